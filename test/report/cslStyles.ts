/**
 * `npm run report:cslStyles -- FOLDER`: how many independent styles of the CSL repository write a list of references, and
 * how many write it as citeproc-js does alone. FOLDER is a clone of github.com/citation-style-language/styles.
 *
 *     --list      also each style that differs, with the first difference, and each that cannot be used
 *     --every 5   only every fifth style
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileStyles } from '../../src/build/citationStyles';
import { CitationProcessor } from '../../src/core/csl/citationProcessor';
import { readStyle } from '../../src/core/csl/citationStyle';
import { withoutEmptyParts } from '../../src/core/csl/engineOutput';
import { toHtml } from '../../src/core/csl/formattedTextForms';
import type { Reference } from '../../src/core/literature/reference';
import { comparable, engineModule, runEngine } from './cslFixtures';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false }, every: { type: 'string', default: '1' } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error('Usage: npm run report:cslStyles -- FOLDER [--list] [--every N]');
  process.exit(2);
}

const person = (family: string, given: string) => ({ family, given });
const day = (...parts: readonly number[]) => ({ 'date-parts': [parts] });

/** An entry of each of ten types, made up. */
const references: readonly Reference[] = [
  {
    id: 'article',
    type: 'article-journal',
    title: 'Moths and their lamps in the field',
    author: [person('Berg', 'Ann Carla'), person('Lund', 'Bo'), person('Moss', 'Cy')],
    'container-title': 'Journal of Lamps',
    'container-title-short': 'J Lamps',
    volume: '12',
    issue: '3',
    page: '101-109',
    issued: day(2015, 3, 4),
    DOI: '10.9999/lamps.1',
    ISSN: '1234-5679',
  },
  {
    id: 'book',
    type: 'book',
    title: 'The book of lamps',
    edition: '2',
    author: [person('Moss', 'Dora')],
    publisher: 'Lantern Press',
    'publisher-place': 'Oslo',
    issued: day(2001),
    ISBN: '978-3-319-46492-3',
    'number-of-pages': '320',
  },
  {
    id: 'chapter',
    type: 'chapter',
    title: 'How moths see',
    'container-title': 'On lamps',
    author: [person('Lund', 'Eva')],
    editor: [person('Berg', 'Fritz'), person('Moss', 'Gil')],
    page: '11-29',
    publisher: 'Lantern Press',
    'publisher-place': 'Bern',
    issued: day(2010),
  },
  {
    id: 'paper',
    type: 'paper-conference',
    title: 'Lamps at night',
    author: [person('Ozols', 'Hana')],
    'container-title': 'Proceedings of the third meeting',
    'event-title': 'Third meeting',
    'event-place': 'Riga',
    page: '33-40',
    issued: day(2012, 6),
  },
  {
    id: 'thesis',
    type: 'thesis',
    title: 'Moths of the north',
    genre: 'PhD thesis',
    author: [person('Ek', 'Ida')],
    publisher: 'University of Nowhere',
    'publisher-place': 'Umeå',
    issued: day(2018),
  },
  {
    id: 'report',
    type: 'report',
    title: 'Lamps in towns',
    number: '17',
    genre: 'Report',
    author: [{ literal: 'Lantern Council' }],
    publisher: 'Lantern Council',
    issued: day(2019),
  },
  {
    id: 'page',
    type: 'webpage',
    title: 'Ask about moths',
    URL: 'https://example.org/moths',
    author: [person('Quist', 'Jo')],
    'container-title': 'Moth pages',
    issued: day(2020, 1, 2),
    accessed: day(2021, 5, 6),
  },
  {
    id: 'news',
    type: 'article-newspaper',
    title: 'Town turns off its lamps',
    page: '4',
    author: [person('Rask', 'Kim')],
    'container-title': 'The Daily Lamp',
    issued: day(2016, 10, 11),
  },
  {
    id: 'software',
    type: 'software',
    title: 'Mothcounter',
    version: '2.1',
    author: [person('Sund', 'Lea')],
    publisher: 'Lantern Lab',
    issued: day(2022),
    URL: 'https://example.org/mothcounter',
  },
  {
    id: 'preprint',
    type: 'article',
    title: 'Do moths sleep',
    publisher: 'mothRxiv',
    author: [person('Toft', 'Mia'), person('Ulm', 'Nils')],
    issued: day(2023, 7, 8),
    DOI: '10.9999/mothrxiv.7',
  },
];

