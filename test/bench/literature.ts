/**
 * One literature: reading it for the first time and from what was saved, its memory, and what each gesture costs,
 * with 1,000, 15,000 and 60,000 entries; but for the last beside MiniSearch on the same data. A hover makes the whole
 * card of the first name in a sentence. References are made up, of real vocabulary.
 */
import MiniSearch from 'minisearch';
import { abstractOf, PublicationReader } from '../../src/core/abstracts/publicationReader';
import { readRecords, SHARDS, shardOf, writeRecords } from '../../src/core/abstracts/savedRecords';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { entityCard } from '../../src/core/card/entityCard';
import { CitedBefore } from '../../src/core/fit/citedBefore';
import { LiteratureIndex } from '../../src/core/fit/literatureIndex';
import type { Library } from '../../src/core/library/library';
import type { Entity, EntityId } from '../../src/core/library/schema';
import { type Publication, publicationOfEntry } from '../../src/core/literature/publication';
import { analyseNote } from '../../src/core/note/analyseNote';
import type { NoteBlock } from '../../src/core/note/noteAnalysis';
import { contextOf } from '../../src/core/note/noteContext';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { runToEnd } from '../../src/core/text/steps';
import { bundledParser } from '../unit/support/bundledParser';
import { cardLinks } from '../unit/support/cardLinks';
import { madeAbstracts } from './madeAbstracts';
import { quantile, rounded } from './rounds';
import { processorTime, Stretches } from './stretches';

