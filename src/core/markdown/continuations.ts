/**
 * Paragraphs of an item that are indented by four blanks, where the item is one to Pandoc alone: CommonMark takes them for
 * code.
 *
 *     Cytokine                        (@dose) Patients had 5 mg.        #. First
 *     :   IL-6 rises.
 *                                         They had fever.                   More of it.
 *         It falls again.
 */
import type { Code, Nodes } from 'mdast';

/** A line that begins a definition, in a quote too, or a paragraph that begins a numbered example or item. */
const item = /^[ \t>]{0,12}[:~](?:[ \t]{1,3}|\t)\S|(?<![\s\S])(?:\(@[\w-]*\)|#\.)[ \t]+\S/m;

/** Whether a node is a paragraph that text in indented lines below it continues. */
export function isContinued(node: Nodes | undefined, text: string): boolean {
  return node?.type === 'paragraph' && item.test(text);
}

/** Whether code is so by its indentation alone. */
export function isIndented(node: Nodes, text: string): node is Code {
  return node.type === 'code' && /^[ \t]/.test(text);
}
