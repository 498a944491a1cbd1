import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import { silenceHere, silenceInNote, termOf } from '../../../../src/core/note/silenceTerm';
import type { Mention } from '../../../../src/core/recognise/recogniser';
import type { TextEdit } from '../../../../src/core/text/edits';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser } from '../../support/testLibrary';

const nextCase = '\n%%\n';
const unchanged = '(left as it is)';

describe('silencing a term', () => {
  const recogniser = makeRecogniser();

  const mentionsIn = (note: string, silenced: readonly string[] = []): Mention[] =>
    analyseNote(note, recogniser, silenced).blocks.flatMap(({ mentions }) => mentions);
  const surfacesIn = (note: string, silenced: readonly string[] = []): string[] =>
    mentionsIn(note, silenced).map(({ surface }) => surface);

  const edits: Readonly<Record<string, (note: string) => TextEdit | undefined>> = {
    'in-note': (note) => silenceInNote(analyseNote(note, recogniser), 'IL-6'),
    here: (note) => {
      const mention = mentionsIn(note).find(({ entity }) => entity === 'il-6');
      return mention && silenceHere(mention);
    },
  };

  for (const { name, input, expect } of goldenPairs('silence', '.silenced.md')) {
    it(`${name}: makes the smallest edit`, () => {
      const silenced = input
        .trimEnd()
        .split(nextCase)
        .map((note) => {
          const edit = (edits[name] as (typeof edits)[string])(note);
          return edit ? apply(note, edit) : unchanged;
        });
      expect(`${silenced.join(nextCase)}\n`);
    });

    it(`${name}: removes the mentions and is idempotent`, () => {
      for (const note of input.trimEnd().split(nextCase)) {
        for (const form of [note, note.replaceAll('\n', '\r\n'), `\uFEFF${note}`]) {
          const edit = (edits[name] as (typeof edits)[string])(form);
          if (!edit) {
            continue;
          }
          const after = apply(form, edit);
          const gone = name === 'here' ? 1 : mentionsIn(form).filter(isIl6).length;
          assert.ok(gone > 0);
          assert.equal(mentionsIn(after).length, mentionsIn(form).length - gone, after);
          assert.deepEqual(analyseNote(after, recogniser).frontMatter?.problems ?? [], []);
          if (form.includes('\r\n')) {
            assert.doesNotMatch(after, /(?<!\r)\n/, 'line ends are the same');
          }
          if (name === 'in-note') {
            assert.equal(edits[name]?.(after), undefined);
          }
        }
      }
    });
  }

  it('concerns every spelling of the term, and no other name of the entity', () => {
    const note = 'TNF-α, TNFalpha, TNF alpha, TNF; cachectin. TNF-β and IL-6.';
    assert.deepEqual(surfacesIn(note, ['tnf-alpha']), ['TNF', 'cachectin', 'TNF-β', 'IL-6']);
  });

  it('concerns names that share their head with it, or abbreviate it in the note', () => {
    assert.deepEqual(surfacesIn('IL-4, -5 and -13 rose.', ['IL-13']), ['IL-4', '5']);
    assert.deepEqual(surfacesIn('Tocilizumab (TCZ) was given. TCZ helped.', ['TCZ']), [
      'Tocilizumab',
    ]);
  });

  it('does not make a shorter name a mention instead', () => {
    assert.deepEqual(surfacesIn('The IL-6 receptor.', ['IL-6 receptor']), []);
  });

  it('offers the whole term for a part of a coordination', () => {
    assert.deepEqual(mentionsIn('IL-4 and -13, IL\n6, rhIL-2').map(termOf), [
      'IL-4',
      'IL-13',
      'IL 6',
      'IL-2',
    ]);
  });

  it('offers an abbreviation as the note writes it, and a Latin letter for a Greek one', () => {
    const terms = mentionsIn('Tocilizumab (TZB) helped, TZB and TNF-a.').map(termOf);
    assert.deepEqual(terms, ['Tocilizumab', 'TZB', 'TZB', 'TNF-a']);
  });

  it('is read from a mark right after a name, and from no other comment', () => {
    assert.deepEqual(surfacesIn('IL-6<!-- cytonote: silence --> rose.'), []);
    for (const comment of [
      '<!-- x -->',
      '<!-- cytonote: silenced -->',
      ' <!-- cytonote: silence -->',
    ]) {
      assert.deepEqual(surfacesIn(`IL-6${comment} rose.`), ['IL-6'], comment);
    }
  });

  it('adds nothing to front matter that is TOML or JSON or has errors', () => {
    for (const note of [
      '+++\ntitle = "x"\n+++\n\nIL-6\n',
      '{\n"title": "x"\n}\n\nIL-6\n',
      '---\ncytonote:\n  silence: IL-8\n---\n\nIL-6\n',
      '---\ncytonote:\n  silence: [13]\n---\n\nIL-6\n',
    ]) {
      const edit = silenceInNote(analyseNote(note, recogniser), 'IL-6');
      assert.equal(edit, undefined, note);
    }
  });

  it('does not parse the front matter again', () => {
    const note = '---\ncytonote:\n  silence: [CSF]\n---\n\nIL-6\n';
    const analysis = analyseNote(note, recogniser);
    const { frontMatter, blocks, footnotes, closed } = analysis;
    // The same lines, which the parser would reject.
    const text = note.replace('cytonote:', '[[[[[[[[:');
    const blocksAt = () => [];
    const broken = { text, frontMatter, blocks, footnotes, closed, blocksAt };
    assert.deepEqual(silenceInNote(broken, 'IL-6'), silenceInNote(analysis, 'IL-6'));
    assert.ok(silenceInNote(broken, 'IL-6'));
  });

  it('ignores blank terms', () => {
    assert.deepEqual(surfacesIn('IL-6', ['', '  ']), ['IL-6']);
  });

  it('follows edits of the terms, the front matter and the marks', () => {
    const note = IncrementalNote.of('---\ntitle: x\n---\n\nIL-6.\n\nTNF-α and IL-6.\n', recogniser);
    const surfaces = () =>
      note.analysis.blocks.flatMap(({ mentions }) => mentions.map(({ surface }) => surface));
    note.silence(['TNF-α']);
    assert.deepEqual(surfaces(), ['IL-6', 'IL-6']);
    const edit = silenceInNote(note.analysis, 'IL-6') as TextEdit;
    note.edit({ from: edit.start, to: edit.end, text: edit.text });
    assert.deepEqual(surfaces(), []);
    note.silence([]);
    assert.deepEqual(surfaces(), ['TNF-α']);
    note.replace('IL-6.\n\nTNF-α and IL-6.\n');
    const last = note.analysis.blocks.at(-1)?.mentions.at(-1) as Mention;
    const here = silenceHere(last);
    note.edit({ from: here.start, to: here.end, text: here.text });
    assert.deepEqual(surfaces(), ['IL-6', 'TNF-α']);
  });

  it('quotes what YAML would read as something else', () => {
    const term = fc.oneof(
      fc.constantFrom(
        'yes',
        '12',
        '- a',
        'a: b',
        '#1',
        "it's",
        '"',
        '[x]',
        '@a',
        '5-ASA',
        'null',
        '-,',
      ),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((it) => it.replace(/\s+/g, ' ').trim()),
    );
    fc.assert(
      fc.property(term.filter(Boolean), (it) => {
        for (const note of ['IL-6', '---\ncytonote:\n  silence: [a]\n---\n']) {
          const edit = silenceInNote(analyseNote(note, recogniser), it) as TextEdit;
          const { frontMatter } = analyseNote(apply(note, edit), recogniser);
          assert.deepEqual(frontMatter?.problems, []);
          assert.equal(frontMatter?.options.silence.at(-1), it);
        }
      }),
    );
  });

  it('reports errors in the front matter at their places', () => {
    const report = (yaml: string) => {
      const note = `---\n${yaml}\n---\n\nIL-6\n`;
      const problems = analyseNote(note, recogniser).frontMatter?.problems ?? [];
      assert.deepEqual(surfacesIn(note), ['IL-6']);
      return problems.map(({ start, end, message }) => `${note.slice(start, end)}: ${message}`);
    };
    assert.deepEqual(report('cytonote:\n  silence: IL-6'), ['IL-6: "IL-6" must be a list']);
    assert.deepEqual(report('cytonote: 5'), ['5: 5 must be a mapping of fields']);
    assert.deepEqual(report('cytonote:\n  silence: [13]'), [
      '13: 13 must be text: put it in quotes',
    ]);
    assert.deepEqual(report('cytonote:\n  slience: [IL-6]'), ['slience: unknown field "slience"']);
  });
});

function isIl6({ entity }: Mention): boolean {
  return entity === 'il-6';
}

function apply(note: string, { start, end, text }: TextEdit): string {
  return note.slice(0, start) + text + note.slice(end);
}
