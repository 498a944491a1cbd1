/** The facts about a publication in answers: how to cite it, what it is, and what it says about an entity. */
import type { ReadPublication } from '../abstracts/publicationReader';
import { statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import { originOf } from '../literature/origin';
import { nameOfFile, type Publication, shortPublication } from '../literature/publication';
import type { ReferenceSummary } from '../literature/summary';
import { isName, type Quoted, quote, quoteIf } from './answer';

/** The most UTF-16 units of an identifier: a longer text is not an identifier. */
const LONGEST_IDENTIFIER = 200;

/** The identifiers of a publication, each in the form of its database. */
export function identifiersFor({ DOI, PMID }: Pick<ReferenceSummary, 'DOI' | 'PMID'>) {
  const isFit = (id: string | undefined): id is string =>
    id !== undefined && /^\S+$/.test(id) && id.length <= LONGEST_IDENTIFIER;
  return { ...(isFit(DOI) ? { doi: DOI } : {}), ...(isFit(PMID) ? { pmid: PMID } : {}) };
}

/** The facts about a publication: its key in the note, its identifiers, its title, and where it is from. */
export function publicationFacts(publication: Publication, library: Library) {
  const { key, summary, entries } = publication;
  const [first] = entries;
  return {
    key,
    ...identifiersFor(summary),
    short: quote(shortPublication(publication), 120),
    title: quoteIf(summary.title),
    from: originOf(publication, library),
    ...(first ? { file: quote(nameOfFile(first.file), 120) } : {}),
  };
}

/** Publications whose keys an answer can give unchanged. */
export function withFitKeys<R extends { readonly publication: Publication }>(
  read: readonly R[],
): R[] {
  return read.filter(({ publication }) => isName(publication.key));
}

/** What a publication says about an entity: a finding of the library, or a sentence of its abstract, word for word. */
export interface StatementFacts extends Quoted {
  readonly about: EntityId;
  readonly is: 'finding' | 'sentence of the abstract';
}

/** What a publication says about entities, each statement once. */
export function statementsAbout(
  entities: readonly EntityId[],
  read: ReadPublication,
  library: Library,
  context: NoteContext,
): StatementFacts[] {
  const statements = new Map<string, StatementFacts>();
  for (const about of entities) {
    const statement = statementAbout(about, read, library, context);
    if (statement && !statements.has(statement.text)) {
      const is = statement.is === 'finding' ? 'finding' : 'sentence of the abstract';
      statements.set(statement.text, { about, is, ...quote(statement.text) });
    }
  }
  return [...statements.values()];
}
