/** The sources of the library for a card while the literature is still being read. Reads no texts. */
import type { ReadPublication } from '../abstracts/publicationReader';
import { isUnsignedPage } from '../fit/evidence';
import type { FirstAbout } from '../fit/literatureIndex';
import type { Library } from '../library/library';
import { type NoteContext, rankSources } from '../library/rankSources';
import { entitiesOfSource } from '../library/relations';
import type { EntityId, Source } from '../library/schema';
import { publicationOf } from '../literature/publication';
import { studyOfSource } from '../literature/study';
import { isOfUser } from './publicationItems';

/**
 * Finds the sources of a library that are about an entity itself, best first for a place in a note; unsigned web pages
 * come last, since they are the weakest evidence.
 */
export function aboutInLibrary(
  library: Library,
  context: NoteContext,
): (entity: EntityId) => ReadPublication[] {
  return (entity) =>
    rankSources(library, context, entity, sourcesAbout(entity, library))
      .map(({ source }) => unread(source))
      .sort((a, b) => Number(isUnsigned(a)) - Number(isUnsigned(b)));
}

/** Ranking all sources, to leave most of them out, would take half of the first card's time. */
function sourcesAbout(entity: EntityId, { sources }: Library): Source[] {
  return sources.filter(
    ({ entities, findings }) =>
      entities.includes(entity) || findings.some((finding) => finding.entities.includes(entity)),
  );
}

/** The same as far as a card needs it. */
export function firstInLibrary(
  library: Library,
  context: NoteContext,
): (entity: EntityId) => FirstAbout {
  const about = aboutInLibrary(library, context);
  return (entity) => {
    const first = about(entity);
    const own = first.filter(({ publication }) => isOfUser(publication, library)).length;
    return { first, count: first.length, own };
  };
}

function isUnsigned({ publication, contents }: ReadPublication): boolean {
  return isUnsignedPage({ publication, study: contents.study });
}

function unread(source: Source): ReadPublication {
  const publication = publicationOf(source);
  return {
    publication,
    contents: {
      study: studyOfSource(source),
      inTitle: [],
      entities: [...entitiesOfSource(source)],
      topics: source.topics,
      sentences: [],
    },
  };
}
