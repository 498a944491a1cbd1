/**
 * `npm run report:coverage`: what the dataset says, as a table.
 *
 *     --list            also the entities that have fewer sources than wanted
 *     --draw 10         instead, sources drawn by chance, to be read again beside their pages
 *     --seed 1          another draw
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CompiledData } from '../../src/build/compiledData';
import { root } from '../../src/build/projectFiles';
import { countCoverage, drawSources, readWanted, rowsThatFallShort } from './countCoverage';

const { values } = parseArgs({
  options: {
    list: { type: 'boolean', default: false },
    draw: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const data = new CompiledData().read();
const wanted = readWanted(readFileSync(join(root, 'test/fixtures/wantedSources.tsv'), 'utf8'));
if (values.draw === undefined) {
  const rows = countCoverage(data, wanted).map(([what, count]) => [what, String(count)] as const);
  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(rows.map(([what, count]) => `${what.padEnd(width)}  ${count}`).join('\n'));
  if (values.list) {
    const short = rowsThatFallShort(data, wanted);
    console.log(short.map((it) => `${it.entity}\t${it.has} of ${it.sources}`).join('\n'));
  }
} else {
  for (const { key, title, seen = [] } of drawSources(
    data.sources,
    Number(values.draw),
    Number(values.seed),
  )) {
    console.log(`${key}\t${title}\t${seen.map(({ address }) => address).join(' ')}`);
  }
}
