import { join } from 'node:path';
import { AS_IT_STANDS, chunksPerPoint, PairTally, studiesOf } from '@plenary/engine';
import { digestOf } from '../files/digest.ts';
import type { BatchInput } from './batch-input.ts';
import { type ChunkResult, isFailed } from './chunk-result.ts';
import { beginCsv } from './csv-file.ts';
import { frameOf, packResult, unpackResult } from './frame.ts';
import { beginFile } from './growing-file.ts';
import { PLAN, scenarioFile, TALLIES } from './harvest.ts';
import type { ManifestFile } from './manifest.ts';
import { beginParquet } from './parquet-file.ts';
import type { PointContext } from './point-context.ts';
import { joinChunks, readVariant } from './point-result.ts';
import { pointRow, pointsColumns } from './points-table.ts';
import { roundsColumns, roundsReader } from './rounds-table.ts';
import { runsColumns, runsRows } from './runs-table.ts';
import { type BatchSummary, createSummary } from './summary.ts';

export interface WrittenResults {
  readonly files: readonly ManifestFile[];
  readonly summary: BatchSummary;
}

/**
 * Writes the results of a batch from its chunks in one pass, in the plan's order, holding one point at a time; so they depend neither on who
 * played the chunks nor on when.
 * @param read the payload of a chunk, as soon as it is finished
 * @throws {UsageError} when a file cannot be written
 */
export async function writeResults(
  folder: string,
  input: BatchInput,
  read: (chunk: number) => Promise<Uint8Array>,
): Promise<WrittenResults> {
  const { plan } = input;
  const { keep, factors } = plan;
  const columns = pointsColumns(
    factors.map(({ name }) => name),
    keep.outcomes,
    keep.measures,
  );
  const roundColumns = keep.rounds ? roundsColumns(plan.scenarios.flatMap(({ models }) => models)) : [];
  const begun: { discard(): void }[] = [];
  const beginning = <T extends { discard(): void }>(file: T): T => {
    begun.push(file);
    return file;
  };
  try {
    const csv = beginning(beginCsv(join(folder, 'points.csv'), columns));
    const points = beginning(beginParquet(join(folder, 'points.parquet'), columns));
    const rounds = keep.rounds ? beginning(beginParquet(join(folder, 'rounds.parquet'), roundColumns)) : null;
    const runs = keep.runs ? beginning(beginParquet(join(folder, 'runs.parquet'), runsColumns(keep.measures))) : null;
    const tallies = beginning(beginFile(join(folder, TALLIES)));
    const summary = createSummary(plan);
    const rowsByRound = roundsReader(roundColumns);
    const cells = studiesOf(plan).length * plan.points.length;
    for (let cell = 0; cell < cells; cell++) {
      const result = await resultAt(input, cell, read);
      // Packed anew, so that the file is the same wherever its parts were packed.
      tallies.write(frameOf(cell, packResult(result)));
      for (const [variant, context] of contextsOf(input, cell, result).entries()) {
        const row = pointRow(context, keep.outcomes, keep.measures);
        csv.write(row);
        points.write(row);
        if (rounds !== null) for (const round of rowsByRound(context)) rounds.write(round);
        if (runs !== null) for (const run of runsRows(context, keep.measures)) runs.write(run);
        summary.add(Math.floor(cell / plan.points.length), variant, context);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    const written = [csv, points, rounds, runs, tallies].flatMap((file) => (file === null ? [] : [file.end()]));
    return { files: [...inputFiles(input), ...written], summary: summary.end() };
  } finally {
    for (const file of begun) file.discard();
  }
}

/** Everything that came out at a point. */
export async function resultAt({ plan }: BatchInput, cell: number, read: (chunk: number) => Promise<Uint8Array>): Promise<ChunkResult> {
  const each = chunksPerPoint(plan);
  const study = Math.floor(cell / plan.points.length);
  const bases = plan.scenarios[studiesOf(plan)[study]!.scenario]!.models;
  const chunks: ChunkResult[] = [];
  for (let part = 0; part < each; part++) chunks.push(unpackResult(await read(cell * each + part)));
  return joinChunks(bases, chunks);
}

/** What came out at a point, by variant. */
export function contextsOf({ plan }: BatchInput, cell: number, { variants, pairs }: ChunkResult): PointContext[] {
  const point = cell % plan.points.length;
  const { scenario, seed } = studiesOf(plan)[Math.floor(cell / plan.points.length)]!;
  const bases = plan.scenarios[scenario]!.models;
  return plan.variants.map((variant, index): PointContext => {
    const result = variants[index]!;
    const pair = index === 0 ? null : (pairs[index - 1] ?? null);
    return {
      scenario: plan.scenarios[scenario]!.name,
      seed,
      variant: variant ?? AS_IT_STANDS,
      point,
      cell,
      values: plan.points[point]!,
      ...readVariant(bases[index]!, result),
      pairs: pair && PairTally.fromJSON(bases[0]!, bases[index]!, pair),
      runs: isFailed(result) ? null : (result.runs ?? null),
    };
  });
}

function inputFiles({ plan, planText, scenarioTexts }: BatchInput): ManifestFile[] {
  const fileOf = (name: string, text: string): ManifestFile => ({ name, bytes: Buffer.byteLength(text, 'utf8'), sha256: digestOf(text) });
  return [fileOf(PLAN, planText), ...plan.scenarios.map(({ name }, index) => fileOf(scenarioFile(name), scenarioTexts[index]!))];
}
