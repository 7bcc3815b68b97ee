import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '@plenary/engine';
import { writeAtomically } from '../files/atomic-file.ts';

export const MANIFEST = 'manifest.json';
const FORMAT = 'plenary.batch/1';

/** What lies in a folder of results, as `manifest.json` says it. It holds nothing that depends on when, where or by how many workers the batch was played. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** `playing` until all points are played and all files written. */
  readonly status: 'playing' | 'complete';
  /** The version of Plenary that plays it. */
  readonly version: string;
  /** SHA-256 of the version and of the texts of the plan and its scenarios: results with the same identity are of the same batch. */
  readonly identity: string;
  readonly title: string;
  /** Which share of the work the folder holds, or null for all of it. */
  readonly shard: Shard | null;
  readonly scenarios: readonly { readonly name: string; readonly file: string; readonly seeds: readonly string[] }[];
  readonly variants: readonly string[];
  readonly design: string;
  readonly factors: readonly string[];
  readonly points: number;
  readonly runs: number;
  readonly luck: Plan['luck'];
  readonly chunks: number;
  /** Rows of points.csv that have an error instead of results; null while playing. */
  readonly failed: number | null;
  readonly files: readonly ManifestFile[];
}

/** Shard `index` (from 1) of `of` plays the chunks whose number leaves the remainder `index - 1` by `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The manifest of a folder; null if it has none of this kind. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const data: unknown = JSON.parse(text);
    return isManifest(data) ? data : null;
  } catch {
    return null;
  }
}

function isManifest(data: unknown): data is Manifest {
  if (typeof data !== 'object' || data === null) return false;
  const { format, status, version, identity, scenarios, files } = data as Partial<Record<keyof Manifest, unknown>>;
  return (
    format === FORMAT &&
    (status === 'playing' || status === 'complete') &&
    typeof version === 'string' &&
    typeof identity === 'string' &&
    isListOf(scenarios, ['name', 'file']) &&
    isListOf(files, ['name', 'sha256'])
  );
}

/** Whether something is a list of objects with texts of these names. */
function isListOf(list: unknown, names: readonly string[]): boolean {
  return (
    Array.isArray(list) &&
    list.every((item: unknown) => {
      if (typeof item !== 'object' || item === null) return false;
      return names.every((name) => typeof (item as Readonly<Record<string, unknown>>)[name] === 'string');
    })
  );
}

/** @throws {UsageError} when it cannot be written */
export async function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): Promise<void> {
  await writeAtomically(join(folder, MANIFEST), `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`);
}
