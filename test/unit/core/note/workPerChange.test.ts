/**
 * The gate of performance: how much a change makes Cytonote read again, as a share of reading the whole note in
 * the same run. It counts units of prose in which names are looked for, not time.
 */
import assert from 'node:assert/strict';
import { analyseExcerpt } from '../../../../src/core/note/excerpt';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import {
  type BlockNames,
  type Mention,
  Recogniser,
} from '../../../../src/core/recognise/recogniser';
import { largeNote } from '../../support/largeNote';
import { readLibrary } from '../../support/testLibrary';

/** Counts the units of the blocks in which names are looked for. */
class CountingRecogniser extends Recogniser {
  units = 0;
  disambiguated = 0;

  override namesIn(...[block, ...rest]: Parameters<Recogniser['namesIn']>): BlockNames {
    this.units += block.text.length;
    return super.namesIn(block, ...rest);
  }

  override mentionsOf(...request: Parameters<Recogniser['mentionsOf']>): Mention[] {
    this.disambiguated++;
    return super.mentionsOf(...request);
  }

  /** The units since the last call. */
  count(): number {
    const { units } = this;
    this.units = 0;
    return units;
  }
}

describe('the work of a change', () => {
  const recogniser = new CountingRecogniser(readLibrary());
  const text = largeNote(300_000);
  const note = IncrementalNote.of(text, recogniser);
  const all = recogniser.count();
  const { disambiguated } = recogniser;
  const shareOf = (what: string, most: number) => {
    const units = recogniser.count();
    assert.ok(units <= most * all, `${what}: ${units} of ${all} units`);
  };

  it('is measured in a note that was read as a whole', () => {
    assert.ok(all > text.length / 4 && all < 2 * text.length, `${all} of ${text.length} units`);
  });

  it('disambiguates the names of each block once, after the whole note is read', () => {
    assert.equal(disambiguated, note.analysis.blocks.length);
  });

  for (const share of [0.1, 0.5, 0.9]) {
    it(`is less than a hundredth of the note for a letter at ${share} of it`, () => {
      const at = text.indexOf('rose within', text.length * share);
      note.edit({ from: at, to: at, text: 'x' });
      assert.equal(note.analysis.text.slice(at, at + 5), 'xrose');
      shareOf('a letter', 0.01);
      note.edit({ from: at, to: at + 1, text: '' });
      shareOf('taking it back', 0.01);
      assert.equal(note.analysis.text, text);
    });
  }

  it('is less than a hundredth for a new paragraph', () => {
    const at = text.indexOf('## 50.');
    note.edit({ from: at, to: at, text: 'IL-6 rises.\n\n' });
    shareOf('a paragraph', 0.01);
  });

  it('is less than a fifth for the visible part of a note that was not read', () => {
    const reading = analyseExcerpt(text, { start: 150_000, end: 152_000 }, recogniser);
    while (!reading.next().done) {
      // Runs without a pause.
    }
    shareOf('an excerpt', 0.2);
  });
});
