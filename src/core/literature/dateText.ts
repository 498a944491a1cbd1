/** Reads dates in the forms of bibliography files into the form of CSL. */
import type { ReferenceDate } from './reference';

/** The variables of CSL 1.0.2 that hold a date. */
export const dateVariables = [
  ...([
    'issued',
    'accessed',
    'submitted',
    'original-date',
    'event-date',
    'available-date',
  ] as const),
];

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Seasons in the order of EDTF's numbers for them, which begin with 21. */
const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** The side of a range that is open in EDTF, and what BibLaTeX and people write for it. */
const openSide = /^(?:\.\.|open|unknown)?$/i;

/** A date in EDTF. The sign of an inexact date may be first or last, and months may have one digit. */
const edtf = /^([~?%])?(-?\d{4})(?:-(\d{1,2}|XX)(?:-(\d{1,2}|XX))?)?(?:T.*)?([~?%])?$/;

/**
 * The year in a date of any form: 1998 in "June 1998", "1998a", "19980612" and "199806". Part of a longer number is not
 * a year.
 */
export function yearIn(written: string | undefined): string | undefined {
  return /(?<!\d)\d{4}(?=(?:\d\d){0,2}(?!\d))/.exec(written ?? '')?.[0];
}

/**
 * Reads a date or a range in EDTF (ISO 8601-2, levels 0 and 1, as BibLaTeX uses it): "2001-03", "2001-21", "2001/2003",
 * "1998~", "2001-03-XX", "199X". Also reads "March 2001", which people write instead. Keeps a text that it cannot read.
 */
export function readEdtf(text: string): ReferenceDate {
  const written = text.trim();
  const decade = /^(\d{2})(?:(\d)X|XX)$/.exec(written);
  if (decade) {
    const [, century = '', ten] = decade;
    const years = ten === undefined ? ['00', '99'] : [`${ten}0`, `${ten}9`];
    return { 'date-parts': years.map((end) => [Number(century + end)]) };
  }
  const [from = '', to] = written.split('/').map((side) => side.trim());
  const [start, end] = [edtf.exec(from), edtf.exec(to ?? '')];
  if (!start) {
    return end && openSide.test(from)
      ? { 'date-parts': [[OPEN], partsOf(end)], ...circaOf(end) }
      : (wordedDate(written) ?? { literal: written });
  }
  const circa = end?.[1] || end?.[5] ? { circa: true } : circaOf(start);
  const month = Number(start[3] ?? 0);
  if (month > 20 && month <= 24) {
    return { 'date-parts': [[yearOf(start)]], season: month - 20, ...circa };
  }
  const isOpen = to !== undefined && openSide.test(to);
  const last = end ? [partsOf(end)] : isOpen ? [[OPEN]] : [];
  return { 'date-parts': [partsOf(start), ...last], ...circa };
}

/** The year of a side of a range that is open: CSL has no year 0. */
const OPEN = 0;

/** A date in EDTF: "2001-03-15", "1999-05/1999-07", "2001-21" for a spring, "1998~"; a literal date as it is. */
export function writeEdtf(date: ReferenceDate): string | undefined {
  const parts = date['date-parts']?.filter(([year]) => year !== undefined) ?? [];
  if (parts.length === 0) {
    return date.literal;
  }
  const [[year] = []] = parts;
  const start = date.season ? [[Number(year), 20 + date.season]] : parts;
  const written = start.map(([first = 0, ...rest]) =>
    // EDTF has a year 0, and CSL has not: there it is the open side of a range.
    first === 0
      ? ''
      : [pad(first < 0 ? first + 1 : first, 4), ...rest.map((part) => pad(part, 2))].join('-'),
  );
  return written.join('/') + (date.circa ? '~' : '');
}

/** A number with zeros before it: 7 of two digits is "07", -5 of four "-0005". */
export function pad(number: number, digits: number): string {
  return (number < 0 ? '-' : '') + String(Math.abs(number)).padStart(digits, '0');
}

/** The first side of a date that is given: of a range with an open start, its end. */
export function givenDate(date: ReferenceDate | undefined): readonly number[] | undefined {
  const [first, last] = date?.['date-parts'] ?? [];
  return first?.[0] === OPEN && last ? last : first;
}

/**
 * The sides of a date in the form that citation engines take: alike in what they give, since citeproc-js
 * takes no others ("2015-03/2016" becomes "2015/2016"), and an open end with as many zeros; an open start is left out,
 * as Pandoc does.
 */
export function evenSides(parts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [start, end] = parts;
  if (!start || !end) {
    return parts;
  }
  if (start[0] === OPEN) {
    return [end];
  }
  const length = end[0] === OPEN ? start.length : Math.min(start.length, end.length);
  return [start.slice(0, length), Array.from({ length }, (_, at) => end[at] ?? OPEN)];
}

function circaOf([, before, , , , after]: RegExpExecArray): Pick<ReferenceDate, 'circa'> {
  return before || after ? { circa: true } : {};
}

/** The year in CSL. EDTF has a year 0, but CSL does not: -0044 is the year -45 of CSL, 45 BC. */
function yearOf([, , year]: RegExpExecArray): number {
  const number = Number(year);
  return number > 0 ? number : number - 1;
}

/** Year, month and day, as far as they are given. */
function partsOf(date: RegExpExecArray): number[] {
  const parts = date.slice(3, 5).map(Number);
  const end = parts.findIndex((part, index) => !(part > 0 && part <= (index === 0 ? 12 : 31)));
  return [yearOf(date), ...(end < 0 ? parts : parts.slice(0, end))];
}

