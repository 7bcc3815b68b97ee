import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../exit.ts';
import { HEADER_BYTES, isWhole, readHeader } from './frame.ts';

/** Where a frame's payload lies in its file. */
export interface FramePlace {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
}

/** A file of frames, open for reading. */
export interface FrameFile {
  /**
   * Its frames in their order, up to the first that is not whole.
   * @param checked whether payloads are read and checked, too; else only that they lie within the file
   */
  frames(checked: boolean): Generator<FramePlace>;
  /** The payload. @throws {UsageError} if it is not the one that was written */
  read(place: FramePlace): Buffer;
  close(): void;
}

/** @throws {UsageError} if there is no such file, or it cannot be read */
export function openFrameFile(path: string): FrameFile {
  const file = openToRead(path);
  const read = (offset: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const got = readSync(file, bytes, filled, length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return bytes.subarray(0, filled);
  };
  return {
    *frames(checked) {
      const { size } = fstatSync(file);
      let offset = 0;
      while (offset + HEADER_BYTES <= size) {
        const header = readHeader(read(offset, HEADER_BYTES));
        if (header === null || offset + HEADER_BYTES + header.length > size) return;
        if (checked && !isWhole(header, read(offset + HEADER_BYTES, header.length))) return;
        offset += HEADER_BYTES;
        yield { number: header.number, offset, length: header.length };
        offset += header.length;
      }
    },
    read({ number, offset, length }) {
      const frame = read(offset - HEADER_BYTES, HEADER_BYTES + length);
      const header = readHeader(frame);
      const payload = frame.subarray(HEADER_BYTES);
      if (header !== null && header.number === number && isWhole(header, payload)) return payload;
      throw new UsageError(
        `${path}: expected the results that were written, got a damaged file. Play the batch again, with another --out.`,
      );
    },
    close: () => closeSync(file),
  };
}

function openToRead(path: string): number {
  let file = -1;
  try {
    file = openSync(path, 'r');
    if (fstatSync(file).isFile()) return file;
  } catch (error) {
    throw new UsageError(`${path}: expected a file of results, got none that can be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  closeSync(file);
  throw new UsageError(`${path}: expected a file of results, got something else of that name.`);
}
