import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaseRule } from '../../../../src/core/library/schema';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { type Name, NameMatcher } from '../../../../src/core/recognise/nameMatcher';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { spellings } from '../../../../src/core/recognise/spellings';
import { foldText, foldUnit, SKIPPED } from '../../../../src/core/text/fold';
import { anyUnicode } from '../../support/anyUnicode';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const name = (text: string, rule: CaseRule, plural = false): Name<string> => ({
  form: { text, case: rule },
  plural,
  value: text,
});

const names: readonly Name<string>[] = [
  name('IL-1', 'symbol'),
  name('IL-1β', 'symbol'),
  name('IL-1 receptor', 'any'),
  name('IL-1 receptor antagonist', 'any'),
  name('IL-6', 'symbol'),
  name('interleukin-6', 'any'),
  name('TNF', 'symbol'),
  name('TNF-α', 'symbol'),
  name('TNF-a', 'exact'),
  name('tumour necrosis factor', 'any'),
  name('RoActemra', 'exact'),
  name('statin', 'any', true),
  name('IFN-γ', 'symbol'),
  name('FAS', 'symbol', true),
  name('NSAID', 'symbol', true),
];
const matcher = new NameMatcher(names);

/** The text with the names found in it: `[surface form → name]`. */
function mark(text: string): string {
  let marked = '';
  let at = 0;
  for (const { start, end, name: found } of matcher.find(text)) {
    marked += `${text.slice(at, start)}[${text.slice(start, end)} → ${found.value}]`;
    at = end;
  }
  return marked + text.slice(at);
}

const tables: Readonly<Record<string, readonly (readonly [text: string, marked: string])[]>> = {
  'hyphens and blanks': [
    ['IL-6', '[IL-6 → IL-6]'],
    ['IL 6', '[IL 6 → IL-6]'],
    ['IL6', '[IL6 → IL-6]'],
    ['IL\u20116', '[IL\u20116 → IL-6]'],
    ['IL–6', '[IL–6 → IL-6]'],
    ['IL\u00A06', '[IL\u00A06 → IL-6]'],
    ['tumour\nnecrosis factor', '[tumour\nnecrosis factor → tumour necrosis factor]'],
    ['tumournecrosis factor', 'tumournecrosis factor'],
    ['IL  6', 'IL  6'],
    ['IL--6', 'IL--6'],
    ['IL/6', 'IL/6'],
  ],
  'Greek letters': [
    ['TNF-α', '[TNF-α → TNF-α]'],
    ['TNFα', '[TNFα → TNF-α]'],
    ['TNF-alpha', '[TNF-alpha → TNF-α]'],
    ['TNF Alpha', '[TNF Alpha → TNF-α]'],
    ['TNF-ALPHA', '[TNF-ALPHA → TNF-α]'],
    ['TNF-ɑ', '[TNF-ɑ → TNF-α]'],
    ['IL-1 beta', '[IL-1 beta → IL-1β]'],
    ['IL1ß', '[IL1ß → IL-1β]'],
    ['TNF-beta', '[TNF → TNF]-beta'],
  ],
  'letter case: any': [
    ['Interleukin-6', '[Interleukin-6 → interleukin-6]'],
    ['INTERLEUKIN 6', '[INTERLEUKIN 6 → interleukin-6]'],
  ],
  'letter case: symbol': [
    ['TNF', '[TNF → TNF]'],
    ['Tnf', '[Tnf → TNF]'],
    ['Il6', '[Il6 → IL-6]'],
    ['tnf', 'tnf'],
    ['tNF', 'tNF'],
    ['il-6', 'il-6'],
    ['iL-6', 'iL-6'],
    ['Ifn-γ', '[Ifn-γ → IFN-γ]'],
    ['Ifn-Γ', '[Ifn-Γ → IFN-γ]'],
  ],
  'letter case: exact': [
    ['RoActemra', '[RoActemra → RoActemra]'],
    ['ROACTEMRA', 'ROACTEMRA'],
    ['Roactemra', 'Roactemra'],
    ['TNF-a', '[TNF-a → TNF-a]'],
    ['TNF-A', '[TNF → TNF]-A'],
  ],
  'word boundaries': [
    ['(IL-6)', '([IL-6 → IL-6])'],
    ['anti-TNF', 'anti-[TNF → TNF]'],
    ['IL-6/TNF', '[IL-6 → IL-6]/[TNF → TNF]'],
    ['IL-6+', '[IL-6 → IL-6]+'],
    ['_IL-6_', '_[IL-6 → IL-6]_'],
    ['IL-66', 'IL-66'],
    ['IL-6R', 'IL-6R'],
    ['XIL-6', 'XIL-6'],
    ['6IL-6', '6IL-6'],
    ['éTNF', 'éTNF'],
    ['TNFé', 'TNFé'],
    ['TNFж', 'TNFж'],
    ['tnf, IL-6', 'tnf, [IL-6 → IL-6]'],
  ],
  plural: [
    ['statin', '[statin → statin]'],
    ['Statins', '[Statins → statin]'],
    ['statinss', 'statinss'],
    ['TNFs', 'TNFs'],
    ['FASs', '[FASs → FAS]'],
    ['Fass, FASS', 'Fass, FASS'],
    ['NSAIDs, NSAIDS', '[NSAIDs → NSAID], [NSAIDS → NSAID]'],
  ],
  'the longest name': [
    ['IL-1', '[IL-1 → IL-1]'],
    ['IL-1 receptor', '[IL-1 receptor → IL-1 receptor]'],
    ['IL-1 receptor antagonist', '[IL-1 receptor antagonist → IL-1 receptor antagonist]'],
    ['IL-1 receptor agonist', '[IL-1 receptor → IL-1 receptor] agonist'],
    ['IL-1 receptors', '[IL-1 → IL-1] receptors'],
    ['IL-1 IL-6', '[IL-1 → IL-1] [IL-6 → IL-6]'],
  ],
  'marks that change nothing': [
    ['inter\u00ADleukin-6', '[inter\u00ADleukin-6 → interleukin-6]'],
    ['IL\u200B-6', '[IL\u200B-6 → IL-6]'],
    ['TNF\u0301', '[TNF\u0301 → TNF]'],
    ['TNF\u0301s', 'TNF\u0301s'],
    ['e\u0301TNF', 'e\u0301TNF'],
    ['\u00ADTNF', '\u00AD[TNF → TNF]'],
  ],
  'characters of two units': [['🧬 IL-6 𝛼 TNF', '🧬 [IL-6 → IL-6] 𝛼 [TNF → TNF]']],
};

