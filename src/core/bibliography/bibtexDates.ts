import type { Reference, ReferenceDate } from '../cite/reference';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** The dates of a reference as fields of BibTeX (`year`, `month`, `day`) or BibLaTeX (`date` in EDTF). */
export function bibtexDates(
  { issued, accessed }: Reference,
  isBiblatex: boolean,
): Record<string, string | undefined> {
  const urldate = accessed && edtf(accessed);
  if (!issued) {
    return { urldate };
  }
  const [start, end] = issued['date-parts'] ?? [];
  const [year, month, day] = start ?? [];
  if (year === undefined) {
    return { year: issued.literal, urldate };
  }
  // Only EDTF has ranges over years, days in them, and what is about right only.
  if (
    isBiblatex ||
    issued.circa ||
    (end && (end[0] !== year || day !== undefined || end[2] !== undefined))
  ) {
    return { date: edtf(issued), urldate };
  }
  const last = end?.[1] !== undefined && end[1] !== month ? `/${months[end[1] - 1]}` : '';
  const name = month === undefined ? seasons[(issued.season ?? 0) - 1] : months[month - 1];
  return { year: String(year), month: name && name + last, day: day?.toString(), urldate };
}

/** "2001-03-15", "1999-05/1999-07", "2001-21" for a spring, "1998~"; a literal date as it is. */
export function edtf(date: ReferenceDate): string | undefined {
  const parts = date['date-parts']?.filter(([year]) => year !== undefined) ?? [];
  if (parts.length === 0) {
    return date.literal;
  }
  const [[year] = []] = parts;
  const start = date.season ? [[Number(year), 20 + date.season]] : parts;
  const written = start.map(([first = 0, ...rest]) =>
    [pad(first, 4), ...rest.map((part) => pad(part, 2))].join('-'),
  );
  return written.join('/') + (date.circa ? '~' : '');
}

function pad(number: number, digits: number): string {
  return (number < 0 ? '-' : '') + String(Math.abs(number)).padStart(digits, '0');
}