/** "March 2001", "15 March 2001", "March 15, 2001". */
function wordedDate(text: string): ReferenceDate | undefined {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const year = words.at(-1) ?? '';
  const beside = words.slice(0, -1);
  const [month, ...more] = beside.filter((word) => /^\p{L}{3,9}\.?$/u.test(word));
  const isDate = month && more.length === 0 && monthOf(month) > 0 && beside.length < 3;
  return isDate && /^\d{4}$/.test(year) ? readYearAndMonth(year, beside.join(' ')) : undefined;
}

/**
 * Reads the publication date of MEDLINE: "2001 Mar 15", "2001 Winter", and irregular forms such as "2000 Nov 30-Dec 6",
 * "2001 Dec-2002 Jan", "2000 Aug 5-11" and "2000 3d Quart"; CSL cannot express the quarter. Keeps a text without a
 * year.
 */
export function readMedlineDate(text: string): ReferenceDate {
  if (/^\d{4}([-/])\d{1,2}(?:\1\d{1,2})?$/.test(text.trim())) {
    return readEdtf(text.replaceAll('/', '-'));
  }
  const written = text.trim().replace(/\s*\b\d\s*(?:st|nd|rd|d|th)\s+\p{L}+\.?/giu, '');
  const sides = written
    .split(/\s*[-–/]\s*/)
    .slice(0, 2)
    .map(medlineParts);
  const [from, to] = sides;
  const year = from?.year ?? (to?.year && to.year - yearsBetween(from?.month, to.month));
  if (!from || year === undefined) {
    return { literal: text.trim() };
  }
  if (from.season !== undefined) {
    return { 'date-parts': [[year]], season: from.season };
  }
  const start = { year, month: from.month, day: from.day };
  const end = to && endOfRange(start, to);
  return { 'date-parts': [start, ...(end ? [end] : [])].map(listed) };
}

interface DateParts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly season?: number | undefined;
}

/** The words of one side of a range: "2001 Dec", "Jan 3", "11". */
function medlineParts(side: string): DateParts {
  const words = side.match(/\p{L}+|\d+/gu) ?? [];
  const season = words.map(seasonOf).find((number) => number > 0);
  const month = words.map((word) => (seasonOf(word) ? 0 : monthOf(word))).find((it) => it > 0);
  return {
    year: words.filter((word) => /^\d{4}$/.test(word)).map(Number)[0],
    month,
    day: words.filter((word) => /^\d{1,2}$/.test(word)).map(Number)[0],
    season,
  };
}

/** The end of a range, with the parts that it leaves out taken from the start; undefined if the end is empty. */
function endOfRange(start: DateParts, end: DateParts): DateParts | undefined {
  if (end.year !== undefined || end.month !== undefined) {
    // "2018-2019 Winter" ends in the year alone.
    const year = end.year ?? (start.year && start.year + yearsBetween(start.month, end.month));
    return { year, month: end.month, day: end.month && end.day };
  }
  const isRange = end.day !== undefined && start.day !== undefined && start.day <= end.day;
  return isRange ? { ...start, day: end.day } : undefined;
}

/** The years from the first to the last month of a range that names one year: "Dec-Jan" ends in the next year. */
function yearsBetween(first: number | undefined, last: number | undefined): number {
  return first !== undefined && last !== undefined && last < first ? 1 : 0;
}

function listed({ year, month, day }: DateParts): number[] {
  return [year, month, month && day].filter((part) => part !== undefined && part > 0) as number[];
}

/**
 * Reads a date from a year and the text beside it: 2001 with "mar", "3", "3 15", "Mar 15", "15 March",
 * "March--April" or "Spring"; "2001/2002" is a range. Keeps a year that is not a number ("in press").
 */
export function readYearAndMonth(year: string, beside?: string): ReferenceDate {
  const number = /^(?:\D{0,3}(\d{4})(?!\d)|([1-9]\d{0,2})$)/
    .exec(year.trim())
    ?.slice(1)
    .find(Boolean);
  if (number === undefined) {
    return { literal: year.trim() };
  }
  const [, from, to] = /^(\d{4})\s*(?:[–/]|-{1,3})\s*(\d{4})$/.exec(year.trim()) ?? [];
  if (from && to && from < to) {
    return { 'date-parts': [[Number(from)], [Number(to)]] };
  }
  const isOpen = /^\d{4}\s*(?:–|-{1,3})$/.test(year.trim());
  if (isOpen && beside === undefined) {
    return { 'date-parts': [[Number(number)], [OPEN]] };
  }
  const isCirca = /^(?:c\.?|ca\.?|~)\s*\d/i.test(year.trim()) ? { circa: true } : {};
  const words = beside?.match(/\p{L}+|\d+/gu) ?? [];
  const season = seasonOf(words[0] ?? '');
  if (season > 0) {
    return { 'date-parts': [[Number(number)]], season, ...isCirca };
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
  const end = second && [Number(number) + yearsBetween(first, second), second];
  return { 'date-parts': end ? [start, end] : [start], ...isCirca };
}

/** The number of a season by its English name, from 1 for spring; 0 for other words. */
function seasonOf(word: string): number {
  return seasons.indexOf(word.toLowerCase().replace('fall', 'autumn')) + 1;
}

/** The number of a month by its English name or the beginning of that name; 0 for other words. */
function monthOf(word: string): number {
  return months.indexOf(word.toLowerCase().slice(0, 3)) + 1;
}
