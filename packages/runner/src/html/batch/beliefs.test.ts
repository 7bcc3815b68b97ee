import { expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage, rowsOf } from './coin.test-support.ts';

const workplace = useWorkplace();

it('a batch tells at its head and by itself what could not be played', async () => {
  const vary = 'vary: { events.e.hazard: [0.3, 1.5], parameters.x: [0, 1] }\ndesign: grid\n';
  const page = await coinPage(workplace, 'failed', `runs: 20\n${vary}`);
  expect(page).toContain('From 20 runs of each variant at each of 4 points, but for <a href="#failures">2 that could not be played</a>. ');
  const [, failures = ''] = page.split('<section id="failures"');
  expect(rowsOf(failures.split('</section>')[0] ?? '')).toEqual([
    ['Variant', 'Point', 'Why'],
    ...['2', '3'].map((point) => ['as it stands', point, expect.stringContaining('expected')]),
  ]);
});

it.each([
  ['common', 'All points had the same luck, so that they differ by their numbers only.'],
  [
    'by-trajectory',
    'The points of one trajectory had the same luck, so that they differ by their numbers only; each trajectory had luck of its own.',
  ],
  ['independent', 'Each point had luck of its own.'],
])('a batch tells which of its points had the same luck, as %s', async (luck, words) => {
  const vary = 'vary: { parameters.x: { uniform: [-0.7, 0.7] } }\nkeep: { outcomes: [won], measures: [] }\n';
  const page = await coinPage(workplace, luck, `runs: 20\nluck: ${luck}\n${vary}design: { morris: 4 }\n`);
  const [, beliefs = ''] = page.split('<section id="beliefs"');
  expect(beliefs.split('</section>')[0]).toContain(words);
});
