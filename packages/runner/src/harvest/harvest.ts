import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Model, mergeTallies, PairTally, type Plan, type Study, studiesOf, type Tally } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { type BatchInput, settleInput } from './batch-input.ts';
import type { ChunkResult } from './chunk-result.ts';
import { unpackResult } from './frame.ts';
import { type FramePlace, openFrameFile } from './frame-file.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type ReadVariant, readVariant } from './point-result.ts';

/** The file of all points' tallies, in the plan's order: frames whose number is `study * points + point`. An internal format; `readBatch` reads it. */
export const TALLIES = 'tallies.bin';
export const PLAN = 'plan.yaml';

/** Where a scenario's text lies in the folder. */
export function scenarioFile(name: string): string {
  return `scenarios/${name}.yaml`;
}

/** The results of a batch, read from their folder. */
export interface Harvest {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly plan: Plan;
  readonly input: BatchInput;
  /** The plan's studies: each a scenario with a seed. */
  readonly studies: readonly Study[];
  /** By variant, in the plan's order: what was counted at a point; its error where it could not be played. */
  readVariants(study: number, point: number): readonly ReadVariant[];
  /** By variant after the first: the pairs of its runs at a point with the first variant's; null where one of the two could not be played. */
  readPairs(study: number, point: number): readonly (PairTally | null)[];
  /** All that is kept of a point, as data. */
  readPoint(study: number, point: number): ChunkResult;
  /** The plan's own model of a variant, of which `readVariants` gives tallies (with other bounds where points vary those). */
  model(study: number, variant: number): Model;
  close(): void;
}

/** The manifest of a folder that `plenary batch` or `plenary merge` has completed. @throws {UsageError} if it is none, or not complete */
export async function readCompleteManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest === null) throw new UsageError(`${folder}: expected a folder of results, got none. plenary batch PLAN writes one.`);
  if (manifest.status !== 'complete') {
    const next = manifest.shard === null ? 'The same plenary batch command goes on.' : 'plenary merge joins the shards.';
    throw new UsageError(`${folder}: expected a complete batch, got one that is not. ${next}`);
  }
  return manifest;
}

/** Opens such a folder. @throws {UsageError} if it is none, or not complete, or damaged */
export async function readBatch(folder: string): Promise<Harvest> {
  const manifest = await readCompleteManifest(folder);
  const input = await readInput(folder, manifest);
  const { plan } = input;
  const file = openFrameFile(join(folder, TALLIES));
  const places = new Map<number, FramePlace>();
  for (const place of file.frames(false)) places.set(place.number, place);
  const studies = studiesOf(plan);

  function readPoint(study: number, point: number): ChunkResult {
    const place = places.get(study * plan.points.length + point);
    if (place === undefined)
      throw new UsageError(`${join(folder, TALLIES)}: expected point ${point} of study ${study}, got a file without it.`);
    return unpackResult(file.read(place));
  }

  const modelsOf = (study: number): readonly Model[] => plan.scenarios[studies[study]!.scenario]!.models;
  return {
    folder,
    manifest,
    plan,
    input,
    studies,
    readPoint,
    readVariants: (study, point) => {
      const { variants } = readPoint(study, point);
      return modelsOf(study).map((model, variant) => readVariant(model, variants[variant]!));
    },
    readPairs: (study, point) => {
      const [first, ...others] = modelsOf(study);
      const { pairs } = readPoint(study, point);
      return others.map((other, index) => {
        const data = pairs[index] ?? null;
        return data === null ? null : PairTally.fromJSON(first!, other, data);
      });
    },
    model: (study, variant) => modelsOf(study)[variant]!,
    close: file.close,
  };
}

/** The plan and scenarios that a folder of results keeps. @throws {UsageError} if they are not those of its manifest */
export async function readInput(folder: string, { scenarios, identity }: Manifest): Promise<BatchInput> {
  const text = (file: string): Promise<string> =>
    readFile(join(folder, file), 'utf8').catch(() => {
      throw new UsageError(`${join(folder, file)}: expected the batch's own copy, got no file that can be read.`);
    });
  const input = await settleInput(await text(PLAN), join(folder, PLAN), async (file, index) => ({
    ok: true,
    text: await text(scenarios[index]?.file ?? file),
    file: join(folder, scenarios[index]?.file ?? file),
  }));
  if (input.identity !== identity) {
    throw new UsageError(`${folder}: expected the plan and scenarios of its results, played by this version, got others. Play it again.`);
  }
  return input;
}

/** Adds up one variant over all points that were played; null where there are none, or where points differ in rounds or bounds of gauges, which cannot be added. */
export function poolPoints(harvest: Harvest, study: number, variant: number): Tally | null {
  let pooled: Tally | null = null;
  for (let point = 0; point < harvest.plan.points.length; point++) {
    const { tally } = harvest.readVariants(study, point)[variant]!;
    if (tally === null) continue;
    if (pooled !== null && tally.model !== pooled.model) return null;
    pooled = pooled === null ? tally : mergeTallies(pooled, tally);
  }
  return pooled;
}
