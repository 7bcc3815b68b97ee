import { type Calendar, dateOfRound, formatDate } from '@plenary/engine';
import { LETTER } from './picture.ts';

/** Steps between the marks of an axis, in rounds. */
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 13, 15, 20, 26, 30, 40, 52, 60, 80] as const;
const LONG_DAYS = 400;
/** Between one mark's text and the next. */
const GAP = 14;

/** The rounds of a run as an axis shows them: by their dates where there is a calendar, else by their numbers. */
export interface RoundAxis {
  readonly label: string | null;
  /** The rounds that are marked: so many as have room on an axis of this length in pixels. */
  readonly ticks: (room: number) => number[];
  /** Short, for an axis. */
  readonly tick: (round: number) => string;
  /** In full, for a table. */
  readonly name: (round: number) => string;
  /** In full, within a sentence. */
  readonly phrase: (round: number) => string;
}

/** @param horizon the last round */
export function roundAxis(calendar: Calendar | null, horizon: number): RoundAxis {
  const isLong = calendar !== null && horizon * calendar.days > LONG_DAYS;
  const letters = calendar === null ? String(horizon).length : (isLong ? 'Aug 2003' : '28 Nov').length;
  const name = (round: number): string => (calendar === null ? `round ${round}` : `${round} (${formatDate(dateOfRound(calendar, round))})`);
  return {
    label: calendar === null ? 'round' : null,
    ticks(room) {
      const most = Math.max(2, Math.floor(room / (LETTER * letters + GAP)));
      const step = STEPS.find((step) => Math.floor((horizon - 1) / step) + 1 <= most) ?? Math.ceil(horizon / most);
      return Array.from({ length: Math.floor((horizon - 1) / step) + 1 }, (_, index) => 1 + index * step);
    },
    tick(round) {
      if (calendar === null) return String(round);
      const [day = '', month = '', year = ''] = formatDate(dateOfRound(calendar, round)).split(' ');
      return isLong ? `${month} ${year}` : `${day} ${month}`;
    },
    name,
    phrase: (round) => (calendar === null ? name(round) : `round ${name(round)}`),
  };
}
