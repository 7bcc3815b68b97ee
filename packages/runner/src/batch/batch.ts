import { isPreciseEnough, type LookPlan, type Model, mergeTallies, nextLook, type Tally, tallyFromJson } from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type Counts, type Crew, callRecruits, type Recruits } from './crew.ts';
import { createPlayer, type Player } from './player.ts';
import { shareOut } from './share.ts';

export interface BatchOptions {
  readonly model: Model;
  readonly seed: string;
  /** How many runs, numbered from 0; or by which plan to stop once all outcomes are known precisely enough. */
  readonly until: number | LookPlan;
  /** How many threads may share the work; what comes out does not depend on it. */
  readonly workers: number;
  /** All workers but this thread, if they have been called already; null to call them if they are worth it. */
  readonly recruits?: Recruits | null;
}

export interface Batch {
  readonly tally: Tally;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  /** Whether Ctrl-C ended it early; the runs that were played are still the first ones. */
  readonly interrupted: boolean;
}

/** About how long runs are played alone between looks at the clock and at Ctrl-C. */
const PORTION_MS = 50;
/** A crew is hired when the work has been tried for so long, and at least so much is left: each worker has to fill its own tables first. */
const TRIAL_MS = 150;
const WORTH_MS = 1_000;
/** Runs that are played in this thread, while it has a crew, before it looks at what the crew has to say. */
const AT_ONCE = 256;

/** Plays runs from number 0 on and counts them: alone at first, and with a crew of further workers when there is much to do. */
export async function playBatch({ model, seed, until, workers, recruits = null }: BatchOptions, terminal: Terminal): Promise<Batch> {
  const agency = createAgency(() => (recruits ?? callRecruits(workers - 1)).hire({ model, seed }));
  if (recruits !== null) agency.hire();
  const player = createPlayer(model, seed);
  const progress = createProgress(terminal.talk, 'Playing', terminal.now);
  const { signal, release } = terminal.interruption();
  const began = terminal.now();
  let results: Pick<Batch, 'tally' | 'examples'> = player;
  let goal = nextGoal(until, results.tally);
  let played = 0;
  let portion = 1;

  function playAlone(to: number): void {
    const started = terminal.now();
    const count = Math.min(portion, to - played);
    player.play(played, count);
    played += count;
    const now = terminal.now();
    const left = ((now - started) / count) * (to - played);
    portion = now - started < PORTION_MS ? 2 * portion : Math.max(1, Math.floor(portion / 2));
    if (workers > 1 && now - began > TRIAL_MS && left > WORTH_MS) agency.hire();
    progress.update(played, to);
  }

  try {
    while (goal !== null && !signal.aborted) {
      const to: number = goal;
      const crew = agency.crew();
      if (crew === null) playAlone(to);
      else {
        const onProgress = (done: number): void => progress.update(done, to);
        const members = [{ play: (firstRun: number, count: number) => playHere(player, firstRun, count) }, ...crew.members];
        played = await shareOut(members, { from: played, to, portion, signal, now: terminal.now, onProgress });
      }
      await new Promise((resolve) => setImmediate(resolve));
      if (played < to && !signal.aborted) continue;
      const counts = await Promise.all(agency.crew()?.members.map((member) => member.handOver()) ?? []);
      results = gather(model, player, counts);
      if (played === to) goal = nextGoal(until, results.tally);
    }
  } finally {
    progress.end();
    release();
    await agency.close();
  }
  return { ...results, interrupted: goal !== null };
}

/** Plays runs in this thread, which listens to others now and then. */
async function playHere(player: Player, firstRun: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    player.play(firstRun + done, Math.min(AT_ONCE, count - done));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The number of runs to reach next, or null when there are enough. */
function nextGoal(until: number | LookPlan, { runs, outcomes }: Tally): number | null {
  if (typeof until === 'number') return runs < until ? until : null;
  return runs > 0 && isPreciseEnough(until, [...outcomes], runs) ? null : nextLook(until, runs);
}

function gather(model: Model, own: Pick<Batch, 'tally' | 'examples'>, counts: readonly Counts[]): Pick<Batch, 'tally' | 'examples'> {
  let { tally, examples } = own;
  for (const part of counts) {
    tally = mergeTallies(tally, tallyFromJson(model, part.tally));
    examples = examples.map((known, index) => earlier(known, part.examples[index] ?? null));
  }
  return { tally, examples };
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** Hires a crew in the background, once. */
function createAgency(hire: () => Promise<Crew>) {
  let crew: Crew | null = null;
  let failure: unknown = null;
  let hiring: Promise<void> | null = null;
  return {
    hire(): void {
      hiring ??= hire().then(
        (hired) => {
          crew = hired;
        },
        (error) => {
          failure = error;
        },
      );
    },
    /** The crew once it is ready. */
    crew(): Crew | null {
      if (failure !== null) throw failure;
      return crew;
    },
    async close(): Promise<void> {
      await hiring;
      await crew?.dismiss();
    },
  };
}
