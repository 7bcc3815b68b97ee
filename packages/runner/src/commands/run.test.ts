import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

describe('plenary run', () => {
  it('reports outcomes, text, delegations, passages, events, gauges, preconditions and sources', async () => {
    await writeFile(
      file('ford.yaml'),
      `
plenary: 1
title: The ford
calendar: { start: 2018-01-30, days: 7 }
rounds: 6
sources: { ML: "The miller's ledger, 2018, with a title so long that it has to be wrapped to fit onto the page of the report at its end" }
gauges: { tension: { from: 0, to: 4, start: 1, title: Tension } }
charts:
  bank:
    states:
      apart:
        title: keeping apart
        may:
          hold: { value: 0.5, source: ML }
          harden: { appeal: -1, effects: { tension: +1 } }
          offer-talks: { to: together, when: precondition, appeal: 1 }
      together: { title: ready to talk, attends: true, may: { hold: 0 } }
actors:
  east:
    chart: bank
    title: The East
    role: delegation
    preconditions: { quiet: tension <= 1 }
    position: { crossing: { ideal: open, weight: 1 }, reservation: 0 }
  west: { chart: bank, title: The West, role: delegation, position: { crossing: { ideal: shut, weight: 1 }, reservation: 0 } }
text:
  issues: { crossing: { options: [shut, on-market-days, open], title: Crossing } }
  chairs: [east]
phases: { waiting: { rounds: 3 }, meeting: { rounds: 1, drafting: { sessions: 4 } }, after: { rounds: 2 } }
events: { flood: { title: a flood, hazard: 0.0001 }, market: { title: market day, hazard: 0.3, effects: { tension: -1 } } }
outcomes:
  bridge: { title: The ford is open, when: text.crossing == open and text.status == adopted }
  clash: { title: A clash, when: tension > 5, ends: true }
  nothing: { title: Nothing new, when: otherwise }
measures:
  both: { title: Both ready, first: east in together and west in together }
  markets: { title: Market days, count: market }
`,
    );
    const { results, talk } = await plenary('run', file('ford.yaml'), '--runs', '400', '--seed', 'ford');
    expect(`${talk}${results}`).toMatchInlineSnapshot(`
      "2 warnings about FOLDER/ford.yaml; plenary validate FOLDER/ford.yaml lists them.
      The ford
      400 runs of 6 rounds from 30 Jan 2018 to 6 Mar 2018, seed ford, intervals at 95%

      How it ends
        The ford is open     16%  12 to 19%  █▉           e.g. run 8
        A clash           < 0.9%
        Nothing new          85%  81 to 88%  ██████████▏  e.g. run 0

      The text
        Adopted             89%  86 to 92%
        Chairs' summary  < 0.9%
        No text             11%   8 to 14%
        What it says, where one was issued
        Crossing  on market days 71%, open 17%, shut 11%

      Delegations
                  attends  supports      utility  stance at the end
        The East      95%       50%  0.47 ± 0.03  ready to talk 95%, keeping apart 6%
        The West    99.3%       70%  0.42 ± 0.03  ready to talk 99.3%, keeping apart 0.8%

      When, and how often
        Both ready   in 94% of runs (91 to 96%)  ¼ by 30 Jan 2018, ½ by 6 Feb 2018, ¾ by 13 Feb 2018
        Market days  1.81 (1.70 to 1.93)         median 2, nine in ten from 0 to 4 times

      Events
        a flood     < 0.9%
        market day     87%  83 to 90%  1.81 times a run

      Gauges, round by round
        medians from round 1 to round 6 (6 Mar 2018); then the start and the median at the end of the run
        Tension  ▃▃▁▁▁▁  1 → 0  half 0 to 0, nine in ten 0 to 1 (of 0 to 4)

      What kept acts from happening
        The East  quiet  tension <= 1  in 5.7% of turns  ▋

      Sources
        ML  The miller's ledger, 2018, with a title so long that it has to be wrapped to fit onto the page
            of the report at its end (1 number)
      "
    `);
  });

  it('tells what it has when it is interrupted: the forecast of the runs that were played', async () => {
    await plenary('new', file('long'));
    const { code, results, talk } = await plenaryUntil(8, ['run', file('long.yaml'), '--runs', '100000000', '--workers', '1', '--json']);
    expect(code).toBe(130);
    const [, runs = ''] = /^Interrupted after (\d+) runs; --runs \1 gives the same numbers\.\n$/.exec(talk) ?? [];
    expect(Number(runs)).toBeGreaterThan(0);
    expect((await plenary('run', file('long.yaml'), '--runs', runs, '--json')).results).toBe(results);
  });

  it('stops when every outcome is known precisely enough, and says by which rule', async () => {
    const { code, results } = await plenary('run', file('long.yaml'), '--within', '5%', '--workers', '1');
    expect(code).toBe(0);
    expect(results).toMatch(
      /^Stopped once every outcome was known to within 5 points \(exact intervals at 9\d\.\d+%, which allows for \d+ looks\)\.$/m,
    );
  });

  it('has nothing to tell when it is interrupted at once', async () => {
    const { code, results } = await plenaryUntil(0, ['run', file('long.yaml')]);
    expect([code, results]).toEqual([130, '']);
  });
});
