import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

/** Two tosses of a coin, and a variant in which it is loaded. */
const COINS = `
plenary: 1
title: "Two\\u2028tosses"
rounds: 2
parameters: { odds: 1 }
gauges: { heads: 0..2 }
charts: { coin: { may: { hold: 0, ease: { appeal: ln(odds), effects: { heads: +1 } } } } }
actors: { coin: { chart: coin } }
outcomes: { both: { title: both heads, when: heads == 2 }, other: otherwise }
measures:
  seen: { first: heads > 0, title: the first head }
  tails: { count: hold, unit: times }
variants: { loaded: { title: loaded, set: { parameters.odds: 3 } } }
`;

const MODEL = `// Two tosses: exported by Plenary
// 16 reachable states, 19 transitions
//
// A run passes through the moments that \`step\` names: each speaker's turn, the words and the close of each drafting session, the chance of each event,
// the housekeeping, and then the end of the round, at which measures are read. A step of the chain leads from one moment to the next, so that time is
// counted by \`round\`: "within 3 rounds" is \`round<=3\`. The commands hold for the reachable states and leave out what does not matter there.

dtmc

const int rounds = 2; // the last round

// Moments of a round
const int turn_of_coin = 0; // the turn of coin
const int round_end = 1; // the end of the round: measures are read, and outcomes may end the run
const int ending = 2; // after the last round: the first outcome that holds
const int next_round = 3; // the meeting moves on to the next round
const int over = 4; // the run is over

// Values of phase: the present phase
const int phase_main = 0; // main

// Values of coin: the stance of coin
const int coin_coin = 0; // coin

// Outcomes
const int outcome_open = 0; // the run goes on
const int outcome_both = 1; // both heads
const int outcome_other = 2; // other

// What never changes
const int phase = 0; // the present phase
const int coin = 0; // the stance of coin

// Conditions of the outcomes
formula holds_both = heads=2; // both heads: heads == 2
formula holds_other = true; // other: otherwise
formula stops = false; // an outcome that ends the run

// What measures read
formula reads_seen = heads>0; // the first head: heads > 0

module scenario

  step : [0..4] init turn_of_coin; // the present moment
  round : [1..2] init 1; // the present round
  phase_round : [1..2] init 1; // the round within the phase
  heads : [0..2] init 0; // gauge: heads
  outcome : [0..2] init outcome_open; // how the run ended

  // the turn of coin
  [] step=turn_of_coin & heads<=1 -> 0.5:(step'=round_end) + 0.5:(step'=round_end)&(heads'=heads+1);

  // the end of the round: measures are read, and outcomes may end the run
  [] step=round_end & round<rounds -> (step'=next_round);
  [] step=round_end & round=rounds -> (step'=ending);

  // after the last round: the first outcome that holds
  [] step=ending & holds_both -> (step'=over)&(outcome'=outcome_both);
  [] step=ending & !holds_both & holds_other -> (step'=over)&(outcome'=outcome_other);

  // the meeting moves on to the next round
  [] step=next_round & round=1 & phase_round=1 -> (step'=turn_of_coin)&(round'=round+1)&(phase_round'=phase_round+1);

  // the run is over
  [] step=over -> true;

endmodule

label "round_end" = step=round_end;
label "ended" = step=over;
label "both" = outcome=outcome_both;
label "other" = outcome=outcome_other;
label "seen" = step=round_end & reads_seen;

rewards "rounds" // rounds that a run has
  step=round_end : 1;
endrewards

rewards "tails" // measure tails
  step=turn_of_coin : 0.5;
endrewards
`;

beforeAll(() => writeFile(file('coins.yaml'), COINS));

