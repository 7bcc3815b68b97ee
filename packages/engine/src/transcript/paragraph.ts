/** A run told in prose, round by round. */
export interface Transcript {
  readonly title: string;
  readonly rounds: readonly TranscriptRound[];
}

export interface TranscriptRound {
  readonly round: number;
  /** `YYYY-MM-DD`, where the scenario has a calendar. */
  readonly date: string | null;
  /** The phase's title. */
  readonly phase: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  /**
   * What it tells: an act with its answers; acts that changed nothing; what a precondition forbids; the work on the text; an event; gauges and
   * phases at the end of a round; how the run ended.
   */
  readonly kind: 'act' | 'quiet' | 'blocked' | 'drafting' | 'event' | 'world' | 'ending';
  readonly text: string;
}
