/**
 * `npm run report:cslSuite -- FOLDER`: how many fixtures of CSL's test suite come out as they are expected, by
 * citeproc-js alone and by Cytonote, which uses it. FOLDER is a clone of github.com/citation-style-language/test-suite.
 *
 *     --list    also the fixtures that only one of them passes, with what was expected and written
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileStyles } from '../../src/build/citationStyles';
import { CitationProcessor } from '../../src/core/csl/citationProcessor';
import {
  type CslFixture,
  comparable,
  engineModule,
  readFixture,
  runCytonote,
  runEngine,
} from './cslFixtures';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error('Usage: npm run report:cslSuite -- FOLDER [--list]');
  process.exit(2);
}

const compiled = compileStyles();
const processor = new CitationProcessor(engineModule, compiled.locales);

interface Outcome {
  readonly name: string;
  readonly fixture: CslFixture;
  readonly engine: string;
  readonly cytonote: string;
}

async function main(path: string): Promise<void> {
  const outcomes: Outcome[] = [];
  const names = readdirSync(path).filter((name) => name.endsWith('.txt'));
  for (const name of names) {
    const fixture = readFixture(readFileSync(join(path, name), 'utf8'));
    if (fixture && (values.only === undefined || name.includes(values.only))) {
      outcomes.push({
        name: name.replace(/\.txt$/, ''),
        fixture,
        engine: await written(async () => runEngine(fixture, compiled.locales)),
        cytonote: await written(() => runCytonote(fixture, processor)),
      });
    }
  }
  const passes = (outcome: Outcome, by: 'engine' | 'cytonote') =>
    comparable(outcome[by]) === comparable(outcome.fixture.expected);
  const count = (by: 'engine' | 'cytonote') => outcomes.filter((it) => passes(it, by)).length;
  console.log(`fixtures     ${outcomes.length}`);
  console.log(`citeproc-js  ${count('engine')}`);
  console.log(`Cytonote     ${count('cytonote')}`);
  if (!values.list && values.only === undefined) {
    return;
  }
  for (const outcome of outcomes) {
    const [alone, ours] = [passes(outcome, 'engine'), passes(outcome, 'cytonote')];
    if (alone !== ours || values.only !== undefined) {
      const { name, fixture, engine, cytonote } = outcome;
      console.log(
        `\n${name}: ${alone ? 'citeproc-js alone' : ours ? 'Cytonote alone' : 'neither'} passes`,
      );
      console.log(`  expected  ${shown(fixture.expected)}`);
      console.log(`  citeproc  ${shown(engine)}`);
      console.log(`  Cytonote  ${shown(cytonote)}`);
    }
  }
}

async function written(run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (error) {
    return `[${error instanceof Error ? error.message : String(error)}]`;
  }
}

function shown(html: string): string {
  return comparable(html).replaceAll('\n', '\n            ');
}

main(join(folder, 'processor-tests', 'humans'));
