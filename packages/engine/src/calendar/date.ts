import type { Calendar } from '../scenario/model.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The date, `YYYY-MM-DD`, on which a round (from 1) begins, in the Gregorian calendar. */
export function dateOfRound({ start, days }: Calendar, round: number): string {
  return civilFromDays(daysFromCivil(start) + (round - 1) * days);
}

/** A date `YYYY-MM-DD` for people: `30 Jan 2018`. */
export function formatDate(date: string): string {
  const { year, month, day } = parts(date);
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** Days from 1 March of the year 0: years are counted from March, so that the leap day comes last. */
function daysFromCivil(date: string): number {
  const { year, month, day } = parts(date);
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1;
}

function civilFromDays(days: number): string {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}
