import assert from 'node:assert/strict';
import { readSourceFiles } from '../../../src/build/projectFiles';

// `npm run check:imports` checks which file imports which; see `.dependency-cruiser.mjs`.
describe('the architecture of src/', () => {
  it('converts offsets to positions in only one file', () => {
    const files = readSourceFiles();
    const turning = files.filter(({ text }) => /\.(?:positionAt|offsetAt)\(/.test(text));
    assert.deepEqual(
      turning.map(({ path }) => path),
      ['src/features/host/positions.ts'],
    );
  });

  it('has a doc comment for each exported function and class', () => {
    const undocumented = readSourceFiles().flatMap(({ path, text }) => {
      const lines = text.split('\n');
      const documented = new Set<string>();
      return lines.flatMap((line, at) => {
        const [, name] =
          /^export (?:async )?(?:function\*?|(?:abstract )?class) (\w+)/.exec(line) ?? [];
        if (name !== undefined && lines[at - 1]?.endsWith('*/')) {
          documented.add(name);
        }
        // The comment of a function with several signatures is above the first one.
        return name === undefined || documented.has(name) ? [] : [`${path}:${at + 1} ${name}`];
      });
    });
    assert.deepEqual(undocumented, []);
  });
});
