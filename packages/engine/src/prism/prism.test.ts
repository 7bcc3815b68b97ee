import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse.ts';
import { exportPrism } from './prism.ts';

/** The lines of an exported model that contain a text. */
function linesWith(data: object, text: string): string[] {
  const { model } = parseScenario(JSON.stringify({ plenary: 1, title: 'Small', ...data }), { file: 'small.json' });
  const exported = exportPrism(model!);
  if (!exported.complete) throw new Error('It has few states.');
  return exported.model.split('\n').filter((line) => line.includes(text));
}

const WALK = {
  rounds: 3,
  parameters: { zeal: 0.5 },
  gauges: { place: { from: -3, to: 3, start: -1 }, rest: '0..9' },
  charts: {
    walker: {
      initial: 'out',
      states: {
        out: { attends: true, may: { hold: { to: 'back', effects: { place: 1 } }, ease: { effects: { place: -1 } } } },
        back: { may: { hold: 0 } },
      },
    },
  },
  actors: { ada: { chart: 'walker', weight: 2 }, bob: { chart: 'walker' } },
};

describe('an exported expression', () => {
  const texts = (expressions: readonly string[]): string[] =>
    linesWith(
      {
        ...WALK,
        outcomes: { end: 'otherwise' },
        measures: Object.fromEntries(expressions.map((of, index) => [`m${index}`, { final: of }])),
      },
      'formula reads_',
    ).map((line) => line.replace(/^formula \w+ = /, '').replace(/; \/\/.*/, ''));

  it('keeps its meaning in the grammar of PRISM', () => {
    const pairs = {
      'place - (rest - 1) - 2': 'place-(rest-1)-2',
      'place * (rest + zeal) / 4': 'place*(rest+0.5)/4',
      '-place - -1': '(-place)-(-1)',
      'abs(place)': 'max(place, -(place))',
      'min(place, rest, 2) + max(rest)': 'min(place, rest, 2)+rest',
      'floor(place / 2) + ceil(zeal)': 'floor(place/2)+ceil(0.5)',
      'count(all in attending)': '(ada_in_attending ? 1 : 0)+(bob_in_attending ? 1 : 0)',
      'weight(all in back)': '(ada_in_back ? 2 : 0)+(bob_in_back ? 1 : 0)',
      'not (ada in out) and (place > 1 or round == 2) ? rest : phase-round': '!ada_in_attending & (place>1 | round=2) ? rest : phase_round',
      'phase == main and last(ada) != hold ? 1 : 0': 'phase=phase_main & last_ada!=last_ada_hold ? 1 : 0',
    };
    expect(texts(Object.keys(pairs))).toEqual(Object.values(pairs));
  });

  it('is a list of its cases where PRISM cannot compute it alike', () => {
    expect(texts(['exp(place - place) + ln(1)', '200000 * 200000 * rest', 'bob in out ? exp(0) : 2'])).toEqual([
      '1',
      '0',
      '(bob=bob_out ? 1 : 2)',
    ]);
  });
});

describe('an exported model', () => {
  it('explains what happens by what the scenario names, not by what goes along with it', () => {
    const storm = { when: 'round == 2', hazard: 0.5, effects: { rest: 1 } };
    expect(linesWith({ ...WALK, events: { storm }, outcomes: { wet: 'rest == 1', end: 'otherwise' } }, 'step=chance_of_storm &')).toEqual([
      "  [] step=chance_of_storm & round!=2 -> (step'=round_end);",
      "  [] step=chance_of_storm & round=2 & rest=0 -> 0.5:(step'=round_end) + 0.5:(step'=round_end)&(rest'=rest+1);",
    ]);
  });

  it('leaves out gauges that nothing reads, and keeps constant ones as constants', () => {
    const read = { ...WALK, outcomes: { far: 'place > 2 or rest > 3', end: 'otherwise' } };
    expect(linesWith(read, 'gauge: rest')).toEqual(['const int rest = 0; // gauge: rest']);
    expect(linesWith({ ...WALK, outcomes: { far: 'place > 2', end: 'otherwise' } }, 'rest')).toEqual([]);
  });

  it('tells apart names that PRISM would confuse', () => {
    const data = {
      ...WALK,
      gauges: { ...WALK.gauges, step: '0..1', outcome: '0..1', label: '0..1', 'ada-out': '0..1' },
      outcomes: { init: 'step + outcome + label + ada-out > 0', ended: { when: 'place > 2', ends: true }, end: 'otherwise' },
    };
    expect(linesWith(data, '// gauge:').map((line) => line.trim().split(/ [:=] /)[0])).toEqual([
      'const int step_2',
      'const int outcome_2',
      'const int label_2',
      'const int ada_out',
      'place',
    ]);
    expect(linesWith(data, 'const int ada_')).toContain('const int ada_out_2 = 0; // out');
    expect(linesWith(data, 'label "')).toEqual([
      'label "round_end" = step=round_end;',
      'label "ended" = step=over;',
      'label "init_2" = outcome=outcome_init;',
      'label "ended_2" = outcome=outcome_ended;',
      'label "end" = outcome=outcome_end;',
    ]);
  });

  it('is not written when it has more states than it may have', () => {
    const { model } = parseScenario(
      JSON.stringify({ plenary: 1, title: 'Small', ...WALK, outcomes: { far: 'place > 2', end: 'otherwise' } }),
      {
        file: 'small.json',
      },
    );
    const whole = exportPrism(model!);
    const { states } = whole.complete ? whole : { states: 0 };
    expect(exportPrism(model!, { limit: states })).toMatchObject({ complete: true, states });
    expect(exportPrism(model!, { limit: states - 1 })).toEqual({
      format: 'plenary.prism/1',
      title: 'Small',
      variant: null,
      limit: states - 1,
      complete: false,
    });
  });
});
