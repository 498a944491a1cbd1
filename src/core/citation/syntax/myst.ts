/**
 * Roles of MyST that cite:
 *
 *     {cite:p}`emilie1998,trenova2016`     bracketed
 *     {cite:t}`emilie1998`                 in the text
 *     {cite:p}`{see}emilie1998{p. 710}`    with prefix and locator
 *     {cite}`10.1000/x`                    by DOI or its address (mystmd)
 *
 * Follows sphinxcontrib-bibtex (2.6, "Roles and Directives"), from which MyST has its roles, and mystmd, which also
 * separates keys at semicolons.
 */

import { isIdentifierKey } from '../../identifiers/identifierKeys';
import type { Citation, CitationGroup } from '../citation';
import { type Cited, type CitedItem, withoutMarks } from '../cited';
import type { CitedText } from '../citedText';

const role =
  /\{(?:foot)?cite(?::(p|ps|alp|alps|label|labelpar|t|ts|ct|cts|c?author|c?authors|c?authorpar|c?authorpars|year|yearpar|empty))?\}$/;
const item =
  /^(\s*(?:\{([^{}]*)\})?\s*)((?:[^{},;\s]|(?<=\d\.\d\.[A-Z]{2});)+)\s*(?:\{([^{}]*)\})?\s*$/;
/** The mark between items: a comma or a semicolon, except the one in a DOI made of a SICI: "3.0.CO;2-6". */
const separator = /(?:,|(?<!\d\.\d\.[A-Z]{2});)(?![^{}]*\})/;

/** Finds roles that cite, in the order of the text. */
export function readMystCitations({ note, text, offset, excluded }: CitedText): CitationGroup[] {
  return excluded.flatMap(({ start, end }) => {
    const [, keys] = /^`([^`]+)`$/.exec(note.slice(start, end)) ?? [];
    const match = keys && role.exec(text.slice(Math.max(0, start - offset - 24), start - offset));
    if (!match) {
      return [];
    }
    const [named, kind = 'p'] = match;
    const citations = readItems(keys, start + 1, kind.startsWith('year'));
    const form = formOf(kind);
    return citations ? [{ syntax: 'myst', form, start: start - named.length, end, citations }] : [];
  });
}

/** Capital forms begin with `c`; "empty" only lists its sources. */
function formOf(kind: string): CitationGroup['form'] {
  return kind === 'empty' ? 'hidden' : /^c?(?:ts?$|author)/.test(kind) ? 'inText' : 'bracketed';
}

/** The items between the backticks, or undefined if one of them is malformed. */
function readItems(keys: string, start: number, suppressAuthor: boolean): Citation[] | undefined {
  const citations: Citation[] = [];
  let at = start;
  for (const text of keys.split(separator)) {
    const [, before, prefix = '', key, suffix = ''] = item.exec(text) ?? [];
    if (before === undefined || key === undefined) {
      return undefined;
    }
    const from = at + before.length;
    const range = { start: from, end: from + key.length };
    citations.push({
      ...range,
      by: 'key',
      key,
      prefix,
      suffix,
      suppressAuthor,
      ...(isIdentifierKey(key) ? { looksLike: 'identifier' } : {}),
    });
    at += text.length + 1;
  }
  return citations;
}

/** `` {cite:p}`{see}a{p. 3},b` ``, `{cite:t}` in the text, `{cite:yearpar}` with the author left out. */
export function writeMyst({ form, items }: Cited): string | undefined {
  if (items.some(({ key }) => !isMystKey(key))) {
    return undefined;
  }
  const isYear = items.every(({ suppressAuthor }) => suppressAuthor);
  const role = form === 'inText' ? 't' : isYear ? 'yearpar' : 'p';
  return `{cite:${role}}\`${items.map(itemText).join(',')}\``;
}

function isMystKey(key: string): boolean {
  return /^[^\s{},;`|]+$/.test(key);
}

function itemText({ key, prefix, suffix }: CitedItem): string {
  return `${inBraces(prefix)}${key}${inBraces(suffix)}`;
}

function inBraces(text: string): string {
  const sayable = withoutMarks(text, /[{}`\r\n|]/);
  return sayable && `{${sayable}}`;
}
