/**
 * The index of a generated workspace of 2,000 notes of 10 KB: building it, taking it over in the next
 * session, its memory, and all mentions of an entity; against VS Code's language service for Markdown,
 * which finds headings and links, on the same folder in the same run.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readMarkdownCells } from '../../src/core/exchange/notebookCells';
import type { Library } from '../../src/core/library/library';
import { SLICE } from '../../src/core/markdown/readInSlices';
import { IncrementalNote } from '../../src/core/note/incrementalNote';
import { type FileRecord, FileRecords, seemsUnchanged } from '../../src/core/noteIndex/fileRecords';
import { digestInSlices, type NoteDigest } from '../../src/core/noteIndex/noteDigest';
import { mentionsIn, NoteIndex } from '../../src/core/noteIndex/noteIndex';
import { readShard, SHARDS, shardOf, writeShard } from '../../src/core/noteIndex/savedIndex';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { hashInSlices } from '../../src/core/text/hashInSlices';
import { runToEnd } from '../../src/core/text/steps';
import { languageServicePeer } from './languageServicePeer';
import { noteTexts } from './noteTexts';
import { quantile, rounded } from './rounds';
import { Stretches } from './stretches';

const NOTES = 2000;
const LONGEST_NOTE = 3_000_000;
/** Times that all mentions of an entity are looked up. */
const LOOKUPS = 21;
const FINGERPRINT = 'bench';

/** One line of the table: milliseconds, or KiB, and the ratio to the line named by `of`. */
export interface IndexResult {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'KiB' | 'ranges';
  readonly ratio?: number;
}

/** Needs a garbage collector that can be called: `node --expose-gc`. */
export async function benchIndex(library: Library): Promise<IndexResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cytonote-index-'));
  try {
    const texts = noteTexts(library, NOTES);
    const files = texts.map((text, number) => {
      const file = join(folder, `note-${number}.md`);
      writeFileSync(file, text);
      return file;
    });
    return await measure(library, folder, files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  library: Library,
  folder: string,
  files: readonly string[],
): Promise<IndexResult[]> {
  const recogniser = new Recogniser(library);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  // Until the engine has compiled what is often called.
  buildIndex(recogniser, files.slice(0, 50), new Stretches());
  const before = usedBytes();
  const stretches = new Stretches();
  const [building, built] = timed(() => buildIndex(recogniser, files, stretches));
  const heap = usedBytes() - before;
  const [saving] = timed(() => saveIndex(folder, built.records));
  const saved = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const size = saved.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const [restarting, restarted] = timed(() => restoreIndex(folder, files));
  if (restarted.index.all.size !== files.length) {
    throw new Error('Not all notes were taken over.');
  }
  const lookups = Array.from({ length: LOOKUPS }, () => timed(() => rangesOf(built.index, 'il-6')));
  const [, ranges] = lookups[0] as [number, number];
  const lookup = quantile(
    lookups.map(([ms]) => ms),
    0.5,
  );
  await languageServicePeer(files.slice(0, 50));
  const peer = await languageServicePeer(files);
  const perThousand = (ms: number) => rounded((ms * 1000) / files.length);
  const line = (what: string, value: number, of: number): IndexResult => ({
    what,
    value: perThousand(value),
    unit: 'ms',
    ratio: rounded(value / of),
  });
  return [
    line('language service, headings of 1,000 notes', peer.symbols, peer.symbols),
    line('language service, then links of 1,000 notes', peer.links, peer.symbols),
    line('building, 1,000 notes', building, peer.symbols),
    ...stretches.lines('building, stretch without a pause'),
    ...longFiles(library, recogniser),
    line('saving, 1,000 notes', saving, peer.symbols),
    line('restart, 1,000 notes', restarting, peer.symbols),
    { what: 'memory in use', value: kib(heap), unit: 'KiB', ratio: rounded(heap / bytes) },
    { what: 'saved index', value: kib(size), unit: 'KiB', ratio: rounded(size / bytes) },
    { what: `all mentions of IL-6 in ${files.length} notes`, value: ranges, unit: 'ranges' },
    {
      what: 'finding them, p50',
      value: rounded(lookup),
      unit: 'ms',
      ratio: rounded(lookup / peer.references),
    },
    {
      what: 'language service, references to a note, p50',
      value: rounded(peer.references),
      unit: 'ms',
      ratio: 1,
    },
  ];
}

interface Built {
  readonly index: NoteIndex;
  readonly records: FileRecords;
}

/** The largest files that are read: a note of 3 MB, and a notebook of 9 MB with outputs and 200 KB of notes. */
function longFiles(library: Library, recogniser: Recogniser): IndexResult[] {
  const text = noteTexts(library, 300).join('\n').slice(0, LONGEST_NOTE);
  const [note, notebook] = [new Stretches(), new Stretches()];
  note.run(digestText(recogniser, text));
  const cells = noteTexts(library, 20).flatMap((source) => [
    { cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) },
    { cell_type: 'code', metadata: {}, source: '', outputs: [{ data: 'iVBORw0K'.repeat(55_000) }] },
  ]);
  const json = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
  notebook.run(
    (function* () {
      for (const cell of yield* readMarkdownCells(json)) {
        yield* digestText(recogniser, cell.text);
      }
    })(),
  );
  const ofNumbers = notebookOfNumbers();
  const numbers = new Stretches();
  const [atOnce] = timed(() => JSON.parse(ofNumbers));
  numbers.run(readMarkdownCells(ofNumbers));
  return [
    ...note.lines('note of 3 MB, stretch'),
    ...notebook.lines('notebook of 9 MB, stretch'),
    { what: 'notebook of 9 MB of numbers, JSON.parse at once', value: rounded(atOnce), unit: 'ms' },
    ...numbers.lines('notebook of 9 MB of numbers, stretch'),
  ];
}

