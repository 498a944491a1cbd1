// Adds up the tables of all files.
import { readFileSync } from 'node:fs';
import { writeCounts } from './writeCounts.mjs';

/** @type {Map<string, { documents: number, mentions: number }>} */
const counts = new Map();
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) {
    const [entity = '', kind = '', documents, mentions] = line.split(',');
    const name = `${entity},${kind}`;
    const count = counts.get(name) ?? { documents: 0, mentions: 0 };
    count.documents += Number(documents);
    count.mentions += Number(mentions);
    counts.set(name, count);
  }
}
const all = counts.get(',') ?? { documents: 0, mentions: 0 };
counts.delete(',');
writeCounts(all, counts);
