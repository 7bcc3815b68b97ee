import type { Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';
import type { RunResult } from '../state/observer.ts';
import { Board } from './board.ts';
import { changesBetween } from './changes.ts';
import { collectCounts, forgetCounts, type RunCounter, reserveCounts } from './core-counts.ts';
import { frameOf, renewFrame } from './core-frame.ts';
import { createLoop, type Loop } from './core-module.ts';
import * as frame from './frame.ts';
import { slotsOf } from './luck-blocks.ts';
import { Readings } from './readings.ts';

/** Runs that are played between two looks at their records. */
const MOST_RECORDS = 256;

/** Plays runs in the compiled loop, over tables that are filled on this side as they are met. */
export class Core {
  readonly board: Board;
  private model: Model;
  private readonly loop: Loop;
  private readonly readings: Readings;
  private readonly result: { -readonly [Key in keyof RunResult]: RunResult[Key] };
  private readonly cells: number;
  private counts = false;
  private records: readonly { readonly row: Int32Array; readonly measures: Float64Array }[] = [];

  private constructor(model: Model, loop: Loop) {
    this.model = model;
    this.loop = loop;
    this.board = new Board(model, loop.memory);
    this.readings = new Readings(model, this.board.compiled);
    this.cells = this.board.compiled.ground.cells.layout.size;
    this.result = {
      run: 0,
      outcome: 0,
      rounds: 0,
      measures: new Float64Array(model.measures.length),
      utilities: new Float64Array(model.actors.length).fill(Number.NaN),
    };
    loop.attach(this.board);
    frameOf(model, this.board, this.readings, slotsOf(model), MOST_RECORDS);
  }

  /** A core for this model; null where WebAssembly is missing or forbidden. */
  static create(model: Model): Core | null {
    const loop = createLoop();
    return loop === null ? null : new Core(model, loop);
  }

  /** Makes it one for a model with other numbers, where that keeps most of its tables; false if it does not, and nothing is changed. */
  renew(model: Model): boolean {
    const changes = changesBetween(this.model, model);
    if (changes === null) return false;
    this.model = model;
    this.board.renew(model, changes);
    renewFrame(this.board);
    return true;
  }

  /**
   * Plays `count` runs from number `firstRun` on.
   * @param counter counts all that happens in them; null to count nothing
   * @param ended is told of each run's end, in order
   */
  run(key: Words, firstRun: number, count: number, counter: RunCounter | null, ended: (result: RunResult, row: Int32Array) => void): void {
    const { memory } = this.board;
    if (counter !== null && !this.counts) {
      reserveCounts(this.model, memory, counter);
      this.counts = true;
    }
    memory.words[frame.COUNTED] = counter === null ? 0 : 1;
    memory.words.set(key, frame.KEY);
    for (let played = 0; played < count; ) {
      const portion = Math.min(count - played, this.mostRuns);
      try {
        this.loop.play(firstRun + played, portion);
        if (counter !== null) collectCounts(this.model, memory, counter);
      } catch (error) {
        if (counter !== null) forgetCounts(this.model, memory, counter);
        throw error;
      }
      for (let index = 0; index < portion; index++) this.tell(firstRun + played + index, index, ended);
      played += portion;
    }
  }

  /** Plays one run and tells of the state's row at each round's end and at its own. */
  trace(key: Words, run: number, told: (row: Int32Array) => void): void {
    const { memory } = this.board;
    this.loop.onRound = () => told(memory.state.subarray(0, this.cells));
    memory.words[frame.TRACED] = 1;
    try {
      this.run(key, run, 1, null, (_, row) => told(row));
    } finally {
      memory.words[frame.TRACED] = 0;
    }
  }

  /** So many that no count of one portion can exceed 32 bits. */
  private get mostRuns(): number {
    const sessions = Math.max(0, ...this.model.phases.map(({ drafting }) => drafting?.sessions ?? 0));
    const most = this.model.rounds * (1 + sessions);
    return Math.max(1, Math.min(MOST_RECORDS, Math.floor(2 ** 31 / (most * most + 1))));
  }

  /** Looks at the records where the memory has them now. */
  private viewRecords(): void {
    const { words, doubles } = this.board.memory;
    this.records = Array.from({ length: MOST_RECORDS }, (_, index) => {
      const first = words[frame.RECORDS]! + index * words[frame.RECORD_WORDS]! + frame.RECORD_HEAD;
      const measures = (first + this.cells + 1) >> 1;
      return {
        row: words.subarray(first, first + this.cells),
        measures: doubles.subarray(measures, measures + this.model.measures.length),
      };
    });
  }

  private tell(run: number, index: number, ended: (result: RunResult, row: Int32Array) => void): void {
    const { result, board } = this;
    const { words } = board.memory;
    if (this.records[0]?.row.buffer !== words.buffer) this.viewRecords();
    const { row, measures } = this.records[index]!;
    const record = words[frame.RECORDS]! + index * words[frame.RECORD_WORDS]!;
    result.run = run;
    result.outcome = words[record]!;
    result.rounds = words[record + 1]!;
    result.measures = measures;
    board.compiled.ground.stances.finalUtilities(row, result.utilities);
    ended(result, row);
  }
}
