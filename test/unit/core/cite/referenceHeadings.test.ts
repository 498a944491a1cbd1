import assert from 'node:assert/strict';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { citationDefinitions } from '../../../../src/core/cite/definitions';
import {
  endsInReferenceHeading,
  findReferencesDiv,
  isReferenceHeading,
  referenceSections,
} from '../../../../src/core/cite/referenceHeadings';
import { referencesEdit, referencesUpdate } from '../../../../src/core/cite/updateReferenceList';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { listPlace } from '../../../../src/core/preview/renderedCitations';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';
import { makeRecogniser, readLibrary, readSeedLibrary } from '../../support/testLibrary';
import { uncitedClaimsIn } from '../../support/uncitedClaimsIn';

const headings = [
  ...['References', 'REFERENCES', 'Bibliography', 'Literature', 'Literature cited', 'Works cited'],
  ...['Literatur', 'Literaturverzeichnis', 'Quellen', 'Quellenverzeichnis', 'Bibliographie'],
  ...['Références', 'Références bibliographiques', 'Re\u0301fe\u0301rences'],
  ...['Referencias', 'Referencias bibliográficas', 'Bibliografía', '参考文献', '引用文献', '文献'],
];
/** The forms of a heading in Markdown. */
const forms: readonly ((words: string) => string)[] = [
  (words) => `# ${words}`,
  (words) => `## ${words} ##`,
  (words) => `# ${words} {-}`,
  (words) => `# ${words} {.unnumbered}`,
  (words) => `## ${words} {#refs}`,
  (words) => `### ${words} {#refs .unnumbered lang=de} ###`,
  (words) => `## 4.1 ${words}`,
  (words) => `**${words}**\n======`,
  (words) => `${words} {-}\n---`,
];
const others = ['# Reference values', '# My references and me', '# Sources', '> # References'];
others.push('- # References', '# References\n\nSome text.', '```\n# References\n```', '# {-}', '');

/** The forms of the div that Pandoc fills. */
const divs = [
  ':::{#refs}\n:::',
  '::: {#refs}\n:::',
  '::::: {#refs .hanging lang=de}\n:::::',
  '::: {.two-columns #refs} :::\n\n:::',
  '::: {id="refs"}\n:::',
  ':::: {#refs}\n::: {.note}\nBy Pandoc.\n:::\n\n::::',
  '<div id="refs">\n\n</div>',
  "<div class='a' id='refs'>\n<div>x</div>\n</div>",
];
const noDivs = [
  ...['::: {#references}\n:::', '::: {.refs}\n:::', ':: {#refs}\n::', '::: refs\n:::'],
  ...['```\n::: {#refs}\n:::\n```', '::: {#refs}\n', '<div id="refs2"></div>', '# x {#refs}'],
  ...['```\n<div id="refs"></div>\n```', '<div id="refs">\n'],
];

const recogniser = new Recogniser(smallLibrary());
const library = readSeedLibrary();
const sources = librarySources(library);
const style = { isSorted: false, isNumbered: true } as never;
const plain = { isItalic: false, isBold: false, isSmallCaps: false, level: 'base' } as const;

function update(text: string) {
  const analysis = analyseNote(text, recogniser);
  const wanted = referencesUpdate(analysis, sources);
  assert.ok(wanted !== 'open');
  const formatted = wanted.references.map(({ id }) => ({
    key: id,
    text: [{ ...plain, text: id }],
  }));
  const edit = referencesEdit(analysis, wanted, formatted, style, sources);
  return { wanted, note: edit && applyEdits(text, [edit]) };
}

const citing = 'IL-6 [@emilie1998].\n\n';
const list =
  '<!-- cytonote: references -->\n\n1. emilie1998 <!-- @emilie1998 -->\n\n<!-- cytonote: end of references -->\n';

