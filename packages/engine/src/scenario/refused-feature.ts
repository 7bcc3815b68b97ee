/** Features of statecharts that cannot be tabulated, with what to write instead. */
const REFUSED: Readonly<Record<string, string>> = {
  after: 'For a delay, count rounds in a gauge under each-round and ask for it in when.',
  invoke: 'Write what happens outside the chart as an event or another actor, and hear it under on.',
  always: 'Put the condition in the when of the acts and reactions that should lead there.',
  history: 'Remember the past in a gauge, and ask for it in when.',
  final: 'Write an ordinary state without acts; an outcome with ends: true ends the run.',
  entry: 'Put the effects on the transitions that lead here.',
  exit: 'Put the effects on the transitions that lead away.',
  onEntry: 'Put the effects on the transitions that lead here.',
  onExit: 'Put the effects on the transitions that lead away.',
  onDone: 'Put the condition in the when of an act or a reaction.',
  context: "Declare a gauge: the chart's gauges belong to each actor that uses it.",
};

/** How this language spells what XState calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  guard: 'Write when.',
  cond: 'Write when.',
  target: 'Write to.',
  actions: 'Write effects.',
};

/** How to write what XState calls by this word; null for any other word. */
export function renamedFeature(word: string): string | null {
  return Object.hasOwn(RENAMED, word) ? (RENAMED[word] ?? null) : null;
}

/** What to write instead of a feature of XState that this language refuses; null for any other word. */
export function refusedFeature(word: string): string | null {
  return Object.hasOwn(REFUSED, word) ? (REFUSED[word] ?? null) : null;
}
