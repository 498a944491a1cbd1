/**
 * How many names of a list a style needs. Most styles write "et al." after a few names, or the last name after the
 * first ones; but the engine reads all names, which takes longer than a frame for the thousands of authors of a
 * collaboration.
 */
import { type CslNode, elementsOf } from './cslXml';

/** The attributes with the number of names from which on a style shortens a list, and of those it then keeps. */
const limits = [
  ...['et-al-min', 'et-al-use-first', 'et-al-subsequent-min', 'et-al-subsequent-use-first'],
  ...['names-min', 'names-use-first'],
];

/**
 * How many first names of a list, beside the last one, decide the output of a style; undefined if it may print all.
 *
 * @param showsNames whether citations or references, or their sort keys, contain names
 */
export function mostNames(
  style: CslNode,
  showsNames: (part: CslNode) => boolean,
): number | undefined {
  const parts = [...elementsOf(style, 'citation'), ...elementsOf(style, 'bibliography')];
  const leavesOut = (part: CslNode) =>
    ['et-al-min', 'et-al-use-first'].every((limit) => limit in style.attrs || limit in part.attrs);
  const isCounted = (node: CslNode): boolean =>
    (node.name === 'name' && node.attrs.form === 'count') || elementsOf(node).some(isCounted);
  if (isCounted(style) || !parts.every((part) => leavesOut(part) || !showsNames(part))) {
    return undefined;
  }
  const isLabelled = (node: CslNode): boolean =>
    node.attrs.variable === 'citation-label' || elementsOf(node).some(isLabelled);
  // One more, so that a list that is longer than a limit stays longer.
  return Math.max(...limitsIn(style), isLabelled(style) ? NAMES_IN_LABEL : 0) + 1;
}

/** Names that a label such as "DEFG26" has letters of. */
const NAMES_IN_LABEL = 4;

function limitsIn(node: CslNode): number[] {
  const own = limits.map((limit) => Number(node.attrs[limit] ?? 0) || 0);
  return [...own, ...elementsOf(node).flatMap(limitsIn)];
}
