import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { smallLibrary } from '../../support/smallLibrary';
import { makeRecogniser } from '../../support/testLibrary';

const recogniser = new Recogniser(smallLibrary());
const surfacesIn = ({ blocks, text }: NoteAnalysis) =>
  blocks.flatMap(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)));

/** The names of a note after an edit; asserts that they are those of a new note with this text. */
function namesAfter(text: string, edit: (text: string) => string): string[] {
  const note = IncrementalNote.of(text, recogniser);
  const edited = edit(text);
  const surfaces = surfacesIn(note.replace(edited));
  assert.deepEqual(surfaces, surfacesIn(analyseNote(edited, recogniser)));
  return surfaces;
}

describe('what an ambiguous name means while a note is edited', () => {
  const evidence = 'Colony-stimulating factor helps.';
  const note = `${evidence}\n\nThe CSF rises.\n`;

  it('is known by evidence elsewhere in the note', () => {
    assert.deepEqual(surfacesIn(analyseNote(note, recogniser)), [
      'Colony-stimulating factor',
      'CSF',
    ]);
  });

  it('is no longer known when the only evidence disappears', () => {
    assert.deepEqual(
      namesAfter(note, (text) => text.replace(evidence, 'It helps.')),
      [],
    );
  });

  it('is known as long as some evidence remains', () => {
    const twice = `${evidence}\n\n${note}`;
    assert.deepEqual(
      namesAfter(twice, (text) => text.replace(evidence, 'It helps.')),
      ['Colony-stimulating factor', 'CSF'],
    );
  });

  it('is known when evidence is added', () => {
    assert.deepEqual(
      namesAfter('It helps.\n\nThe CSF rises.\n', (text) => text.replace('It helps.', evidence)),
      ['Colony-stimulating factor', 'CSF'],
    );
  });
});

describe('what a note defines, while it is edited', () => {
  const uses = 'TCZ and TOC block IL-6.';
  const definition = 'Tocilizumab (TCZ) helps.';

  it('follows the abbreviation of a definition', () => {
    const others = 'Interferon-γ (IFNG) rises.';
    for (const before of ['', `${others}\n\n`]) {
      const after = namesAfter(`${before}${definition}\n\n${uses}`, (text) =>
        text.replace('(TCZ)', '(TOC)'),
      );
      assert.deepEqual(after.slice(-4), ['Tocilizumab', 'TOC', 'TOC', 'IL-6']);
    }
  });

  it('follows the long form of a definition', () => {
    const note =
      'Colony-stimulating factor helps.\n\nCerebrospinal fluid (CSF) rises.\n\nThe CSF rises.';
    assert.deepEqual(
      namesAfter(note, (text) => text),
      ['Colony-stimulating factor'],
    );
    assert.deepEqual(
      namesAfter(note, (text) =>
        text.replace('Cerebrospinal fluid', 'Colony-stimulating factor levels'),
      ),
      ['Colony-stimulating factor', 'Colony-stimulating factor', 'CSF', 'CSF'],
    );
  });

  it('follows the evidence, although the note has as many entities as before', () => {
    const note = 'IL-6 rises.\n\nColony-stimulating factor helps.\n\nThe CSF rises.';
    assert.deepEqual(
      namesAfter(note, (text) => text.replace('Colony-stimulating factor', 'TNF-α')),
      ['IL-6', 'TNF-α'],
    );
  });
});

describe('an abbreviation in the plural, while a note is edited', () => {
  const uses = 'TCZs and TCZ block IL-6.\n\nThe CSFs and the CSF rise.';
  const [defined, other] = ['Tocilizumab (TCZ) helps.\n\n', 'Tocilizumab (TOC) helps.\n\n'];

  it('follows a definition in the singular', () => {
    assert.deepEqual(
      namesAfter(`${other}${uses}`, (text) => text.replace(other, defined)),
      ['Tocilizumab', 'TCZ', 'TCZs', 'TCZ', 'IL-6'],
    );
    assert.deepEqual(
      namesAfter(`${defined}${uses}`, (text) => text.replace(defined, other)),
      ['Tocilizumab', 'TOC', 'IL-6'],
    );
  });

  it('follows the nearest definition, in either number', () => {
    const note = `Colony-stimulating factor (CSF) acts.\n\n${uses}`;
    const added = 'Clear spinal fluids (CSFs) rise.\n\n';
    const ofNote = ['Colony-stimulating factor', 'CSF', 'IL-6', 'CSFs', 'CSF'];
    assert.deepEqual(
      namesAfter(note, (text) => text),
      ofNote,
    );
    assert.deepEqual(
      namesAfter(note, (text) => text.replace('TCZs', `${added}TCZs`)),
      ofNote.slice(0, 3),
    );
  });
});

