/** How large a scenario may be. Beyond these, reading it would take too long or an engine's tables would not fit. */
export const LIMITS = {
  /** Characters of a file: 2 MiB. */
  characters: 2 * 1024 * 1024,
  /** Words, punctuation and spaces of a file, as the YAML lexer counts them. */
  lexemes: 100_000,
  /** How deep lists and mappings may lie in each other. */
  depth: 64,
  /** Spaces before the first word of a line that begins a key or an item. */
  indentation: 256,
  /** Values of a file, those repeated by aliases counted each time. */
  values: 50_000,
  /** Problems told at a time. */
  problems: 100,
  nameCharacters: 60,
  actors: 200,
  sources: 1_000,
  parameters: 500,
  groups: 200,
  charts: 200,
  /** Values and tens of characters in the charts of all actors: each actor has a chart of its own to read. */
  instances: 300_000,
  gauges: 500,
  acts: 500,
  issues: 50,
  options: 50,
  phases: 100,
  events: 500,
  outcomes: 100,
  measures: 500,
  variants: 200,
  /** Each variant is read in full: the number of variants times the size of what is read. */
  variantInstances: 2_000_000,
  preconditions: 32,
  /** Preconditions that name each other in a chain. */
  preconditionChain: 50,
  gaugeValues: 65_536,
  nodes: 200,
  configurations: 4_096,
  transitions: 2_000,
  rounds: 10_000,
  sessions: 100,
  /** From one round to the next: a hundred years. */
  days: 36_525,
  /** Of an actor, or of an issue in a position. */
  weight: 1e9,
  /** Appeals, measures and precisions in size: neither products nor sums of many of them overflow. */
  magnitude: 1e100,
} as const;
