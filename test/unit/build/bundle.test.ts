import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { extensionBundle } from '../../../src/build/bundle';

describe('the bundle of the extension', () => {
  it("requires the editor's API once, and does not copy its names for each file", async () => {
    const { outputFiles } = await build({
      ...extensionBundle(false),
      write: false,
      sourcemap: false,
      logLevel: 'silent',
    });
    const [bundle] = outputFiles ?? [];
    const places = bundle?.text.match(/.*require\("vscode"\).*/g);
    assert.deepEqual(places, ['var vscode = require("vscode");']);
  });
});
