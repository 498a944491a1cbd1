import { type Publication, publicationOf } from '../literature/publication';
import type { PublicationNode } from './libraryTree';
import type { SourceNode } from './topicTree';

/**
 * The publications that a command of a tree was called for: those of all selected nodes if the node is
 * one of them, as the editor hands them over.
 *
 * @returns none where the command was not called from a tree
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

/** Whether something is a node of a tree, of a certain sort. */
export function isNode<N extends { readonly is: string }>(node: unknown, is: N['is']): node is N {
  return typeof node === 'object' && node !== null && 'is' in node && node.is === is;
}
