import type { CitingSentence } from './citingSentence';

/** A sentence of a JSON line, with the other fields of the line. */
export interface CitedSentence extends CitingSentence {
  readonly id: string | number;
  /** The keys that it cites, if they are known. */
  readonly cited: readonly string[];
}

/**
 * Reads `{"id","sentence","before","after","heading","cited"}`; fields other than id and sentence may be missing.
 *
 * @throws Error that describes the problem of the line
 */
export function readCitedSentence(line: string): CitedSentence {
  const fields = (JSON.parse(line) ?? {}) as Readonly<Record<string, unknown>>;
  const { id, sentence, before = '', after = '', heading = '', cited = [] } = fields;
  const isId = typeof id === 'string' || typeof id === 'number';
  if (!isId || typeof sentence !== 'string') {
    throw new SyntaxError('a line must be an object with "id" and "sentence"');
  }
  if (typeof before !== 'string' || typeof after !== 'string' || typeof heading !== 'string') {
    throw new SyntaxError('"before", "after" and "heading" must be text');
  }
  if (!Array.isArray(cited) || !cited.every((key) => typeof key === 'string')) {
    throw new SyntaxError('"cited" must be a list of keys');
  }
  return { id, sentence, before, after, heading, cited };
}
