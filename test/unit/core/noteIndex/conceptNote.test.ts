import assert from 'node:assert/strict';
import type { Entity } from '../../../../src/core/library/schema';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { type ConceptNote, conceptNoteOf } from '../../../../src/core/noteIndex/conceptNote';
import { conceptNotePath, newConceptNote } from '../../../../src/core/noteIndex/newConceptNote';
import type { NoteDigest } from '../../../../src/core/noteIndex/noteDigest';
import { NoteIndex } from '../../../../src/core/noteIndex/noteIndex';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { digestOf } from '../../support/digestOf';
import { smallLibrary } from '../../support/smallLibrary';

const library = smallLibrary();
const recogniser = new Recogniser(library);
const conceptOf = (name: string, text: string): ConceptNote | undefined =>
  conceptNoteOf(analyseNote(text, recogniser), { name, recogniser });
const entitiesOf = (name: string, text: string) => conceptOf(name, text)?.entities;

describe('a concept note', () => {
  it('has a name of its entity as file name, title, first heading or alias', () => {
    assert.deepEqual(entitiesOf('IL-6.md', 'Text.'), ['il-6']);
    assert.deepEqual(entitiesOf('interleukin 6.qmd', ''), ['il-6']);
    assert.deepEqual(entitiesOf('a.md', '---\ntitle: Interleukin-6\n---\n'), ['il-6']);
    assert.deepEqual(entitiesOf('a.md', '# TNF-**α**\n\n# IL-6\n'), ['tnf']);
    assert.deepEqual(entitiesOf('a.md', '---\naliases: [x, IL6]\n---\n'), ['il-6']);
    assert.deepEqual(entitiesOf('a.md', '---\nalias: x, IL6\n---\n'), ['il-6']);
    assert.deepEqual(entitiesOf('TNF.md', '---\naliases:\n  - IL-6\n  - 5\n---\n# TNF\n'), [
      'tnf',
      'il-6',
    ]);
  });

  it('must not have the name as only a part of these', () => {
    assert.equal(entitiesOf('IL-6 in sepsis.md', '# On IL-6\n\nIL-6 rises.'), undefined);
    assert.equal(entitiesOf('a.md', '---\naliases: {b: IL-6}\ntitle: [ ]\n---\n'), undefined);
    assert.equal(entitiesOf('a.md', '---\ncytonote: false\n---\n# IL-6 and\n'), undefined);
  });

  it('needs evidence if its name does', () => {
    assert.equal(entitiesOf('CSF.md', 'The CSF was clear.'), undefined);
    assert.deepEqual(entitiesOf('CSF.md', 'A colony-stimulating factor (CSF).'), ['csf']);
  });

  it('is quoted by its first paragraph, in one line of plain text of bounded length', () => {
    const text =
      '# IL-6\n\n```r\nx\n```\n\n*Rises*\nin `x` [sepsis](https://a.example).\n\nMore.\n';
    assert.equal(conceptOf('a.md', text)?.text, 'Rises in sepsis.');
    assert.equal(conceptOf('IL-6.md', '# IL-6\n')?.text, '');
    const long = conceptOf('IL-6.md', 'rises and '.repeat(500))?.text ?? '';
    assert.ok(long.length <= 401 && long.endsWith(' and…'), long);
  });

  it('is found by its entities in the index, until it is about others', () => {
    const index = new NoteIndex();
    const put = (note: string, text: string) =>
      index.put(
        note,
        digestOf(analyseNote(text, recogniser), { name: 'x.md', recogniser }) as NoteDigest,
      );
    put('file:///b.md', '# IL-6\n\nB.');
    put('file:///a.md', '# IL-6\n\nA.');
    assert.deepEqual(index.conceptNotes('il-6'), ['file:///a.md', 'file:///b.md']);
    assert.equal(index.get('file:///a.md')?.concept?.text, 'A.');
    put('file:///a.md', '# TNF\n');
    assert.deepEqual(index.conceptNotes('il-6'), ['file:///b.md']);
    assert.deepEqual(index.conceptNotes('tnf'), ['file:///a.md']);
    index.delete('file:///b.md');
    assert.deepEqual(index.conceptNotes('il-6'), []);
  });

  it('must not be a cell or a note that opts out', () => {
    assert.equal(digestOf(analyseNote('# IL-6\n', recogniser))?.concept, undefined);
    const off = analyseNote('---\ncytonote: false\n---\n# IL-6\n', recogniser);
    assert.equal(digestOf(off, { name: 'IL-6.md', recogniser }), undefined);
  });
});

describe('a new concept note', () => {
  const entity = (id: string) => library.entity(id) as Entity;

  it('has a title and aliases, and is a concept note of its entity', () => {
    const text = newConceptNote(entity('il-6'));
    assert.equal(text, '---\ntitle: IL-6\naliases:\n  - interleukin-6\n---\n\n');
    assert.deepEqual(conceptOf('any.md', text), { entities: ['il-6'], text: '' });
    assert.equal(newConceptNote(entity('tocilizumab')), '---\ntitle: tocilizumab\n---\n\n');
    const odd = { ...entity('il-6'), label: 'a: "b" #c' };
    assert.deepEqual(
      analyseNote(newConceptNote(odd), recogniser).frontMatter?.names.title,
      odd.label,
    );
  });

  it('goes to the folder of the setting, below that of the workspace', () => {
    const at = (folder: string, label = 'IL-6') =>
      conceptNotePath(folder, { ...entity('il-6'), label });
    assert.equal(at('concepts'), 'concepts/IL-6.md');
    assert.equal(at('my notes\\names/'), 'my notes/names/IL-6.md');
    assert.equal(at('.'), 'IL-6.md');
    assert.equal(at('../../etc'), 'etc/IL-6.md');
    assert.equal(at('c', 'IL-12/23: a?'), 'c/IL-12-23- a-.md');
  });
});
