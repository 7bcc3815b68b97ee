import { readdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

const SCENARIO = `
plenary: 1
title: The ford
rounds: 5
sources: { ML: The miller's ledger }
parameters: { ease: { value: -1, source: ML, range: [-3, 1] } }
gauges: { tension: { from: 0, to: 4, start: 2, title: Tension } }
charts:
  bank:
    states:
      apart: { title: keeping apart, may: { hold: 0, harden: { appeal: -1, effects: { tension: +1 } }, offer-talks: { to: together, when: precondition, appeal: ease } } }
      together: { title: ready to talk, attends: true, may: { hold: 0 } }
actors:
  east: { chart: bank, title: The East, role: delegation, preconditions: { quiet: { title: quiet, when: tension <= 2 } } }
  west: { chart: bank, title: The West, role: delegation }
events: { market: { title: market day, hazard: 0.3, effects: { tension: -1 } } }
outcomes:
  talks: { title: Both talk, when: east in together and west in together }
  nothing: { title: Nothing new, when: otherwise }
measures:
  both: { title: Both ready, first: east in together and west in together }
  markets: { title: Market days, count: market, unit: times }
variants:
  calm: { title: a calm beginning, set: { gauges.tension.start: 0 } }
`;

const VARY = `
vary:
  parameters.ease: range
  gauges.tension.start: { integer: [0, 4] }
`;

/** Plays a plan and gives the page of its report. */
async function pageOf(name: string, plan: string): Promise<string> {
  await writeFile(file(`${name}.yaml`), `plan: 1\nscenario: ford.yaml\nruns: 60\n${plan}`);
  await plenary('batch', file(`${name}.yaml`), '--workers', '1', '--quiet');
  const { code, results, talk } = await plenary('report', file(`${name}.results`));
  expect([code, results], talk).toEqual([0, `FOLDER/${name}.results/report.html\n`]);
  return readFile(file(`${name}.results/report.html`), 'utf8');
}

const headings = (page: string): string[] => [...page.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, heading]) => heading ?? '');
const captions = (page: string): string[] => [...page.matchAll(/<figcaption>([^<]*)</g)].map(([, caption]) => caption ?? '');

