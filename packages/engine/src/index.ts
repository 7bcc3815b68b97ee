// Scenarios: from a file's text to the model that the engines run.
export * from './scenario/model.ts';
export { type ParseOptions, type ParseResult, parseScenario } from './scenario/parse.ts';
export { formatProblem, InputError, type Problem } from './scenario/problem.ts';
export type { RawScenario } from './scenario/schema/scenario.ts';
