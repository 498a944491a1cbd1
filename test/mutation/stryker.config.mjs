// Stryker's settings for `npm run mutate`; see `run.mjs`.
import { fileURLToPath } from 'node:url';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: [fileURLToPath(import.meta.resolve('./reloadingRunner.mjs'))],
  testRunner: 'reloading',
  reloadingRunner: {
    spec: process.env.MUTATION_TESTS?.split(',') ?? [],
    require: ['tsx/cjs', './test/unit/support/repeatableProperties.ts'],
  },
  mutator: { excludedMutations: process.env.MUTATIONS_EXCLUDED?.split(',').filter(Boolean) ?? [] },
  // In `core/recognise` all: which tests reach a mutant says little where they share one recogniser, whose names the
  // first of them makes.
  coverageAnalysis: process.env.MUTATION_COVERAGE,
  // TypeScript 7 has no interface by which Stryker could rewrite its settings, and tests need no types.
  tsconfigFile: 'test/mutation/none.json',
  disableTypeChecks: false,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: 'test/out/mutation.json' },
  tempDirName: 'test/out/mutation',
  concurrency: 2,
  // A mutant that never ends is found out by this; a busy machine is slow.
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 20,
  ignorePatterns: [
    '/test/out',
    '/test/hosts/node_modules',
    '/test/integration',
    '/test/ui',
    '/docs',
  ],
};