describe('an abbreviation that a note defines', () => {
  const entitiesIn = (text: string) =>
    analyseNote(text, recogniser).blocks.flatMap(({ mentions }) =>
      mentions.map(({ entity, surface }) => `${surface} → ${entity}`),
    );

  it('stands in the order of the text among the other names', () => {
    assert.deepEqual(entitiesIn('Tocilizumab (TCZ) helps.\n\nTCZ blocks IL-6.'), [
      'Tocilizumab → tocilizumab',
      'TCZ → tocilizumab',
      'TCZ → tocilizumab',
      'IL-6 → il-6',
    ]);
  });

  it('is no entity if its long form has more words than the name of one', () => {
    assert.deepEqual(entitiesIn('Soluble human interleukin-6 (SHI6) rises. SHI6 falls.'), [
      'interleukin-6 → il-6',
    ]);
  });

  it('means what its own long form says, and not what the sentence names before', () => {
    const note = 'Colony-stimulating factor and cerebrospinal fluid (CSF) differ. The CSF rises.';
    assert.deepEqual(entitiesIn(note), ['Colony-stimulating factor → csf']);
  });

  it('is not found in the name of its receptor', () => {
    assert.deepEqual(entitiesIn('Interleukin-6 (INL) rises.\n\nThe INL receptor falls.'), [
      'Interleukin-6 → il-6',
      'INL → il-6',
    ]);
  });

  it('does not change the meaning of a symbol with a number', () => {
    assert.deepEqual(entitiesIn('Infection level 6 (IL-6) was reached. IL-6 rises.'), [
      'IL-6 → il-6',
      'IL-6 → il-6',
    ]);
  });

  it('may mean one entity first and another one later', () => {
    const note = 'Interleukin-6 (IN) rises.\n\nIN falls.\n\nInterferon-γ (IN) rises.\n\nIN falls.';
    assert.deepEqual(entitiesIn(note), [
      'Interleukin-6 → il-6',
      'IN → il-6',
      'IN → il-6',
      'Interferon-γ → ifn-gamma',
      'IN → ifn-gamma',
      'IN → ifn-gamma',
    ]);
  });
});

describe('an abbreviation that a note defines for two things', () => {
  const note = [
    'Cerebrospinal fluid (CSF) is clear.',
    'The CSF was sampled.',
    'Colony-stimulating factor (CSF) acts.',
    'A CSF was given.',
    'Cerebrospinal fluid (CSF) again.',
    'The CSF was clear.',
  ];
  const marked = (text: string) =>
    analyseNote(text, recogniser)
      .blocks.filter(({ mentions }) => mentions.some(({ surface }) => surface === 'CSF'))
      .map(({ text: prose }) => prose);

  it('means what the nearest definition above says', () => {
    assert.deepEqual(marked(note.join('\n\n')), [note[2], note[3]]);
  });

  it('means what the first one says, above all definitions', () => {
    assert.deepEqual(marked([note[1], ...note].join('\n\n')), [note[2], note[3]]);
    assert.deepEqual(marked([note[3], ...note.slice(2)].join('\n\n')), [note[3], note[2], note[3]]);
  });

  it('changes its meaning when a definition is added in between', () => {
    const text = note.slice(2, 4).join('\n\n');
    const at = text.indexOf('A CSF');
    const incremental = IncrementalNote.of(text, recogniser);
    const added = 'Cerebrospinal fluid (CSF) is clear.\n\n';
    const { blocks } = incremental.edit({ from: at, to: at, text: added });
    assert.deepEqual(
      blocks.map(({ mentions }) => mentions.filter(({ surface }) => surface === 'CSF').length),
      [1, 0, 0],
    );
  });
});

describe('a symbol that means something else in other fields, in a sentence without biology', () => {
  const recogniser = makeRecogniser();
  const alone = 'LIF is what we talk about on Monday with Anna.';
  const other = 'IL-6 rises.';
  const surfaces = (text: string) => surfacesIn(analyseNote(text, recogniser));

  it('counts only in a note with another name', () => {
    assert.deepEqual(surfaces(alone), []);
    assert.deepEqual(surfaces(`${alone}\n\n${other}\n`), ['LIF', 'IL-6']);
  });

  it('counts from the moment on that another name is written', () => {
    const note = IncrementalNote.of(`${alone}\n\nIt rises.\n`, recogniser);
    const edited = `${alone}\n\n${other}\n`;
    assert.deepEqual(surfacesIn(note.replace(edited)), ['LIF', 'IL-6']);
    assert.deepEqual(surfacesIn(note.replace(`${alone}\n\nIt rises.\n`)), []);
  });

  it('counts in few words, and beside a word of biology', () => {
    assert.deepEqual(surfaces('LIF rises.'), ['LIF']);
    assert.deepEqual(surfaces('LIF is what keeps stem cells as they are.'), ['LIF']);
  });
});
