import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { Compiled } from './compile.ts';

/** The measures of a run under way. */
export class Readings {
  /** By measure: NaN while there is no value; a `mean` holds the running sum. */
  readonly values: Float64Array;
  private readonly model: Model;
  private readonly compiled: Compiled;
  /** By measure: the table of its condition or number; 0 for counts. */
  private readonly tables: readonly number[];
  /** Indices of the measures that are read at each round's end. */
  private readonly perRound: readonly number[];

  constructor(model: Model, compiled: Compiled) {
    const { conditions } = compiled;
    this.model = model;
    this.compiled = compiled;
    this.values = new Float64Array(model.measures.length);
    this.tables = model.measures.map((measure) => {
      if (measure.kind === 'count') return 0;
      return measure.kind === 'first' || measure.kind === 'rounds' ? conditions.condition(measure.of) : conditions.number(measure.of);
    });
    this.perRound = model.measures.flatMap(({ kind }, index) => (kind === 'count' || kind === 'final' ? [] : [index]));
  }

  /** Forgets the last run. */
  begin(): void {
    const { measures } = this.model;
    for (let index = 0; index < measures.length; index++) {
      const { kind } = measures[index]!;
      this.values[index] = kind === 'rounds' || kind === 'mean' ? 0 : Number.NaN;
    }
  }

  /** Reads the end of a round. */
  readRound(): void {
    const { values, perRound, tables } = this;
    const { conditions, ground } = this.compiled;
    for (let place = 0; place < perRound.length; place++) {
      const index = perRound[place]!;
      const table = tables[index]!;
      switch (this.model.measures[index]!.kind) {
        case 'first':
          if (Number.isNaN(values[index]!) && conditions.holds(table)) values[index] = ground.state[CELL.round]!;
          break;
        case 'rounds':
          if (conditions.holds(table)) values[index]!++;
          break;
        case 'maximum': {
          const value = conditions.value(table);
          if (!(value <= values[index]!)) values[index] = value;
          break;
        }
        case 'minimum': {
          const value = conditions.value(table);
          if (!(value >= values[index]!)) values[index] = value;
          break;
        }
        default:
          values[index]! += conditions.value(table);
      }
    }
  }

  /** Reads the end of a run, at whose state the kernel stands. */
  readEnd(): void {
    const { values, tables } = this;
    const { conditions, ground } = this.compiled;
    const { measures } = this.model;
    for (let index = 0; index < measures.length; index++) {
      const { kind } = measures[index]!;
      if (kind === 'final') values[index] = conditions.value(tables[index]!);
      else if (kind === 'mean') values[index]! /= ground.state[CELL.round]!;
      else if (kind === 'count') values[index] = ground.state[ground.cells.counts + index]!;
    }
  }
}