const compiled = compileStyles();

async function main(path: string, every: number): Promise<void> {
  const names = readdirSync(path).filter((name) => name.endsWith('.csl'));
  const counts = {
    styles: 0,
    withBibliography: 0,
    written: 0,
    alike: 0,
    tidied: 0,
    engineFails: 0,
  };
  for (const name of names.filter((_, at) => at % every === 0)) {
    const xml = readFileSync(join(path, name), 'utf8');
    counts.styles++;
    if (!/<bibliography\b/.test(xml)) {
      continue;
    }
    counts.withBibliography++;
    const fixture = {
      mode: 'bibliography',
      expected: '',
      style: xml,
      items: references,
      steps: [],
      citations: [],
    };
    const [engine, cytonote] = [
      await attempt(async () => entriesOf(runEngine(fixture, compiled.locales))),
      await attempt(async () => ownEntries(xml)),
    ];
    counts.engineFails += typeof engine === 'string' ? 1 : 0;
    if (typeof cytonote === 'string') {
      console.log(values.list ? `${name}: ${cytonote}` : '');
      continue;
    }
    counts.written++;
    const isAlike = JSON.stringify(engine) === JSON.stringify(cytonote);
    const tidied = Array.isArray(engine) ? engine.map(tidy) : engine;
    counts.alike += isAlike ? 1 : 0;
    if (JSON.stringify(tidied) === JSON.stringify(cytonote.map(tidy))) {
      counts.tidied++;
    } else if (values.list) {
      const theirs = typeof engine === 'string' ? [engine] : engine;
      const at = theirs.findIndex((entry, index) => entry !== cytonote[index]);
      console.log(`${name}\n  citeproc  ${theirs[at]}\n  Cytonote  ${cytonote[at]}`);
    }
  }
  console.log(`styles                    ${counts.styles}`);
  console.log(`with a bibliography       ${counts.withBibliography}`);
  console.log(`written by Cytonote       ${counts.written}`);
  console.log(`as citeproc-js alone      ${counts.alike}`);
  console.log(`but for empty parts       ${counts.tidied}`);
  console.log(`citeproc-js alone fails   ${counts.engineFails}`);
}

/** An entry without the punctuation that parts without a text leave in it, which Cytonote takes out as Pandoc does. */
function tidy(entry: string): string {
  return comparable(withoutEmptyParts(entry)).replace(/\s(?=[.,;:])/g, '');
}

/** A list or why there is none. */
async function attempt(run: () => Promise<string[]>): Promise<string[] | string> {
  try {
    return await run();
  } catch (error) {
    return `[${error instanceof Error ? error.message : String(error)}]`;
  }
}

function entriesOf(html: string): string[] {
  const [start = '', ...entries] = html.split(/(?=<div class="csl-entry">)/);
  // As in a fixture, the first entry comes after the beginning of the list.
  return entries
    .map((entry, at) =>
      comparable([start, ...Array(at).fill('<div class="csl-entry">'), entry].join('')),
    )
    .filter(Boolean);
}

async function ownEntries(xml: string): Promise<string[]> {
  const read = readStyle(xml);
  if ('problem' in read) {
    throw new Error(read.problem.message);
  }
  const processor = new CitationProcessor(engineModule, compiled.locales);
  const list = processor.list(references, read.style);
  return list.map(({ text }) => comparable(toHtml(text)));
}

main(folder, Number(values.every));
