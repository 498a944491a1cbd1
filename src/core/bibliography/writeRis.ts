import { givenDate, pad, writeEdtf } from '../literature/dateText';
import { decodeCharacterReferences } from '../literature/markedText';
import { mayBePerson, namesInFields } from '../literature/personName';
import type { Reference, ReferenceDate, ReferenceName } from '../literature/reference';
import { isPart, risTypeOf } from './risTypes';

/** A reference as a RIS record, from `TY` to `ER`, with CRLF line ends, as RIS requires. */
export function writeRis(reference: Reference): string {
  const { type, page } = reference;
  const pages = /^([^-,;\s]+)-([^-,;\s]+)$/.exec(page ?? '');
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', risTypeOf(type)],
    ['ID', reference.id],
    ...namesOf('AU', firstAuthors(reference)),
    ...namesOf('A2', namesFor(reference, secondRoles.get(type) ?? '')),
    ...namesOf('ED', reference.editor),
    ...(isPart.test(type) ? namesOf('A3', namesFor(reference, 'collection-editor')) : []),
    ...namesOf('A4', namesFor(reference, 'translator')),
    ['TI', reference.title],
    ['ST', reference['title-short'] as string | undefined],
    [
      type === 'book' ? 'T3' : 'T2',
      reference[type === 'book' ? 'collection-title' : 'container-title'],
    ],
    ['T3', type === 'book' ? undefined : reference['collection-title']],
    ['J2', reference['container-title-short']],
    ['PY', reference.issued && yearOf(reference.issued)],
    ['DA', reference.issued && slashed(reference.issued)],
    ['VL', reference.volume],
    ['IS', reference.issue ?? reference.number],
    ['SP', pages?.[1] ?? page ?? (reference['number-of-pages'] as string | undefined)],
    ['EP', pages?.[2]],
    ['ET', reference.edition],
    ['PB', reference.publisher],
    ['CY', reference['publisher-place']],
    ['SN', reference.ISBN],
    ['SN', reference.ISSN],
    ['DO', reference.DOI],
    ...(reference.PMID ? [['AN', reference.PMID] as const, ['DB', 'PubMed'] as const] : []),
    ['C2', reference.PMCID],
    ['UR', reference.URL],
    ['Y2', reference.accessed && slashed(reference.accessed)],
    ['LA', reference.language],
    ['AB', reference.abstract],
    ['N1', reference.note],
    ...(reference.keyword?.split(/\s*,\s*/).map((word) => ['KW', word] as const) ?? []),
    ['M3', reference.genre],
  ];
  const written = lines.flatMap(([tag, value]) => {
    const line = value?.replace(breaks, ' ').trim() ?? '';
    const isChanged = decodeCharacterReferences(line) !== line;
    const kept = isChanged ? line.replace(/&(?=#?\w+;)/g, '&amp;') : line;
    return kept ? [`${tag}  - ${kept}`] : [];
  });
  return [...written, 'ER  - ', ''].join('\r\n');
}

/** White space that may not be in a value, or says nothing; a blank that holds "5 mg" together stays. */
const breaks = /[\t-\r\x85\u2028\u2029 ]+/g;

/** The persons of `A2` where they are no editors. */
const secondRoles: ReadonlyMap<string, string> = new Map([
  ['musical_score', 'performer'],
  ['personal_communication', 'recipient'],
  ['song', 'performer'],
]);

/** RIS has the director of a film and the composer of a piece in place of its authors. */
function firstAuthors(reference: Reference): readonly ReferenceName[] {
  const roles = ['author', 'director', 'composer'].map((role) => namesFor(reference, role));
  return roles.find((names) => names.length > 0) ?? [];
}

function namesFor(reference: Reference, role: string): readonly ReferenceName[] {
  const names = reference[role];
  return Array.isArray(names) ? names : [];
}

function namesOf(tag: string, names: readonly ReferenceName[] | undefined) {
  return (names ?? []).map((name) => [tag, nameOf(name)] as const);
}

function nameOf(name: ReferenceName): string {
  const { family, given, suffix, literal } = name;
  if (!family) {
    const group = literal ?? given ?? '';
    const [read, ...more] = namesInFields([group]);
    // A comma at the end, as EndNote writes it, shows that "J. Berg" is the name of a group.
    const isRead = more.length === 0 && read?.literal === group && !mayBePerson(group);
    return isRead || group === ''
      ? group
      : group.includes(',')
        ? group.replace(',', ',,')
        : `${group},`;
  }
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  // Without a comma, it would be the name of a group.
  return [[...particles, family].filter(Boolean).join(' '), given ?? '', suffix]
    .filter((part) => part !== undefined)
    .join(', ');
}

function yearOf(date: ReferenceDate): string | undefined {
  const year = givenDate(date)?.[0];
  return year === undefined ? date.literal : String(year);
}

/**
 * "2001/03/15", "2001/03", "2001///Spring"; undefined if only the year is known. What RIS has no form for follows in
 * EDTF, where RIS has room for other information: "2001/03//2001-03/2001-04".
 */
function slashed(date: ReferenceDate): string | undefined {
  const [year = 0, month, day] = givenDate(date) ?? [];
  const { season, circa } = date;
  const isSimple = !circa && (date['date-parts']?.length ?? 0) < 2;
  if (year < 1 || (isSimple && month === undefined && !season)) {
    return undefined;
  }
  const other = isSimple
    ? ['Spring', 'Summer', 'Autumn', 'Winter'][(season ?? 0) - 1]
    : writeEdtf(date);
  const parts = [month, day].map((part) => (part === undefined ? '' : pad(part, 2)));
  const exact = [pad(year, 4), ...parts].join('/');
  return other ? `${exact}/${other}` : exact.replace(/\/+$/, '');
}
