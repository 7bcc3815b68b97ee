// Scenarios: from a file's text to the model that the engines run.

// Telling and drawing.
export { dateOfRound, formatDate } from './calendar/date.ts';
export { chartsToDot } from './drawing/dot.ts';
export { chartToMermaid } from './drawing/mermaid.ts';
export { chartToXState } from './drawing/xstate-config.ts';

// Words: the little language's names.
export { mendName, suggest } from './expression/suggestion.ts';
export type { StepRecord } from './reference/record.ts';
// Playing one run, with its causes.
export { createReference, type Reference } from './reference/reference.ts';
export { type Run, type RunOptions, runReference } from './reference/run.ts';
export * from './scenario/model.ts';
export { type ParseOptions, type ParseResult, parseScenario, type VariantName } from './scenario/parse.ts';
export { formatProblem, InputError, type Problem } from './scenario/problem.ts';
export type { RawScenario } from './scenario/schema/scenario.ts';
export type { RunObserver, RunResult } from './state/observer.ts';
export type { ActorForecast } from './statistics/forecast/actor-forecast.ts';
export type { Average } from './statistics/forecast/average.ts';
export { createForecast, type Forecast, type ForecastOptions, type OutcomeForecast } from './statistics/forecast/forecast.ts';
export type { MeasureForecast } from './statistics/forecast/measure-forecast.ts';
export { type Proportion, proportion } from './statistics/proportion.ts';
export { type Score, scoreForecast } from './statistics/score.ts';
// Counting many runs, and how sure that makes us.
export { createTally, type Tally } from './statistics/tally.ts';
export { type Paragraph, type Transcript, type TranscriptOptions, type TranscriptRound, transcribe } from './transcript/transcript.ts';
