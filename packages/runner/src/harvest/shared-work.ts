import type { Work } from './chunk-player.ts';

/** The work of a batch as JSON in memory that threads share, so that it can be sent with each task without a copy. */
export type SharedWork = SharedArrayBuffer;

export function shareWork(work: Work): SharedWork {
  const bytes = Buffer.from(JSON.stringify(work));
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

export function readWork(shared: SharedWork): Work {
  return JSON.parse(Buffer.from(shared).toString('utf8')) as Work;
}
