import { chunkCount } from '@plenary/engine';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { readPlanFile } from '../files/plan-file.ts';
import { createArrivals, Ended } from '../harvest/arrivals.ts';
import type { BatchInput } from '../harvest/batch-input.ts';
import { completeBatch, readCompleted } from '../harvest/complete-batch.ts';
import { estimatePlay } from '../harvest/estimate-play.ts';
import { beginJournal, openFinished } from '../harvest/journal.ts';
import type { Shard } from '../harvest/manifest.ts';
import { chunksToPlay, type PlayOptions, playChunks, workOf } from '../harvest/play-chunks.ts';
import { createOwnPlayer } from '../harvest/players.ts';
import { prepareFolder } from '../harvest/results-folder.ts';
import type { Threads } from '../harvest/threads.ts';
import type { QueueAddress } from '../queue/queue-address.ts';
import { dryRunLines, dryRunOf } from '../reports/dry-run.ts';
import { commandLine } from '../terminal/quoted.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { tellBatch } from './tell-batch.ts';

/** What `plenary batch` was asked; the flags fit together. */
export interface BatchOptions {
  /** The plan. */
  readonly file: string;
  readonly out: string | undefined;
  readonly shard: Shard | null;
  readonly queue: QueueAddress | null;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly workers: number;
  /** All workers but this thread; null if there are none. */
  readonly threads: Threads | null;
}

/** Plays what is left to play of a plan, or tells what would be played. */
export async function runBatch(options: BatchOptions, terminal: Terminal): Promise<ExitCode> {
  const { file, out, shard, dryRun, workers } = options;
  const input = await readPlanFile(file);
  if (dryRun) {
    const dry = dryRunOf(input, shard, estimatePlay(input, terminal.now), workers);
    if (options.json) terminal.results.raw(`${JSON.stringify(dry, null, 2)}\n`);
    else for (const line of dryRunLines(dry, terminal.results)) terminal.results.line(line);
    return EXIT.done;
  }
  const folder = out ?? `${file.replace(/\.(ya?ml|json)$/, '')}.results${shard === null ? '' : `.${shard.index}-of-${shard.of}`}`;
  if (folder === '') throw new UsageError('--out: expected the name of a folder, got an empty one.');
  return playBatch({ ...options, input, folder }, terminal);
}

interface BatchTask extends BatchOptions {
  readonly input: BatchInput;
  readonly folder: string;
}

async function playBatch(task: BatchTask, terminal: Terminal): Promise<ExitCode> {
  const { input, folder, shard, json } = task;
  const { manifest, release } = await prepareFolder(folder, input, shard, (line) => terminal.talk.line(line));
  try {
    if (manifest.status !== 'complete') return await playRest(task, terminal);
    terminal.talk.line(`${folder} is complete; there is nothing left to play.`);
    return tellBatch(folder, await readCompleted(folder), json, terminal);
  } finally {
    await release();
  }
}

/** Plays what is not played yet, in a folder that is ready. */
async function playRest(task: BatchTask, terminal: Terminal): Promise<ExitCode> {
  const { input, folder, shard, quiet, json } = task;
  const { talk } = terminal;
  const finished = openFinished([folder], chunkCount(input.plan));
  const mine = [...chunksToPlay(input, shard, () => false)].length;
  const chunks = [...chunksToPlay(input, shard, finished.has)];
  if (chunks.length < mine && chunks.length > 0 && !quiet) talk.line(`Going on after ${mine - chunks.length} of ${mine} pieces of work.`);
  const journal = chunks.length === 0 ? null : beginJournal(folder, terminal.now);
  const arrivals = createArrivals(finished, journal);
  const stop = new AbortController();
  try {
    const options = { arrivals, terminal, quiet, stop: stop.signal };
    const playing = chunks.length === 0 ? null : play(task, chunks, options).finally(arrivals.end);
    const completing = shard === null ? completeBatch(folder, input, arrivals).catch(unlessEnded) : null;
    // What cannot be written ends the playing; both have ended before anything is closed.
    await Promise.allSettled([playing, completing?.catch(() => stop.abort())]);
    const [played, completed] = [(await playing) ?? true, await completing];
    if (!played) {
      talk.line(`Interrupted. What was played is kept; the same command goes on: ${sameCommand(task)}`);
      return EXIT.interrupted;
    }
    if (completed !== null) return tellBatch(folder, completed, json, terminal);
    if (shard !== null && !quiet)
      talk.line(`Shard ${shard.index}/${shard.of} is played: ${folder}. When all are, plenary merge joins them.`);
    return EXIT.done;
  } finally {
    journal?.close();
    finished.close();
  }
}

function sameCommand({ file, out, shard, queue }: BatchTask): string {
  const part = shard === null ? [] : ['--shard', `${shard.index}/${shard.of}`];
  return commandLine(
    'plenary',
    'batch',
    file,
    ...part,
    ...(queue === null ? [] : ['--queue', queue.shown]),
    ...(out === undefined ? [] : ['--out', out]),
  );
}

/** @returns whether all were played */
async function play(
  { input, queue, threads }: BatchTask,
  chunks: readonly number[],
  options: Omit<PlayOptions, 'players'>,
): Promise<boolean> {
  if (queue !== null) {
    const { coordinate } = await import('../queue/coordinate.ts');
    return coordinate(input, chunks, { ...options, address: queue });
  }
  const players = [createOwnPlayer(input), ...(threads === null || chunks.length === 1 ? [] : [threads.begin(workOf(input))])];
  try {
    return await playChunks(input, chunks, { ...options, players });
  } finally {
    for (const { close } of players) await close();
  }
}

/** Results are not completed when Ctrl-C ends the playing. */
function unlessEnded(error: unknown): null {
  if (error instanceof Ended) return null;
  throw error;
}
