import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { unwritable } from '../files/atomic-file.ts';
import type { ManifestFile } from './manifest.ts';

/** A file that is written piece by piece under another name, and gets its own when it is whole. */
export interface GrowingFile {
  /** @throws {UsageError} when it cannot be written */
  write(bytes: Uint8Array): void;
  /** Gives the file its name, and says what it holds. @throws {UsageError} when it cannot be written */
  end(): ManifestFile;
  /** Removes what has been written, unless it has ended. */
  discard(): void;
}

/** Begins a file; a partial one of an earlier process is written anew. @throws {UsageError} when it cannot be written */
export function beginFile(path: string): GrowingFile {
  const partial = `${path}.partial`;
  const told = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unwritable(path, error as NodeJS.ErrnoException);
    }
  };
  const file = told(() => openSync(partial, 'w'));
  const hash = createHash('sha256');
  let bytes = 0;
  let open = true;
  return {
    write: (part) =>
      told(() => {
        for (let written = 0; written < part.length; ) written += writeSync(file, part, written);
        hash.update(part);
        bytes += part.length;
      }),
    end: () =>
      told(() => {
        fsyncSync(file);
        closeSync(file);
        open = false;
        renameSync(partial, path);
        return { name: basename(path), bytes, sha256: hash.digest('hex') };
      }),
    discard() {
      if (!open) return;
      closeSync(file);
      open = false;
      rmSync(partial, { force: true });
    },
  };
}
