/**
 * The gate of quick fixes that cite: how many entries of a bibliography a light bulb and the chosen fix look
 * at. It counts reads of entries, not time.
 */
import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { citeAt } from '../../../../src/core/cite/citeAt';
import { fileCitations } from '../../../../src/core/cite/fileCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { placeInSentence } from '../../../../src/core/cite/placeCitation';
import {
  publicationsForSentence,
  publicationsToCite,
} from '../../../../src/core/cite/publicationsToCite';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import type { Entry } from '../../../../src/core/literature/entry';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt } from '../../../../src/core/note/noteAnalysis';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { largeBibliography } from '../../support/largeBibliography';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

/** The last entries of a file, whose style is that of a new one. */
const STYLE_SAMPLE = 20;

/** Entries of the large bibliography; reading their texts takes most of the time of this test. */
const MANY = 3_000;
/** The most entries that a light bulb looks at: the candidates of the ranking, and those that the sentence cites. */
const CANDIDATES = 60;

/** Entries that count as looked at when code reads any field of theirs or of their summaries. */
class CountedEntries {
  private readonly seen = new Set<Entry>();
  readonly entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.entries = entries.map((entry) => {
      const counted = <T extends object>(part: T): T =>
        new Proxy(part, {
          get: (target, field, receiver) => {
            this.seen.add(entry);
            const value: unknown = Reflect.get(target, field, receiver);
            return field === 'summary' ? counted(value as object) : value;
          },
        });
      return counted(entry);
    });
  }

  /** The number of entries that code looked at since the last call. */
  count(): number {
    const { size } = this.seen;
    this.seen.clear();
    return size;
  }
}

/** The literature of a note, which refuses access to the list of all its publications. */
function withoutList(literature: NoteLiterature): NoteLiterature {
  return new Proxy(literature, {
    get: (target, field, receiver) => {
      assert.notEqual(field, 'all', 'code lists all of the literature');
      return Reflect.get(target, field, receiver);
    },
  });
}

/** The number of entries that a light bulb on a mention looks at, and the number for the chosen fix. */
function lookedAt(size: number) {
  const recogniser = makeRecogniser();
  const library = readLibrary();
  const text = largeBibliography(size);
  const read = bibliographyOf(text);
  const counted = new CountedEntries(read.entries);
  const bibliography = { ...read, entries: counted.entries };
  const whole = runToEnd(NoteLiterature.gather(library, [{ file: 'large.bib', bibliography }]));
  const gathered = counted.count();
  const index = runToEnd(LiteratureIndex.of(whole.all, new PublicationReader(recogniser)));
  const literature = withoutList(whole);
  counted.count();

  const note = 'IL-6 rises in sepsis [@lamps4; @lamps5].\n';
  const analysis = analyseNote(note, recogniser);
  const block = blockAt(analysis, 0);
  const place = placeInSentence(analysis, 0);
  assert.ok(block && place?.group);
  const ranked = publicationsForSentence(
    { analysis, block, offset: 0, at: place.at },
    { literature, index, prefer: 'balanced' },
    { library, entities: ['il-6'] },
  );
  const citing = { analysis, block, offset: 0, place, literature, syntax: 'pandoc' } as const;
  const offered = publicationsToCite(
    ranked.map(({ publication }) => publication),
    citing,
    3,
  );
  const lightBulb = counted.count();

  const file = { text, bibliography };
  const { keys, sources, addition } = fileCitations(
    // The fix adds an entry only for what the bibliography lacks.
    ranked
      .map(({ publication }) => publication)
      .filter(({ source }) => source)
      .slice(0, 1),
    literature,
    file,
  );
  const edits = citeAt(analysis, place, keys, { syntax: 'pandoc', sources });
  const fix = counted.count();
  return { gathered, offered, lightBulb, fix, keys, addition, text, note, edits };
}

describe('the work of citing by a quick fix', () => {
  const [few, many] = [lookedAt(100), lookedAt(MANY)];

  it('is counted: gathering the literature looks at each entry once', () => {
    assert.ok(few.gathered >= 99 && few.gathered <= 100, `${few.gathered}`);
    assert.ok(many.gathered >= MANY - 6 && many.gathered <= MANY, `${many.gathered}`);
  });

  it('does not grow with the bibliography for a light bulb', () => {
    assert.equal(few.offered.length, 3);
    assert.equal(many.offered.length, 3);
    for (const { lightBulb } of [few, many]) {
      assert.ok(lightBulb <= CANDIDATES, `${lightBulb} entries`);
    }
  });

  it('does not grow with the bibliography for the chosen fix', () => {
    assert.equal(many.fix, few.fix);
    assert.ok(many.fix <= STYLE_SAMPLE, `${many.fix} entries`);
  });

  it('gives an insertion after the last entry, and one in the note', () => {
    for (const { addition, text, keys, note, edits } of [few, many]) {
      const [key] = keys;
      assert.ok(addition);
      assert.equal(addition.start, text.trimEnd().length);
      assert.equal(addition.end, addition.start);
      assert.match(addition.text, new RegExp(`^\n\n@\\w+\\{${key},\n[^@]*\\}$`));
      assert.equal(applyEdits(note, edits), note.replace('lamps5]', `lamps5; @${key}]`));
    }
  });
});
