import type { Task } from '../harvest/chunk-player.ts';
import type { Played } from '../harvest/played.ts';
import { createThreads, type Players } from '../harvest/threads.ts';
import type { Commission } from './depot.ts';

/** Threads that play chunks of whatever batch comes. */
export interface Troupes {
  /** Null if nobody wants the batch any more. */
  play(batch: string, task: Task): Promise<Played | null>;
  close(): Promise<void>;
}

interface Troupe {
  /** Null if nobody wants the batch. */
  readonly players: Promise<Players | null>;
  /** How many are asked for something. */
  playing: number;
}

/**
 * Keeps threads with the last batch's scenarios, so that its next chunk begins at once. They are threads even for one worker: the process has to give signs of
 * life while they play.
 * @param read gives a batch; it is asked when chunks of another one come
 */
export function createTroupes(size: number, read: (batch: string) => Promise<Commission | null>): Troupes {
  const troupes = new Map<string, Troupe>();

  function found(batch: string): Troupe {
    const players = read(batch).then((commission) => commission && createThreads(commission.work, size));
    const troupe = { players, playing: 0 };
    troupes.set(batch, troupe);
    return troupe;
  }

  async function close(batch: string, { players }: Troupe): Promise<void> {
    troupes.delete(batch);
    await (await players.catch(() => null))?.close();
  }

  return {
    async play(batch, task) {
      const troupe = troupes.get(batch) ?? found(batch);
      troupe.playing++;
      let players: Players | null = null;
      try {
        players = await troupe.players;
        return players && (await players.play(task));
      } finally {
        troupe.playing--;
        if (players === null && troupes.get(batch) === troupe) troupes.delete(batch);
        for (const [other, idle] of troupes) if (other !== batch && idle.playing === 0) await close(other, idle);
      }
    },
    async close() {
      for (const [batch, troupe] of troupes) await close(batch, troupe);
    },
  };
}
