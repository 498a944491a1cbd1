/** A keystroke in notes of several lengths, against an analysis of the whole note. */
import { IncrementalNote } from '../../src/core/note/incrementalNote';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/support/largeNote';
import { quantile, type Result, rounded } from './rounds';

/** Keystrokes in each note, spread over all of it. */
const KEYSTROKES = 200;

export function benchKeystrokes(recogniser: Recogniser): Result[] {
  return [10_000, 100_000, 1_000_000].flatMap((length) => {
    const text = largeNote(length);
    const heapBefore = usedHeap();
    const start = performance.now();
    const note = IncrementalNote.of(text, recogniser);
    const full = performance.now() - start;
    const heap = usedHeap() - heapBefore;
    const times = typeAllOver(note);
    const line = (what: string, ms: number): Result => ({
      what: `note of ${length / 1000} KB: ${what}`,
      ms: rounded(ms),
      ratio: rounded(ms / full),
    });
    return [
      line(`whole analysis, ${Math.round(heap / 2 ** 20)} MiB of heap`, full),
      line('keystroke, p50', quantile(times, 0.5)),
      line('keystroke, p95', quantile(times, 0.95)),
    ];
  });
}

/** Milliseconds of each keystroke: a letter, in prose as well as in code, tables and headings. */
function typeAllOver(note: IncrementalNote): number[] {
  const times: number[] = [];
  for (let number = 0; number < KEYSTROKES; number++) {
    const { text } = note.analysis;
    const at = inWord(text, Math.floor(((number * 0.618) % 1) * text.length));
    const start = performance.now();
    note.edit({ from: at, to: at, text: 'e' });
    times.push(performance.now() - start);
  }
  return times;
}

/** The next offset between two small letters, where people type most. */
function inWord(text: string, from: number): number {
  const between = /(?<=[a-z])(?=[a-z])/g;
  between.lastIndex = from;
  return between.exec(text)?.index ?? from;
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
