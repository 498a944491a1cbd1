// Counts, in one file of annotations (packed lines of JSON), in how many documents an entity is named, and
// how often. The first row is of all documents.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { writeCounts } from './writeCounts.mjs';

const [file = ''] = process.argv.slice(2);
/** @type {Map<string, { documents: number, mentions: number }>} */
const counts = new Map();
const all = { documents: 0, mentions: 0 };
const packed = createReadStream(file);
const input = packed.pipe(createGunzip());
packed.on('error', (error) => input.destroy(error));
for await (const line of createInterface({ input })) {
  const { mentions } = JSON.parse(line);
  all.documents += 1;
  all.mentions += mentions.length;
  const inDocument = new Set();
  for (const { entity, kind } of mentions) {
    const name = `${entity},${kind}`;
    const count = counts.get(name) ?? { documents: 0, mentions: 0 };
    count.mentions += 1;
    count.documents += inDocument.has(name) ? 0 : 1;
    inDocument.add(name);
    counts.set(name, count);
  }
}
writeCounts(all, counts);
