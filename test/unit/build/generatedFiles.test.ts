import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../../src/build/generatedFiles';
import { readManifest, readSourceFiles, root } from '../../../src/build/projectFiles';

import { readProjectData } from '../support/testLibrary';

describe('generated files', () => {
  for (const { path, content } of generatedFiles(
    readProjectData(),
    readSourceFiles(),
    readManifest(),
  )) {
    it(`${path} is up to date`, () => {
      const file = join(root, path);
      const committed = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      if (committed !== content) {
        assert.fail(`${path} is stale: run npm run generate and commit it`);
      }
    });
  }
});
