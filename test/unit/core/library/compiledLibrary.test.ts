import assert from 'node:assert/strict';
import {
  compileLibrary,
  DETAILS_FILE,
  LIBRARY_FILE,
  readCompiledLibrary,
  SOURCES_FILE,
} from '../../../../src/core/library/compiledLibrary';
import { Library } from '../../../../src/core/library/library';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { runToEnd } from '../../../../src/core/text/steps';
import {
  mergeLibraries,
  type UserLibrary,
} from '../../../../src/core/workspaceLibrary/readWorkspaceLibrary';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = ({
  [LIBRARY_FILE]: library,
  [DETAILS_FILE]: details,
  [SOURCES_FILE]: sources,
}: Files) =>
  new Library(
    readCompiledLibrary({
      library: bytes(library),
      details: bytes(details),
      sources: bytes(sources),
    }),
  );
type Files = ReturnType<typeof compileLibrary>;

describe('a compiled library', () => {
  it('has what was compiled', () => {
    const library = readSeedLibrary();
    const files = compileLibrary(library);
    const loaded = read(files);
    const { entities, sources, topics } = loaded;
    assert.deepEqual(JSON.parse(JSON.stringify(entities)), library.entities);
    assert.deepEqual({ sources, topics }, { sources: library.sources, topics: library.topics });
    assert.equal(loaded.sources, loaded.sources);
    assert.equal(loaded.source('emilie1998')?.title, library.source('emilie1998')?.title);
    assert.equal(loaded.findingsAbout('il-6').length, library.findingsAbout('il-6').length);
  });

  it('keeps the details of an entity when code copies its fields', () => {
    const [entity] = read(compileLibrary(smallLibrary())).entities;
    assert.deepEqual(JSON.parse(JSON.stringify({ ...entity })), smallLibrary().entities[0]);
    assert.deepEqual(Object.assign({}, entity).synonyms, smallLibrary().entities[0]?.synonyms);
  });

  it('reads the sources with pauses, once for all callers', () => {
    const { entities, topics, sources: few } = readSeedLibrary();
    const sources = Array.from({ length: 20 }, () => few).flat();
    const library = read(compileLibrary({ entities, topics, sources }));
    const [first, second] = [library.readSources(), library.readSources()];
    assert.equal(first.next().done, false);
    assert.equal(second.next().done, false);
    assert.deepEqual(runToEnd(first), sources);
    assert.equal(runToEnd(second), library.sources);
  });

  it('reads the names of an entity on demand, without those of others', () => {
    const files = compileLibrary(smallLibrary());
    const { entities } = read({
      ...files,
      [DETAILS_FILE]: files[DETAILS_FILE].replace(/\n.+/g, '\n!'),
    });
    assert.deepEqual(entities[0]?.synonyms, smallLibrary().entities[0]?.synonyms);
    assert.equal(entities[0]?.synonyms, entities[0]?.synonyms);
    assert.throws(() => entities[1]?.synonyms, SyntaxError);
  });

  it('recognises the names in a note without reading a source, also with names of a workspace', () => {
    const files = compileLibrary(smallLibrary());
    const unreadable = read({ ...files, [SOURCES_FILE]: 'no JSON' });
    const nothing: UserLibrary = {
      entities: [],
      sources: [],
      topics: [],
      findings: new Set(),
      pathOf: new Map(),
      names: { names: [], terms: [], changed: new Map() },
      problems: [],
    };
    for (const library of [unreadable, mergeLibraries(unreadable, nothing)]) {
      const { blocks } = analyseNote('IL-6 rises.', new Recogniser(library));
      assert.equal(blocks.flatMap(({ mentions }) => mentions).length, 1);
      assert.throws(() => library.sources, SyntaxError);
    }
  });
});
