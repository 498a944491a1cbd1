import { pubmedIdsOf } from '../../identifiers/addresses';
import { arxivAddress } from '../../identifiers/arxivId';
import { bareDoi } from '../../identifiers/doi';
import { pmidIn, pmidOrAddress } from '../../identifiers/pubmedId';
import { articleNumber } from '../../literature/articleNumber';
import { readEdtf, readYearAndMonth } from '../../literature/dateText';
import { withoutPlainPlace } from '../../literature/journalName';
import { languageCode } from '../../literature/languageCodes';
import type { Reference, ReferenceDate, ReferenceName } from '../../literature/reference';
import { filled } from '../../literature/reference';
import { cslTypeOf, typeOfSubtype } from './bibtexTypes';
import { isPartOfWork } from './bibtexValues';
import type { ParsedBibtex } from './parsedBibtex';

type Fields = ParsedBibtex['fields'];

/** Fields with one value that have other names in CSL than in BibTeX; if there are several, the first one counts. */
const sameFields: readonly (readonly [csl: string, ...bibtex: string[]])[] = [
  ['container-title-short', 'shortjournal'],
  ['title-short', 'shorttitle'],
  ['number-of-volumes', 'volumes'],
  ['number-of-pages', 'pagetotal'],
  ['publisher', 'publisher', 'institution', 'school', 'organization'],
  ['publisher-place', 'address', 'location'],
  ['edition', 'edition'],
  ['chapter-number', 'chapter'],
  ['version', 'version'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['abstract', 'abstract'],
  ['annote', 'annote', 'annotation'],
  ['keyword', 'keywords'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['PMCID', 'pmcid'],
  ['original-title', 'origtitle'],
  ['original-publisher', 'origpublisher'],
  ['original-publisher-place', 'origlocation'],
];

const creators: readonly (readonly [csl: string, bibtex: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['director', 'director'],
];

/** Fields of BibTeX from which something of a reference is read; names have a list of their own. */
const usedFields: ReadonlySet<string> = new Set([
  ...sameFields.flatMap(([, ...fields]) => fields),
  ...[
    ...['title', 'subtitle', 'journaltitle', 'journalsubtitle', 'journal'],
    ...['booktitle', 'booksubtitle', 'booktitleaddon', 'maintitle', 'mainsubtitle'],
    ...['maintitleaddon', 'part', 'volume', 'series'],
  ],
  ...['type', 'entrysubtype', 'pubstate', 'number', 'issue', 'pages'],
  ...['date', 'year', 'month', 'day', 'origdate', 'eventdate', 'urldate', 'doi', 'url', 'pmid'],
  ...['eprint', 'eprinttype', 'archiveprefix', 'note', 'addendum', 'howpublished'],
  ...['langid', 'hyphenation', 'language', 'titleaddon'],
]);

/** Whether a reference uses a field; names have a list of their own. */
export function isUsedField(name: string): boolean {
  return usedFields.has(name) || articleNumbers.includes(name);
}

/** CSL distinguishes theses by their genre. */
const theses: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', 'Master’s thesis'],
]);

/** A parsed entry as a reference, as Pandoc and Zotero map the fields. */
export function referenceOfBibtex(id: string, { type, fields, names }: ParsedBibtex): Reference {
  const csl = typeOf(type, fields);
  const titles = titlesOf(type, csl, fields);
  const known: Readonly<Record<string, unknown>> = {
    title: titles.title,
    ...Object.fromEntries(creators.map(([to, from]) => [to, publication(names[from])])),
    issued: issuedOf(fields),
    'original-date': fields.origdate && readEdtf(fields.origdate),
    'event-date': fields.eventdate && readEdtf(fields.eventdate),
    accessed: fields.urldate && readEdtf(fields.urldate),
    'container-title': titles['container-title'],
    'volume-title': titles['volume-title'],
    ...Object.fromEntries(
      sameFields.map(([to, ...from]) => [to, from.map((name) => fields[name]).find(Boolean)]),
    ),
    volume: volumeOf(fields),
    'collection-title': seriesOf(fields.series),
    publisher: publisherOf(fields),
    ...numberOf(csl, fields),
    ...placesOf(type, fields),
    genre: inWords(fields.type) ?? theses.get(type),
    status: inWords(fields.pubstate),
    page: (fields.pages ?? articleNumberOf(fields))?.replace(/\s*[–—]\s*|-{2,3}/g, '-'),
    language: languageCode(fields.langid ?? fields.hyphenation ?? fields.language),
    ...identifiersOf(fields),
  };
  return { id, type: csl, ...filled(known) };
}

/** The publisher. As in Pandoc, `howpublished` counts as one, unless it is an address. */
function publisherOf({
  publisher,
  institution,
  school,
  organization,
  howpublished = '',
}: Fields): string | undefined {
  const how = /https?:|www\./.test(howpublished) ? undefined : howpublished;
  return publisher || institution || school || organization || how;
}

/** BibLaTeX's keys for theses, reports, patents, states and countries, with the words that it prints for them. */
const keysInWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ bathesis: 'Bachelor’s thesis', mathesis: 'Master’s thesis', phdthesis: 'PhD thesis' },
    ...{ candthesis: 'Candidate thesis', techreport: 'technical report' },
    ...{ resreport: 'research report', software: 'computer software', datacd: 'data CD' },
    ...{ audiocd: 'audio CD', patent: 'patent', patentde: 'German patent' },
    ...{ patenteu: 'European patent', patentfr: 'French patent', patentuk: 'British patent' },
    ...{ patentus: 'U.S. patent', patreq: 'patent request', patreqde: 'German patent request' },
    ...{ patreqeu: 'European patent request', patreqfr: 'French patent request' },
    ...{ patrequk: 'British patent request', patrequs: 'U.S. patent request' },
    ...{ inpreparation: 'in preparation', submitted: 'submitted', forthcoming: 'forthcoming' },
    ...{ inpress: 'in press', prepublished: 'pre-published' },
    ...{ countryde: 'Germany', countryeu: 'European Union', countryep: 'European Union' },
    ...{ countryfr: 'France', countryuk: 'United Kingdom', countryus: 'United States of America' },
  }),
);

