/** What is wrong with an expression, as data: the loader prints `expected <expected>, got <got>. <fix>`. */
export interface ExpressionProblem {
  /** Where in the source, in UTF-16 units from 0. */
  readonly offset: number;
  readonly expected: string;
  readonly got: string;
  /** A whole sentence on how to mend it, or null. */
  readonly fix: string | null;
}

/** A problem whose place the caller knows. */
export type NameProblem = Omit<ExpressionProblem, 'offset'>;
