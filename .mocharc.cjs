// What every run of the unit tests shares, also of one file: `npx mocha test/unit/core/markdown/prose.test.ts`.
const { availableParallelism } = require('node:os');

module.exports = {
  require: ['tsx/cjs', './test/unit/support/repeatableProperties.ts'],
  // Ends a test that hangs, and no other: on a busy machine tests take many times as long.
  timeout: 600_000,
  // One process for each core. Debuggers need one for all: `--no-parallel`.
  parallel: true,
  jobs: availableParallelism(),
  // Most objects of a test die young: with more room for them, Node collects garbage less often.
  'node-option': ['max-semi-space-size=64'],
};
