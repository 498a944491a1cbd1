import type { CitingSentence } from './citingSentence';

/** A sentence of a line of JSON, with what the line says of it. */
export interface CitedSentence extends CitingSentence {
  readonly id: string | number;
  /** The keys of what it cites, where that is known. */
  readonly cited: readonly string[];
}

/**
 * Reads `{"id","sentence","before","after","heading","cited"}`; what is missing but id and sentence is empty.
 *
 * @throws Error that says what is wrong with the line
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
