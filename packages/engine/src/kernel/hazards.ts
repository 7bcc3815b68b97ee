import type { Event } from '../scenario/model.ts';
import { bundle } from './bundles.ts';
import { CHANCE_WORDS, writeChance } from './chances.ts';
import type { Ground } from './ground.ts';
import type { Listeners } from './listeners.ts';
import type { Room } from './passing.ts';
import { adding, type Programs, programWords } from './programs.ts';

/** Words of an event that may strike: the event, then its chance. */
export const HAZARD_WORDS = 1 + CHANCE_WORDS;

/** What an event does when it strikes: the program of its effects, and who hears of it (0 for nobody). */
export interface Strike {
  readonly program: number;
  readonly listeners: number;
}

/**
 * The events of nature. A table answers for several of them at once: its row is the number of those that may strike in the present state, then
 * the words of each, in declared order.
 */
export class Hazards {
  /** Tables in the order of the events that they answer for. Replaced when they are renewed. */
  tables: readonly number[];
  readonly strikes: readonly Strike[];
  /** Whether the tables are in the room for what does not last. */
  isPassing = false;
  private readonly ground: Ground;

  constructor(ground: Ground, programs: Programs, listeners: Listeners) {
    const { model, memory } = ground;
    this.ground = ground;
    this.tables = hazardTables(ground, ground.memory);
    this.strikes = model.events.map(({ name, effects }, index) => ({
      program: memory.store(programWords([...counted(ground, index), ...programs.effects(effects)])),
      listeners: listeners.list(name, null),
    }));
  }

  /** Declares the tables anew, for a model with other hazards and conditions. */
  renew(): void {
    this.isPassing = true;
    this.tables = hazardTables(this.ground, this.ground.passing);
  }
}

function hazardTables(ground: Ground, room: Room): readonly number[] {
  const { model, cells, atoms, tables, memory } = ground;
  const { events } = model;
  const questions = events.map(({ when, hazard }) => [...(when === null ? [] : atoms.of(when.root)), ...atoms.of(hazard.root)]);
  const probabilities = events.map((event) => probabilityOf(ground, event));
  return bundle(cells, questions).map((indices) =>
    tables.declare(
      indices.flatMap((index) => questions[index]!),
      () => {
        const now = indices.map((index) => probabilities[index]!());
        const likely = now.reduce((count, probability) => count + (probability > 0 ? 1 : 0), 0);
        const row = room.reserve(1 + HAZARD_WORDS * likely);
        memory.words[row] = likely;
        let place = row + 1;
        for (let at = 0; at < now.length; at++) {
          if (!(now[at]! > 0)) continue;
          memory.words[place] = indices[at]!;
          writeChance(memory, place + 1, now[at]!, room);
          place += HAZARD_WORDS;
        }
        return row;
      },
      room,
    ),
  );
}

function probabilityOf(ground: Ground, { when, hazard }: Event): () => number {
  const mayStrike = when === null ? () => 1 : ground.evaluator(when);
  const value = ground.evaluator(hazard);
  return () => (mayStrike() === 0 ? 0 : Math.min(1, Math.max(0, value())));
}

function counted({ model, cells }: Ground, event: number) {
  return model.measures.flatMap((measure, index) =>
    measure.kind === 'count' && measure.event === event ? [adding(cells.counts + index, 1)] : [],
  );
}
