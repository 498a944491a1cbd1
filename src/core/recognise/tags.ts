/**
 * Names as tags of Obsidian, Foam, Logseq and Zettlr, which have no blanks and are found in any letter case:
 *
 *     #il6  #il-6  #IL_6  #tnf_alpha  #cytokines/il-6     names, written as tags are
 *     #trail  #stat  #vegf                                words, or as good as that: only in capitals a symbol is one
 *     #project-il-6                                       another tag
 *
 * A tag with a name in its usual form is read as any text is: #IL-6, #project-IL-6.
 */
import type { Range } from '../text/range';
import type { EntityName } from './entityNames';
import type { NameFinder } from './nameMatcher';

const tag = /(?<![^\s(￼])#(?=[\p{L}\p{N}_/-]*\p{L})[\p{L}\p{N}_/-]+/gu;
/** UTF-16 units of a level of a tag that is looked up, at most. */
const LONGEST = 60;
/** Letters and digits of a level in small letters, at least. */
const SHORTEST = 3;

/** The tags in a text, with their sign, in order. */
export function tagsIn(text: string): Range[] {
  return text.includes('#')
    ? [...text.matchAll(tag)].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
      }))
    : [];
}

/**
 * The text with names that are tags, or levels of tags, as text has them: TNF-ALPHA for tnf_alpha. It is as long as before.
 *
 * @param tags those of the text
 */
export function spellTags(
  text: string,
  tags: readonly Range[],
  matcher: NameFinder<EntityName>,
): string {
  let spelled = '';
  for (const { start, end } of tags) {
    const levels = text.slice(start + 1, end).split('/');
    const named = levels.map((level) => spellLevel(level, matcher));
    spelled += `${text.slice(spelled.length, start)}#${named.join('/')}`;
  }
  return spelled + text.slice(spelled.length);
}

function spellLevel(level: string, matcher: NameFinder<EntityName>): string {
  if (level.length > LONGEST) {
    return level;
  }
  const hyphened = level.replaceAll('_', '-');
  const capitals = upperCased(hyphened);
  const isShort = level.replace(/[_-]/g, '').length < SHORTEST;
  const mayBeCapitals = level === level.toLowerCase() && !isShort && !likeWord.test(level);
  return (
    [hyphened, ...(mayBeCapitals ? [capitals] : [])].find((name) => isName(name, matcher)) ?? level
  );
}

/** Letters alone that can be spoken, but for a last one that stands for a Greek letter: stat, vegf; not tnfa, egf. */
const likeWord = /^\p{L}+(?:[aeiouy]\p{L}+|[eiou])$/u;

/** Capitals for the letters that have one of the same length. */
function upperCased(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Whether a text as a whole is a name that needs no evidence. */
function isName(text: string, matcher: NameFinder<EntityName>): boolean {
  const [first] = matcher.find(text);
  const isWhole = first?.start === 0 && first.end === text.length;
  return isWhole && !first.name.value.form.needs;
}
