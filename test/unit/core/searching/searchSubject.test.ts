import assert from 'node:assert/strict';
import { Library } from '../../../../src/core/library/library';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt } from '../../../../src/core/note/noteAnalysis';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { subjectAt } from '../../../../src/core/searching/searchSubject';
import { smallLibrary } from '../../support/smallLibrary';

const { entities, sources } = smallLibrary();
const library = new Library({
  entities,
  sources,
  topics: [{ id: 'sepsis', label: 'Sepsis', terms: [{ text: 'sepsis', case: 'any' }] }],
});
const recogniser = new Recogniser(library);
const note = 'TNF rises. Tocilizumab blocks IL-6 in sepsis, and IL-6 falls [@a]. IFN-γ stays.\n';

describe('the subject of a search at a place', () => {
  const at = (text: string, asked?: string) => {
    const analysis = analyseNote(note, recogniser);
    const offset = note.indexOf(text) + 1;
    const block = blockAt(analysis, offset);
    assert.ok(block);
    const subject = subjectAt(analysis, block, offset, { library, recogniser }, asked);
    return [subject.entities.map(({ id }) => id), subject.topics.map(({ id }) => id)];
  };

  it('is the name there, then the other names and the topics of its sentence', () => {
    assert.deepEqual(at('IL-6'), [['il-6', 'tocilizumab'], ['sepsis']]);
    assert.deepEqual(at('Tocilizumab'), [['tocilizumab', 'il-6'], ['sepsis']]);
    assert.deepEqual(at('TNF'), [['tnf'], []]);
  });

  it('is the whole sentence if there is no name', () => {
    assert.deepEqual(at('blocks'), [['tocilizumab', 'il-6'], ['sepsis']]);
    assert.deepEqual(at('stays'), [['ifn-gamma'], []]);
  });

  it('is a requested entity, with any text at the place', () => {
    assert.deepEqual(at('stays', 'tnf'), [['tnf', 'ifn-gamma'], []]);
    assert.deepEqual(at('TNF', 'unknown'), [['tnf'], []]);
  });
});
