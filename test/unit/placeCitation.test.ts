import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type CitationPlace,
  citeAt,
  placeAtCursor,
  placeInSentence,
} from '../../src/core/cite/placeCitation';
import { analyseNote, type NoteAnalysis } from '../../src/core/note/analyseNote';
import { splits } from '../../src/core/note/range';
import { goldenPairs } from './golden';
import { makeRecogniser } from './testLibrary';
import { trickyNote } from './trickyNote';

type Place = (analysis: NoteAnalysis, offset: number) => CitationPlace | undefined;
const places: Readonly<Record<string, Place>> = {
  'in-sentence': placeInSentence,
  'at-cursor': placeAtCursor,
};
const nextCase = '\n%%\n';

describe('placing of a citation', () => {
  const recogniser = makeRecogniser();

  for (const { name, input, expect } of goldenPairs('placement', '.cited.md')) {
    it(name, () => {
      const cited = input
        .trimEnd()
        .split(nextCase)
        .map((text) => cite(text, places[name] as Place));
      expect(`${cited.join(nextCase)}\n`);
    });
  }

  it('is never in a link, code or citation, only adds text, and is done once, in any note', () => {
    fc.assert(
      fc.property(trickyNote, fc.nat(), (note, seed) => {
        const analysis = analyseNote(note, recogniser);
        const offset = seed % (note.length + 1);
        for (const place of [placeInSentence, placeAtCursor]) {
          const found = place(analysis, offset);
          const edit = found && citeAt(analysis, found, ['emilie1998']);
          if (edit) {
            assert.equal(edit.start, edit.end);
            const closed = analysis.blocks.flatMap((block) => block.closed);
            assert.ok(!closed.some((range) => splits(range, edit.start)));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cites several sources at once, each once', () => {
    const analysis = analyseNote('IL-6 rises [@b2000].', recogniser);
    const place = placeInSentence(analysis, 0) as CitationPlace;
    const edit = citeAt(analysis, place, ['a2000', 'b2000', 'c2000', 'a2000']);
    assert.deepEqual(edit, { start: 18, end: 18, text: '; @a2000; @c2000' });
    assert.equal(citeAt(analysis, place, ['b2000']), undefined);
  });

  function cite(text: string, place: Place): string {
    const offset = text.indexOf('‸');
    const note = text.replace('‸', '');
    const analysis = analyseNote(note, recogniser);
    const found = place(analysis, offset);
    if (!found) {
      return `${note}\n(no place for a citation)`;
    }
    const edit = citeAt(analysis, found, ['emilie1998']);
    return edit
      ? note.slice(0, edit.start) + edit.text + note.slice(edit.end)
      : `${note}\n(cited already)`;
  }
});