describe('NameMatcher', () => {
  for (const [what, table] of Object.entries(tables)) {
    describe(what, () => {
      for (const [text, marked] of table) {
        it(`${JSON.stringify(text)} → ${JSON.stringify(marked)}`, () => {
          assert.equal(mark(text), marked);
        });
      }
    });
  }

  it('gives offsets in UTF-16 units', () => {
    const [found, ...more] = matcher.find('🧬é IL-6');
    assert.deepEqual([found?.start, found?.end, more], [4, 8, []]);
  });

  it('takes the first of two names with a spelling in common', () => {
    const [found] = new NameMatcher([name('IL-6', 'any'), name('IL6', 'any')]).find('IL6');
    assert.equal(found?.name.value, 'IL-6');
  });

  const pieces = names.flatMap(({ form, plural }) =>
    spellings(form, plural).map(({ text }) => text),
  );
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(' ', '-', '\n', '‑', '\u00AD', '\u0301', 's', '6', '🧬', 'é'),
    anyUnicode({ maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

  it('finds only spellings of names, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (note) => {
        let last = 0;
        for (const { start, end, name: found } of matcher.find(note)) {
          assert.ok(last <= start && start < end && end <= note.length);
          const folded = spellings(found.form, found.plural).map((one) => foldText(one.text));
          assert.ok(folded.includes(foldText(note.slice(start, end))));
          last = end;
        }
      }),
    );
  });

  it('finds every spelling that is not a part of a longer word', () => {
    for (const { form, plural } of names) {
      for (const spelling of spellings(form, plural)) {
        const found = matcher.find(`(${spelling.text})`);
        assert.deepEqual(
          found.map(({ start, end }) => [start, end]),
          [[1, 1 + spelling.text.length]],
          spelling.text,
        );
      }
    }
  });
});

