import { checkRuns, keyOf } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';
import type { RunObserver, RunResult } from '../state/observer.ts';
import { Core } from './core.ts';
import type { RunCounter } from './core-counts.ts';
import { checkCounter } from './counter-check.ts';
import { Sampler } from './sampler.ts';

/**
 * A model compiled for many runs. It keeps what it has met between calls, which changes its speed and nothing else. An observer may ask the kernel that plays
 * for it for other runs; they are played by another one.
 */
export interface Kernel {
  readonly model: Model;
  /**
   * Whether runs are played in WebAssembly when only counts or ends are asked for. False where the host has none or forbids it: then all are played in
   * JavaScript, several times slower and with the same results.
   */
  readonly isCompiled: boolean;
  /**
   * Plays `count` runs from number `firstRun` on and tells the observer as the reference engine would: the same calls with the same values.
   * A tally, and an observer that has nothing but `runEnd`, are served by the compiled loop; one that wants to know more is told in JavaScript, which is slower.
   * @param key the seed's text, or the key itself
   * @throws RangeError when it is neither, the runs are not among those from 0 to 2^32 - 1, or the observer is a tally of another model
   */
  run(key: Words | string, firstRun: number, count: number, observer: RunObserver): void;
  /**
   * Plays runs and counts in a tally all that happens in them: what `run` would do with the tally as its observer, several times faster.
   * @param ended is told of the end of each run, after it was counted
   * @throws RangeError as `run` does, or when the tally is of another model
   */
  count(key: Words | string, firstRun: number, count: number, counter: RunCounter, ended?: Ended): void;
  /**
   * A kernel for another model, with what this one has met where that is as true for the other: where they differ in a few numbers it is ready sooner than a new
   * one, and does the same. This one then has nothing left and is slow.
   */
  handOver(model: Model): Kernel;
  /**
   * The state rows of one run, at each round's end and at its own.
   * @throws RangeError as `run` does
   */
  trajectory(key: Words | string, run: number): readonly Int32Array[];
}

export interface KernelOptions {
  /** How many 32-bit words its tables may hold before they are forgotten between two runs. */
  readonly memory?: number;
  /** False to play in JavaScript even where WebAssembly can be had. */
  readonly compiled?: boolean;
}

type Ended = (result: RunResult, row: Int32Array) => void;

const DEFAULT_MEMORY = 1 << 26;
/** Runs between two looks at the memory in use. */
const PORTION = 1024;
/** Tables that serve one model after the other gather what is of no use any more: after so many models, or beyond so many words, new ones are begun. */
const MOST_MODELS = 64;
const MOST_GATHERED = 1 << 21;

/** Compiles a model for fast Monte Carlo. */
export function createKernel(model: Model, { memory = DEFAULT_MEMORY, compiled = true }: KernelOptions = {}): Kernel {
  return kernelOf(model, { memory, compiled }, compiled ? Core.create(model) : null, 1);
}

/** @param models how many the loop has served, this one included */
function kernelOf(model: Model, options: Required<KernelOptions>, loop: Core | null, models: number): Kernel {
  const { memory } = options;
  let core = loop;
  let sampler: Sampler | null = null;
  let isPlaying = false;
  /** Plays what observers ask for while this kernel plays for them. */
  let second: Kernel | null = null;

  function another(): Kernel {
    second ??= createKernel(model, options);
    return second;
  }

  function playAlone(play: () => void): void {
    isPlaying = true;
    try {
      play();
    } finally {
      isPlaying = false;
    }
  }

  function sample(key: Words, firstRun: number, count: number, observer: RunObserver): void {
    for (let number = firstRun; number < firstRun + count; number++) {
      if (sampler === null || sampler.board.memory.used > memory) sampler = new Sampler(model);
      sampler.run(key, number, observer);
    }
  }

  /** Plays runs in a compiled loop. Its tables are forgotten where they have become too large, and there is room for others. */
  function play(loop: Core, key: Words, firstRun: number, count: number, counter: RunCounter | null, ended: Ended): void {
    let present = loop;
    for (let played = 0; played < count; played += PORTION) {
      if (present.board.memory.used > memory) present = Core.create(model) ?? present;
      core = present;
      present.run(key, firstRun + played, Math.min(PORTION, count - played), counter, ended);
    }
  }

  function countRuns(key: Words, firstRun: number, count: number, counter: RunCounter, ended: Ended): void {
    checkCounter(model, counter);
    if (core === null) {
      const observer: RunObserver = {
        turn: (actor, blocked) => counter.turn(actor, blocked),
        act: (actor, act) => counter.act(actor, act),
        event: (event) => counter.event(event),
        position: (actor, supports) => counter.position(actor, supports),
        roundEnd: (row) => counter.roundEnd(row),
        runEnd(result, row) {
          counter.runEnd(result, row);
          ended(result, row);
        },
      };
      sample(key, firstRun, count, observer);
    } else {
      play(core, key, firstRun, count, counter, (result, row) => {
        counter.countResult(result);
        ended(result, row);
      });
    }
  }

  function tellRuns(key: Words, firstRun: number, count: number, observer: RunObserver): void {
    if (isCounter(observer)) countRuns(key, firstRun, count, observer, () => undefined);
    else if (core === null || !hearsEndsOnly(observer)) sample(key, firstRun, count, observer);
    else play(core, key, firstRun, count, null, (result, row) => observer.runEnd?.(result, row));
  }

  return {
    model,
    get isCompiled() {
      return core !== null;
    },
    run(key, firstRun, count, observer) {
      if (isPlaying) return another().run(key, firstRun, count, observer);
      const words = keyOf(key);
      checkRuns(firstRun, count);
      playAlone(() => tellRuns(words, firstRun, count, observer));
    },
    count(key, firstRun, count, counter, ended = () => undefined) {
      if (isPlaying) return another().count(key, firstRun, count, counter, ended);
      const words = keyOf(key);
      checkRuns(firstRun, count);
      playAlone(() => countRuns(words, firstRun, count, counter, ended));
    },
    handOver(other) {
      if (isPlaying) return createKernel(other, options);
      const used = core;
      core = null;
      sampler = null;
      const isWorthIt = used !== null && models < MOST_MODELS && used.board.memory.used <= Math.min(memory, MOST_GATHERED);
      return isWorthIt && used.renew(other) ? kernelOf(other, options, used, models + 1) : createKernel(other, options);
    },
    trajectory(key, number) {
      if (isPlaying) return another().trajectory(key, number);
      const words = keyOf(key);
      checkRuns(number, 1);
      const rows: Int32Array[] = [];
      const keep = (row: Int32Array): void => void rows.push(row.slice());
      playAlone(() => {
        if (core === null) sample(words, number, 1, { roundEnd: keep, runEnd: (_, row) => keep(row) });
        else core.trace(words, number, keep);
      });
      return rows;
    },
  };
}

function isCounter(observer: RunObserver): observer is RunCounter {
  return 'countResult' in observer;
}

function hearsEndsOnly({ turn, act, event, position, roundEnd }: RunObserver): boolean {
  return [turn, act, event, position, roundEnd].every((told) => told === undefined);
}
