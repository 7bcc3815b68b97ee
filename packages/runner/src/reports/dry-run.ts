import { AS_IT_STANDS, chunkCount, studiesOf } from '@plenary/engine';
import type { BatchInput } from '../harvest/batch-input.ts';
import type { PlayEstimate } from '../harvest/estimate-play.ts';
import type { Shard } from '../harvest/manifest.ts';
import { chunksToPlay } from '../harvest/play-chunks.ts';
import { duration } from '../terminal/progress.ts';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { count } from './estimate.ts';
import { tableLines } from './table.ts';

/** What a plan would play, as data. */
export interface DryRun {
  readonly format: 'plenary.batch-estimate/1';
  readonly title: string;
  readonly scenarios: readonly { readonly name: string; readonly seeds: readonly string[] }[];
  readonly variants: readonly string[];
  /** The numbers that vary. */
  readonly factors: readonly string[];
  readonly design: string;
  readonly points: number;
  readonly luck: string;
  /** Of each variant at each point. */
  readonly runs: number;
  readonly shard: Shard | null;
  /** Pieces of work in all, and those to be played. */
  readonly pieces: { readonly all: number; readonly played: number };
  readonly workers: number;
  /** About how long they take. */
  readonly seconds: number;
}

export function dryRunOf(input: BatchInput, shard: Shard | null, { point, run }: PlayEstimate, workers: number): DryRun {
  const { plan } = input;
  const all = chunkCount(plan);
  const played = [...chunksToPlay(input, shard, () => false)].length;
  const milliseconds = (played / all) * studiesOf(plan).length * plan.points.length * (point + plan.runs * run);
  return {
    format: 'plenary.batch-estimate/1',
    title: plan.title,
    scenarios: plan.scenarios.map(({ name, seeds }) => ({ name, seeds })),
    variants: plan.variants.map((variant) => variant ?? AS_IT_STANDS),
    factors: plan.factors.map(({ name }) => name),
    design: plan.design.kind,
    points: plan.points.length,
    luck: plan.luck,
    runs: plan.runs,
    shard,
    pieces: { all, played },
    workers,
    seconds: milliseconds / workers / 1000,
  };
}

/** The same for people, as lines. */
export function dryRunLines(dry: DryRun, { style }: Pick<Output, 'style'>): string[] {
  const { scenarios, variants, factors, points, runs, title, design, luck, shard, pieces, workers, seconds } = dry;
  const studies = scenarios.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const rows = [
    [
      'scenarios',
      scenarios.map(({ name, seeds }) => `${name} (${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.map(quoted).join(', ')})`).join(', '),
    ],
    ['variants', variants.join(', ')],
    ['varying', factors.length === 0 ? 'nothing' : factors.join(', ')],
    [
      'design',
      `${design}, ${count(points)} ${points === 1 ? 'point' : 'points'}, ${luck === 'by-trajectory' ? 'luck by trajectory' : `${luck} luck`}`,
    ],
    ['runs', `${count(runs)} of each variant at each point, ${count(runs * studies * points * variants.length)} in all`],
    [
      'work',
      shard === null
        ? `${count(pieces.all)} pieces`
        : `${count(pieces.played)} of ${count(pieces.all)} pieces, as shard ${shard.index}/${shard.of}`,
    ],
    ['time', `about ${duration(1000 * seconds)} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`],
  ];
  return [
    ...(title === '' ? [] : [style.strong(title)]),
    ...tableLines(
      [{ title: '' }, { title: '' }],
      rows.map(([name = '', text = '']) => [style.faint(name), text]),
    ),
  ];
}
