// Scenarios: from a file's text to the model that the engines run.
export { type ParseOptions, type ParseResult, parseScenario, type VariantName } from './scenario/parse.ts';
export {
  type AdjustableResult,
  type AdjustableScenario,
  type Adjusted,
  type Adjustments,
  parseAdjustable,
  readAdjustable,
} from './scenario/adjustable.ts';
export type { AdjustableNumber } from './scenario/number-path.ts';
export { formatProblem, InputError, type Problem } from './scenario/problem.ts';
export { printScenario } from './scenario/print.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export type { RawScenario } from './scenario/schema/scenario.ts';
export * from './scenario/model.ts';

// The little language: names near a misspelt one.
export { mendName, suggest } from './expression/suggestion.ts';

// Strategies, and the kit that checks a new one.
export { type Strategy, STRATEGIES, strategyNamed } from './strategies/registry.ts';
export type { ActView, EnabledAct, OptionProblem, StrategyOptions, StrategyReads } from './strategies/strategy.ts';
export { checkStrategy, type StrategyProblem } from './strategies/conformance.ts';

// Playing one run, with its causes.
export { createReference, type Reference } from './reference/reference.ts';
export { type Run, type RunOptions, runReference } from './reference/run.ts';
export type { Decision } from './reference/decision.ts';
export type { Step } from './reference/step.ts';
export type { SummitState } from './reference/summit-state.ts';
export type { World } from './reference/world.ts';
export type * from './reference/record.ts';

// Taking steps back, and branching.
export { advance, beginHistory, branch, type Chapter, type History, redo, undo } from './reference/history.ts';

// Playing many runs, fast.
export { createKernel, type Kernel, type KernelOptions } from './kernel/kernel.ts';

// A summit as an XState actor.
export {
  type Awaiting,
  createSummit,
  type SummitEvent,
  type SummitInput,
  type SummitLogic,
  type SummitOptions,
  type SummitOutput,
  type SummitSnapshot,
  summitLogic,
} from './reference/summit.ts';

// Luck: the draw at an address.
export { drawAt, luckAddress, luckKey, PURPOSE } from './luck/luck.ts';

// Exact probabilities, where there are few enough states.
export { DEFAULT_LIMIT, type Solution, type SolveOptions, solve } from './exact/solve.ts';
export type { SolvedMeasure } from './exact/expectation.ts';

// The chain for model checkers.
export { exportPrism, type PrismExport, type PrismOptions } from './prism/prism.ts';

// Small probabilities, by importance splitting.
export { createSplitting, type RareEstimate, type RareOptions, type Splitting } from './rare/rare.ts';
export { parseImportance } from './rare/importance.ts';

// What engines report while they play.
export type { RunObserver, RunResult } from './state/observer.ts';

// Counting many runs, and how sure that makes us.
export { createTally, type Tally } from './statistics/tally.ts';
export { mergeTallies, type TallyData, tallyFromJson, tallyToJson } from './statistics/tally-data.ts';
export { exactInterval, type Interval, unseenBound, wilsonInterval } from './statistics/interval.ts';
export { isPreciseEnough, lookInterval, type LookPlan, nextLook, type PrecisionOptions, planLooks } from './statistics/precision.ts';
export { type Claim, createSequentialTest, type SequentialTest, stepSequentialTest, type Verdict } from './statistics/sequential-test.ts';
export {
  type Difference,
  meanDifference,
  type PairCounts,
  type ProportionDifference,
  proportionDifference,
} from './statistics/difference.ts';
export { PairTally, type PairTallyData } from './statistics/pair-tally.ts';
export { type Change, type Comparison, createComparison, type MeasureChange } from './statistics/comparison.ts';
export { type Proportion, proportion } from './statistics/proportion.ts';
export { createForecast, type Forecast, type ForecastOptions, type OutcomeForecast } from './statistics/forecast/forecast.ts';
export type { ActorForecast } from './statistics/forecast/actor-forecast.ts';
export { type Average, average } from './statistics/forecast/average.ts';
export type { MeasureForecast } from './statistics/forecast/measure-forecast.ts';
export { roundColumns, roundRows } from './statistics/by-round.ts';
export { type Score, scoreForecast } from './statistics/score.ts';

// Experiments: which points to play, what the outputs say of the factors, and the smallest change that reaches a probability.
export { type Distribution, supportOf } from './experiment/distribution.ts';
export type { Factor, Point } from './experiment/factor.ts';
export { listDesign } from './experiment/list.ts';
export { gridDesign } from './experiment/grid.ts';
export { latinHypercube, type SampleOptions } from './experiment/latin-hypercube.ts';
export { sobolDesign } from './experiment/sobol-design.ts';
export { type MorrisDesign, morrisDesign, type MorrisOptions } from './experiment/morris-design.ts';
export { type MorrisEffect, morrisEffects } from './experiment/elementary-effects.ts';
export { type SaltelliDesign, saltelliDesign } from './experiment/saltelli-design.ts';
export { type SobolIndex, type SobolIndices, sobolIndices } from './experiment/sobol-indices.ts';
export {
  type AgainstBase,
  tornado,
  type TornadoBar,
  type TornadoDesign,
  tornadoDesign,
  type TornadoOptions,
} from './experiment/tornado.ts';
export { type Outputs, shareVariance } from './experiment/outputs.ts';
export { type BootstrapOptions, MOST_RESAMPLED_CONFIDENCE } from './experiment/bootstrap.ts';
export type { Estimate } from './experiment/estimate.ts';
export {
  firstRunAt,
  gatherSensitivity,
  type Sensitivity,
  type SensitivityDesign,
  sensitivityDesign,
  type SensitivityGathering,
  type SensitivityMethod,
} from './experiment/sensitivity.ts';
export type { OutputKind, RunValues } from './experiment/run-values.ts';
export { analyseMorris, analyseSobol, analyseTornado, type OutputFunction } from './experiment/analyse.ts';
export { seek, type SeekFinding, type SeekOptions, type SeekResult } from './experiment/seek/seek.ts';
export type { Goal, GoalVerdict, RunShare } from './experiment/seek/goal.ts';
export type { PlayRuns } from './experiment/seek/ground.ts';

// Plans: which scenarios, variants and numbers a batch plays, cut into chunks.
export { parsePlan, type PlanDraft, type PlanDraftResult, type ScenarioUse } from './plan/parse-plan.ts';
export { type PlanResult, type ScenarioText, settlePlan } from './plan/settle-plan.ts';
export { AS_IT_STANDS, numbersAt, type Plan, type PlanKeep, type PlanScenario } from './plan/plan.ts';
export type { PlanDesign } from './plan/design.ts';
export { type Chunk, chunkAt, chunkCount, chunksPerPoint, type Study, studiesOf } from './plan/chunk.ts';
export { settleVaried, type VariedProblem, type VariedResult } from './plan/settle-varied.ts';
export type { Subject } from './plan/subject.ts';
export { planJsonSchema } from './plan/json-schema.ts';

// Telling and drawing.
export type { Paragraph, Transcript, TranscriptRound } from './transcript/paragraph.ts';
export { type TranscriptOptions, transcribe } from './transcript/transcript.ts';
export { chartsToDot } from './drawing/dot.ts';
export { chartToMermaid } from './drawing/mermaid.ts';
export { chartToXState } from './drawing/xstate-config.ts';
export { dateOfRound, formatDate } from './calendar/date.ts';
