import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import * as bundles from '../../../src/build/bundle';
import { root } from '../../../src/build/projectFiles';
import { bundledPackages, thirdPartyNotices } from '../../../src/build/thirdPartyNotices';

describe('the third-party notices', () => {
  const metafileOf = async (options: BuildOptions) => {
    const quiet = { metafile: true, write: false, logLevel: 'silent' } as const;
    return (await build({ ...options, ...quiet })).metafile;
  };

  it('have the licence of every package in every shipped bundle', async () => {
    // For all bundles there, now and later: the build must not forget one.
    const makers = Object.values(bundles).filter((make) => make.length === 1);
    const metafiles = await Promise.all(makers.map((make) => metafileOf(make(true))));
    assert.ok(makers.length >= 4);
    const notices = thirdPartyNotices(metafiles);
    const built = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    const folders = new Set(metafiles.flatMap(bundledPackages));
    assert.ok(folders.size > 60);
    for (const folder of folders) {
      const { name, version } = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      ) as { name: string; version: string };
      for (const text of [notices, built]) {
        const [, notice] = text.split(`--- ${name} ${version} (`);
        assert.ok(notice, name);
        const licence = notice.split('\n--- ')[0] as string;
        assert.match(licence, /copyright/i, name);
        assert.match(licence, /permission|redistribution|permitted/i, name);
      }
    }
  });
});
