import { AS_IT_STANDS, chunkCount, studiesOf } from '@plenary/engine';
import type { BatchInput } from '../harvest/batch-input.ts';
import type { PlayEstimate } from '../harvest/estimate-play.ts';
import type { Shard } from '../harvest/manifest.ts';
import { chunksToPlay } from '../harvest/play-chunks.ts';
import { duration } from '../terminal/progress.ts';
import type { Output } from '../terminal/terminal.ts';
import { count } from './estimate.ts';
import { tableLines } from './table.ts';

/** What a plan would play, for people, as lines. */
export function dryRunLines(
  input: BatchInput,
  shard: Shard | null,
  { point, run }: PlayEstimate,
  workers: number,
  { style }: Pick<Output, 'style'>,
): string[] {
  const { plan } = input;
  const { scenarios, variants, factors, points, runs, title, design, luck } = plan;
  const cells = studiesOf(plan).length * points.length;
  const all = chunkCount(plan);
  const mine = [...chunksToPlay(input, shard, () => false)].length;
  const time = ((mine / all) * cells * (point + runs * run)) / workers;
  const rows = [
    ['scenarios', scenarios.map(({ name, seeds }) => `${name} (${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')})`).join(', ')],
    ['variants', variants.map((variant) => variant ?? AS_IT_STANDS).join(', ')],
    ['varying', factors.length === 0 ? 'nothing' : factors.map(({ name }) => name).join(', ')],
    [
      'design',
      `${design.kind}, ${count(points.length)} ${points.length === 1 ? 'point' : 'points'}, ${luck === 'by-trajectory' ? 'luck by trajectory' : `${luck} luck`}`,
    ],
    ['runs', `${count(runs)} of each variant at each point, ${count(runs * cells * variants.length)} in all`],
    ['work', shard === null ? `${count(all)} pieces` : `${count(mine)} of ${count(all)} pieces, as shard ${shard.index}/${shard.of}`],
    ['time', `about ${duration(time)} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`],
  ];
  return [
    ...(title === '' ? [] : [style.strong(title)]),
    ...tableLines(
      [{ title: '' }, { title: '' }],
      rows.map(([name = '', text = '']) => [style.faint(name), text]),
    ),
  ];
}
