import type { SolvedMeasure } from '../exact/expectation.ts';
import type { Solution } from '../exact/solve.ts';
import { type Measure, type Model, TEXT_STATUSES } from '../scenario/model.ts';
import type { Exploration } from './exploration.ts';
import { commentText } from './identifiers.ts';
import type { Naming } from './naming.ts';
import { shiftOf } from './rewards-text.ts';

type Solved = Extract<Solution, { complete: true }>;

/** Questions to an exported model, each with its answer by the exact solver where that is known. */
export function propertiesText(model: Model, { variables, reached }: Exploration, naming: Naming, solution: Solved): string {
  const { labels, rewards } = naming;
  const asked = (question: string, answer: number | null, property: string): string[] => [
    `// ${commentText(question)}${answer === null ? '' : ` Plenary: ${answerText(answer)}`}`,
    `${property};`,
    '',
  ];
  const total = (name: string): string => `R{"${name}"}=? [ F "${labels.ended}" ]`;
  const status = variables.findIndex(({ key }) => key === 'status');
  const statuses = model.issues.length === 0 ? [] : reached[status]!;
  return [
    `// Questions to the model of "${commentText(model.title)}"${model.variant === null ? '' : `, variant ${model.variant}`}, exported by Plenary; where it says Plenary, this is its own exact answer`,
    '',
    ...solution.outcomes.flatMap(({ title, probability }, index) =>
      asked(`With which probability does it end so: ${title}?`, probability, `P=? [ F "${labels.outcomes[index]!}" ]`),
    ),
    ...statuses.flatMap((value) =>
      asked(
        `With which probability is the text's status ${TEXT_STATUSES[value]!} at the end?`,
        solution.statuses![TEXT_STATUSES[value]!],
        `P=? [ F ("${labels.ended}" & ${naming.variables[status]!}=${naming.values[status]!.get(value)!}) ]`,
      ),
    ),
    ...asked('How many rounds does a run have on average?', null, total(rewards.rounds)),
    ...model.measures.flatMap((measure, index) => {
      const question = measureQuestion(model, measure);
      const { probability, mean } = solution.measures[index]!;
      const reading = naming.readings[index]!;
      switch (measure.kind) {
        case 'first': {
          const label = labels.measures[index]!;
          return [
            ...asked(question, probability, `P=? [ F "${label}" ]`).slice(0, 2),
            ...byRound(solution.measures[index]!, label, naming),
            '',
          ];
        }
        case 'maximum':
        case 'minimum': {
          const sign = measure.kind === 'maximum' ? '>=' : '<=';
          return [`// ${question} For a number K that it reaches: P=? [ F ("${labels.roundEnd}" & ${reading}${sign}K) ]`, ''];
        }
        case 'mean':
          return asked(question, null, total(rewards.measures[index]!));
        default:
          return asked(question, mean! + shiftOf(model, measure), total(rewards.measures[index]!));
      }
    }),
  ].join('\n');
}

function measureQuestion(model: Model, measure: Measure): string {
  const { kind, title } = measure;
  const shift = shiftOf(model, measure);
  const more = shift === 0 ? '' : ` (and ${shift} more${kind === 'mean' ? ' for each round' : ''}, as rewards are not negative)`;
  switch (kind) {
    case 'first':
      return `With which probability does a round end so: ${title}?`;
    case 'rounds':
      return `In how many rounds on average: ${title}?`;
    case 'count':
      return `How often on average: ${title}?`;
    case 'final':
      return `What is on average at the end${more}: ${title}?`;
    case 'mean':
      return `What do rounds add up to on average${more}: ${title}?`;
    default:
      return `The ${kind} of a run: ${title}.`;
  }
}

/** How to ask for a first passage by a round, with the answers for the rounds in which it can happen. */
function byRound({ byRound }: SolvedMeasure, label: string, { round }: Naming): string[] {
  const shares = (byRound ?? []).flatMap((share, index) => (share > 0 ? [`${index + 1}: ${answerText(share)}`] : []));
  if (shares.length === 0 || shares.length > MOST_SHARES) return [`//   by round K: P=? [ F ("${label}" & ${round}<=K) ]`];
  return [`//   by round K: P=? [ F ("${label}" & ${round}<=K) ]. Plenary, for the first time in round ${shares.join(', ')}`];
}

const MOST_SHARES = 12;

/** An answer without the rounding errors of its sums. */
function answerText(answer: number): string {
  return String(Number(answer.toPrecision(DIGITS)));
}

const DIGITS = 13;
