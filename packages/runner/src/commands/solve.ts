import { DEFAULT_LIMIT, solve as solveModel } from '@plenary/engine';
import { EXIT } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { solutionLines, unsolvedText } from '../reports/solution.ts';
import { createProgress } from '../terminal/progress.ts';
import { defineCommand } from './command.ts';
import { json, variant, wholeNumber } from './flags.ts';

export const solve = defineCommand({
  examples: [
    ['solve scenarios/first-summit.yaml', 'the probability of every outcome, without sampling'],
    ['solve scenarios/first-summit.yaml --variant without-raids --json', 'the solution of a variant as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    variant,
    limit: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('limit', 1, 100_000_000),
      describe: `How many states may be held at one moment [default: ${DEFAULT_LIMIT}]`,
    },
    json,
  },
  async run({ file, variant, limit, json }, terminal) {
    const { results, talk } = terminal;
    const model = await readScenarioFile(file, variant, talk);
    const progress = createProgress(talk, 'Solving', terminal.now);
    const solution = solveModel(model, {
      limit: limit ?? DEFAULT_LIMIT,
      onRound: (round) => progress.update(round, model.rounds),
    });
    progress.end();
    if (json === true) results.raw(`${JSON.stringify(solution, null, 2)}\n`);
    if (!solution.complete) {
      talk.line(`${talk.style.bad('plenary:')} ${file}: ${unsolvedText(solution, file)}`);
      return EXIT.failed;
    }
    if (json !== true) for (const line of solutionLines(solution, model, results)) results.line(line);
    return EXIT.done;
  },
});
