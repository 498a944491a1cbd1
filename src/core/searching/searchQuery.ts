/**
 * The suggested query for a name or sentence:
 *
 *     ("IL-6"[tiab] OR "IL6"[tiab] OR "interleukin-6"[tiab] OR D015850[mh]) AND ("tocilizumab"[tiab] OR …)
 *
 * A publication must mention the first entity, one of the others, and one of the topics. The query consists of names in
 * the library, never of words of the note, and the user can change it and confirms it before it is sent.
 */
import type { Entity, NameForm, Topic } from '../library/schema';
import { takesPlural } from '../recognise/entityNames';
import { spellings } from '../recognise/spellings';
import { foldText } from '../text/fold';

/** The databases that can be searched. */
export const providerIds = ['pubmed', 'europe-pmc'] as const;
export type ProviderId = (typeof providerIds)[number];

/** The subject of a search. */
export interface SearchSubject {
  /** The first entity is the subject; the others are mentioned beside it. */
  readonly entities: readonly Entity[];
  readonly topics: readonly Topic[];
}

/** The most spellings of an entity or topic: more would make a query too long to read on one line. */
const MOST_SPELLINGS = 24;
/** The most entities and topics beside the first entity. */
const MOST_BESIDE = 6;

/** The query for a subject in the syntax of a database; empty for a subject without entities and topics. */
export function makeQuery({ entities, topics }: SearchSubject, provider: ProviderId): string {
  const [main, ...others] = entities;
  const beside = others.slice(0, MOST_BESIDE);
  const groups = [
    main ? termsOfEntity(main, main.synonyms, provider) : [],
    beside.flatMap((entity) => termsOfEntity(entity, labelAndName(entity), provider)),
    topics.slice(0, MOST_BESIDE).flatMap((topic) => termsOfTopic(topic, provider)),
  ];
  return groups
    .filter((terms) => terms.length > 0)
    .map((terms) => `(${terms.join(' OR ')})`)
    .join(' AND ');
}

/** The label and the full name, which suffice for an entity that is only mentioned beside the subject. */
function labelAndName({ label, name, synonyms }: Entity): NameForm[] {
  return synonyms.filter(({ text }) => text === label || text === name);
}

function termsOfEntity(entity: Entity, forms: readonly NameForm[], provider: ProviderId): string[] {
  const names = namesToSearch(forms, provider, (form) => takesPlural(entity, form));
  return [
    ...(names.length > 0 ? names : plainNames([entity.name], provider)).map(termFor(provider)),
    ...(provider === 'pubmed' ? entity.ids.flatMap(meshTerm) : []),
  ];
}

function termsOfTopic({ label, terms }: Topic, provider: ProviderId): string[] {
  const names = namesToSearch(terms, provider, () => false);
  return (names.length > 0 ? names : plainNames([label], provider)).map(termFor(provider));
}

/** The MeSH identifier finds records that PubMed files under a heading or a supplementary concept. */
function meshTerm(id: string): string[] {
  const [, accession, sort] = /^MESH:(([CD])\d+)$/.exec(id) ?? [];
  return accession ? [`${accession}[${sort === 'D' ? 'mh' : 'nm'}]`] : [];
}

/** All spellings of unambiguous English names: first the written ones, then the derived ones. */
function namesToSearch(
  forms: readonly NameForm[],
  provider: ProviderId,
  isPlural: (form: NameForm) => boolean,
): string[] {
  const usable = forms.filter(({ needs, language }) => !needs && !language);
  const written = usable.map(({ text }) => text);
  const derived = usable.flatMap((form) =>
    spellings(form, isPlural(form)).flatMap(({ text }) => (isUsual(text, form) ? [text] : [])),
  );
  return plainNames([...written, ...derived], provider).slice(0, MOST_SPELLINGS);
}

/** Whether people use a spelling of a name: "IL6" for "IL-6", but not "interleukin6" for "interleukin-6". */
function isUsual(spelling: string, { text, case: rule }: NameForm): boolean {
  const words = (name: string) => foldText(name).split(' ').length;
  return (rule !== 'any' && !text.includes(' ')) || words(spelling) === words(text);
}

const greek: ReadonlyMap<string, string> = new Map([
  ...[['α', 'alpha'] as const, ['β', 'beta'] as const, ['γ', 'gamma'] as const],
  ...[['δ', 'delta'] as const, ['ε', 'epsilon'] as const, ['κ', 'kappa'] as const],
  ...[['λ', 'lambda'] as const, ['ω', 'omega'] as const, ['ζ', 'zeta'] as const],
]);

/**
 * Names without characters that have a meaning in a query, each once: letter case, hyphens and blanks make no
 * difference in either database. MEDLINE spells Greek letters out; Europe PMC also has them as in the article.
 */
function plainNames(names: readonly string[], provider: ProviderId): string[] {
  const plain = names
    .map((name) =>
      name
        .replace(/["[\]:*\\]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .flatMap((name) => {
      const latin = name.replace(/[α-ω]/g, (letter) => greek.get(letter) ?? letter);
      return provider === 'pubmed' ? [latin] : [name, latin];
    });
  const byFold = new Map(
    plain.map((name) => [foldText(name), name]).toReversed() as [string, string][],
  );
  return [...new Set(plain.map((name) => byFold.get(foldText(name)) ?? name))].filter(Boolean);
}

function termFor(provider: ProviderId): (name: string) => string {
  return provider === 'pubmed' ? (name) => `"${name}"[tiab]` : (name) => `TITLE_ABS:"${name}"`;
}

/** Fields of both databases: PubMed's tag, and Europe PMC's field. */
const fields: readonly (readonly [tag: string, field: string])[] = [
  ['tiab', 'TITLE_ABS'],
  ['ti', 'TITLE'],
  ['au', 'AUTH'],
  ['ta', 'JOURNAL'],
  ['pt', 'PUB_TYPE'],
];
/** A word or a phrase in quotation marks. */
const TERM = String.raw`"[^"]*"|[^\s()"\[\]:]+`;

/**
 * A user's query in the syntax of another database. A field that only one of them has is removed, but its words are
 * kept; MeSH identifiers only have a meaning in PubMed, and are removed.
 */
export function translateQuery(query: string, to: ProviderId): string {
  if (to === 'pubmed') {
    const words = new RegExp(String.raw`\b([A-Z][A-Z_]+):(${TERM})`, 'g');
    return query.replace(words, (_, field: string, term: string) => {
      const [tag] = fields.find(([, name]) => name === field) ?? [];
      return tag ? `${term}[${tag}]` : term;
    });
  }
  const id = String.raw`[CD]\d+\[(?:mh|nm)\]`;
  const withoutIds = query
    .replace(new RegExp(String.raw`\s+(?:OR|AND)\s+${id}|${id}\s+(?:OR|AND)\s+|${id}`, 'g'), '')
    .replace(/\s*(?:OR|AND)?\s*\(\)/g, '');
  return withoutIds.replace(
    new RegExp(String.raw`(${TERM})\s*\[([^\]]+)\]`, 'g'),
    (_, term: string, tag: string) => {
      const [, field] = fields.find(([name]) => name === tag.toLowerCase()) ?? [];
      return field ? `${field}:${term}` : term;
    },
  );
}
