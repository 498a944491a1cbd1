import * as vscode from 'vscode';
import { countsBySpecies, kindsName, speciesLabel } from '../../core/card/labels';
import { countSpecies } from '../../core/library/species';
import { contextOfMention } from '../../core/views/mentionContext';
import type { EntityNode, KindNode, MentionNode, OutlineNode } from '../../core/views/noteOutline';
import { REVEAL_MENTION } from '../host/commands';
import type { RowKind } from '../host/conditionValues';
import { kindIcon } from '../pages/kindIcons';

/** Where a mention is, as the tree shows it. */
export interface ShownPlace {
  /** "line 12", or "cell 2, line 1" in a notebook. */
  readonly label: string;
  readonly isWritable: boolean;
}

/** The item that the note tree shows for a node. */
export function noteItem(
  node: OutlineNode,
  placeOf: (node: MentionNode) => ShownPlace,
): vscode.TreeItem {
  switch (node.is) {
    case 'kind':
      return kindItem(node);
    case 'entity':
      return entityItem(node);
    case 'mention':
      return mentionItem(node, placeOf(node));
  }
}

/** Identifies a node across versions of the note. */
export function idOfNode(node: OutlineNode): string {
  switch (node.is) {
    case 'kind':
      return node.kind;
    case 'entity':
      return node.entity.id;
    case 'mention':
      return `${node.entity.id} ${node.part.name} ${node.nth}`;
  }
}

function kindItem(node: KindNode): vscode.TreeItem {
  const label = kindsName(node.kind);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = idOfNode(node);
  item.description = String(node.entities.length);
  item.iconPath = kindIcon(node.kind);
  item.accessibilityInformation = { label: `${label}, ${countEntities(node.entities.length)}` };
  return item;
}

function entityItem(node: EntityNode): vscode.TreeItem {
  const { entity, mentions } = node;
  const item = new vscode.TreeItem(entity.label, vscode.TreeItemCollapsibleState.Collapsed);
  const species = countSpecies(mentions.map(({ mention }) => mention));
  const count = [countMentions(mentions.length), ...countsBySpecies(species)].join(' · ');
  item.id = idOfNode(node);
  item.description = count;
  item.tooltip = entity.name === entity.label ? entity.label : `${entity.label}: ${entity.name}`;
  item.contextValue = 'entity' satisfies RowKind;
  item.accessibilityInformation = { label: `${entity.label}, ${count}` };
  return item;
}

function mentionItem(node: MentionNode, place: ShownPlace): vscode.TreeItem {
  const { species } = node.mention;
  const label = [place.label, ...(species ? [speciesLabel(species)] : [])].join(' · ');
  const { text, highlight, isCited } = contextOfMention(node);
  const item = new vscode.TreeItem({ label: text, highlights: [[...highlight]] });
  const state = isCited
    ? vscode.l10n.t('its sentence has a source')
    : vscode.l10n.t('its sentence has no source');
  item.id = idOfNode(node);
  item.description = label;
  item.tooltip = `${text}\n\n${label}: ${state}`;
  item.iconPath = isCited
    ? new vscode.ThemeIcon('quote', new vscode.ThemeColor('charts.green'))
    : new vscode.ThemeIcon('circle-outline');
  item.contextValue = (place.isWritable ? 'mention' : 'readonlyMention') satisfies RowKind;
  item.command = {
    command: REVEAL_MENTION,
    title: vscode.l10n.t('Show in the Editor'),
    arguments: [node],
  };
  item.accessibilityInformation = { label: `${text}, ${label}, ${state}` };
  return item;
}

function countEntities(count: number): string {
  return count === 1 ? vscode.l10n.t('1 entity') : vscode.l10n.t('{0} entities', count);
}

function countMentions(count: number): string {
  return count === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', count);
}
