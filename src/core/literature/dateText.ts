/** Reads dates in the forms of bibliography files into the form of CSL. */
import type { ReferenceDate } from './reference';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Seasons in the order of EDTF's numbers for them, which begin with 21. */
const seasons = ['spring', 'summer', 'autumn', 'winter'];

/**
 * The year in a date as somebody wrote it: 1998 of "June 1998", "1998a", "19980612" and "199806". Part of a longer
 * number is no year.
 */
export function yearIn(written: string | undefined): string | undefined {
  return /(?<!\d)\d{4}(?=(?:\d\d){0,2}(?!\d))/.exec(written ?? '')?.[0];
}

/**
 * Reads a date or a range in EDTF (ISO 8601-2, levels 0 and 1, as BibLaTeX uses it): "2001-03", "2001-21",
 * "2001/2003", "1998~". Keeps a text that it cannot read.
 */
export function readEdtf(text: string): ReferenceDate {
  const written = text.trim();
  const [from = '', to = ''] = written.split('/');
  const start = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?([~?%])?$/.exec(from.trim());
  if (!start) {
    return { literal: written };
  }
  const month = Number(start[2] ?? 0);
  if (month > 20 && month <= 24) {
    return { 'date-parts': [[Number(start[1])]], season: month - 20 };
  }
  const end = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(to.trim());
  const parts = [start, end].flatMap((date) =>
    date ? [date.slice(1, 4).filter(Boolean).map(Number)] : [],
  );
  return { 'date-parts': parts, ...(start[4] ? { circa: true } : {}) };
}

/**
 * Reads a date from a year and the text beside it: 2001 with "mar", "3", "3 15", "Mar 15", "15 March",
 * "March--April" or "Spring". Keeps a year that is not a number ("in press").
 */
export function readYearAndMonth(year: string, beside?: string): ReferenceDate {
  const number = /^\D{0,3}(\d{4})(?!\d)/.exec(year.trim())?.[1];
  if (number === undefined) {
    return { literal: year.trim() };
  }
  const isCirca = /^(?:c\.?|ca\.?|~)\s*\d/i.test(year.trim()) ? { circa: true } : {};
  const words = beside?.match(/\p{L}+|\d+/gu) ?? [];
  const season = seasons.indexOf((words[0] ?? '').toLowerCase().replace('fall', 'autumn'));
  if (season >= 0) {
    return { 'date-parts': [[Number(number)]], season: season + 1, ...isCirca };
  }
  const found = words.map(monthOf).filter((month) => month > 0);
  const [first, second] = found;
  const days = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  if (first === undefined) {
    const [month = 0, day] = days;
    const isMonth = month >= 1 && month <= 12;
    const parts = [Number(number), ...(isMonth ? days.slice(0, day === undefined ? 1 : 2) : [])];
    return { 'date-parts': [parts], ...isCirca };
  }
  const [day] = days.filter((value) => value >= 1 && value <= 31);
  const start = [
    Number(number),
    first,
    ...(day !== undefined && second === undefined ? [day] : []),
  ];
  return { 'date-parts': second ? [start, [Number(number), second]] : [start], ...isCirca };
}

/** The number of a month by its English name or the beginning of that name; 0 for other words. */
function monthOf(word: string): number {
  return months.indexOf(word.toLowerCase().slice(0, 3)) + 1;
}
