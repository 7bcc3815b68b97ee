import type { ActView, EnabledAct, Strategy, StrategyOptions } from './strategy.ts';

/** A law of `Strategy` that a strategy broke, with the view in which it did. */
export interface StrategyProblem {
  readonly law: string;
  readonly detail: string;
}

/** Shares that differ by less than this are alike; a shift of large appeals costs some bits. */
const TOLERANCE = 1e-9;

/**
 * Holds a strategy to the laws of `Strategy` over a table of views: its options have no problem; weights are one for each act, finite, at least 0 and
 * not all 0; adding a number to all appeals changes no share; the same view gives the same weights; nothing is changed; nothing is read but what `reads`
 * names; the concession is null or at least 0.
 * @returns what was broken; empty for a sound strategy
 */
export function checkStrategy(strategy: Strategy, options: StrategyOptions = {}): readonly StrategyProblem[] {
  const problems: StrategyProblem[] = [];
  const given = Object.freeze({ ...options });
  const report = (law: string, detail: string): void => {
    problems.push({ law, detail });
  };

  for (const { option, expected, got } of strategy.optionProblems(given))
    report('its options are accepted', `${option}: expected ${expected}, got ${got}`);
  if (problems.length > 0) return problems;

  const concession = strategy.concession(given);
  if (concession !== null && !(concession >= 0)) report('its concession is null or at least 0', `got ${concession}`);

  const { round, phaseRound, last } = strategy.reads(given);
  for (const view of views()) {
    const text = describeView(view);
    const asked = new Set<string>();
    const weightsIn = (changed: Partial<ActView>, answer = view.last): readonly number[] => {
      const seen = Object.freeze({
        ...view,
        ...changed,
        last(actor: string) {
          asked.add(actor);
          return answer(actor);
        },
      });
      return strategy.actWeights(seen, given);
    };
    try {
      const weights = weightsIn({});
      const flaw = flawOf(weights, view.enabled.length);
      if (flaw !== null) {
        report('its weights are one for each act, finite, at least 0 and not all 0', `${flaw} in ${text}`);
        continue;
      }
      if (!alike(weights, weightsIn({}), 0)) report('it gives the same weights for the same view', text);
      for (const shift of [-3, 0.25, 100]) {
        const enabled = view.enabled.map((act) => Object.freeze({ ...act, appeal: act.appeal + shift }));
        if (!alike(weights, weightsIn({ enabled }), TOLERANCE)) report('it does not mind a shift of all appeals', `by ${shift} in ${text}`);
      }
      if (!round && !alike(weights, weightsIn({ round: 1 + (view.round % view.rounds) }), 0))
        report('it reads the round only if it says so', text);
      if (!phaseRound && !alike(weights, weightsIn({ phaseRound: view.phaseRound + 1 }), 0))
        report('it reads the round of the phase only if it says so', text);
      for (const actor of asked) if (!last.includes(actor)) report('it looks only at actors that it names', `${actor} in ${text}`);
    } catch (error) {
      report('it throws nothing and changes nothing', `${String(error)} in ${text}`);
    }
  }
  return problems;
}

function flawOf(weights: readonly number[], acts: number): string | null {
  if (weights.length !== acts) return `${weights.length} weights for ${acts} acts`;
  const wrong = weights.find((weight) => !Number.isFinite(weight) || weight < 0);
  if (wrong !== undefined) return `the weight ${wrong}`;
  return weights.every((weight) => weight === 0) ? 'only zeros' : null;
}

function alike(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  const [shares, others] = [a, b].map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
  return a.length === b.length && shares!.every((share, index) => Math.abs(share - others![index]!) <= tolerance);
}

/** One act, few and many; alike and far apart in appeal and leaning; no noise and nothing else; first, middle and last round; before and after others have acted. */
function* views(): Generator<ActView> {
  const menus = [
    [enabled(0, 0, 0)],
    [enabled(0, 1, 0), enabled(1, 1, 0)],
    [enabled(0, 1, 0), enabled(1, 0.3, -1), enabled(3, 2.5, 1)],
    [enabled(0, -700, -1), enabled(2, 700, 1), enabled(5, 0, 0.5)],
    [enabled(1, 2, 0.5), enabled(2, 2, 0.5), enabled(4, 1.999, 1), enabled(5, -2, -0.25)],
    Array.from({ length: 20 }, (_, act) => enabled(act, Math.abs((act % 7) - 3) / 4, (act % 5) / 2 - 1)),
  ];
  for (const menu of menus) {
    for (const precision of [0, 0.5, 1, 20, Number.POSITIVE_INFINITY]) {
      for (const [round, rounds, phaseRound] of [
        [1, 1, 1],
        [1, 12, 1],
        [7, 12, 3],
        [12, 12, 12],
      ] as const) {
        for (const lean of [null, -1, 0.4, 1])
          yield { precision, round, rounds, phaseRound, enabled: Object.freeze(menu), last: () => lean };
      }
    }
  }
}

function enabled(act: number, appeal: number, lean: number): EnabledAct {
  return Object.freeze({ act, name: `act-${act}`, appeal, lean });
}

function describeView({ precision, round, rounds, enabled: acts, last }: ActView): string {
  const menu = acts.map(({ appeal, lean }) => `${appeal} (lean ${lean})`).join(', ');
  return `round ${round} of ${rounds}, precision ${precision}, others last ${last('')}, appeals ${menu}`;
}
