import type { CitationGroup } from './citation';

/** One source of what is cited, whatever the syntax. */
export interface CitedItem {
  readonly key: string;
  readonly prefix: string;
  /** Without the comma that some syntaxes put before it. */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
}

/** What is cited in one place, whatever the syntax. */
export interface Cited {
  readonly form: CitationGroup['form'];
  readonly items: readonly CitedItem[];
}

/** Several sources in brackets with nothing around them. */
export function plainCited(keys: readonly string[]): Cited {
  return {
    form: 'bracketed',
    items: keys.map((key) => ({ key, prefix: '', suffix: '', suppressAuthor: false })),
  };
}

/** What a group cites, given the keys of its citations. */
export function citedBy({ form, citations }: CitationGroup, keys: readonly string[]): Cited {
  return {
    form,
    items: citations.map(({ prefix, suffix, suppressAuthor }, index) => ({
      key: keys[index] as string,
      prefix: prefix.trim(),
      suffix: suffix.replace(/^[,\s]+/, '').trim(),
      suppressAuthor,
    })),
  };
}

/**
 * A part of a citation, dropped if it contains marks that its new syntax would read as mark-up: half of it would be
 * worse than none.
 */
export function withoutMarks(text: string, marks: RegExp): string {
  return marks.test(text) ? '' : text;
}
