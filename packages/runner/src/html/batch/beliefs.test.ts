import { expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage } from './coin.test-support.ts';

const workplace = useWorkplace();

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
