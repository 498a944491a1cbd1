/** Edits that silence a term: at one place, or in the front matter of a note for the whole of it. */

import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { ProseBlock } from '../markdown/prose';
import type { Mention } from '../recognise/recogniser';
import { SilencedTerms } from '../recognise/silencedTerms';
import type { TextEdit } from '../text/edits';
import { indentOf, isBlockMap, type Lines, lineAfter, linesAt, rangeOf } from '../text/yaml';
import type { FrontMatter } from './frontMatter';
import type { NoteAnalysis } from './noteAnalysis';
import { OPTIONS_KEY } from './noteOptions';

/** The term that silences a mention and those like it: IL-13 for the 13 of "IL-4 and -13". */
export function termOf({ surface, rule, form }: Mention): string {
  const isOwn = rule === 'name' || rule === 'latin' || rule === 'defined';
  return isOwn ? surface.replace(/\s+/g, ' ') : form.text;
}

/** The edit that silences one mention. */
export function silenceHere({ end }: Mention): TextEdit {
  return { start: end, end, text: SILENCE_MARK };
}

/**
 * The edit that silences a term in a note.
 *
 * It adds a line to the front matter, or an item to a list there, and leaves all else as it is.
 *
 * @returns undefined where the term is silenced already, or the front matter is written in a way that
 *   a line cannot be added to: broken, or within braces
 */
export function silenceInNote(
  { text, frontMatter }: NoteAnalysis,
  term: string,
): TextEdit | undefined {
  const lines = [`${OPTIONS_KEY}:`, '  silence:', `    - ${inLine(term)}`];
  const list = { indent: '', lines };
  if (!frontMatter) {
    const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return linesAt(text, at, { indent: '', lines: ['---', ...list.lines, '---', ''] });
  }
  if (frontMatter.problems.length > 0 || new SilencedTerms(frontMatter.options.silence).has(term)) {
    return undefined;
  }
  return addToFrontMatter(text, frontMatter, term, list);
}

function addToFrontMatter(
  text: string,
  { content: { start, end } }: FrontMatter,
  term: string,
  list: Lines,
): TextEdit | undefined {
  const item = inLine(term);
  const { contents } = parseDocument(text.slice(start, end));
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return linesAt(text, end, list);
  }
  if (!isBlockMap(contents)) {
    return undefined;
  }
  const options = entryOf(contents, OPTIONS_KEY);
  if (!options) {
    return linesAt(text, end, list);
  }
  const keyIndent = indentOf(text, start + options.keyStart);
  if (isEmpty(options.value)) {
    const lines = [`${keyIndent}  silence:`, `${keyIndent}    - ${item}`];
    return linesAt(text, lineAfter(text, start + options.keyStart), { indent: '', lines });
  }
  const silence = isMap(options.value) ? entryOf(options.value, 'silence') : undefined;
  if (silence && isSeq(silence.value)) {
    return addItem(text, start, silence.value, silence.value.flow ? inBrackets(term) : item);
  }
  if (!isBlockMap(options.value)) {
    return undefined;
  }
  if (silence) {
    const at = lineAfter(text, start + silence.keyStart);
    return linesAt(text, at, {
      indent: `${indentOf(text, start + silence.keyStart)}  `,
      lines: [`- ${item}`],
    });
  }
  const first = start + rangeOf(options.value)[0];
  return linesAt(text, lineAfter(text, start + options.keyStart), {
    indent: indentOf(text, first),
    lines: ['silence:', `  - ${item}`],
  });
}

/** Adds an item to a list, in the way that the list is written. */
function addItem(text: string, start: number, list: YAMLSeq, item: string): TextEdit {
  const [from] = rangeOf(list);
  const last = list.items.at(-1) as Node | undefined;
  const end = last && rangeOf(last)[1];
  if (list.flow) {
    const at = start + (end ?? from + 1);
    return { start: at, end: at, text: end === undefined ? item : `, ${item}` };
  }
  const at = lineAfter(text, start + Math.max(from, (end ?? from) - 1));
  return linesAt(text, at, { indent: indentOf(text, start + from), lines: [`- ${item}`] });
}

/** A term as an item in a line of its own, in quotes where YAML would read it as something else. */
function inLine(term: string): string {
  return stringify(term, { lineWidth: 0 }).trimEnd();
}

/** The same between brackets, where a comma ends an item. */
function inBrackets(term: string): string {
  const list = stringify([term], {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  });
  return list.trim().slice(1, -1);
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function entryOf(map: YAMLMap, key: string): { keyStart: number; value: unknown } | undefined {
  const pair = map.items.find((it) => isScalar(it.key) && it.key.value === key);
  return pair && { keyStart: rangeOf(pair.key as Node)[0], value: pair.value };
}

/**
 * The mark that silences the name before it, at this one place: a comment that no reader sees.
 *
 *     the CSF<!-- cytonote: silence --> was clear
 */

export const SILENCE_MARK = '<!-- cytonote: silence -->';

const mark = /^<!--\s*cytonote:\s*silence\s*-->$/;

/**
 * Where names end that are silenced.
 *
 * @param source the text that the block's offsets count in
 * @returns UTF-16 offsets in the source
 */
export function silencedEnds(source: string, { excluded }: ProseBlock): number[] {
  return excluded
    .filter(({ start, end }) => mark.test(source.slice(start, end)))
    .map(({ start }) => start);
}
