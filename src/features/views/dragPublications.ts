import * as vscode from 'vscode';
import {
  formatPublication,
  idOfSource,
  type PublicationId,
} from '../../core/literature/publication';
import type { PublicationNode } from '../../core/views/libraryTree';
import type { SourceNode } from '../../core/views/topicTree';
import { isNode, publicationsOf } from '../../core/views/treeNodes';
import { PUBLICATIONS_MIME } from '../host/mimeTypes';

/** Drags publications from a tree. Dropped into a note they are cited; dropped into any other document they become text. */
export class PublicationDragging<Node> implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [PUBLICATIONS_MIME, 'text/plain'];
  readonly dropMimeTypes = [];

  handleDrag(nodes: readonly Node[], dataTransfer: vscode.DataTransfer): void {
    const ids = nodes.flatMap(idsOf);
    if (ids.length > 0) {
      const text = nodes.flatMap((node) => publicationsOf(node)).map(formatPublication);
      dataTransfer.set(PUBLICATIONS_MIME, new vscode.DataTransferItem(ids.join('\n')));
      dataTransfer.set('text/plain', new vscode.DataTransferItem(text.join('\n')));
    }
  }
}

function idsOf(node: unknown): PublicationId[] {
  if (isNode<PublicationNode>(node, 'publication')) {
    return [node.publication.id];
  }
  return isNode<SourceNode>(node, 'source') ? [idOfSource(node.source.key)] : [];
}
