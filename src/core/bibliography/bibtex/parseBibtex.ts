/**
 * Reads an entry of BibTeX with `@retorquere/bibtex-parser`. The library is large: import this file lazily, and only
 * from the bundle of its own.
 */

import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import { OTHERS, type ReferenceName } from '../../literature/reference';
import { type ParsedBibtex, titleFields } from './parsedBibtex';

/** @returns undefined where the library cannot read it */
export function parseBibtexEntry(entry: string): ParsedBibtex | undefined {
  const [parsed] = parse(entry, {
    applyCrossRef: false,
    // A capital after a colon stays, as in Pandoc and APA.
    sentenceCase: { guess: true, subSentence: true, preserveQuoted: true },
    // Fields whose case Pandoc changes, too.
    fieldMode: Object.fromEntries([...titleFields].map((name) => [name, 'title' as const])),
    // Braces around a whole title protect it, as braces around a word do.
    removeOuterBraces: [],
    unsupported: (_, tex) => argumentOf(tex),
  }).entries;
  return parsed && Object.keys(parsed.fields).length > 0 ? shaped(parsed) : undefined;
}

/** The argument of an unknown command: `\\proglang{R}` gives "R", and `\\proglang` alone gives nothing. */
function argumentOf(tex: string): string {
  return tex
    .replace(/\\(?:begin|end)\s*\{[^{}]*\}/g, '')
    .replace(/\\(?:[A-Za-z]+\s*|(?=[^A-Za-z]))/g, '')
    .replace(/[{}]/g, '');
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

/** Removes all mark-up that CSL does not have. */
function ownMarkup(text: string): string {
  return (
    text
      .replace(/<\/?(?:a|p|br|li|ul|blockquote|code|h\d)\b[^>]*>/g, '')
      // Mark-up needs braces in LaTeX; they do not mean that its case is protected.
      .replace(/<span class="nocase">(<(i|b|sub|sup)>[^<]*<\/\2>)<\/span>/g, '$1')
      // A title that is protected as a whole keeps its author's case; styles may add capitals.
      .replace(/^<span class="nocase">((?:(?!<span class="nocase">)[\s\S])*)<\/span>$/, '$1')
      .replace(/ {2,}/g, ' ')
      .normalize('NFC')
      .trim()
  );
}
