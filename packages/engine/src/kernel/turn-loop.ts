import { CELL } from '../state/layout.ts';
import type { RunObserver } from '../state/observer.ts';
import type { Board } from './board.ts';
import { alternativesOf, chosenAt, FACTS, factsOf } from './choices.ts';
import type { LuckBlocks } from './luck-blocks.ts';
import { MOVE } from './moves.ts';
import { STEP_WORDS, THEN } from './programs.ts';
import { TABLE } from './tables.ts';

/**
 * Lets the speakers of a round act, one after the other. Most of a run is spent here.
 * NOTE: `Tables.find` and the plain steps of `Board.execute` are written out for speed: as calls they cost a quarter more.
 */
export function playTurns(board: Board, luck: LuckBlocks, observer: RunObserver): void {
  const { state, memory, compiled } = board;
  const { tables } = compiled.ground;
  const { places, layout } = compiled.ground.cells;
  const turnTables = compiled.turns.tables;
  let { words } = memory;
  const order = compiled.orders.ofPhase(state[CELL.phase]!, state[CELL.round]!);
  const end = order + words[order]!;
  for (let place = order + 1; place <= end; place++) {
    const actor = words[place]!;
    const configuration = state[layout.configurations + actor]!;
    let table = words[turnTables + places[actor]! + configuration]!;
    if (table === 0) {
      table = compiled.turns.declare(actor, configuration);
      words = memory.words;
    }
    let row = words[table + TABLE.array]!;
    if (row !== 0) {
      const last = table + TABLE.digits + 2 * words[table + TABLE.length]!;
      for (let digit = table + TABLE.digits; digit < last; digit += 2) {
        row = (row + words[(words[digit + 1]! + state[words[digit]!]!) | 0]!) | 0;
      }
      row = words[row]!;
    }
    if (row === 0) {
      row = tables.find(table);
      words = memory.words;
    }
    const facts = factsOf(words, row);
    const alternatives = words[facts]!;
    if (observer.turn !== undefined) observer.turn(actor, words[facts + FACTS.note]!);
    if (alternatives === 0) continue;
    const move = words[alternatives === 1 ? alternativesOf(row, 1) : chosenAt(words, row, alternatives, luck.draw(actor))]!;
    const act = words[move + MOVE.act]!;
    if (observer.act !== undefined) observer.act(actor, act - 1);
    state[layout.configurations + actor] = words[move + MOVE.configuration]!;
    let step = move + MOVE.program + 1;
    for (let left = words[move + MOVE.program]!; left > 0; left--, step += STEP_WORDS) {
      const cell = words[step]!;
      state[cell] = Math.min(words[step + 3]!, Math.max(words[step + 2]!, (state[cell]! + words[step + 1]!) | 0));
    }
    if (words[step] !== THEN.end) {
      board.goOn(step);
      words = memory.words;
    }
    state[layout.lasts + actor] = act;
    const listeners = words[move + MOVE.listeners]!;
    if (listeners !== 0) {
      board.announce(listeners);
      words = memory.words;
    }
  }
}
