// `npm run mutate -- src/core/cite/placeCitation.ts …` mutates files of the core one change at a time, and lists the
// mutants that the unit tests of their folder do not kill. Without a file: the folders in which a wrong answer costs most.
// A folder takes minutes to hours; nothing runs this by itself. Few tests take a minute:
// `npm run mutate -- src/core/note/noteNames.ts --tests test/unit/core/note/noteNames.test.ts`. `--without Regex` leaves
// out a kind of mutants: the words of a long pattern say less than the code around it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMutationTests } from '../hosts/installDependencies.mjs';
import { mutationFolder, projectFolder } from '../hosts/paths.mjs';
import { runCommand } from '../hosts/runCommand.mjs';

const folders = ['src/core/recognise', 'src/core/note', 'src/core/cite'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
  },
});
const files = positionals.length > 0 ? positionals : folders;
await installMutationTests();
for (const [folder, paths] of byFolder(files)) {
  const { exitCode } = await runCommand(
    process.execPath,
    [
      join(mutationFolder, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      join(mutationFolder, 'stryker.config.mjs'),
      '--mutate',
      paths.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`)).join(','),
    ],
    {
      cwd: projectFolder,
      env: {
        MUTATION_TESTS: values.tests.join(',') || `test/unit/${folder}/**/*.test.ts`,
        MUTATIONS_EXCLUDED: values.without.join(','),
        MUTATION_COVERAGE: folder === 'core/recognise' ? 'all' : 'perTest',
      },
      show: true,
    },
  );
  process.exitCode ||= exitCode;
}

/**
 * Tests mirror the folders of the sources, so that a mutant runs those of its folder alone.
 *
 * @param {string[]} paths files or folders of `src/core`
 */
function byFolder(paths) {
  const folders = new Map();
  for (const path of paths) {
    const folder = path.split('/').slice(1, 3).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return folders;
}
