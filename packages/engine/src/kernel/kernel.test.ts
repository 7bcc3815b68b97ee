import { describe, expect, it } from 'vitest';
import type { RunObserver } from '../state/observer.ts';
import { createTally } from '../statistics/tally.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { smallModel } from './small-model.test-support.ts';

const RESTLESS_LINES = {
  rounds: 12,
  gauges: { tension: { from: 0, to: 9, start: 4 } },
  charts: {
    plain: {
      may: {
        hold: { appeal: '0.1 * tension' },
        harden: { appeal: 0.2, effects: { tension: '+ 9 / (1 + tension)' } },
        ease: { effects: { tension: -1 } },
      },
    },
  },
  actors: { ada: { chart: 'plain' }, bob: { chart: 'plain' } },
  events: { storm: { hazard: 'tension / 20', effects: { tension: 2 } } },
  measures: { hardened: { count: 'harden' }, mean: { mean: 'tension' } },
};
const RESTLESS = smallModel(RESTLESS_LINES);

/** All that the kernel tells of runs. */
function told(kernel: Kernel, firstRun: number, count: number): string[] {
  const lines: string[] = [];
  const write = (...words: unknown[]): void => void lines.push(words.join(' '));
  const observer: Required<RunObserver> = {
    turn: (actor, blocked) => write('turn', actor, blocked),
    act: (actor, act) => write('act', actor, act),
    event: (event) => write('event', event),
    position: (actor, supports) => write('position', actor, supports),
    roundEnd: (row) => write('round', ...row),
    runEnd: ({ run, outcome, rounds, measures, utilities }, row) => write('end', run, outcome, rounds, ...measures, ...utilities, ...row),
  };
  kernel.run('x', firstRun, count, observer);
  return lines;
}

