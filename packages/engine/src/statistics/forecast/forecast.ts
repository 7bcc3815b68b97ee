import type { Calendar } from '../../scenario/model.ts';
import { type Proportion, proportion } from '../proportion.ts';
import type { Tally } from '../tally.ts';
import { type ActorForecast, actorForecast, type DeedForecast } from './actor-forecast.ts';
import { average } from './average.ts';
import { type GaugeForecast, gaugeForecast } from './gauge-forecast.ts';
import { type MeasureForecast, measureForecast } from './measure-forecast.ts';
import { type TextForecast, textForecast } from './text-forecast.ts';

/**
 * What is likely, and how sure that is: the versioned, JSON-safe form in which `plenary run --json` prints results and from which reports are
 * written. The same scenario, seed and number of runs give the same bytes everywhere. Fields may be added under the same version.
 */
export interface Forecast {
  readonly format: 'plenary.forecast/1';
  readonly title: string;
  readonly variant: string | null;
  readonly seed: string;
  readonly runs: number;
  /** Of every interval, for each alone. */
  readonly confidence: number;
  /** The last round of a run that no outcome ends before. */
  readonly horizon: number;
  /** Runs that an outcome ended before the horizon. */
  readonly endedEarly: Proportion;
  readonly calendar: Calendar | null;
  /** The rounds that `byRound` lists speak of, with the runs still going in each; runs that have ended are in none of them. */
  readonly recorded: readonly { readonly round: number; readonly going: number }[];
  readonly outcomes: readonly OutcomeForecast[];
  readonly actors: readonly ActorForecast[];
  readonly text: TextForecast | null;
  readonly gauges: readonly GaugeForecast[];
  readonly events: readonly DeedForecast[];
  readonly measures: readonly MeasureForecast[];
}

export interface OutcomeForecast extends Proportion {
  readonly name: string;
  readonly title: string;
}

export interface ForecastOptions {
  /** In (0, 1); default 0.95. */
  readonly confidence?: number;
  /** The seed of the runs, where it is not the scenario's own. */
  readonly seed?: string;
}

/**
 * The forecast of the runs in the tally.
 * @throws RangeError if the confidence is out of range
 */
export function createForecast(tally: Tally, options: ForecastOptions = {}): Forecast {
  const { model, runs } = tally;
  const { confidence = 0.95, seed = model.seed } = options;
  return {
    format: 'plenary.forecast/1',
    title: model.title,
    variant: model.variant,
    seed,
    runs,
    confidence,
    horizon: model.rounds,
    endedEarly: proportion(runs - tally.lengths[model.rounds]!, runs, confidence),
    calendar: model.calendar,
    recorded: tally.shape.recorded.map((round, slot) => ({ round, going: tally.going[slot]! })),
    outcomes: model.outcomes.map(({ name, title }, index) => ({ name, title, ...proportion(tally.outcomes[index]!, runs, confidence) })),
    actors: model.actors.map((_, index) => actorForecast(tally, index, confidence)),
    text: textForecast(tally, confidence),
    gauges: model.gauges.map((_, index) => gaugeForecast(tally, index, confidence)),
    events: model.events.map(({ name, title }, index) => ({
      name,
      title,
      runs: proportion(tally.events.runs[index]!, runs, confidence),
      perRun: average(tally.events.sample(index, runs), confidence),
    })),
    measures: model.measures.map((_, index) => measureForecast(tally, index, confidence)),
  };
}
