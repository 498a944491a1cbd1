import type { CitationSyntax } from '../citation/citation';
import type { RankedSource } from '../library/rankSources';
import type { Source } from '../library/schema';
import { publicationOf } from '../literature/publication';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { canCiteAt, keysCitedAt } from './citeAt';
import { knownAs } from './fileCitations';
import type { NoteLiterature } from './noteLiterature';
import type { CitationPlace } from './placeCitation';

/** Where in a note citations are offered, what the note knows, and how it cites. */
export interface CitingPlace {
  readonly analysis: NoteAnalysis;
  readonly place: CitationPlace;
  readonly literature: NoteLiterature;
  readonly syntax: CitationSyntax;
}

/**
 * The sources that a note can be offered to cite at a place: those that fit and that are not cited there
 * already. To find out, no edit is made, and the entries of bibliographies are looked up in indexes.
 *
 * @param ranked best first
 * @param most sources, at most
 */
export function sourcesToCite(
  ranked: readonly RankedSource[],
  { analysis, place, literature, syntax }: CitingPlace,
  most: number,
): Source[] {
  const style = { syntax, sources: literature };
  const cited = keysCitedAt(analysis, place, literature);
  const sources: Source[] = [];
  for (const { source, score } of ranked) {
    if (sources.length === most || score <= 0) {
      break;
    }
    const { key } = knownAs(publicationOf(source), literature) ?? source;
    if (!cited.has(key) && canCiteAt(place, key, style)) {
      sources.push(source);
    }
  }
  return sources;
}
