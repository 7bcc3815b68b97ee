import { type ChartStep, type ChartStepper, createChartStepper } from '../charts/stepper.ts';
import type { Actor, Chart, Model } from '../scenario/model.ts';

/** What charts do does not depend on numbers, so shapes are remembered from one model to the next, up to so many. */
const MOST_SHAPES = 256;
const shapes = new Map<string, Shape>();

/** The steps of a chart by what its guards say. XState is asked once for each combination, and once for all actors and models whose charts have the same shape. */
export class ChartSteps {
  private readonly model: Model;
  private readonly names: string;

  constructor(model: Model) {
    this.model = model;
    this.names = JSON.stringify([model.acts, model.actors].map((named) => named.map(({ name }) => name)));
  }

  /** The shape of an actor's chart. */
  of(actor: Actor): Shape {
    const key = `${shapeKey(actor.chart)} ${this.names}`;
    let shape = shapes.get(key);
    if (shape === undefined) {
      shape = new Shape(createChartStepper(this.model, actor));
      if (shapes.size === MOST_SHAPES) shapes.clear();
      shapes.set(key, shape);
    }
    return shape;
  }
}

export class Shape {
  readonly stepper: ChartStepper;
  private readonly steps = new Map<string, ChartStep>();

  constructor(stepper: ChartStepper) {
    this.stepper = stepper;
  }

  /**
   * The step in this configuration on this event.
   * @param guarded the transitions with a guard that may answer
   * @param holding of each of them `1` or `0`
   */
  step(configuration: number, event: string, guarded: readonly number[], holding: string): ChartStep {
    const key = `${configuration} ${event} ${holding}`;
    let step = this.steps.get(key);
    if (step === undefined) {
      step = this.stepper.step(configuration, event, (index) => holding[guarded.indexOf(index)] !== '0');
      this.steps.set(key, step);
    }
    return step;
  }
}

/** All that decides a chart's steps but for the values of its guards. */
function shapeKey({ nodes, transitions }: Chart): string {
  return JSON.stringify([
    nodes.map(({ key, type, children, initial, transitions: own }) => [key, type, children, initial, own]),
    transitions.map(({ trigger, target, when }) => [trigger, target, when !== null]),
  ]);
}
