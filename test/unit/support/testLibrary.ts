import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledData } from '../../../src/build/compiledData';
import { root } from '../../../src/build/projectFiles';
import { Library } from '../../../src/core/library/library';
import { Recogniser } from '../../../src/core/recognise/recogniser';
import { once } from './once';

const compiledData = once(() => new CompiledData());

/** The project's own data as the build reads it. This and all values below are read once for all tests. */
export const readProjectData = once(() => compiledData().read());

/** The library of the project's own data, as the build compiles it. */
export const readLibrary = once(() => {
  const { problems, ...data } = readProjectData();
  assert.deepEqual(problems, []);
  return new Library(data);
});

/** All entities and topics, with the first five sources of the dataset, for stable examples. */
export const readSeedLibrary = once(() => {
  const seeds = ['emilie1998', 'borradori1987', 'il6infectious', 'trenova2016', 'strouse2007'];
  const { entities, sources, topics } = readLibrary();
  return new Library({
    entities,
    topics,
    sources: sources.filter(({ key }) => seeds.includes(key)),
  });
});

/** All entities and topics, with 89 sources that stay the same while the dataset grows, for rankings. */
export const readFixedLibrary = once(() => {
  const file = join(root, 'test/fixtures/references/references.json');
  const fixed = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly id: string }[];
  const keys = new Set(fixed.map(({ id }) => id));
  const { entities, sources, topics } = readLibrary();
  return new Library({ entities, topics, sources: sources.filter(({ key }) => keys.has(key)) });
});

/** A recogniser of all entities. */
export const makeRecogniser = once(() => {
  const library = readLibrary();
  return new Recogniser(library, compiledData().names(library));
});