/** The outputs of plots that are kept as data, of which `JSON.parse` makes many values. */
function notebookOfNumbers(): string {
  const cells = Array.from({ length: 40 }, (_, cell) => ({
    cell_type: 'code',
    metadata: {},
    source: '',
    outputs: [{ data: { y: Array.from({ length: 8000 }, (_, at) => Math.sin(cell + at)) } }],
  }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }, undefined, 1);
}

function* digestText(
  recogniser: Recogniser,
  text: string,
): Generator<void, NoteDigest | undefined> {
  const { analysis } = yield* IncrementalNote.inSlices(text, recogniser, [], SLICE);
  return yield* digestInSlices(analysis);
}

/** Like the extension, but without its pauses. */
function buildIndex(recogniser: Recogniser, files: readonly string[], stretches: Stretches): Built {
  const index = new NoteIndex();
  const records = new FileRecords(index);
  for (const file of files) {
    const bytes = readFileSync(file);
    const hash = stretches.run(hashInSlices(bytes));
    const digest = stretches.run(digestText(recogniser, bytes.toString()));
    const notes = digest ? [{ digest }] : [];
    records.put(nameOf(file), { ...stateOf(file), hash, silenced: [], notes });
  }
  return { index, records };
}

function saveIndex(folder: string, { all }: FileRecords): void {
  for (let shard = 0; shard < SHARDS; shard++) {
    const records = [...all].filter(([file]) => shardOf(file) === shard);
    writeFileSync(join(folder, `${shard}.jsonl`), runToEnd(writeShard(records, FINGERPRINT)));
  }
}

/** Like the extension when nothing has changed: reads the index, and checks each file. */
function restoreIndex(folder: string, files: readonly string[]): Built {
  const saved = new Map<string, FileRecord>();
  for (let shard = 0; shard < SHARDS; shard++) {
    const records = runToEnd(readShard(readFileSync(join(folder, `${shard}.jsonl`)), FINGERPRINT));
    for (const [file, record] of records ?? []) {
      saved.set(file, record);
    }
  }
  const index = new NoteIndex();
  const records = new FileRecords(index);
  for (const file of files) {
    const record = saved.get(nameOf(file));
    if (record && seemsUnchanged(record, { ...stateOf(file), silenced: [] })) {
      records.put(nameOf(file), record);
    }
  }
  return { index, records };
}

/** The number of ranges, as lines and columns, that the mentions of an entity have in all notes. */
function rangesOf(index: NoteIndex, entity: string): number {
  const ranges: number[][] = [];
  for (const note of index.notesMentioning(entity)) {
    const digest = index.get(note);
    for (const offset of mentionsIn(digest, entity)) {
      ranges.push(positionIn(digest?.lineStarts ?? [], offset));
    }
  }
  return ranges.length / 2;
}

function positionIn(lineStarts: readonly number[], offset: number): number[] {
  let [low, high] = [0, lineStarts.length];
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    [low, high] = (lineStarts[middle] as number) <= offset ? [middle, high] : [low, middle];
  }
  return [low, offset - (lineStarts[low] as number)];
}

function timed<T>(work: () => T): [number, T] {
  const start = performance.now();
  const value = work();
  return [performance.now() - start, value];
}

function stateOf(file: string): { mtime: number; size: number } {
  const { mtimeMs, size } = statSync(file);
  return { mtime: mtimeMs, size };
}

function nameOf(file: string): string {
  return pathToFileURL(file).href;
}

function kib(bytes: number): number {
  return Math.round(bytes / 1024);
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
