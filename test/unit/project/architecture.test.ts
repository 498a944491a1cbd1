import assert from 'node:assert/strict';
import { readSourceFiles } from '../../../src/build/projectFiles';

// Which file may import which is kept by `npm run check:imports`; see `.dependency-cruiser.mjs`.
describe('the architecture of src/', () => {
  it('turns offsets into positions in one file only', () => {
    const files = readSourceFiles();
    const turning = files.filter(({ text }) => /\.(?:positionAt|offsetAt)\(/.test(text));
    assert.deepEqual(
      turning.map(({ path }) => path),
      ['src/features/host/positions.ts'],
    );
  });
});
