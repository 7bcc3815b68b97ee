import type { Expression } from '../expression/ast.ts';
import type { Model } from '../scenario/model.ts';
import { type ConditionTexts, memberText } from './conditions-text.ts';
import { decisionLines } from './decisions-text.ts';
import type { Exploration } from './exploration.ts';
import { commentText } from './identifiers.ts';
import { type Moment, momentTitle } from './moments.ts';
import { isShown, type Naming } from './naming.ts';
import { rewardLines } from './rewards-text.ts';
import { commandText, rulesAt } from './rule-text.ts';

/** A model as a program in the PRISM language. */
export function modelText(model: Model, exploration: Exploration, naming: Naming, conditions: ConditionTexts): string {
  return [
    ...heading(model, exploration),
    'dtmc',
    '',
    ...constantLines(model, exploration, naming),
    ...formulaLines(model, exploration, naming, conditions),
    'module scenario',
    '',
    ...variableLines(model, exploration, naming),
    ...commandLines(model, exploration, naming),
    'endmodule',
    '',
    ...labelLines(model, exploration, naming),
    ...rewardLines(model, exploration, naming),
  ].join('\n');
}

function heading({ title, variant }: Model, { states, transitions }: Exploration): string[] {
  return [
    `// ${commentText(title)}${variant === null ? '' : `, variant ${variant}`}: exported by Plenary`,
    `// ${states} reachable states, ${transitions} transitions`,
    '//',
    "// A run passes through the moments that `step` names: each speaker's turn, the words and the close of each drafting session, the chance of each event,",
    '// the housekeeping, and then the end of the round, at which measures are read. A step of the chain leads from one moment to the next, so that time is',
    '// counted by `round`: "within 3 rounds" is `round<=3`. The commands hold for the reachable states and leave out what does not matter there.',
    '',
  ];
}

function constantLines(model: Model, exploration: Exploration, naming: Naming): string[] {
  const { variables, reached, moments } = exploration;
  const constant = (name: string, value: number, about: string): string => `const int ${name} = ${value}; // ${commentText(about)}`;
  return [
    constant(naming.horizon, model.rounds, 'the last round'),
    '',
    ...section(
      'Moments of a round',
      moments.list.map((moment, index) => constant(naming.moments[index]!, index, momentTitle(model, moment))),
    ),
    ...variables.flatMap(({ values, about }, variable) =>
      values === null || !isShown(exploration, variable)
        ? []
        : section(
            `Values of ${naming.variables[variable]!}: ${commentText(about)}`,
            [...naming.values[variable]!].map(([value, name]) => constant(name, value, values(value).about)),
          ),
    ),
    ...section('Outcomes', [
      constant(naming.undecided, 0, 'the run goes on'),
      ...model.outcomes.map(({ title }, index) => constant(naming.outcomes[index]!, index + 1, title)),
    ]),
    ...section(
      'What never changes',
      variables.flatMap(({ about, isWorldly }, variable) =>
        isWorldly && reached[variable]!.length === 1 ? [constant(naming.variables[variable]!, reached[variable]![0]!, about)] : [],
      ),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`// ${title}`, ...lines, ''];
}

function formulaLines(model: Model, exploration: Exploration, naming: Naming, conditions: ConditionTexts): string[] {
  const formula = (name: string, text: string, about: string): string => `formula ${name} = ${text}; // ${commentText(about)}`;
  const said = ({ source }: Expression, title: string): string => (source === '' ? title : `${title}: ${source}`);
  const stopping = model.outcomes.flatMap(({ ends }, index) => (ends ? [naming.conditions[index]!] : []));
  return [
    ...section(
      'Stances',
      naming.members.map((member) => formula(member.name, memberText(model, exploration, naming, member), member.said)),
    ),
    ...section('Conditions of the outcomes', [
      ...model.outcomes.map(({ when, title }, index) =>
        formula(naming.conditions[index]!, conditions.condition(when, index), said(when, title)),
      ),
      formula(naming.stops, stopping.length === 0 ? 'false' : stopping.join(' | '), 'an outcome that ends the run'),
    ]),
    ...section(
      'What measures read',
      model.measures.flatMap((measure, index) => {
        if (measure.kind === 'count') return [];
        const isCondition = measure.kind === 'first' || measure.kind === 'rounds';
        const reading = model.outcomes.length + index;
        const text = isCondition ? conditions.condition(measure.of, reading) : conditions.number(measure.of, reading);
        return [formula(naming.readings[index]!, text, said(measure.of, measure.title))];
      }),
    ),
  ];
}

function variableLines(model: Model, { variables, reached, start, moments }: Exploration, naming: Naming): string[] {
  const range = (values: readonly number[]): string => `[${values[0]!}..${values.at(-1)!}]`;
  const first = naming.moments[moments.indexOf(moments.stepsOf(1)[0] ?? { kind: 'round-end' })]!;
  return [
    `  ${naming.step} : [0..${moments.list.length - 1}] init ${first}; // the present moment`,
    ...variables.flatMap(({ about }, variable) => {
      if (reached[variable]!.length === 1) return [];
      const value = start[variable]!;
      const init = naming.values[variable]!.get(value) ?? value;
      return [`  ${naming.variables[variable]!} : ${range(reached[variable]!)} init ${init}; // ${commentText(about)}`];
    }),
    `  ${naming.outcome} : [0..${model.outcomes.length}] init ${naming.undecided}; // how the run ended`,
    '',
  ];
}

function commandLines(model: Model, exploration: Exploration, naming: Naming): string[] {
  const { moments } = exploration;
  return moments.list.flatMap((moment, index) => [
    `  // ${commentText(momentTitle(model, moment))}`,
    ...rulesAt(model, exploration, naming, index).map(commandText),
    ...decisionLines(model, moments, naming, moment),
    '',
  ]);
}

function labelLines(model: Model, { moments }: Exploration, naming: Naming): string[] {
  const at = (moment: Moment): string => `${naming.step}=${naming.moments[moments.indexOf(moment)]!}`;
  const label = (name: string, text: string): string => `label "${name}" = ${text};`;
  return [
    label(naming.labels.roundEnd, at({ kind: 'round-end' })),
    label(naming.labels.ended, at({ kind: 'over' })),
    ...naming.labels.outcomes.map((name, index) => label(name, `${naming.outcome}=${naming.outcomes[index]!}`)),
    ...model.measures.flatMap(({ kind }, index) =>
      kind === 'first' ? [label(naming.labels.measures[index]!, `${at({ kind: 'round-end' })} & ${naming.readings[index]!}`)] : [],
    ),
    '',
  ];
}