interface LiteratureResult {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** The entries of a large bibliography, and of the largest one that must still be usable. */
const SIZES = [1000, 15_000, 60_000];
/** Entries up to which MiniSearch is measured, too. */
const MOST_FOR_PEER = 15_000;
/** Queries of each kind. */
const QUERIES = 300;
/** Publications that a hover and a light bulb show, and that a picker lists. */
const SHOWN = 3;
const LISTED = 200;

export function benchLiterature(library: Library): LiteratureResult[] {
  const recogniser = new Recogniser(library);
  const sizes = process.env.ENTRIES?.split(',').map(Number) ?? SIZES;
  const results = sizes.map((size) => benchSize(size, library, recogniser));
  const [small = []] = results;
  const ratios = results.slice(1).flatMap((large, at) => {
    const mostOf = (lines: readonly LiteratureResult[], gesture: string) =>
      lines.find(({ what }) => what.endsWith(`entries: ${gesture}, p95`))?.value ?? Number.NaN;
    return gestureNames.map((gesture) => ({
      what: `${sizes[at + 1]} to ${sizes[0]} entries: ${gesture}, p95`,
      value: rounded(mostOf(large, gesture) / mostOf(small, gesture)),
      unit: '×',
    }));
  });
  return [...results.flat(), ...ratios];
}

const gestureNames = ['hover', 'light bulb', "picker's list", 'letter in a picker'] as const;
type Gesture = (typeof gestureNames)[number];

function benchSize(size: number, library: Library, recogniser: Recogniser): LiteratureResult[] {
  const line = (what: string, value: number, unit = 'ms'): LiteratureResult => ({
    what: `${size} entries: ${what}`,
    value: rounded(value),
    unit,
  });
  const stretchLines = (what: string, stretches: Stretches) =>
    stretches
      .lines(`${what}, stretch without a pause`)
      .map((it) => ({ ...it, what: `${size} entries: ${it.what}` }));
  const made = madeAbstracts(library);
  const text = made.bibliography(size);
  const bibliography = runToEnd(readBibliography(text, 'bibtex', bundledParser()));
  const publications = bibliography.entries.map((entry) =>
    publicationOfEntry({ file: 'large.bib', entry }),
  );
  publications.forEach(({ summary }) => summary);
  const saved = readFirst(publications, recogniser, library);
  const units = publications.reduce(
    (sum, it) => sum + (abstractOf(it)?.length ?? 0) + (it.summary.title?.length ?? 0),
    0,
  );
  const before = usedBytes();
  const again = new Stretches();
  const began = processorTime();
  const reader = new PublicationReader(recogniser);
  for (const bytes of saved.files) {
    for (const [hash, record] of again.run(readRecords(bytes, '', reader.vocabulary)) ?? []) {
      reader.know(hash, record);
    }
  }
  const loaded = processorTime() - began;
  const index = again.run(LiteratureIndex.of(publications, reader, library));
  const ready = processorTime() - began;
  const bytes = usedBytes() - before;
  const sentences = made.sentences(QUERIES);
  const times: Times = (ask) => {
    sentences.slice(0, 50).forEach(ask);
    const all = sentences.map((sentence, at) => {
      const start = processorTime();
      ask(sentence, at);
      return processorTime() - start;
    });
    return [quantile(all, 0.5), quantile(all, 0.95)] as const;
  };
  const place = (sentence: string, at: number) => ({
    sentence: `${sentence} [CITE]`,
    before: sentences.slice(Math.max(0, at - 3), at).join(' '),
    after: '',
    heading: 'Results > Psoriasis',
  });
  const hovered = sentences.map((sentence) => {
    const analysis = analyseNote(`## Results in psoriasis\n\n${sentence}\n`, recogniser);
    const block = analysis.blocks.at(-1) as NoteBlock;
    const entity = library.entity(block.mentions[0]?.entity ?? 'il-6') as Entity;
    const context = contextOf(analysis, block, recogniser);
    const about = (id: EntityId) => index.firstAbout(id, context);
    return { entity, literature: { context, isPartial: false, about } };
  });
  const card = (at: number) => {
    const { entity, literature } = hovered[at] as (typeof hovered)[number];
    return entityCard(library, entity, literature, cardLinks);
  };
  const typed = (sentence: string, at: number) => sentence.slice(0, 2 + (at % 20));
  const gestures: Readonly<Record<Gesture, readonly [half: number, most: number]>> = {
    hover: times((_, at) => card(at)),
    'light bulb': times((it, at) => index.rank(place(it, at), new CitedBefore(), SHOWN)),
    "picker's list": times((it, at) => index.rank(place(it, at), new CitedBefore(), LISTED)),
    'letter in a picker': times((it, at) => index.search(typed(it, at), LISTED)),
  };
  return [
    line('first reading', saved.time),
    ...stretchLines('first reading', saved.stretches),
    line('saving', saved.timeOfSaving),
    ...stretchLines('saving', saved.saving),
    line('saved', saved.files.reduce((sum, it) => sum + it.length, 0) / 1024, 'KiB'),
    line('known from saved', loaded),
    line('ready from saved', ready),
    ...stretchLines('ready from saved', again),
    line('memory', bytes / 1024, 'KiB'),
    line('memory to text of titles and abstracts (UTF-16)', bytes / (2 * units), '×'),
    line('memory to text of titles and abstracts (one byte a letter)', bytes / units, '×'),
    ...Object.entries(gestures).flatMap(([what, [half, most]]) => [
      line(`${what}, p50`, half),
      line(`${what}, p95`, most),
    ]),
    ...(size <= MOST_FOR_PEER ? peerLines(publications, times, typed, line) : []),
  ];
}

type Times = (ask: (sentence: string, at: number) => unknown) => readonly [number, number];

function peerLines(
  publications: readonly Publication[],
  times: Times,
  typed: (sentence: string, at: number) => string,
  line: (what: string, value: number) => LiteratureResult,
): LiteratureResult[] {
  const began = processorTime();
  const mini = miniSearchOf(publications);
  const indexed = processorTime() - began;
  const [half, most] = times((it, at) => mini.search(typed(it, at)).slice(0, LISTED));
  return [
    line('MiniSearch: index of title, abstract and authors', indexed),
    line('MiniSearch: letter in a picker, p50', half),
    line('MiniSearch: letter in a picker, p95', most),
  ];
}

/** Reads everything, and gives the files with which the next session begins. */
function readFirst(publications: readonly Publication[], recogniser: Recogniser, library: Library) {
  const stretches = new Stretches();
  const began = processorTime();
  const reader = new PublicationReader(recogniser);
  stretches.run(LiteratureIndex.of(publications, reader, library));
  const time = processorTime() - began;
  const saving = new Stretches();
  const beganToSave = processorTime();
  const files = Array.from({ length: SHARDS }, (_, shard) => {
    const records = saving.run(reader.recordsOf((hash) => shardOf(hash) === shard, 0));
    return saving.run(writeRecords(records, reader.vocabulary, ''));
  });
  return { files, time, stretches, saving, timeOfSaving: processorTime() - beganToSave };
}

function miniSearchOf(publications: readonly Publication[]): MiniSearch {
  const mini = new MiniSearch({
    fields: ['key', 'title', 'authors', 'abstract'],
    searchOptions: { combineWith: 'AND', prefix: true },
  });
  publications.forEach((it, id) => {
    const { key, summary } = it;
    mini.add({
      id,
      key,
      title: summary.title,
      authors: summary.authors.join(' '),
      abstract: abstractOf(it),
    });
  });
  return mini;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