describe('plenary report', () => {
  beforeAll(() => writeFile(file('ford.yaml'), SCENARIO));

  it('tells of variants at a single point what each does and what changes, with intervals', async () => {
    const page = await pageOf('single', 'title: What calm does\nvariants: [as-it-stands, calm]\n');
    expect(headings(page)).toEqual([
      'How it ends',
      'What changes: a calm beginning, against as it stands',
      'In detail: as it stands',
      'What is sure here, and what is not',
      'Sources',
      'To make this again',
    ]);
    expect(captions(page)).toContain('A calm beginning');
    expect(page).toContain('<h1>What calm does</h1>');
    expect(page).toContain('The same for a calm beginning');
  });

  it('keeps ignorance and luck apart where points differ', async () => {
    const page = await pageOf('sobol', `variants: [as-it-stands, calm]\n${VARY}design: { sobol: 8 }\n`);
    expect(page).toMatch(/ignorance: [^;]* to [^;]*; luck: ± \d+ in 100/);
    expect(page).toContain('<th scope="col" class="number">Across points (ignorance)</th>');
    expect(page).toContain('Runs of all points are told together here, so bands are luck and ignorance in one.');
    expect(headings(page)).toContain('Which numbers matter');
    expect(captions(page).filter((caption) => caption === 'parameters.ease').length).toBeGreaterThan(1);
    expect(page).toContain('a whole number from 0 to 4');
  });

  it.each([
    ['tornado', 'design: tornado', 'Each number alone was moved', 'change, in points'],
    ['morris', 'design: { morris: 4 }', 'Every number was moved over its range', 'strength (mu*)'],
    ['saltelli', 'design: { saltelli: 8 }', 'The variance that luck adds has been taken away', 'share of the variance'],
    ['grid', 'design: { grid: 3 }', 'Each field, or dot, is a point', 'gauges.tension.start'],
  ])('reads from a %s which numbers matter', async (name, design, words, shown) => {
    const page = await pageOf(name, `${VARY}${design}\n`);
    expect(page.replaceAll('\n', ' ')).toContain(words);
    const section = page.split('<section id="sensitivity"')[1]?.split('<section')[0] ?? '';
    expect(section).toContain(shown);
    expect(captions(section).map((caption) => caption.replace(/, ever$/, ''))).toEqual([
      'Both talk',
      'Nothing new',
      'Both ready',
      'Market days',
    ]);
  });

  it('tells several scenarios and seeds apart', async () => {
    await writeFile(file('bridge.yaml'), SCENARIO.replace('title: The ford', 'title: The bridge'));
    await writeFile(
      file('both.yaml'),
      `plan: 1\nscenarios: [ford.yaml, bridge.yaml]\nseeds: [one, two]\nruns: 30\nvariants: all\n${VARY}design: { sobol: 4 }\n`,
    );
    await plenary('batch', file('both.yaml'), '--workers', '1', '--quiet');
    await plenary('report', file('both.results'));
    const page = await readFile(file('both.results/report.html'), 'utf8');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(captions(page)).toContain('Bridge, seed two: a calm beginning');
    expect(headings(page)).toContain('What changes: a calm beginning, against as it stands (ford, seed one)');
    expect(headings(page).filter((heading) => heading.startsWith('Sources of'))).toEqual(['Sources of The ford', 'Sources of The bridge']);
  });

  it('gives the sources of scenarios with one title, too', async () => {
    await writeFile(file('weir.yaml'), SCENARIO.replaceAll('ML', 'GL').replace("The miller's", "The guild's"));
    await writeFile(file('namesakes.yaml'), 'plan: 1\nscenarios: [ford.yaml, weir.yaml]\nruns: 30\n');
    await plenary('batch', file('namesakes.yaml'), '--workers', '1', '--quiet');
    await plenary('report', file('namesakes.results'));
    const page = await readFile(file('namesakes.results/report.html'), 'utf8');
    expect(headings(page).filter((heading) => heading.startsWith('Sources of'))).toEqual([
      'Sources of The ford (ford)',
      'Sources of The ford (weir)',
    ]);
    expect(page).toContain('The miller&#39;s ledger');
    expect(page).toContain('The guild&#39;s ledger');
  });

  it('says which points could not be played, and tells the others', async () => {
    const page = await pageOf('failing', 'vary: { gauges.tension.start: { choice: [1, 9] } }\ndesign: grid\n');
    expect(headings(page)).toContain('Points that could not be played');
    expect(page).toMatch(/<td class="number">1<\/td><td>[^<]*gauges\.tension\.start[^<]*9/);
    expect(captions(page)).toContain('As it stands');
  });

  it('gives the same bytes for the same folder, says how to make it again, and leaves the folder valid', async () => {
    const before = await readFile(file('single.results/report.html'), 'utf8');
    await plenary('report', file('single.results'), '--figures', file('pictures'));
    expect(await readFile(file('single.results/report.html'), 'utf8')).toBe(before);
    expect((await readdir(file('pictures'))).filter((name) => name.startsWith('endings-'))).toEqual(['endings-1-1.svg', 'endings-1-2.svg']);
    expect(before).toMatch(/npx plenary verify \S+single\.results --sample 1\nnpx plenary report \S+single\.results --confidence 95%/);
    expect((await plenary('verify', file('single.results'), '--sample', '1')).code).toBe(0);
  });

  it('refuses a folder that holds no results', async () => {
    const { code, talk } = await plenary('report', file('.'));
    expect(code).toBe(2);
    expect(talk).toContain('expected a folder of results, got none. plenary batch PLAN writes one.');
  });
});
