import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCitations } from '../../../../src/core/citation/readCitations';
import { lookupsIn, resolveCitation } from '../../../../src/core/citation/resolveCitation';
import {
  isListOpen,
  numbersIn,
  openListMark,
  type ReferenceListContent,
  readReferenceList,
  referenceListEdit,
  writeReferenceList,
} from '../../../../src/core/cite/referenceList';
import { readProse } from '../../../../src/core/markdown/prose';
import { applyEdits } from '../../../../src/core/text/edits';
import { librarySources } from '../../support/librarySources';
import { readSeedLibrary } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

const noteOf = (text: string) => {
  const { closed, blocks } = readProse(text);
  return {
    text,
    closed,
    blocks: blocks.map((it) => ({ ...it, citations: [], mentions: [] })),
  };
};
const read = (text: string) => readReferenceList(noteOf(text));
const listOf = (...lines: readonly string[]) =>
  `<!-- cytonote: references -->\n\n${lines.join('\n')}\n\n<!-- cytonote: end of references -->`;
const textsIn = (text: string) => read(text)?.items.map(({ key, text: item }) => [key, item]);

describe('the list of references in a note', () => {
  for (const [lines, items, others] of [
    [['- Emilie D. Title. <!-- @emilie1998 -->'], [['emilie1998', 'Emilie D. Title.']], []],
    [
      ['* A. <!-- @a -->', '+ B. <!-- @b added -->'],
      [
        ['a', 'A.'],
        ['b', 'B.'],
      ],
      [],
    ],
    [
      ['1. A. <!-- @a -->', '2) B. <!-- @b -->'],
      [
        ['a', 'A.'],
        ['b', 'B.'],
      ],
      [],
    ],
    [
      ['A, without a label. <!-- @a -->', '', 'B. <!-- @b -->'],
      [
        ['a', 'A, without a label.'],
        ['b', 'B.'],
      ],
      [],
    ],
    [['1. A', '   over lines <!-- @a -->'], [['a', 'A over lines']], []],
    [['1. A', '', '   in paragraphs <!-- @a -->'], [['a', 'A in paragraphs']], []],
    [['- A remark', '- A. <!-- @a -->'], [['a', 'A.']], ['- A remark']],
    [['A remark.', '', 'A. <!-- @a -->'], [['a', 'A.']], ['A remark.']],
    [
      ['1. A. <!-- @a -->', 'One', 'two', '', '### Three'],
      [['a', 'A.']],
      ['One\ntwo', '### Three'],
    ],
    [['1. A. <!-- @a -->', '', '- x', '', '  y'], [['a', 'A.']], ['- x\n\n  y']],
    [['1. <!-- @a -->'], [['a', '']], []],
    [['1. 2. A <!-- @b --> <!-- @a -->'], [['a', '2. A <!-- @b -->']], []],
    [['1. A. <!-- @x%2d-y%3e -->'], [['x--y>', 'A.']], []],
    [['1. A. <!-- note -->'], [], ['1. A. <!-- note -->']],
    [['1. A.', '   <!-- @a -->'], [['a', 'A.']], []],
    [['- x', '', '  ', '', '  y'], [], ['- x\n\n  y']],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n']) {
      it(`is read: ${lines.join('⏎')} with ${JSON.stringify(lineEnd)}`, () => {
        const text = listOf(...lines).replaceAll('\n', lineEnd);
        assert.deepEqual(textsIn(text), items);
        assert.deepEqual(read(text)?.others, others);
      });
    }
  }

  it('has numbers in any order, and a style', () => {
    const list = read(listOf('3. A', '   over lines <!-- @a -->', '1) B <!-- @b -->', 'no item'));
    const { keyOfNumber, numberOf } = numbersIn(list);
    assert.deepEqual([keyOfNumber(1), keyOfNumber(2), keyOfNumber(3)], ['b', undefined, 'a']);
    assert.deepEqual([numberOf('a'), numberOf('c')], [3, undefined]);
    assert.equal(list?.style, 'numbered');
    assert.equal(read(listOf('- A <!-- @a -->', 'B <!-- @b -->'))?.style, 'plain');
    assert.equal(read(listOf('- A <!-- @a -->', '7. B <!-- @b -->'))?.style, 'numbered');
    assert.equal(read(listOf())?.style, 'numbered');
  });

  it('has the ranges of its items and of the text between its marks', () => {
    const text = `x\n\n${listOf('1. A', '   B <!-- @a -->', '', 'other')}\n\ny`;
    const list = read(text);
    const [item] = list?.items ?? [];
    assert.equal(text.slice(item?.start, item?.end), '1. A\n   B <!-- @a -->');
    assert.equal(text.slice(list?.start, list?.end), text.slice(3, -3));
    assert.match(text.slice(list?.content.start, list?.content.end), /^\n\n1\.[\s\S]*other\n\n$/);
  });

  it('is in an HTML block or a div, but not in code, comments, or the middle of a line', () => {
    const list = listOf('1. A <!-- @a -->');
    for (const text of [`<div>\n${list}\n</div>`, `::: {#refs}\n${list}\n:::`, `  ${list}`]) {
      assert.deepEqual(textsIn(text), [['a', 'A']], text);
    }
    for (const text of [
      ...[`\`\`\`\n${list}\n\`\`\`\n`, `<pre>\n${list}\n</pre>`, `<script>\n${list}`],
      ...[`<!-- x\n${list}`, `text ${list}`, list.replace(' -->', ' --> text')],
      ...['1. A. <!-- @a -->', list.slice(0, -10)],
    ]) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('is open if its end is missing', () => {
    const list = listOf('1. A <!-- @a -->');
    assert.ok(isListOpen(noteOf(list.slice(0, -10))));
    assert.ok(isListOpen(noteOf(`${list.slice(0, 40)}\n\n\`\`\`\n${list}\n\`\`\``)));
    const open = `IL-6\n\n${list.slice(0, -10)}`;
    const mark = openListMark(noteOf(open));
    assert.equal(open.slice(mark?.start, mark?.end), '<!-- cytonote: references -->');
    for (const text of [list, '', `\`\`\`\n${list.slice(0, -10)}\n\`\`\``]) {
      assert.equal(isListOpen(noteOf(text)), false, text);
    }
  });
});

describe('writing the list of references', () => {
  const word = fc.constantFrom(
    ...['Emilie D.', 'IL-6', '*x*', '1.', '- y', '<!-- @z -->', '[1]', '–', 'β', '2)', 'a  b'],
  );
  const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const key = fc.constantFrom('emilie1998', 'a', 'x--y>', 'a%b', '-', 'ü:1', 'b-', '--');
  const other = fc.constantFrom(
    'A remark.',
    'Two\nlines.',
    '### Primary',
    '- A point\n- another',
    '> quoted',
    '```\nx\n```',
    ...['1. first\n\n   more of it', '![a](b.png)'],
  );
  const content = fc
    .record({
      items: fc.uniqueArray(
        fc.record({
          key,
          text: line,
          isAdded: fc.boolean(),
          number: fc.integer({ min: 1, max: 999 }),
        }),
        { selector: (item) => item.key, maxLength: 5 },
      ),
      style: fc.constantFrom('numbered' as const, 'plain' as const),
      others: fc.array(other, { maxLength: 3 }),
    })
    .map((it): ReferenceListContent => {
      const style = it.items.length === 0 ? ('numbered' as const) : it.style;
      return {
        ...it,
        style,
        items: it.items.map((item) => ({
          ...item,
          number: style === 'plain' ? undefined : item.number,
        })),
      };
    });
  const lineEnds = fc.constantFrom('\n', '\r\n');
  const contentOf = (text: string) => {
    const list = read(text);
    assert.ok(list, text);
    const items = list.items.map(({ key: of, text: is, number, isAdded }) => {
      return { key: of, text: is, number, isAdded };
    });
    // The list “- A remark⏎- another” is read as two blocks, as two items would be.
    return { items, style: list.style, others: list.others.join('\n') };
  };

  it('is reversed by reading it', () => {
    fc.assert(
      fc.property(content, lineEnds, (list, lineEnd) => {
        const text = `x${lineEnd}${lineEnd}${writeReferenceList(list, lineEnd)}${lineEnd}`;
        assert.deepEqual(contentOf(text), {
          ...list,
          items: list.items.map(({ key: of, text: is, number, isAdded }) => {
            return { key: of, text: is, number, isAdded };
          }),
          others: list.others.join('\n'),
        });
        assert.doesNotMatch(lineEnd === '\n' ? '' : text, /(?<!\r)\n/);
      }),
    );
  });

  it('changes nothing outside, keeps the text of users between items, and is idempotent', () => {
    const piece = fc.oneof(
      line.map((text) => `- ${text} <!-- @a -->`),
      line.map((text) => `7. ${text}\n   more <!-- @b -->`),
      line,
      other,
    );
    const body = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\n\n\n')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(body, trickyNote, trickyNote, content, (pieces, before, after, list) => {
        const text = `${before}\n\n${listOf(...pieces.flat())}\n\n${after}`;
        const note = noteOf(text);
        const old = readReferenceList(note);
        if (!old) {
          return;
        }
        const edit = referenceListEdit(note, old, list.items, list.style);
        const edited = edit ? applyEdits(text, [edit]) : text;
        assert.ok(
          edited.startsWith(text.slice(0, old.start)) && edited.endsWith(text.slice(old.end)),
        );
        const written = edited.slice(old.start, edited.length - (text.length - old.end));
        for (const other of old.others.flatMap((it) => it.split('\n'))) {
          assert.ok(written.includes(other), `${other} is missing in ${written}`);
        }
        const again = noteOf(edited);
        const now = readReferenceList(again);
        assert.equal(now?.start, old.start, edited);
        assert.equal(referenceListEdit(again, now, list.items, list.style), undefined, edited);
      }),
    );
  });

  it('replaces only the lines of items that differ', () => {
    const items = ['a', 'b', 'c'].map((of) => ({ key: of, text: of.toUpperCase() }));
    const text = `x\n\n${writeReferenceList({ items, style: 'plain', others: ['Mine.'] }, '\n')}\n`;
    const note = noteOf(text);
    const changed = (...now: readonly { key: string; text: string }[]) => {
      const edit = referenceListEdit(note, readReferenceList(note), now, 'plain');
      return edit && [text.slice(edit.start, edit.end), edit.text];
    };
    const [a, b, c] = items as [(typeof items)[0], (typeof items)[0], (typeof items)[0]];
    assert.equal(changed(a, b, c), undefined);
    assert.deepEqual(changed(a, { ...b, text: 'B2' }, c), [
      '- B <!-- @b -->\n',
      '- B2 <!-- @b -->\n',
    ]);
    assert.deepEqual(changed(a, c), ['- B <!-- @b -->\n', '']);
    assert.deepEqual(changed(a, b, c, { key: 'd', text: 'D' }), ['', '- D <!-- @d -->\n']);
    assert.deepEqual(changed(a, b, b, c), ['', '- B <!-- @b -->\n']);
  });

  it('begins an empty note with a heading', () => {
    const list = listOf('- A <!-- @a -->');
    for (const text of ['', '\n\n']) {
      const edit = referenceListEdit(noteOf(text), undefined, [{ key: 'a', text: 'A' }], 'plain');
      assert.equal(edit && applyEdits(text, [edit]), `## References\n\n${list}\n`);
    }
  });

  it('gives an item without a number the next one', () => {
    const items = [
      { key: 'a', text: 'A' },
      { key: 'b', text: 'B\n  b', number: 4 },
      { key: 'c', text: 'C' },
    ];
    assert.equal(
      writeReferenceList({ items, style: 'numbered', others: [] }, '\n'),
      listOf('1. A <!-- @a -->', '4. B b <!-- @b -->', '5. C <!-- @c -->'),
    );
  });
});

describe('what a citation means', () => {
  it('depends on the key, the label, the address or the number', () => {
    const sources = librarySources(readSeedLibrary());
    const keyOfNumber = (number: number) => (number === 2 ? 'strouse2007' : undefined);
    const keysIn = (text: string) =>
      readProse(text)
        .blocks.flatMap((block) => readCitations(text, block))
        .flatMap(({ citations }) => citations)
        .map((citation) => resolveCitation(citation, lookupsIn(sources, { keyOfNumber })) ?? null);
    assert.deepEqual(keysIn('[@emilie1998; @nobody2000] @emilie1998 @nobody'), [
      'emilie1998',
      'nobody2000',
      'emilie1998',
      null,
    ]);
    assert.deepEqual(keysIn('[^emilie1998] [^1]'), ['emilie1998', null]);
    assert.deepEqual(keysIn('[1, 2]'), [null, 'strouse2007']);
    assert.deepEqual(keysIn('[x](https://dx.doi.org/10.1007/S11916-007-0005-Y)'), ['strouse2007']);
    assert.deepEqual(keysIn('[x](https://doi.org/10.1000/other)'), [null]);
    assert.deepEqual(keysIn('[see @fig:one; @emilie1998]'), [null, 'emilie1998']);
  });
});