describe('plenary export', () => {
  it('prints a model', async () => {
    expect(await plenary('export', file('coins.yaml'), '--to', 'prism')).toEqual({ code: 0, results: MODEL, talk: '' });
  });

  it('prints the questions to it with the answers that Plenary knows', async () => {
    const { code, results } = await plenary('export', file('coins.yaml'), '--properties');
    expect(code).toBe(0);
    expect(
      results,
    ).toBe(`// Questions to the model of "Two tosses", exported by Plenary; where it says Plenary, this is its own exact answer

// With which probability does it end so: both heads? Plenary: 0.25
P=? [ F "both" ];

// With which probability does it end so: other? Plenary: 0.75
P=? [ F "other" ];

// How many rounds does a run have on average?
R{"rounds"}=? [ F "ended" ];

// With which probability does a round end so: the first head? Plenary: 0.75
P=? [ F "seen" ];
//   by round K: P=? [ F ("seen" & round<=K) ]. Plenary, for the first time in round 1: 0.5, 2: 0.25

// How often on average: tails? Plenary: 1
R{"tails"}=? [ F "ended" ];
`);
  });

  it('writes a variant with its questions beside it, and replaces files only when told to', async () => {
    const line = ['export', file('coins.yaml'), '--variant', 'loaded', '--out', file('loaded.prism')];
    expect(await plenary(...line)).toEqual({
      code: 0,
      results: '',
      talk: 'Model: FOLDER/loaded.prism, with 16 states and 19 transitions\nProperties: FOLDER/loaded.props\n',
    });
    expect(await readFile(file('loaded.prism'), 'utf8')).toContain('// Two tosses, variant loaded: exported by Plenary\n');
    expect(await readFile(file('loaded.props'), 'utf8')).toContain('both heads? Plenary: 0.5625\nP=? [ F "both" ];\n');
    await writeFile(file('loaded.props'), 'mine');
    expect(await plenary(...line)).toEqual({
      code: 2,
      results: '',
      talk: 'plenary: FOLDER/loaded.prism: expected the name of a new file, got one that exists. Choose another, or replace it with --force.\n',
    });
    expect(await readFile(file('loaded.props'), 'utf8')).toBe('mine');
    expect(await plenary(...line, '--force')).toMatchObject({ code: 0 });
    expect(await readFile(file('loaded.props'), 'utf8')).toContain('Plenary: 0.5625');
  });

  it('gives both as data', async () => {
    const { code, results } = await plenary('export', file('coins.yaml'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(results)).toMatchObject({
      format: 'plenary.prism/1',
      title: 'Two tosses',
      variant: null,
      limit: 200_000,
      complete: true,
      states: 16,
      transitions: 19,
      model: MODEL,
    });
  });

  it('refuses a model of too many states', async () => {
    expect(await plenary('export', file('coins.yaml'), '--limit', '15')).toEqual({
      code: 2,
      results: '',
      talk: "plenary: FOLDER/coins.yaml: expected a model of at most 15 states, got more. Raise --limit, lower the scenario's rounds, or sample instead: plenary run FOLDER/coins.yaml\n",
    });
    expect(await plenary('export', file('coins.yaml'), '--limit', '16')).toMatchObject({ code: 0 });
  });

  it.each([
    [['--out', ''], '--out: expected the name of a file to write, got "". For example: talks.prism'],
    [['--out', 'x', '--properties'], 'expected --out or --properties, got both. --out writes the properties beside the model.'],
    [['--force'], '--force: expected it with --out FILE, got it alone. Say which file to write.'],
    [['--to', 'storm'], '--to: expected one of "prism", got "storm".'],
  ])('refuses %j', async (flags, refusal) => {
    expect(await plenary('export', file('coins.yaml'), ...flags)).toEqual({ code: 2, results: '', talk: `plenary: ${refusal}\n` });
  });

  it('writes only where a file can be', async () => {
    await mkdir(file('folder.prism'));
    expect(await plenary('export', file('coins.yaml'), '--out', file('folder'), '--force')).toMatchObject({
      code: 2,
      talk: 'plenary: FOLDER/folder.prism: expected the name of a file to write, got something else of that name. Choose another.\n',
    });
    expect(await plenary('export', file('coins.yaml'), '--out', file('nowhere/talks'))).toMatchObject({
      code: 2,
      talk: expect.stringContaining('expected a folder that exists'),
    });
  });
});
