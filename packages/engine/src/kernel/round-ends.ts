import type { Atom } from './atoms.ts';
import { bundle } from './bundles.ts';
import type { Ground } from './ground.ts';

/** A table that answers what is asked at each round's end: 1 + the first outcome that ends the run (0: none), then a word for each of these measures. */
export interface RoundEndTable {
  readonly table: number;
  /** Indices of the measures whose words the row holds: 0 or 1 for conditions, else the index of a number. */
  readonly measures: readonly number[];
}

/** What is asked at each round's end: whether an outcome ends the run, and the measures. */
export function roundEndTables(ground: Ground): readonly RoundEndTable[] {
  const { model, cells, atoms, tables, memory } = ground;
  const endings = model.outcomes.flatMap(({ ends, when }, outcome) =>
    ends ? [{ atoms: atoms.of(when.root), value: ground.evaluator(when), outcome, measure: -1, isCondition: true }] : [],
  );
  const readings = model.measures.flatMap((measure, index) =>
    measure.kind === 'count' || measure.kind === 'final'
      ? []
      : [
          {
            atoms: atoms.of(measure.of.root),
            value: ground.evaluator(measure.of),
            outcome: -1,
            measure: index,
            isCondition: measure.kind === 'first' || measure.kind === 'rounds',
          },
        ],
  );
  const questions = [...endings, ...readings];
  return bundle(
    cells,
    questions.map((question) => question.atoms),
  ).map((indices) => {
    const asked = indices.map((index) => questions[index]!);
    const own = asked.filter(({ measure }) => measure !== -1);
    const read: readonly Atom[] = asked.flatMap((question) => question.atoms);
    const fill = (): number => {
      const ending = asked.find(({ outcome, value }) => outcome !== -1 && value() !== 0);
      return memory.store([
        ending === undefined ? 0 : 1 + ending.outcome,
        ...own.map(({ value, isCondition }) => (isCondition ? Math.min(1, Math.abs(value())) : memory.storeDoubles([value()]))),
      ]);
    };
    return { table: tables.declare(read, fill), measures: own.map(({ measure }) => measure) };
  });
}
