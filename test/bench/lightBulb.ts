/** The light bulb on a mention, and the fix that is chosen, in notes with a small and a large bibliography. */

import { PublicationReader } from '../../src/core/abstracts/publicationReader';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { citeAt } from '../../src/core/cite/citeAt';
import { fileCitations } from '../../src/core/cite/fileCitations';
import { NoteLiterature } from '../../src/core/cite/noteLiterature';
import { placeInSentence } from '../../src/core/cite/placeCitation';
import {
  publicationsForSentence,
  publicationsToCite,
} from '../../src/core/cite/publicationsToCite';
import { LiteratureIndex } from '../../src/core/fit/literatureIndex';
import type { Library } from '../../src/core/library/library';
import { publicationOf } from '../../src/core/literature/publication';
import { analyseNote } from '../../src/core/note/analyseNote';
import { blockAt } from '../../src/core/note/noteAnalysis';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { lineStartsOf } from '../../src/core/text/lines';
import { runToEnd } from '../../src/core/text/steps';
import { bundledParser } from '../unit/support/bundledParser';
import { largeBibliography } from '../unit/support/largeBibliography';
import { type Result, timeInRounds, withRatios } from './rounds';

const NOTE = 'IL-6 rises in sepsis [@lamps4], and TNF-α falls under tocilizumab.\n';
/** Publications that a light bulb offers. */
const OFFERED = 3;
const ROUNDS = 200;

/** The ratio to the light bulb with 100 entries. */
export function benchLightBulb(library: Library): Result[] {
  const recogniser = new Recogniser(library);
  const few = gesturesIn(100, library, recogniser);
  const many = gesturesIn(15_000, library, recogniser);
  return withRatios(
    'light bulb on a mention',
    timeInRounds(
      {
        '100 entries (yardstick)': few.lightBulb,
        '15000 entries': many.lightBulb,
        '100 entries: the fix that is chosen': few.fix,
        '15000 entries: the fix that is chosen': many.fix,
        '15000 entries: counting the lines of the file, once': many.countLines,
      },
      ROUNDS,
    ),
  );
}

function gesturesIn(size: number, library: Library, recogniser: Recogniser) {
  const text = largeBibliography(size);
  const bibliography = runToEnd(readBibliography(text, 'bibtex', bundledParser()));
  const named = [{ file: 'large.bib', bibliography }];
  const literature = runToEnd(NoteLiterature.gather(library, named));
  const index = runToEnd(LiteratureIndex.of(literature.all, new PublicationReader(recogniser)));
  const analysis = analyseNote(NOTE, recogniser);
  const block = blockAt(analysis, 0);
  const place = placeInSentence(analysis, 0);
  if (!block || !place) {
    throw new Error('The note has no place for a citation.');
  }
  const style = { syntax: 'pandoc', sources: literature } as const;
  const lightBulb = () => {
    const ranked = publicationsForSentence(
      { analysis, block, offset: 0, at: place.at },
      { literature, index, prefer: 'balanced' },
      { library, entities: ['il-6'] },
    );
    return publicationsToCite(
      ranked.map(({ publication }) => publication),
      { analysis, block, offset: 0, place, literature, syntax: style.syntax },
      OFFERED,
    );
  };
  const [source] = library.sources;
  const chosen = source && publicationOf(source);
  if (!chosen) {
    throw new Error('The library has no source.');
  }
  const fix = () => {
    const file = { text, bibliography };
    const { keys, sources } = fileCitations([chosen], literature, file);
    return citeAt(analysis, place, keys, { ...style, sources });
  };
  return { lightBulb, fix, countLines: () => lineStartsOf(text) };
}
