/** Text as LaTeX: what has a meaning there is escaped, all other characters stay as they are. */

const commands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);
/** What CSL's mark-up begins with in LaTeX, by tag; its end is a brace. */
const openings: ReadonlyMap<string, string> = new Map([
  ['i', '\\emph{'],
  ['b', '\\textbf{'],
  ['sup', '\\textsuperscript{'],
  ['sub', '\\textsubscript{'],
  ['span', '{'],
]);

/** @param text without mark-up */
export function escapeLatex(text: string): string {
  return text.replace(/[\\~^&%#_{}$]/g, (mark) => commands.get(mark) ?? `\\${mark}`);
}

/** @param text may have CSL's mark-up in it: `<i>E. coli</i>` */
export function escapeMarkup(text: string): string {
  return piecesOf(text, escapeLatex);
}

/**
 * A title with CSL's mark-up: words with capitals are put in braces, except for one capital at the head
 * of the first word, since BibTeX's styles write titles in small letters. What is in the braces of
 * mark-up is safe from that.
 */
export function escapeTitle(text: string): string {
  let isFirst = true;
  return piecesOf(text, (piece, isMarked) =>
    piece.replace(/\S+/g, (word) => {
      const rest = isFirst ? word.replace(/^\P{L}*\p{L}/u, '') : word;
      isFirst = false;
      return /\p{Lu}/u.test(rest) && !isMarked ? `{${escapeLatex(word)}}` : escapeLatex(word);
    }),
  );
}

/** Mark-up as commands, and what stands between as `write` gives it; mark-up that is not closed is text. */
function piecesOf(text: string, write: (piece: string, isMarked: boolean) => string): string {
  const tags = [...text.matchAll(/<(\/?)(i|b|sup|sub|span)(?:\s[^<>]*)?>/g)];
  const open: string[] = [];
  let at = 0;
  let written = '';
  for (const { 0: whole, 1: slash, 2: tag = '', index } of tags) {
    written += write(text.slice(at, index), open.length > 0) + (slash ? '}' : openings.get(tag));
    at = index + whole.length;
    if (!slash) {
      open.push(tag);
    } else if (open.pop() !== tag) {
      return write(text, false);
    }
  }
  return open.length > 0 ? write(text, false) : written + write(text.slice(at), false);
}
