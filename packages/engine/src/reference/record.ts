/**
 * The causes of a run: one record for each step, by names, JSON-safe. A transcript is written from nothing else.
 */
import type { TextStatus } from '../scenario/model.ts';

/** A gauge or an issue (`text.NAME`) that changed, or would have but for its bounds. */
export interface EffectRecord {
  readonly target: string;
  readonly before: number | string;
  readonly after: number | string;
}

/** A move of a chart, by labels of configurations. */
export interface MoveRecord {
  readonly from: string;
  readonly to: string;
}

export interface ReactionRecord {
  readonly actor: string;
  readonly move: MoveRecord | null;
  readonly effects: readonly EffectRecord[];
}

/** Something that everybody hears: an act that was carried out or an event that struck. */
export interface Deed {
  /** The acting actor, or `nature`. */
  readonly by: string;
  readonly name: string;
  readonly move: MoveRecord | null;
  readonly effects: readonly EffectRecord[];
  /** Only of actors that answered. */
  readonly reactions: readonly ReactionRecord[];
}

/** A value that an expression read, as it stood. */
export interface LeafRecord {
  readonly text: string;
  readonly value: number | string | boolean;
}

export interface CandidateRecord {
  readonly act: string;
  readonly appeal: number;
  readonly probability: number;
  /** The expressions whose sum is the appeal, with what they read. */
  readonly reasons: readonly { readonly expression: string; readonly value: number; readonly leaves: readonly LeafRecord[] }[];
}

/** An act that the stance knows but that was not open. */
export interface BlockedRecord {
  readonly act: string;
  readonly guard: string;
  readonly leaves: readonly LeafRecord[];
  /** The actor's own preconditions that the guard names and that are false. */
  readonly preconditions: readonly string[];
}

/** Who decided: the strategy by its draw, or a person. A person's decision leaves the draw as it would have been. */
export type DecidedBy = 'luck' | 'person';

export interface TurnRecord {
  readonly kind: 'turn';
  readonly round: number;
  readonly phase: string;
  readonly actor: string;
  readonly candidates: readonly CandidateRecord[];
  readonly blocked: readonly BlockedRecord[];
  /** The unsigned 32-bit draw; null when the actor has no candidate and passes. */
  readonly draw: number | null;
  readonly decidedBy: DecidedBy;
  readonly deed: Deed | null;
}

export interface BracketRecord {
  readonly issue: string;
  readonly from: string;
  readonly to: string;
}

export interface PositionRecord {
  readonly kind: 'position';
  readonly round: number;
  readonly phase: string;
  readonly session: number;
  readonly actor: string;
  readonly utility: number;
  readonly aspiration: number;
  /** The probability of support. */
  readonly probability: number;
  readonly draw: number;
  readonly decidedBy: DecidedBy;
  readonly supports: boolean;
  /** When it does not support: what it could do, with probabilities. */
  readonly objections: readonly { readonly bracket: BracketRecord | null; readonly value: number; readonly probability: number }[];
  readonly bracket: BracketRecord | null;
  readonly bracketDraw: number | null;
  readonly walkOut: Deed | null;
}

export interface SessionRecord {
  readonly kind: 'session';
  readonly round: number;
  readonly phase: string;
  readonly session: number;
  readonly supporters: readonly string[];
  readonly objectors: readonly string[];
  readonly vetoedBy: readonly string[];
  readonly optedOut: readonly string[];
  readonly adopted: boolean;
  readonly amendment: {
    readonly proposed: (BracketRecord & { readonly weight: number }) | null;
    readonly refusedBy: string | null;
    readonly loss: number | null;
  } | null;
  readonly text: Readonly<Record<string, string>>;
}

export interface EventsRecord {
  readonly kind: 'events';
  readonly round: number;
  readonly phase: string;
  readonly events: readonly {
    readonly event: string;
    readonly hazard: number;
    readonly draw: number;
    readonly deed: Deed | null;
  }[];
}

export interface HousekeepingRecord {
  readonly kind: 'housekeeping';
  readonly round: number;
  readonly phase: string;
  /** The rules whose condition held. */
  readonly rules: readonly { readonly owner: string | null; readonly effects: readonly EffectRecord[] }[];
}

export interface RoundEndRecord {
  readonly kind: 'round-end';
  readonly round: number;
  readonly phase: string;
  readonly passage: PassageRecord | null;
  readonly fallback: {
    readonly status: TextStatus;
    readonly text: Readonly<Record<string, string>>;
    readonly refusedBy: string | null;
  } | null;
  /** The outcome, when the run has ended. */
  readonly outcome: string | null;
}

/** What became of the phase: it slipped, or gave way to another. */
export type PassageRecord =
  | { readonly kind: 'slip'; readonly by: number; readonly effects: readonly EffectRecord[] }
  | {
      readonly kind: 'phase';
      readonly from: string;
      readonly to: string;
      readonly why: 'adopted' | 'ends-when' | 'date' | 'no-quorum';
      readonly effects: readonly EffectRecord[];
    };

export type StepRecord = TurnRecord | PositionRecord | SessionRecord | EventsRecord | HousekeepingRecord | RoundEndRecord;
