import { closeSync, fdatasyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { unwritable } from '../files/atomic-file.ts';
import { frameOf } from './frame.ts';
import { type FrameFile, type FramePlace, openFrameFile } from './frame-file.ts';

/** The folder of a batch's finished chunks while it is played. */
export const JOURNAL = 'journal';
const PART = /^part-(\d+)\.bin$/;
/** What a loss of power may cost at most; a process that is killed loses nothing that it has written. */
const SYNC_MS = 1_000;

/** The chunks that are finished, wherever they lie. */
export interface FinishedChunks {
  readonly count: number;
  has(chunk: number): boolean;
  /** @throws RangeError if it is not finished */
  read(chunk: number): Buffer;
  /** Takes in a chunk that has been noted meanwhile. */
  add(path: string, place: FramePlace): void;
  close(): void;
}

/** Where finished chunks are noted, each at once and never changed. */
export interface Journal {
  readonly path: string;
  /** Says where it lies then. @throws {UsageError} when it cannot be written */
  note(chunk: number, payload: Uint8Array): FramePlace;
  close(): void;
}

/**
 * Finds the finished chunks in folders of results. A chunk found twice is taken once: both are the same. What was not written to its end is passed over.
 * @param chunks how many the batch has
 */
export function openFinished(folders: readonly string[], chunks: number): FinishedChunks {
  const files: FrameFile[] = [];
  const indices = new Map<string, number>();
  const fileOf = new Int32Array(chunks).fill(-1);
  const offsets = new Float64Array(chunks);
  const lengths = new Uint32Array(chunks);
  let count = 0;

  function openAt(path: string): number {
    const index = indices.get(path) ?? files.push(openFrameFile(path)) - 1;
    indices.set(path, index);
    return index;
  }

  function take(index: number, { number, offset, length }: FramePlace): void {
    if (number >= chunks || fileOf[number] !== -1) return;
    fileOf[number] = index;
    offsets[number] = offset;
    lengths[number] = length;
    count++;
  }

  for (const folder of folders) {
    for (const part of partsIn(folder)) {
      const index = openAt(join(folder, JOURNAL, part));
      for (const place of files[index]!.frames(true)) take(index, place);
    }
  }
  return {
    get count() {
      return count;
    },
    add: (path, place) => take(openAt(path), place),
    has: (chunk) => (fileOf[chunk] ?? -1) >= 0,
    read(chunk) {
      const file = files[fileOf[chunk] ?? -1];
      if (file === undefined) throw new RangeError(`Chunk ${chunk} is not finished.`);
      const place: FramePlace = { number: chunk, offset: offsets[chunk]!, length: lengths[chunk]! };
      return file.read(place);
    },
    close: () => {
      for (const file of files) file.close();
    },
  };
}

/** Begins a new part of the journal: no process ever writes to another's. @throws {UsageError} when it cannot be written */
export function beginJournal(folder: string, now: () => number): Journal {
  const last = partsIn(folder).map((part) => Number(PART.exec(part)?.[1]));
  const { path, file } = createPart(folder, Math.max(0, ...last) + 1);
  let synced = now();
  let end = 0;
  return {
    path,
    note(chunk, payload) {
      const frame = frameOf(chunk, payload);
      try {
        for (let written = 0; written < frame.length; ) written += writeSync(file, frame, written);
        end += frame.length;
        if (now() - synced >= SYNC_MS) {
          synced = now();
          fdatasyncSync(file);
        }
      } catch (error) {
        throw unwritable(path, error as NodeJS.ErrnoException);
      }
      return { number: chunk, offset: end - payload.length, length: payload.length };
    },
    close() {
      try {
        fdatasyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

function createPart(folder: string, number: number): { readonly path: string; readonly file: number } {
  const path = join(folder, JOURNAL, `part-${String(number).padStart(4, '0')}.bin`);
  try {
    return { path, file: openSync(path, 'wx') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return createPart(folder, number + 1);
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

/** The parts of a folder's journal in the order in which they were begun; none where there is no journal. */
function partsIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, JOURNAL))
      .filter((name) => PART.test(name))
      .sort((a, b) => Number(PART.exec(a)?.[1]) - Number(PART.exec(b)?.[1]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
