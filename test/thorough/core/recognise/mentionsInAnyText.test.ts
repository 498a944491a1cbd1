import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPlainText } from '../../../../src/core/markdown/plainText';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import type { Mention } from '../../../../src/core/recognise/recogniser';
import { foldText } from '../../../../src/core/text/fold';
import { anyUnicode } from '../../../unit/support/anyUnicode';
import { makeRecogniser, readLibrary } from '../../../unit/support/testLibrary';
import { trickyFragment } from '../../../unit/support/trickyNote';

const runs = (usual: number) => Number(process.env.RUNS ?? usual);

describe('mentions in any text', () => {
  const recogniser = makeRecogniser();
  const names = readLibrary().entities.flatMap(({ synonyms }) => synonyms.map(({ text }) => text));
  /** Names, words around them that rules look for, and mark-up that is hard to read. */
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 3, arbitrary: fc.constantFrom(...surroundings()) },
    { weight: 2, arbitrary: trickyFragment },
    { weight: 1, arbitrary: anyUnicode({ maxLength: 8 }) },
    { weight: 1, arbitrary: loneUnit() },
  );
  const mixture = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
  const anyText = fc.oneof(
    { weight: 1, arbitrary: anyUnicode({ maxLength: 200 }) },
    { weight: 4, arbitrary: mixture },
  );

  it('of a note are sorted, do not overlap, and slice to their surface forms, with mark-up', () => {
    fc.assert(
      fc.property(anyText, (note) => {
        for (const { start, end, text, mentions } of analyseNote(note, recogniser).blocks) {
          assertOrdered(mentions, note);
          for (const mention of mentions) {
            assert.ok(start <= mention.start && mention.end <= end);
            assert.ok(text.includes(mention.surface));
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('of plain text are sorted, do not overlap, and slice to their surface forms', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const mentions = mentionsInText(text);
        assertOrdered(mentions, text);
        for (const { start, end, surface } of mentions) {
          assert.equal(text.slice(start, end), surface);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('have no blanks at their ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { surface } of mentionsInText(text)) {
          // A byte order mark counts as a mark of the letter before it, as all characters without width do.
          assert.ok(!/^\s|[^\S\uFEFF]$/.test(surface), JSON.stringify(surface));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  /** Sentences that have no names, definitions or mark-up, whatever text is around them. */
  const unrelated = fc
    .array(
      fc.constantFrom(
        'We met on a Monday.',
        'Nothing else was seen.',
        'The weather was fine, and the walk long.',
        'It took them two years.',
        'All of this was known before.',
        'Das war schon alles.',
        '他们走了。',
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((sentences) => sentences.join(' '));
  const paragraphs = fc.array(
    fc.array(fc.oneof(fc.constantFrom(...names), fc.constantFrom(...surroundings())), {
      minLength: 1,
      maxLength: 8,
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('only move when unrelated text is inserted between blocks', () => {
    fc.assert(
      fc.property(paragraphs, unrelated, fc.nat(), (blocks, filler, place) => {
        // Begins with a letter, so that no paragraph becomes a list, quote or code.
        const parts = blocks.map((pieces) => `See ${pieces.join(' ').replace(/\s+/g, ' ')}.`);
        const at = place % (parts.length + 1);
        const before = parts.join('\n\n');
        const after = [...parts.slice(0, at), filler, ...parts.slice(at)].join('\n\n');
        const from = parts.slice(0, at).join('\n\n').length;
        const shift = after.length - before.length;
        const expected = allMentions(before).map(({ start, ...mention }) => ({
          ...mention,
          start: start < from ? start : start + shift,
        }));
        assert.deepEqual(allMentions(after), expected);
        assert.deepEqual(sameOf(mentionsInText(after)), expectedOf(before, from, shift));
        const incremental = IncrementalNote.of(before, recogniser);
        const { blocks: edited } = incremental.replace(after);
        assert.deepEqual(sameOf(edited.flatMap(({ mentions }) => mentions)), expected);
      }),
      { numRuns: runs(300) },
    );
  });

  it('only move in plain text when unrelated text is added before and after it', () => {
    fc.assert(
      fc.property(anyText, unrelated, (text, filler) => {
        const longer = `${filler}\n\n${text}\n\n${filler}`;
        const shift = filler.length + 2;
        assert.deepEqual(sameOf(mentionsInText(longer)), expectedOf(text, 0, shift));
      }),
      { numRuns: runs(300) },
    );
  });

  function mentionsInText(text: string): Mention[] {
    const read = readPlainText(text).map((block) => ({
      block,
      names: recogniser.namesIn(block, []),
    }));
    return recogniser.mentionsIn(read).flat();
  }

  function allMentions(note: string) {
    return sameOf(analyseNote(note, recogniser).blocks.flatMap(({ mentions }) => mentions));
  }

  function expectedOf(text: string, from: number, shift: number) {
    return sameOf(mentionsInText(text)).map(({ start, ...mention }) => ({
      ...mention,
      start: start < from ? start : start + shift,
    }));
  }
});

/** Mentions without the fields that are at fixed offsets after their start. */
function sameOf(mentions: readonly Mention[]) {
  return mentions.map(({ start, end, entity, surface, rule }) => ({
    entity,
    surface,
    rule,
    length: end - start,
    start,
  }));
}

/** Marks of emphasis, deletion and highlights, and tags. */
const markup = /^(?:[*_~=]{1,3}|<[^<>]{1,40}>)*$/;

function assertOrdered(mentions: readonly Mention[], note: string): void {
  let previousEnd = 0;
  for (const { start, end, parts, surface } of mentions) {
    assert.ok(previousEnd <= start && start < end, `${start}–${end} after ${previousEnd}`);
    previousEnd = end;
    // Between the ends of a range and its parts is only mark-up: `**IL**-6`, `IL-**6**`.
    assert.match(note.slice(start, parts[0]?.start), markup);
    assert.match(note.slice(parts.at(-1)?.end, end), markup);
    const source = parts.map((part) => note.slice(part.start, part.end)).join('');
    // A character reference and an escape are longer in the source than when rendered.
    if (source.length === surface.length && !source.includes('\r')) {
      assert.equal(foldText(source), foldText(surface));
    }
  }
}

/** Text around names to which rules apply. */
function surroundings(): string[] {
  return [
    ' ',
    ', ',
    ' and ',
    ' and -',
    ', -',
    '/',
    '-',
    '–',
    ' (',
    ')',
    ') ',
    ' = ',
    ': ',
    '. ',
    '\n',
    's ',
    ' receptor',
    ' receptors',
    '-like',
    '-inducible protein 3',
    'hi ',
    'rh',
    'anti-',
    'α',
    ...['4', '13', '-6', 'β', ' 9, 10 and 11', '²', 'ᵝ', '  ', '- ', ' -', '\u00AD', '\u0301'],
    ...['interleukins 4 and 13', 'cerebrospinal fluid (CSF)', 'CSF (cerebrospinal fluid)', 'IL'],
    ...['KC, MIP-2', '-dyyb', ' sodium phosphate', '<sup>2</sup>', 'p40 ', 'IL-12 '],
  ];
}

/** One UTF-16 unit, which may be half of a surrogate pair. */
function loneUnit(): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
}
