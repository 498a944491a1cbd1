/** Memory that stays in use: of the library with its recogniser, and of an analysed note. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/build/projectFiles';
import { readCompiledLibrary } from '../../src/core/library/compiledLibrary';
import { Library } from '../../src/core/library/library';
import { analyseNote } from '../../src/core/note/analyseNote';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/support/largeNote';
import { rounded } from './rounds';

/** One line of the table of memory. */
export interface MemoryResult {
  readonly what: string;
  readonly KiB: number;
  /** The ratio to the size of the files or of the text, in bytes of UTF-8. */
  readonly ratio: number;
}

/** Needs a built `dist/`, and a garbage collector that can be called: `node --expose-gc`. */
export function measureMemory(): MemoryResult[] {
  const files = fileNames.reduce((sum, name) => sum + statSync(pathOf(name)).size, 0);
  const text = largeNote(1_000_000);
  const before = usedBytes();
  const recogniser = loadRecogniser();
  const withLibrary = usedBytes();
  const analysis = analyseNote(text, recogniser);
  const withNote = usedBytes();
  const { length } = analysis.blocks;
  const line = (what: string, bytes: number, of: number): MemoryResult => ({
    what,
    KiB: Math.round(bytes / 1024),
    ratio: rounded(bytes / of),
  });
  return [
    line('files of the library', files, files),
    line('library and recogniser', withLibrary - before, files),
    line(
      `analysis of a note of 1 MB, ${length} blocks`,
      withNote - withLibrary,
      Buffer.byteLength(text),
    ),
  ];
}

const fileNames = [
  'library.json',
  'details.jsonl',
  'sources.jsonl',
  'entityNames.bin',
  'topicTerms.bin',
] as const;

function pathOf(name: string): string {
  return join(root, 'dist', name);
}

function loadRecogniser(): Recogniser {
  const [library, details, sources, entityNames, topicTerms] = fileNames.map((name) =>
    readFileSync(pathOf(name)),
  ) as [Buffer, Buffer, Buffer, Buffer, Buffer];
  const data = readCompiledLibrary({ library, details, sources });
  return new Recogniser(new Library(data), { entityNames, topicTerms });
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