/** The words for a key of BibLaTeX; any other text stays as its author wrote it. */
function inWords(written: string | undefined): string | undefined {
  return written === undefined ? undefined : (keysInWords.get(written.toLowerCase()) ?? written);
}

/**
 * The places of a publication. If an entry has both, `address` is the publisher's place and `location` that of the
 * meeting, as ACM writes them. A patent is valid in its countries.
 */
function placesOf(
  type: string,
  { address, location, venue }: Fields,
): Record<string, string | undefined> {
  if (type === 'patent' && location) {
    const countries = location.split(' and ').map(inWords).join('; ');
    return { 'publisher-place': address, jurisdiction: countries };
  }
  const isMeeting = /^(?:inproceedings|conference|(?:mv)?proceedings)$/.test(type);
  return address && location && isMeeting ? { 'event-place': venue ?? location } : {};
}

function publication(names: readonly ReferenceName[] | undefined): typeof names {
  return names && names.length > 0 ? names : undefined;
}

function typeOf(type: string, fields: Fields): string {
  const subtype = typeOfSubtype(fields.entrysubtype ?? '', type);
  if (subtype !== undefined) {
    return subtype;
  }
  if (type === 'periodical' && containerOf(fields)) {
    return 'article-journal';
  }
  // A preprint: it is on a server, and not in a journal.
  const isPreprint =
    (type === 'article' || type === 'misc') && fields.eprint && !containerOf(fields);
  return isPreprint && !/^pub?med$|^pmc$/i.test(serverOf(fields) ?? '')
    ? 'article'
    : cslTypeOf(type);
}

/** A title with its subtitle and what BibLaTeX prints after it: "Lamps: A history. Second version". */
function titleOf(fields: Fields, of: '' | 'book' | 'journal' | 'main'): string | undefined {
  const main = fields[`${of}title`];
  const [sub, addon] = [fields[`${of}subtitle`], fields[`${of}titleaddon`]];
  const title = main && sub ? `${main}${/[.:!?]$/.test(main) ? '' : ':'} ${sub}` : (main ?? sub);
  return title && addon ? `${title}${/[.:!?]$/.test(title) ? '' : '.'} ${addon}` : title;
}

/** Types of CSL that are not part of another work: the `booktitle` of a book is for the chapters that refer to it. */
const isWholeBook = /^(?:book|thesis|report|manuscript)$/;

/**
 * Title, title of the container, and that of the volume, as Pandoc has them: a work of several volumes goes by its
 * `maintitle`.
 */
