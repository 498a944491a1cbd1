import * as vscode from 'vscode';
import type { Entity, EntityId } from '../../core/library/schema';
import type { EntityNode, MentionNode } from '../../core/views/noteOutline';
import type { FindingNode } from '../../core/views/topicTree';
import { isNode } from '../../core/views/treeNodes';
import { OPEN_ENTITY, OPEN_ENTITY_OF } from '../host/commands';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** Opens the entity page for a node of a tree; if the node has several entities, the user chooses one. */
export function registerEntityPageLink(library: WorkspaceLibrary): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_ENTITY_OF, async (node?: unknown) => {
    const entities = idsOf(node).flatMap((id) => library.latest.entity(id) ?? []);
    const entity = entities.length > 1 ? await pick(entities) : entities[0];
    if (entity) {
      await vscode.commands.executeCommand(OPEN_ENTITY, entity.id);
    }
  });
}

function idsOf(node: unknown): readonly EntityId[] {
  if (isNode<EntityNode>(node, 'entity') || isNode<MentionNode>(node, 'mention')) {
    return [node.entity.id];
  }
  return isNode<FindingNode>(node, 'finding') ? node.finding.entities : [];
}

async function pick(entities: readonly Entity[]): Promise<Entity | undefined> {
  const items = entities.map((entity) => ({
    label: entity.label,
    description: entity.name,
    entity,
  }));
  const title = vscode.l10n.t('Open the page of an entity');
  return (await vscode.window.showQuickPick(items, { title }))?.entity;
}