describe('a matcher of many names', () => {
  /** What a search of all names at each word finds: ranges, in order. */
  const searchAll = (found: ReadonlySet<string>, text: string): [start: number, end: number][] => {
    const kept = [...text]
      .map((_, at) => at)
      .filter((at) => foldUnit(text.charCodeAt(at)) !== SKIPPED);
    const folded = foldText(text);
    const longest = Math.max(...[...found].map(({ length }) => length));
    const isWord = (at: number) => /[\p{L}\p{N}]/u.test(folded.charAt(at));
    const ranges: [number, number][] = [];
    for (let at = 0, after = 0; at < folded.length; at++) {
      const lengths =
        at > after && isWord(at - 1) ? [] : Array.from({ length: longest }, (_, i) => longest - i);
      const length = lengths.find(
        (it) =>
          at + it <= folded.length && found.has(folded.slice(at, at + it)) && !isWord(at + it),
      );
      if (length !== undefined) {
        ranges.push([kept[at] as number, kept[at + length] ?? text.length]);
        after = at + length;
        at = after - 1;
      }
    }
    return ranges;
  };
  const word = fc.string({
    unit: fc.constantFrom('a', 'b'),
    minLength: 1,
    maxLength: 4,
    size: 'max',
  });
  const words = fc
    .array(word, { minLength: 1, maxLength: 4, size: 'max' })
    .map((it) => it.join(' '));
  const gap = fc.constantFrom(' ', '-', '\u00AD', '\u0301', ', ', '\n', '');
  const textOf = fc
    .array(fc.tuple(words, gap), { maxLength: 40, size: 'max' })
    .map((parts) => parts.flat().join(''));
  const matcherOf = (texts: readonly string[]) =>
    new NameMatcher(texts.map((it) => name(it, 'any')));
  const rangesIn = (text: string, texts: readonly string[]) =>
    matcherOf(texts)
      .find(text)
      .map(({ start, end }) => [start, end]);

  it('finds what a search of all names at each word finds', () => {
    const some = fc.uniqueArray(words, { minLength: 1, maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(some, textOf, (texts, text) => {
        assert.deepEqual(rangesIn(text, texts), searchAll(new Set(texts), text));
      }),
    );
  });

  it('does so with more names than its rows have place for', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const pairs = letters.flatMap((a) => letters.map((b) => a + b));
    const many = pairs.flatMap((a) =>
      pairs.flatMap((b) => [`${a}${b} ${b}`, `${a} ${b}${a} ${a}`]),
    );
    const all = [...new Set([...many, ...many.map((it) => `${it} ${it}`)])];
    const large = matcherOf(all);
    assert.ok(large.tables.below.length > 0);
    const part = fc.oneof(fc.constantFrom(...all), fc.constantFrom(...pairs), words);
    const text = fc
      .array(fc.tuple(part, gap), { maxLength: 40, size: 'max' })
      .map((parts) => parts.flat().join(''));
    const names = new Set(all);
    fc.assert(
      fc.property(text, (it) => {
        assert.deepEqual(
          large.find(it).map(({ start, end }) => [start, end]),
          searchAll(names, it),
        );
      }),
    );
  });
});

describe('folding a text', () => {
  it('folds each unit and leaves out skipped ones', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyUnicode()), (text) => {
        const units = Array.from({ length: text.length }, (_, at) => foldUnit(text.charCodeAt(at)));
        const kept = units.filter((unit) => unit !== SKIPPED);
        assert.equal(foldText(text), String.fromCharCode(...kept));
      }),
    );
    const ascii = String.fromCharCode(...Array(128).keys());
    assert.equal(foldText(ascii), [...ascii].map(foldText).join(''));
    assert.equal(foldText('IL\t6-\u001C\0A'), 'il 6 \u001Ca');
  });
});

describe('names that fold to the same', () => {
  const matcher = new NameMatcher([
    { form: { text: 'IL-1b', case: 'exact' }, plural: false, value: 'latin' },
    { form: { text: 'IL1B', case: 'symbol' }, plural: false, value: 'gene' },
    { form: { text: 'IL1B', case: 'any' }, plural: false, value: 'any' },
  ]);

  it('are distinguished by their letter case, in their order', () => {
    const valuesOf = (text: string) => matcher.find(text).map(({ name }) => name.value);
    assert.deepEqual(valuesOf('IL1b'), ['latin']);
    assert.deepEqual(valuesOf('IL1B, Il1b'), ['gene', 'gene']);
    assert.deepEqual(valuesOf('il1b'), ['any']);
  });
});

describe('a matcher that was saved', () => {
  const groups = [[names[0]], [], names.slice(1, 6), [], names.slice(6), []] as Name<string>[][];
  const namesOf = (group: number) => groups[group] as Name<string>[];
  const built = new NameMatcher({ count: groups.length, namesOf });

  it('creates names only in groups of which it finds a name, once each', () => {
    const asked: number[] = [];
    const saved = new NameMatcher(
      {
        count: groups.length,
        namesOf: (group) => {
          asked.push(group);
          return namesOf(group);
        },
      },
      built.save(),
    );
    const found = saved.find('IL-6 and TNF, then IL-6 and interleukin-6');
    assert.deepEqual(
      found.map(({ name: { value } }) => value),
      ['IL-6', 'TNF', 'IL-6', 'interleukin-6'],
    );
    assert.deepEqual(asked, [2, 4]);
  });

  it('finds in groups what a matcher without groups finds', () => {
    const saved = new NameMatcher({ count: groups.length, namesOf }, built.save());
    const text = names.map(({ form }) => form.text).join(', ');
    assert.deepEqual(saved.find(text), matcher.find(text));
  });
});

describe('a recogniser that was saved', () => {
  it('finds what the built one finds', () => {
    const library = readLibrary();
    const built = makeRecogniser();
    const saved = new Recogniser(library, built.save());
    const note =
      'IL6, TNF-a, rhIL-2, interleukin (IL)-10 and tocilizumab in sepsis; IL-4, -5 and -13.';
    const surfacesOf = (recogniser: Recogniser) =>
      analyseNote(note, recogniser).blocks.map((block) => [
        block.mentions.map(({ surface, entity }) => `${surface} ${entity}`),
        [...recogniser.topicsIn(block)],
      ]);
    assert.deepEqual(surfacesOf(saved), surfacesOf(built));
  });
});
