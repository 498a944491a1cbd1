import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import {
  citedKeys,
  referencesEdit,
  referencesUpdate,
  unprintedKeys,
} from '../../../../src/core/cite/updateReferenceList';
import type { FormattedReference } from '../../../../src/core/csl/engineOutput';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

const recogniser = new Recogniser(smallLibrary());
const run = { isItalic: false, isBold: false, isSmallCaps: false, level: 'base' } as const;
const known = ['b', 'a', 'emilie1998', 'x--y>'];
const sources = {
  all: [],
  isKey: (key: string) => known.includes(key),
  keyOfAddress: () => undefined,
  reference: (id: string) => (known.includes(id) ? { id, type: 'book' } : undefined),
  formatted: () => undefined,
} as unknown as NoteLiterature;

/** Updates the list of a note; undefined if nothing changes. */
function update(text: string, { isNumbered = true, isSorted = false } = {}): string | undefined {
  const note = analyseNote(text, recogniser);
  const wanted = referencesUpdate(note, sources);
  if (wanted === 'open') {
    return undefined;
  }
  const keys = wanted.references.map(({ id }) => id);
  const formatted = (isSorted ? keys.sort() : keys).map(
    (key): FormattedReference => ({ key, text: [{ ...run, text: `On ${key}.` }] }),
  );
  const style = { isNumbered, isSorted } as never;
  const edit = referencesEdit(note, wanted, formatted, style, sources);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const list = (...items: readonly string[]) =>
  ['<!-- cytonote: references -->', '', ...items, '', '<!-- cytonote: end of references -->'].join(
    '\n',
  );

describe('the list of references', () => {
  it('comes at the end of a note, under a heading', () => {
    assert.equal(
      update('IL-6 [@b; @a].\n'),
      `IL-6 [@b; @a].\n\n## References\n\n${list('1. On b. <!-- @b -->', '2. On a. <!-- @a -->')}\n`,
    );
    assert.equal(
      update('IL-6 [@b].\n\n# Bibliography\n'),
      `IL-6 [@b].\n\n# Bibliography\n\n${list('1. On b. <!-- @b -->')}\n`,
    );
  });

  it('has what the front matter and hidden citations name: first the abstract, last what is only listed', () => {
    const keysOf = (note: string) => citedKeys(analyseNote(note, recogniser), sources);
    assert.deepEqual(
      keysOf(
        '---\nnocite: |\n  @c, @d2000\nabstract: We follow @a [p. 3].\n---\n\nIL-6 [@b; @a].\n',
      ),
      ['a', 'b', 'd2000'],
    );
    assert.deepEqual(keysOf("---\nnocite: ['@a', '@b; @x2000']\n---\n"), ['a', 'b', 'x2000']);
    assert.deepEqual(keysOf('---\ntitle: On @a\n---\n\\nocite{b} and {cite:empty}`a`'), ['b', 'a']);
    assert.deepEqual(keysOf("---\nnocite: '@*'\n---\n\\nocite{*} [@a]"), ['a']);
  });

  it('has every entry of the bibliographies if a note asks for that', () => {
    const text = '[{"id":"x","type":"book","title":"X"},{"id":"y","type":"book","title":"Y"}]';
    const bibliography = runToEnd(readBibliography(text, 'csl-json', () => undefined));
    const literature = runToEnd(
      NoteLiterature.gather(smallLibrary(), [{ file: 'a.json', bibliography }]),
    );
    const cited = (note: string) => {
      const updated = referencesUpdate(analyseNote(note, recogniser), literature);
      return updated === 'open' ? [] : updated.cited;
    };
    assert.deepEqual(cited('[@y]'), ['y']);
    assert.deepEqual(cited("---\nnocite: '@*'\n---\n\n[@y]"), ['y', 'x']);
    assert.deepEqual(cited('[@y] \\nocite{*}'), ['y', 'x']);
  });

  it('has the line ends of the note', () => {
    const updated = update('IL-6 [@b].\r\n') ?? '';
    assert.doesNotMatch(updated, /(?<!\r)\n/);
    assert.equal(update(updated), undefined);
  });

  it('is in the order of the style', () => {
    const sorted = update('IL-6 [@b; @a].\n', { isNumbered: false, isSorted: true }) ?? '';
    assert.ok(sorted.includes(list('- On a. <!-- @a -->', '- On b. <!-- @b -->')));
  });

  it('is updated in its place, and nothing else changes', () => {
    const note = `[@a]\n\n${list('1. Old. <!-- @b -->', '2. On a. <!-- @a -->')}\n\n[@b]\n`;
    assert.equal(
      update(note),
      `[@a]\n\n${list('1. On a. <!-- @a -->', '2. On b. <!-- @b -->')}\n\n[@b]\n`,
    );
    assert.equal(
      update(note.replace('[@a]', '').replace('[@b]', '')),
      `\n\n${list().replace('\n\n\n', '\n\n')}\n\n\n`,
    );
  });

  it('keeps what Cytonote does not know: items written by hand, other lines, keys without a source', () => {
    const note = `[@c; @a; @d]\n\n${list(
      '3. By hand,',
      '   in two lines. <!-- @c -->',
      '4. Never cited. <!-- @e -->',
      'A remark.',
    )}\n`;
    assert.equal(
      update(note),
      `[@c; @a; @d]\n\n${list(
        '1. By hand, in two lines. <!-- @c -->',
        '2. On a. <!-- @a -->',
        '3. \\@d <!-- @d -->',
        '4. Never cited. <!-- @e -->',
        '',
        'A remark.',
      )}\n`,
    );
    assert.equal(update(update(note) as string), undefined);
  });

  it('is not changed if its end is missing, and not put into a block that is never closed', () => {
    assert.equal(update('[@a]\n\n<!-- cytonote: references -->\n\n- x\n'), undefined);
    for (const open of ['```\ncode', '~~~', '<!-- x', '<script>']) {
      assert.equal(update(`[@a]\n\n${open}`), undefined, open);
    }
    assert.ok(update('[@a]\n\n```\ncode\n```\n'));
    // A blank line ends an equation that is never closed.
    assert.ok(update('[@a]\n\n$$\nx'));
  });

  it('is not looked for in code', () => {
    const note = `[@a]\n\n~~~\n${list('- x <!-- @b -->')}\n~~~\n`;
    assert.ok(update(note)?.startsWith(note.trimEnd()));
  });

  it('writes odd keys so that they can be read again', () => {
    const updated = update('[@{x--y>}]\n') ?? '';
    assert.ok(updated.includes('1. On x\\--y\\>. <!-- @x%2d-y%3e -->'), updated);
    assert.equal(update(updated), undefined);
  });

  it('is idempotent, and nothing around it changes', () => {
    fc.assert(
      fc.property(trickyNote, fc.boolean(), (text, isSorted) => {
        const note = `${text}\n\nIL-6 [@b; @zz; @a].\n`;
        const updated = update(note, { isSorted, isNumbered: !isSorted });
        if (updated === undefined) {
          return;
        }
        assert.ok(updated.startsWith(note.trimEnd()));
        assert.equal(update(updated, { isSorted, isNumbered: !isSorted }), undefined);
      }),
    );
  });

  it('keeps its numbers if the note cites by number', () => {
    const items = ['1. On b. <!-- @b -->', '2. On emilie1998. <!-- @emilie1998 added -->'];
    const note = `See [2] and @a.\n\n${list(...items)}\n`;
    const updated = `See [2] and @a.\n\n${list(...items, '3. On a. <!-- @a -->')}\n`;
    assert.equal(update(note), updated);
    assert.equal(
      update(note.replace('[2]', '[@b]')),
      `See [@b] and @a.\n\n${list('1. On b. <!-- @b -->', '2. On a. <!-- @a -->')}\n`,
    );
  });

  it('keeps numbers as they are written if the note cites by them, also with gaps', () => {
    const [b, e, x, a] = [
      'On b. <!-- @b -->',
      'On emilie1998. <!-- @emilie1998 -->',
      'On x. <!-- @x -->',
      'On a. <!-- @a -->',
    ];
    const note = `See [4] and @a.\n\n${list(`4. ${b}`, `2. ${e}`, `- ${x}`)}\n`;
    assert.equal(
      update(note),
      `See [4] and @a.\n\n${list(`2. ${e}`, `4. ${b}`, `5. ${x}`, `6. ${a}`)}\n`,
    );
    // [5] is in the author's own list.
    const own = '\nAs others [5] say.\n';
    assert.equal(
      update(note + own),
      `See [4] and @a.\n\n${list(`2. ${e}`, `4. ${b}`, `6. ${x}`, `7. ${a}`)}\n${own}`,
    );
  });
});

describe('the update of a list by a style', () => {
  const text = JSON.stringify(['x', 'y', 'z'].map((id) => ({ id, type: 'book', title: id })));
  const bibliography = runToEnd(readBibliography(text, 'csl-json', () => undefined));
  // Its library has sources that the bibliography lacks.
  const literature = runToEnd(
    NoteLiterature.gather(readSeedLibrary(), [{ file: 'a.json', bibliography }]),
  );
  /** The note after an update by a style that prints nothing for `z`. */
  const updated = (note: string, { isNumbered = false, isSorted = false } = {}) => {
    const analysis = analyseNote(note, recogniser);
    const wanted = referencesUpdate(analysis, literature);
    if (wanted === 'open') {
      return wanted;
    }
    const keys = wanted.references.map(({ id }) => id).filter((key) => key !== 'z');
    const formatted = (isSorted ? keys.sort() : keys).map((key): FormattedReference => {
      return { key, text: [{ ...run, text: `On ${key}.` }] };
    });
    const style = { isNumbered, isSorted } as never;
    const edit = referencesEdit(analysis, wanted, formatted, style, literature);
    return {
      note: edit ? applyEdits(note, [edit]) : note,
      unprinted: unprintedKeys(wanted, formatted),
    };
  };
  const noteAfter = (note: string, style = {}) => {
    const result = updated(note, style);
    assert.ok(result !== 'open');
    return result.note;
  };
  const [x, y] = ['On x. <!-- @x -->', 'On y. <!-- @y -->'];

  it('follows the order of the style, and numbers items where it does', () => {
    const note = '[@y; @x]';
    const written = (...items: readonly string[]) =>
      `${note}\n\n## References\n\n${list(...items)}\n`;
    assert.equal(noteAfter(note, { isNumbered: true }), written(`1. ${y}`, `2. ${x}`));
    assert.equal(noteAfter(note, { isSorted: true }), written(`- ${x}`, `- ${y}`));
    assert.equal(noteAfter(note), written(`- ${y}`, `- ${x}`));
    assert.equal(
      noteAfter('[@own; @x]'),
      `[@own; @x]\n\n## References\n\n${list('- \\@own <!-- @own -->', `- ${x}`)}\n`,
    );
  });

  it('keeps order and numbers where the note cites by them, in any style', () => {
    const note = `[1] and @x\n\n${list(`1. ${y}`)}\n`;
    for (const isSorted of [true, false]) {
      assert.equal(noteAfter(note, { isSorted }), `[1] and @x\n\n${list(`1. ${y}`, `2. ${x}`)}\n`);
    }
    // No citation names the first item, but without it the number of the second would puzzle readers.
    const second = `[2] and @y\n\n${list(`1. ${x}`, `2. ${y}`)}\n`;
    assert.equal(noteAfter(second), second);
    // New items follow in the order of the text.
    const twoMore = noteAfter(`${note}\n[@strouse2007; @emilie1998]\n`, { isSorted: true });
    assert.match(twoMore, /\n2\. On x\..*\n3\. On strouse2007\..*\n4\. On emilie1998\./);
    // [7] is no item of the list.
    const other = `[7] and [@y; @x]\n\n${list(`1. ${y}`, `2. ${x}`)}\n`;
    assert.equal(
      noteAfter(other, { isSorted: true }),
      `[7] and [@y; @x]\n\n${list(`- ${x}`, `- ${y}`)}\n`,
    );
  });

  it('drops what is known and no longer cited, also of the library', () => {
    const note = `@x\n\n${list(`- ${x}`, `- ${y}`, '- Old. <!-- @emilie1998 -->', '- Own. <!-- @own -->')}\n`;
    assert.equal(noteAfter(note), `@x\n\n${list(`- ${x}`, '- Own. <!-- @own -->')}\n`);
  });

  it('keeps the mark of what converting added', () => {
    const added = 'On x. <!-- @x added -->';
    const note = `[@x; @y]\n\n${list(`- ${added.replace('On', 'Of')}`, `- ${y}`)}\n`;
    assert.equal(noteAfter(note), `[@x; @y]\n\n${list(`- ${added}`, `- ${y}`)}\n`);
  });

  it('leaves out and names what the style prints nothing for', () => {
    const result = updated(`[@z; @x]\n\n${list(`- ${x}`, '- Z. <!-- @z -->')}\n`);
    assert.deepEqual(result, { note: `[@z; @x]\n\n${list(`- ${x}`)}\n`, unprinted: ['z'] });
    // A key without a source is listed as it is.
    const unknown = updated('[@own; @x]');
    assert.ok(unknown !== 'open');
    assert.deepEqual(unknown.unprinted, []);
  });

  it('lists all of the bibliographies, and nothing of the library, for `nocite: "@*"`', () => {
    const note = '---\nnocite: "@*"\n---\n';
    assert.equal(
      noteAfter(note),
      `${note.trimEnd()}\n\n## References\n\n${list(`- ${x}`, `- ${y}`)}\n`,
    );
  });

  it('changes nothing where the end of the list is missing, or there is nothing to list', () => {
    assert.equal(updated('@x\n\n<!-- cytonote: references -->\n\n- mine\n'), 'open');
    assert.equal(noteAfter('IL-6 rises.\n'), 'IL-6 rises.\n');
  });
});
