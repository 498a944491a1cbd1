import { type Publication, publicationOf } from '../literature/publication';
import type { PublicationNode } from './libraryTree';
import type { SourceNode } from './topicTree';

/**
 * The publications for which the user called a command of a tree: those of all selected nodes if the node is
 * one of them, as the editor passes them.
 *
 * @returns none if the command was not called from a tree
 */
export function publicationsOf(target: unknown, selected?: unknown): Publication[] {
  const nodes = Array.isArray(selected) && selected.includes(target) ? selected : [target];
  return nodes.flatMap((node) => {
    if (isNode<SourceNode>(node, 'source')) {
      return [publicationOf(node.source)];
    }
    return isNode<PublicationNode>(node, 'publication') ? [node.publication] : [];
  });
}

/** Whether a value is a tree node of a certain sort. */
export function isNode<N extends { readonly is: string }>(node: unknown, is: N['is']): node is N {
  return typeof node === 'object' && node !== null && 'is' in node && node.is === is;
}
