/** A column of a table of results: its name and, as Parquet calls it, its type. Every value may be missing. */
export interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'INT64' | 'DOUBLE';
}

export type Value = string | number | null;

/** One value for each column. */
export type Row = readonly Value[];
