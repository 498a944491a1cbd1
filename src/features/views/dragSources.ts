import * as vscode from 'vscode';
import {
  formatPublication,
  idOfSource,
  type PublicationId,
} from '../../core/literature/publication';
import type { PublicationNode } from '../../core/views/libraryTree';
import type { SourceNode } from '../../core/views/topicTree';
import { isNode, publicationsOf } from '../../core/views/treeNodes';
import { SOURCES_MIME } from '../host/mimeTypes';

/** Drags sources from a tree. Dropped into a note they are cited; dropped into any other document they become text. */
export class SourceDragging<Node> implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [SOURCES_MIME, 'text/plain'];
  readonly dropMimeTypes = [];

  handleDrag(nodes: readonly Node[], dataTransfer: vscode.DataTransfer): void {
    const works = nodes.flatMap(worksOf);
    if (works.length > 0) {
      const text = nodes.flatMap((node) => publicationsOf(node)).map(formatPublication);
      dataTransfer.set(SOURCES_MIME, new vscode.DataTransferItem(works.join('\n')));
      dataTransfer.set('text/plain', new vscode.DataTransferItem(text.join('\n')));
    }
  }
}

function worksOf(node: unknown): PublicationId[] {
  if (isNode<PublicationNode>(node, 'publication')) {
    return [node.publication.id];
  }
  return isNode<SourceNode>(node, 'source') ? [idOfSource(node.source.key)] : [];
}
