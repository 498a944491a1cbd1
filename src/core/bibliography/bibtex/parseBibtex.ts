/**
 * Reads an entry of BibTeX by `@retorquere/bibtex-parser`. The library is large: import this file
 * lazily, and nothing else of the core may import it.
 */

import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import { OTHERS, type ReferenceName } from '../../literature/reference';
import type { ParsedBibtex } from './parsedBibtex';

/** @returns undefined where the library cannot read it */
export function parseBibtexEntry(entry: string): ParsedBibtex | undefined {
  const [parsed] = parse(entry, {
    applyCrossRef: false,
    sentenceCase: { guess: true, preserveQuoted: true },
    unsupported: (_, tex) => tex,
  }).entries;
  return parsed && Object.keys(parsed.fields).length > 0 ? shaped(parsed) : undefined;
}

function shaped({ type, fields }: Entry): ParsedBibtex {
  const single: Record<string, string> = {};
  const names: Record<string, ReferenceName[]> = {};
  for (const [name, value] of Object.entries(fields as Readonly<Record<string, Value>>)) {
    if (typeof value === 'string') {
      single[name] = ownMarkup(value);
    } else if (value.every((item) => typeof item === 'string')) {
      single[name] = ownMarkup(value.join(name === 'keywords' ? ', ' : ' and '));
    } else {
      names[name] = (value as readonly Creator[]).map(nameOf);
    }
  }
  return { type, fields: single, names };
}

type Value = string | readonly string[] | readonly Creator[];

function nameOf({ name, lastName, firstName, prefix, suffix, useprefix }: Creator): ReferenceName {
  if (name !== undefined || lastName === undefined) {
    return { literal: ownMarkup(name ?? firstName ?? '') };
  }
  if (lastName.toLowerCase() === 'others' && !firstName) {
    return OTHERS;
  }
  const particle = useprefix === false ? 'dropping-particle' : 'non-dropping-particle';
  return {
    family: ownMarkup(lastName),
    ...(firstName ? { given: ownMarkup(firstName) } : {}),
    ...(prefix ? { [particle]: prefix } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Leaves only the mark-up that CSL has. */
function ownMarkup(text: string): string {
  return (
    text
      .replace(/<\/?(?:a|p|br|li|ul|blockquote|code|h\d)\b[^>]*>/g, '')
      // Mark-up needs braces in LaTeX, which are not meant to protect its case.
      .replace(/<span class="nocase">(<(i|b|sub|sup)>[^<]*<\/\2>)<\/span>/g, '$1')
      .normalize('NFC')
      .trim()
  );
}
