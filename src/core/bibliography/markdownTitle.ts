/**
 * Titles in CSL-YAML, which Pandoc reads and writes as Markdown, in the mark-up of CSL:
 *
 *     Effects on *E. coli* and CD4^+^ cells   ↔   Effects on <i>E. coli</i> and CD4<sup>+</sup> cells
 *     HLA-B\*27 and HLA-B\*57                 ↔   HLA-B*27 and HLA-B*57
 */

/** The first of the private-use characters that replace escaped ones while marks are read. */
const FIRST_PLACEHOLDER = 0xe200;
const SMALL_CAPITALS = '<span style="font-variant:small-caps;">';

/** A title of CSL-YAML with the mark-up of CSL; text that is not Markdown stays as it is. */
export function readMarkdownTitle(title: string): string {
  if (!/[\\*_^~`[]/.test(title)) {
    return title;
  }
  return title
    .replace(/\\([ !-/:-@[-`{-~])/g, (_, escaped: string) =>
      String.fromCharCode(FIRST_PLACEHOLDER + escaped.charCodeAt(0)),
    )
    .replace(/(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, '$2')
    .replace(/\[([^[\]]+)\]\{\.nocase\}/g, '<span class="nocase">$1</span>')
    .replace(/\[([^[\]]+)\]\{\.smallcaps\}/g, `${SMALL_CAPITALS}$1</span>`)
    .replace(/\*\*(?=\S)((?:[^*]|\*(?!\*)[^*]+\*)+?)(?<=\S)\*\*(?!\*)/g, '<b>$1</b>')
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<i>$1</i>')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^_]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '<b>$1</b>')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '<i>$1</i>')
    .replace(/\^([^\s^]+)\^/g, '<sup>$1</sup>')
    .replace(/(?<!~)~([^\s~]+)~(?!~)/g, '<sub>$1</sub>')
    .replace(/[\uE220-\uE27E]/g, (mark) =>
      String.fromCharCode(mark.charCodeAt(0) - FIRST_PLACEHOLDER),
    );
}

/** A title as Markdown: Pandoc drops the tags of CSL's mark-up. */
export function writeMarkdownTitle(title: string): string {
  const escaped = title
    .replace(/[\\*`^~$]|@(?=[\p{L}\p{N}_{])|\[(?=[^[\]]*\][({[])|&(?=#?\w+;)|^[>#](?=\s)/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  // From the innermost element outwards.
  let text = escaped;
  for (let depth = 0; depth < DEEPEST && /<\/(?:[ib]|su[bp]|span)>/.test(text); depth++) {
    text = marks.reduce(
      (inner, { tags, write }) => inner.replace(tags, (_, it) => write(it)),
      text,
    );
  }
  return text;
}

/** The deepest level of nested mark-up that is written as Markdown. */
const DEEPEST = 4;

/** Tags around text without tags, and their form in Pandoc's Markdown. */
const marks: readonly { readonly tags: RegExp; readonly write: (inner: string) => string }[] = [
  { tags: /<sup>([^<>]+)<\/sup>/g, write: (inner) => `^${inner.replace(/\s/g, '\\ ')}^` },
  { tags: /<sub>([^<>]+)<\/sub>/g, write: (inner) => `~${inner.replace(/\s/g, '\\ ')}~` },
  { tags: /<i>(?=\S)([^<>]*[^<>\s])<\/i>/g, write: (inner) => emphasised(inner, '*', '_') },
  { tags: /<b>(?=\S)([^<>]*[^<>\s])<\/b>/g, write: (inner) => emphasised(inner, '**', '__') },
  { tags: /<span class="nocase">([^<>]+)<\/span>/g, write: (inner) => `[${inner}]{.nocase}` },
  {
    tags: /<span style="font-variant:small-caps;">([^<>]+)<\/span>/g,
    write: (inner) => `[${inner}]{.smallcaps}`,
  },
];

/** Uses the other mark where the same one would merge with one inside. */
function emphasised(inner: string, mark: string, other: string): string {
  const isTaken = /^\*|(?<!\\)\*$/.test(inner);
  return isTaken ? `${other}${inner}${other}` : `${mark}${inner}${mark}`;
}
