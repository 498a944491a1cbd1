import assert from 'node:assert/strict';
import {
  compileLibrary,
  LIBRARY_FILE,
  readCompiledLibrary,
  SOURCES_FILE,
} from '../../../../src/core/library/compiledLibrary';
import { Library } from '../../../../src/core/library/library';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import {
  mergeLibraries,
  type UserLibrary,
} from '../../../../src/core/workspaceLibrary/readWorkspaceLibrary';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (library: string, sources: string) =>
  new Library(readCompiledLibrary(bytes(library), bytes(sources)));

describe('a compiled library', () => {
  it('has what was compiled', () => {
    const library = readSeedLibrary();
    const files = compileLibrary(library);
    const loaded = read(files[LIBRARY_FILE], files[SOURCES_FILE]);
    const { entities, sources, topics } = loaded;
    const expected = {
      entities: library.entities,
      sources: library.sources,
      topics: library.topics,
    };
    assert.deepEqual({ entities, sources, topics }, expected);
    assert.equal(loaded.sources, loaded.sources);
    assert.equal(loaded.source('emilie1998')?.title, library.source('emilie1998')?.title);
    assert.equal(loaded.findingsAbout('il-6').length, library.findingsAbout('il-6').length);
  });

  it('marks the names of a note without reading a source, also with the names of a workspace', () => {
    const files = compileLibrary(smallLibrary());
    const unreadable = read(files[LIBRARY_FILE], 'no JSON');
    const nothing: UserLibrary = {
      ...{ entities: [], sources: [], topics: [], findings: new Set(), pathOf: new Map() },
      ...{ names: { names: [], terms: [], changed: new Map() }, problems: [] },
    };
    for (const library of [unreadable, mergeLibraries(unreadable, nothing)]) {
      const { blocks } = analyseNote('IL-6 rises.', new Recogniser(library));
      assert.equal(blocks.flatMap(({ mentions }) => mentions).length, 1);
      assert.throws(() => library.sources, SyntaxError);
    }
  });
});