describe('the kernel', () => {
  it('plays a run alone as among others', () => {
    const kernel = createKernel(RESTLESS);
    const together = told(kernel, 0, 30);
    const alone = Array.from({ length: 30 }, (_, run) => told(createKernel(RESTLESS), run, 1)).flat();
    expect(alone).toEqual(together);
  });

  it('plays the same runs when its memory is too small to keep anything', () => {
    expect(told(createKernel(RESTLESS, { memory: 0 }), 0, 30)).toEqual(told(createKernel(RESTLESS), 0, 30));
  });

  it('counts the same runs when its memory is too small to keep anything', () => {
    const counted = (kernel: Kernel): string[] => {
      const ends: string[] = [];
      kernel.run('x', 0, 3000, { runEnd: ({ run, outcome }, row) => ends.push(`${run} ${outcome} ${row.join(' ')}`) });
      return ends;
    };
    const small = createKernel(RESTLESS, { memory: 0 });
    expect(small.isCompiled).toBe(true);
    expect(counted(small)).toEqual(counted(createKernel(RESTLESS, { compiled: false })));
  });

  it('gives the rows of a run at each round and at its end', () => {
    const rows = createKernel(RESTLESS).trajectory('x', 3);
    expect(rows.map((row) => row[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12]);
    expect(told(createKernel(RESTLESS), 3, 1).filter((line) => line.startsWith('round'))).toEqual(
      rows.slice(0, -1).map((row) => `round ${row.join(' ')}`),
    );
  });

  it.each([true, false])('plays other runs for an observer while it plays for it (compiled: %s)', (compiled) => {
    const ends = (kernel: Kernel, key: string, count: number, aside: (run: number) => void = () => undefined): string[] => {
      const lines: string[] = [];
      kernel.run(key, 0, count, {
        runEnd({ run, measures }) {
          lines.push(`${run} ${measures.join(' ')}`);
          aside(run);
        },
      });
      return lines;
    };
    const kernel = createKernel(RESTLESS, { compiled });
    const asked: unknown[] = [];
    const disturbed = ends(kernel, 'x', 1500, (run) => {
      if (run === 5) asked.push(ends(kernel, 'y', 100), kernel.trajectory('z', 5));
    });
    const quiet = createKernel(RESTLESS, { compiled });
    expect(disturbed).toEqual(ends(quiet, 'x', 1500));
    expect(asked).toEqual([ends(quiet, 'y', 100), quiet.trajectory('z', 5)]);
  });

  it.each([true, false])('plays on for others after an observer has thrown (compiled: %s)', (compiled) => {
    const kernel = createKernel(RESTLESS, { compiled });
    const broken = (): never => {
      throw new Error('full');
    };
    expect(() => kernel.run('x', 0, 3, { runEnd: broken })).toThrow('full');
    expect(() => kernel.run('x', 0, 3, { turn: broken })).toThrow('full');
    expect(told(kernel, 0, 3)).toEqual(told(createKernel(RESTLESS), 0, 3));
  });

  it.each<[what: string, lines: Parameters<typeof smallModel>[0]]>([
    ['rounds', { rounds: 13 }],
    ['values of a gauge', { gauges: { tension: { from: 0, to: 8, start: 4 } } }],
    ['gauges', { gauges: { ...RESTLESS_LINES.gauges, trust: { from: 0, to: 1 } } }],
    ['actors', { actors: { ada: { chart: 'plain' } } }],
    ['events', { events: {} }],
    ['measures', { measures: {} }],
    ['outcomes', { outcomes: { calm: 'tension < 4', other: 'otherwise' } }],
  ])('counts nothing in a tally of a scenario with other %s', (_, lines) => {
    const tally = createTally(smallModel({ ...RESTLESS_LINES, ...lines }));
    const kernel = createKernel(RESTLESS);
    const reason = /^The runs of ".*" are counted in a tally of this scenario, got one of another\.$/;
    expect(() => kernel.count('x', 0, 10, tally)).toThrow(reason);
    expect(() => kernel.run('x', 0, 10, tally)).toThrow(reason);
    expect(tally.runs).toBe(0);
    expect(told(kernel, 0, 3)).toEqual(told(createKernel(RESTLESS), 0, 3));
  });

  it('plays the last of all runs', () => {
    const last = told(createKernel(RESTLESS), 2 ** 32 - 1, 1);
    expect(last.at(-1)).toMatch(/^end 4294967295 /);
    expect(last).not.toEqual(told(createKernel(RESTLESS), 0, 1));
  });

  it('tells which of two preconditions on one gauge is false', () => {
    const rising = smallModel({
      gauges: { tension: { from: 0, to: 9, start: 1 } },
      charts: { plain: { may: { hold: 1, 'offer-talks': { when: 'precondition' } } } },
      actors: { ada: { chart: 'plain', preconditions: { ripe: 'tension >= 2', safe: 'tension < 4' } } },
      'each-round': [{ tension: 2 }],
    });
    const bits: number[] = [];
    createKernel(rising).run('x', 0, 1, { turn: (_, blocked) => bits.push(blocked) });
    expect(bits).toEqual([0b01, 0b00, 0b10]);
  });

  it('lets effects of a walk-out from the draft see the act before it', () => {
    const walkOut = { appeal: '(last(ada) == none ? -99 : 99)', effects: { seen: '= (last(ada) == hold ? 1 : 2)' } };
    const model = smallModel({
      rounds: 1,
      gauges: { seen: '0..2' },
      charts: {
        plain: {
          attends: true,
          position: { talks: { ideal: 'all', weight: 1 }, reservation: 1, precision: 1000 },
          may: { hold: 1, 'walk-out': walkOut },
        },
      },
      actors: { ada: { chart: 'plain' } },
      text: { issues: { talks: { options: ['none', 'all'] } } },
      phases: { plenary: { rounds: 1, drafting: { sessions: 1 } } },
      measures: { seen: { final: 'seen' } },
    });
    const acts: string[] = [];
    let seen = 0;
    createKernel(model).run('x', 0, 1, {
      act: (_, act) => acts.push(model.acts[act]!.name),
      runEnd: ({ measures }) => {
        seen = measures[0]!;
      },
    });
    expect(acts).toEqual(['hold', 'walk-out']);
    expect(seen).toBe(1);
  });
});
