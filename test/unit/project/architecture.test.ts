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

  it('says above each exported function and class what it is for', () => {
    const undocumented = readSourceFiles().flatMap(({ path, text }) => {
      const lines = text.split('\n');
      const documented = new Set<string>();
      return lines.flatMap((line, at) => {
        const [, name] =
          /^export (?:async )?(?:function\*?|(?:abstract )?class) (\w+)/.exec(line) ?? [];
        if (name !== undefined && lines[at - 1]?.endsWith('*/')) {
          documented.add(name);
        }
        // The comment of a function with several signatures stands above the first one.
        return name === undefined || documented.has(name) ? [] : [`${path}:${at + 1} ${name}`];
      });
    });
    assert.deepEqual(undocumented, []);
  });
});
