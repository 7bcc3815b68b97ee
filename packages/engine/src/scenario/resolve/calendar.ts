import { dateOfRound } from '../../calendar/date.ts';
import type { Calendar } from '../model.ts';
import { type Context, numberAt } from './context.ts';

/** The calendar, if its date exists. */
export function checkCalendar(context: Context): Calendar | null {
  const raw = context.raw.calendar;
  if (raw === undefined) return null;
  const { start } = raw;
  const calendar = { start, days: numberAt(context, ['calendar', 'days'], raw.days, 1) };
  if (dateOfRound(calendar, 1) !== start) {
    context.findings.error({ path: ['calendar', 'start'], code: 'no-such-date', expected: 'a date of the calendar', got: start });
  }
  return calendar;
}
