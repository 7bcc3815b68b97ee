import type { Figure } from './figure.ts';
import type { Markup } from './markup.ts';

/** A part of a report: what it shows in words, pictures and tables. */
export interface Section {
  /** The anchor of its heading. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
  /** The pictures in it, in their order. */
  readonly figures: readonly Figure[];
}