describe('headings of a list of references', () => {
  for (const words of headings) {
    it(`are “${words}” in every form, for the update, the preview and claims`, () => {
      for (const heading of forms.map((form) => form(words))) {
        const note = `${citing}${heading}\n`;
        const analysis = analyseNote(note, recogniser);
        assert.ok(endsInReferenceHeading(analysis), heading);
        assert.equal(update(note).note, `${citing}${heading}\n\n${list}`, heading);
        assert.equal(listPlace(analysis), 'underHeading', heading);
        const inner = analyseNote(`${note}\n- Emilie D. 1998.\n\n# Next\n`, recogniser);
        assert.equal(listPlace(inner), 'none', heading);
        const [section] = referenceSections(inner);
        assert.match(inner.text.slice(section?.start, section?.end), /Emilie D\. 1998\.\n\n# $/);
      }
    });
  }

  for (const other of others) {
    it(`are not at the end of “${other.replaceAll('\n', '⏎')}”`, () => {
      const note = `${citing}${other}\n`;
      assert.equal(endsInReferenceHeading(analyseNote(note, recogniser)), false);
      assert.equal(update(note).note, `${note.trimEnd()}\n\n## References\n\n${list}`);
    });
  }

  it('are compared as a whole', () => {
    for (const words of ['', 'Ref', 'References of IL-6', 'Preferences', '{-}', '1.']) {
      assert.equal(isReferenceHeading(words), false, words);
    }
  });

  it('end their section at the next heading of the same level or above', () => {
    const note = '## References\n\na\n\n### Older\n\nb\n\n## Literatur\n\nc\n\n# Next\n\nd\n';
    const sections = referenceSections(analyseNote(note, recogniser));
    assert.deepEqual(
      sections.map(({ start, end }) => note.slice(start, end)),
      ['References\n\na\n\n### Older\n\nb\n\n## ', 'Literatur\n\nc\n\n# '],
    );
  });
});

describe('the div that Pandoc fills', () => {
  for (const div of divs) {
    it(`is “${div.replaceAll('\n', '⏎')}”, and the note gets no second list`, () => {
      for (const heading of ['', '# References {-}\n\n', '## Literaturverzeichnis\n\n']) {
        for (const after of ['', '\n', '\n\n# Appendix\n']) {
          const note = `${citing}${heading}${div}${after}`;
          const { wanted, note: updated } = update(note);
          assert.equal(updated, undefined);
          const { start, end } = wanted.pandocDiv ?? { start: 0, end: 0 };
          assert.equal(note.slice(start, end), div);
          const place = after.includes('#') ? 'atEnd' : 'underHeading';
          assert.equal(listPlace(analyseNote(note, recogniser)), place);
        }
      }
    });

    it(`keeps its managed list up to date: “${div.replaceAll('\n', '⏎')}”`, () => {
      const old = list.replace('1. emilie1998', '1. Old');
      const note = `${citing}${div}\n\n${old}`;
      assert.equal(update(note).note, `${citing}${div}\n\n${list}`);
      assert.equal(listPlace(analyseNote(note, recogniser)), 'none');
    });
  }

  for (const other of noDivs) {
    it(`is not “${other.replaceAll('\n', '⏎')}”`, () => {
      assert.equal(findReferencesDiv(analyseNote(`${citing}${other}\n`, recogniser)), undefined);
    });
  }

  it('can have the managed list in it', () => {
    const note = `${citing}::: {#refs}\n${list.replace('1. emilie1998', '1. Old')}:::\n`;
    assert.equal(update(note).note, `${citing}::: {#refs}\n${list}:::\n`);
  });
});

describe('what is added at the end of a note', () => {
  for (const ending of ['## Literaturverzeichnis\n', '# References {-}\n\n::: {#refs}\n:::\n']) {
    it(`comes after “${ending.replaceAll('\n', '⏎')}” without a heading, and can be removed again`, () => {
      const note = citing + ending;
      const analysis = analyseNote(note, recogniser);
      for (const syntax of ['numbered', 'footnote'] as const) {
        const added = citationDefinitions(analysis, { keys: ['emilie1998'], syntax, sources });
        const text = applyEdits(note, added?.edits ?? []);
        assert.match(text.slice(note.length), /^\n(?:<!--|\[\^)/);
        assert.doesNotMatch(text.slice(note.length), /#/);
        const there = runToEnd(convertCitations(analysis, syntax, sources));
        const converted = applyEdits(note, there.edits);
        assert.ok(converted.includes(ending), converted);
        const back = convertCitations(analyseNote(converted, recogniser), 'pandoc', sources);
        assert.equal(applyEdits(converted, runToEnd(back).edits), note);
      }
    });
  }
});

describe('claims in lists of references', () => {
  it('do not exist below a heading in any language, and in the div that Pandoc fills', () => {
    const whole = readLibrary();
    const full = makeRecogniser();
    const claim = 'IL-6 rises in sepsis.';
    const count = (text: string) => uncitedClaimsIn(whole, analyseNote(text, full)).length;
    for (const heading of ['# References {-}', '## Literaturverzeichnis', '参考文献\n---']) {
      const section = `${claim}\n\n${heading}\n\n${claim}\n\n### Older\n\n${claim}\n`;
      assert.equal(count(section), 1, heading);
      assert.equal(count(`${section}\n# Next\n\n${claim}\n`), 2, heading);
    }
    assert.equal(count(`${claim}\n\n::: {#refs}\n\n${claim}\n\n:::\n\n${claim}\n`), 2);
    assert.equal(count(`# References\n\n${list}\n${claim}\n\n# Next\n\n${claim}\n`), 1);
    assert.equal(count(`# Sources\n\n${claim}\n`), 1);
  });
});
