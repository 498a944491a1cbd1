/** Edits that silence a term: at one place, or for a whole note in its front matter. */

import { stringify } from 'yaml';
import type { ProseBlock } from '../markdown/prose';
import type { Mention } from '../recognise/recogniser';
import { SilencedTerms } from '../recognise/silencedTerms';
import { appendItem } from '../text/appendItem';
import type { TextEdit } from '../text/edits';
import { linesAt } from '../text/yaml';
import { bodyStartOf } from './frontMatter';
import type { NoteAnalysis } from './noteAnalysis';
import { OPTIONS_KEY } from './noteOptions';

/** The term that silences a mention and similar ones: IL-13 for the 13 in "IL-4 and -13". */
export function termOf({ surface, rule, form }: Mention): string {
  const isOwn = ['name', 'latin', 'tag', 'defined'].includes(rule);
  return isOwn ? surface.replace(/\s+/g, ' ') : form.text;
}

/** The edit that silences one mention. */
export function silenceHere({ end }: Mention): TextEdit {
  return { start: end, end, text: SILENCE_MARK };
}

/**
 * The edit that silences a term in a note.
 *
 * Adds a line to the front matter, or an item to a list there, and changes nothing else.
 *
 * @returns undefined if the term is silenced already, or if no line can be added to the front matter since it
 *   is broken, in braces, TOML or JSON
 */
export function silenceInNote(
  { text, frontMatter }: NoteAnalysis,
  term: string,
): TextEdit | undefined {
  const item = { block: [`- ${inLine(term)}`], flow: inBrackets(term) };
  if (!frontMatter && bodyStartOf(text, frontMatter) > 1) {
    // A second front matter would hide the first one from the tool that reads it.
    return undefined;
  }
  if (!frontMatter) {
    const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const list = [`${OPTIONS_KEY}:`, '  silence:', `    ${item.block[0]}`];
    return linesAt(text, at, { indent: '', lines: ['---', ...list, '---', ''] });
  }
  if (frontMatter.problems.length > 0 || new SilencedTerms(frontMatter.options.silence).has(term)) {
    return undefined;
  }
  const { content, parsed } = frontMatter;
  return appendItem(text, [OPTIONS_KEY, 'silence'], item, content, parsed);
}

/** A term as an item on a line of its own; in quotes if YAML would otherwise read it as something else. */
function inLine(term: string): string {
  return stringify(term, { lineWidth: 0 }).trimEnd();
}

/** A term as an item between brackets, where a comma ends an item. */
function inBrackets(term: string): string {
  const list = stringify([term], {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  });
  return list.trim().slice(1, -1);
}

/**
 * Silences the name before it, only at this place: a hidden comment.
 *
 *     the CSF<!-- cytonote: silence --> was clear
 */
const SILENCE_MARK = '<!-- cytonote: silence -->';

const mark = /^<!--\s*cytonote:\s*silence\s*-->$/;

/**
 * The ends of names that are silenced.
 *
 * @param source the text to which the block's offsets refer
 * @returns UTF-16 offsets in the source
 */
export function silencedEnds(source: string, { excluded }: ProseBlock): number[] {
  return excluded
    .filter(({ start, end }) => mark.test(source.slice(start, end)))
    .map(({ start }) => start);
}