function titlesOf(type: string, csl: string, fields: Fields): Record<string, string | undefined> {
  const [own, book, main] = [titleOf(fields, ''), titleOf(fields, 'book'), titleOf(fields, 'main')];
  if (isPartOfWork(type)) {
    const container = containerOf(fields);
    return main && main !== book
      ? { title: own, 'container-title': main, 'volume-title': book }
      : { title: own, 'container-title': container };
  }
  const container = isWholeBook.test(csl) ? undefined : containerOf(fields);
  return main && own
    ? { title: main, 'container-title': container, 'volume-title': own }
    : { title: own ?? main, 'container-title': container };
}

function containerOf(fields: Fields): string | undefined {
  const journal = fields.journal && withoutPlainPlace(fields.journal);
  return (
    titleOf(journal ? { journaltitle: journal, ...fields } : fields, 'journal') ??
    titleOf(fields, 'book')
  );
}

/** The volume with its part: "2.3". */
function volumeOf({ volume, part }: Fields): string | undefined {
  return volume && part ? `${volume}.${part}` : (volume ?? part);
}

/** BibLaTeX's keys for the series of journals, and its numbers of them: "2nd series". */
function seriesOf(series: string | undefined): string | undefined {
  if (series === undefined || !/^\d{1,3}$/.test(series)) {
    return series && (namedSeries.get(series) ?? series);
  }
  const number = Number(series);
  const isTeen = number % 100 > 10 && number % 100 < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${series}${ending} series`;
}

const namedSeries: ReadonlyMap<string, string> = new Map([
  ['newseries', 'New series'],
  ['oldseries', 'Old series'],
]);

/** `number` is the issue of a journal, the place in a series, or the number of a report. */
function numberOf(
  type: string,
  { number, issue, series }: Fields,
): Record<string, string | undefined> {
  if (/^(?:article-|review|periodical)/.test(type)) {
    // "2, Suppl. 1"
    return { issue: [...new Set([number, issue])].filter(Boolean).join(', ') };
  }
  return number && series && /^(?:book|chapter|paper)/.test(type)
    ? { 'collection-number': number, issue }
    : { number, issue };
}

function issuedOf(fields: Fields): ReferenceDate | undefined {
  if (fields.date) {
    return readEdtf(fields.date);
  }
  const day = fields.day && fields.month ? `${fields.month} ${fields.day}` : fields.month;
  return fields.year ? readYearAndMonth(fields.year, day) : undefined;
}

/** The field names of BibLaTeX, Web of Science, Scopus and ACM for an article's number. */
const articleNumbers = ['eid', 'article-number', 'art_number', 'articleno'];

function articleNumberOf(fields: Fields): string | undefined {
  return articleNumbers.map((name) => articleNumber(fields[name])).find(Boolean);
}

function serverOf({ eprinttype, archiveprefix }: Fields): string | undefined {
  return eprinttype ?? archiveprefix;
}

/**
 * The PubMed identifier in fields for it, or in a note or address that contains one: `123`, `PMID: 123`, an address of
 * PubMed. Any other text, such as "NA", would turn all entries with it into one publication.
 */
export function pmidOf(
  pmid: string | undefined,
  eprint: string | undefined,
  note: string | undefined,
  url: string | undefined,
): string | undefined {
  const [number] = [pmid, eprint].flatMap((written) => pmidOrAddress(written ?? '') ?? []);
  return number ?? pmidIn(note ?? '') ?? (url ? pubmedIdsOf([url]).PMID : undefined);
}

function identifiersOf(fields: Fields): Record<string, string | undefined> {
  const server = serverOf(fields)?.toLowerCase();
  const note = fields.note ?? fields.addendum;
  const how = /https?:\/\/\S+/.exec(fields.howpublished ?? '')?.[0];
  const arxiv = server === 'arxiv' && fields.eprint ? arxivAddress(fields.eprint) : undefined;
  return {
    DOI: fields.doi ? bareDoi(fields.doi) : undefined,
    PMID: pmidOf(
      fields.pmid,
      server === 'pubmed' ? fields.eprint : undefined,
      note,
      fields.url ?? how,
    ),
    ...(server === 'pmc' && fields.eprint ? { PMCID: fields.eprint } : {}),
    URL: fields.url ?? how ?? arxiv,
    note,
  };
}
