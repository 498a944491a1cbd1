/**
 * Paragraphs of an item that are indented by four blanks, where the item is one to Pandoc alone: CommonMark takes them for
 * code.
 *
 *     Cytokine                        (@dose) Patients had 5 mg.        a. First
 *     :   IL-6 rises.
 *                                         They had fever.                   More of it.
 *         It falls again.
 */
import type { Code, Nodes } from 'mdast';

/** A line that begins a definition, in a quote too. */
const definition = /^[ \t>]{0,12}[:~](?:[ \t]{1,3}|\t)\S/m;

const roman = '(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
const capitalRoman = roman.toUpperCase();

/**
 * A paragraph that begins with the mark of an item of Pandoc's: `(@dose)`, `#.`, `a.`, `iv)`, `(B)`, `(2)`. A capital with
 * a full stop needs two blanks, since "B. Russell" is a name; "p. 5" is a page.
 */
const item = new RegExp(
  String.raw`^(?:\(@[\w-]*\)|#\.|\((?:[A-Za-z]|\d+|${roman}|${capitalRoman})\)|(?:[A-Za-z]|${roman}|${capitalRoman})\)|(?!p\. \d)(?:[a-z]|${roman}|(?=[A-Z]{2})${capitalRoman})\.|[A-Z]\.(?=[ \t]{2}|\t))[ \t]+\S`,
);

/** Whether a node is a paragraph that text in indented lines below it continues. */
export function isContinued(node: Nodes | undefined, text: string): boolean {
  return node?.type === 'paragraph' && (item.test(text) || definition.test(text));
}

/** Whether indented code is in line with the text of an item of Pandoc's; four blanks do below an example. */
export function isBelowItem(code: string, paragraph: string): boolean {
  const mark = paragraph.startsWith('(@') ? undefined : item.exec(paragraph)?.[0].slice(0, -1);
  const indent = /^[ \t]*/.exec(code)?.[0] ?? '';
  return indent.includes('\t') || indent.length >= (mark?.length ?? 0);
}

/** Whether code is so by its indentation alone. */
export function isIndented(node: Nodes, text: string): node is Code {
  return node.type === 'code' && /^[ \t]/.test(text);
}
