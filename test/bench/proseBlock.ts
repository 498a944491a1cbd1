import type { ProseBlock } from '../../src/core/markdown/prose';

/** A paragraph without mark-up. */
export function blockOf(text: string): ProseBlock {
  const { length } = text;
  return {
    kind: 'paragraph',
    depth: 0,
    start: 0,
    end: length,
    text,
    pieces: [{ start: 0, length, sourceStart: 0, sourceEnd: length }],
    excluded: [],
    dressed: [],
    closed: [],
  };
}
