import assert from 'node:assert/strict';
import { readDataFiles } from '../../src/build/projectFiles';
import { Library } from '../../src/core/library/library';
import { readDataset } from '../../src/core/library/readDataset';

/** The library of the project's own data, as the build compiles it. */
export function readLibrary(): Library {
  const { problems, ...data } = readDataset(readDataFiles());
  assert.deepEqual(problems, []);
  return new Library(data);
}
