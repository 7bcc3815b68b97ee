import { Worker } from 'node:worker_threads';
import type { Model, TallyData } from '@plenary/engine';
import { spareCores } from '../threads/spare-cores.ts';

/** What a worker is hired for. */
export interface Contract {
  readonly model: Model;
  readonly seed: string;
}

export type Order =
  | ({ readonly kind: 'sign' } & Contract)
  | { readonly kind: 'play'; readonly firstRun: number; readonly count: number }
  | { readonly kind: 'hand-over' };

/** The counts of everything that a worker has played so far. */
export interface Counts {
  readonly tally: TallyData;
  readonly examples: readonly (number | null)[];
}

export type Answer = { readonly kind: 'ready' | 'played' } | ({ readonly kind: 'counts' } & Counts);

/** Worker threads that play portions of a batch side by side. */
export interface Crew {
  readonly members: readonly Member[];
  dismiss(): Promise<void>;
}

export interface Member {
  play(firstRun: number, count: number): Promise<void>;
  handOver(): Promise<Counts>;
}

/** Workers that load their program while it is not yet known what they shall play. */
export interface Recruits {
  /** Resolves when all are ready to play. To be called once. */
  hire(contract: Contract): Promise<Crew>;
  /** Ends them, hired or not. */
  dismiss(): Promise<void>;
}

/** Starts so many workers. */
export function callRecruits(size: number): Recruits {
  spareCores();
  const workers = Array.from({ length: size }, () => new Worker(new URL('./run-worker.js', import.meta.url)));
  const ready = Promise.all(workers.map(nextAnswer));
  // What goes wrong is told to those who hire.
  ready.catch(() => undefined);
  const dismiss = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return {
    async hire(contract) {
      for (const worker of workers) worker.postMessage({ kind: 'sign', ...contract } satisfies Order);
      await ready;
      return { members: workers.map(memberOf), dismiss };
    },
    dismiss,
  };
}

function memberOf(worker: Worker): Member {
  return {
    async play(firstRun, count) {
      await ask(worker, { kind: 'play', firstRun, count });
    },
    async handOver() {
      const answer = await ask(worker, { kind: 'hand-over' });
      if (answer.kind !== 'counts') throw new Error(`A worker was asked for its counts and answered "${answer.kind}".`);
      return answer;
    },
  };
}

function ask(worker: Worker, order: Order): Promise<Answer> {
  const answer = nextAnswer(worker);
  worker.postMessage(order);
  return answer;
}

function nextAnswer(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject);
      resolve(answer);
    });
  });
}
