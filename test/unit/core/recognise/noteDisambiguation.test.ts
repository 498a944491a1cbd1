import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { smallLibrary } from '../../support/smallLibrary';

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
