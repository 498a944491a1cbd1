/**
 * Footnotes that cite: `[^emilie1998]`; several of them without a blank in between are one group.
 *
 * Whether a label is a key is not known here: `[^1]` may be any footnote. The parser has already separated the labels
 * from the prose, including those that the note does not define (yet).
 */

import type { Citation, CitationGroup } from '../citation';
import type { Cited } from '../cited';
import type { CitedText } from '../citedText';

/** Finds footnotes, in the order of the text. */
export function readFootnoteCitations({ note, excluded }: CitedText): CitationGroup[] {
  const groups: CitationGroup[] = [];
  for (const { start, end } of excluded) {
    const [, label] = /^\[\^([^[\]\s]+)\]$/.exec(note.slice(start, end)) ?? [];
    if (label === undefined) {
      continue;
    }
    const citation: Citation = {
      start,
      end,
      by: 'label',
      key: label,
      prefix: '',
      suffix: '',
      suppressAuthor: false,
    };
    const last = groups.at(-1);
    if (last?.end === start) {
      groups.splice(-1, 1, { ...last, end, citations: [...last.citations, citation] });
    } else {
      groups.push({ syntax: 'footnote', form: 'bracketed', start, end, citations: [citation] });
    }
  }
  return groups;
}

/** `[^a][^b]`, or undefined if a key cannot be a label. */
export function writeFootnote({ items }: Cited): string | undefined {
  return items.every(({ key }) => isLabel(key))
    ? items.map(({ key }) => `[^${key}]`).join('')
    : undefined;
}

/** `[^a]: Emilie D, et al. …` */
export function writeDefinition(key: string, reference: string): string {
  return `[^${key}]: ${reference.replace(/\s+/g, ' ').trim()}`;
}

function isLabel(key: string): boolean {
  return /^[^\s[\]^\\`*_<>|]+(?:_[^\s[\]^\\`*_<>|]+)*$/.test(key);
}
