import type { Row } from './column.ts';
import type { ManifestFile } from './manifest.ts';

/** A table that is written row by row, in memory that does not depend on their number. */
export interface TableFile {
  /** @throws {UsageError} when it cannot be written */
  write(row: Row): void;
  end(): ManifestFile;
  discard(): void;
}
