import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { Compiled } from './compile.ts';

/** In place of an outcome: none. */
export const NO_OUTCOME = -1;

/** The measures and the ending of a run under way. */
export class Readings {
  /** By measure: NaN while there is no value; a `mean` holds the running sum. */
  readonly values: Float64Array;
  private readonly model: Model;
  private readonly compiled: Compiled;
  /** By measure that is read at the end of the run: the table of its number; 0 for others. */
  readonly finals: readonly number[];
  /** By outcome: the table of its condition. */
  readonly outcomes: readonly number[];

  constructor(model: Model, compiled: Compiled) {
    const { conditions } = compiled;
    this.model = model;
    this.compiled = compiled;
    this.values = new Float64Array(model.measures.length);
    this.finals = model.measures.map((measure) => (measure.kind === 'final' ? conditions.number(measure.of) : 0));
    this.outcomes = model.outcomes.map(({ when }) => conditions.condition(when));
  }

  /** Forgets the last run. */
  begin(): void {
    const { measures } = this.model;
    for (let index = 0; index < measures.length; index++) {
      const { kind } = measures[index]!;
      this.values[index] = kind === 'rounds' || kind === 'mean' ? 0 : Number.NaN;
    }
  }

  /** Reads the end of a round; the outcome that ends the run, or `NO_OUTCOME`. */
  readRound(): number {
    const { ground, roundEnds } = this.compiled;
    let ending: number = NO_OUTCOME;
    for (let bundle = 0; bundle < roundEnds.length; bundle++) {
      const { table, measures } = roundEnds[bundle]!;
      const row = ground.tables.find(table);
      const { words } = ground.memory;
      const ended = words[row]! - 1;
      if (ended !== NO_OUTCOME && (ending === NO_OUTCOME || ended < ending)) ending = ended;
      for (let place = 0; place < measures.length; place++) this.read(measures[place]!, words[row + 1 + place]!);
    }
    return ending;
  }

  /** The first outcome that holds at the end of the last round. */
  finalOutcome(): number {
    let index = 0;
    while (!this.compiled.conditions.holds(this.outcomes[index]!)) index++;
    return index;
  }

  /** Reads the end of a run, at whose state the board stands. */
  readEnd(): void {
    const { values, finals } = this;
    const { conditions, ground } = this.compiled;
    const { measures } = this.model;
    for (let index = 0; index < measures.length; index++) {
      const { kind } = measures[index]!;
      if (kind === 'final') values[index] = conditions.value(finals[index]!);
      else if (kind === 'mean') values[index]! /= ground.state[CELL.round]!;
      else if (kind === 'count') values[index] = ground.state[ground.cells.counts + index]!;
    }
  }

  /** Takes in a measure's word of a round's end. */
  private read(measure: number, word: number): void {
    const { values } = this;
    const { state, memory } = this.compiled.ground;
    switch (this.model.measures[measure]!.kind) {
      case 'first':
        if (word === 1 && Number.isNaN(values[measure]!)) values[measure] = state[CELL.round]!;
        break;
      case 'rounds':
        values[measure]! += word;
        break;
      case 'maximum':
        if (!(memory.doubles[word]! <= values[measure]!)) values[measure] = memory.doubles[word]!;
        break;
      case 'minimum':
        if (!(memory.doubles[word]! >= values[measure]!)) values[measure] = memory.doubles[word]!;
        break;
      default:
        values[measure]! += memory.doubles[word]!;
    }
  }
}
