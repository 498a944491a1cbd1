import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Source } from '../../core/library/schema';
import { formatReference, shortReference } from '../../core/literature/formatReference';
import { idOfSource } from '../../core/literature/publication';
import { countNotes, countSources } from '../../core/views/groupSources';
import {
  type FindingNode,
  type SourceNode,
  type TopicNode,
  TopicTree,
  type TreeNode,
} from '../../core/views/topicTree';
import { CLEAR_FILTER, FILTER_TOPICS, OPEN_SOURCE } from '../host/commands';
import type { RowKind } from '../host/conditionValues';
import { FILTERS_TOPICS } from '../host/contextKeys';
import { TOPICS_VIEW } from '../host/viewIds';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { SourceDragging } from './dragSources';

/** Shows topics, their sources and their findings about entities; filters them. */
export function registerTopicsTree(
  library: WorkspaceLibrary,
  sources: WorkspacePublications,
): vscode.Disposable {
  const provider = new TopicsTreeProvider(library, sources);
  const view = vscode.window.createTreeView(TOPICS_VIEW, {
    treeDataProvider: provider,
    dragAndDropController: new SourceDragging<TreeNode>(),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const setFilter = (words: string) => {
    provider.filter(words.trim());
    // Not as the view's message: with a message, the editor shows no welcome text for an empty tree.
    view.description = provider.words && `“${provider.words}”`;
    void vscode.commands.executeCommand('setContext', FILTERS_TOPICS, provider.words !== '');
  };
  const filterTopics = (words?: unknown) => {
    if (typeof words === 'string') {
      setFilter(words);
    } else {
      askForFilter(provider.words, setFilter);
    }
  };
  return vscode.Disposable.from(
    view,
    provider,
    vscode.commands.registerCommand(FILTER_TOPICS, filterTopics),
    vscode.commands.registerCommand(CLEAR_FILTER, () => setFilter('')),
  );
}

class TopicsTreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listener: vscode.Disposable;
  private tree: TopicTree;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly sources: WorkspacePublications,
  ) {
    this.tree = new TopicTree(library.latest);
    this.listener = vscode.Disposable.from(
      library.onDidChange(() => this.filter(this.words)),
      sources.onDidChange(() => this.filter(this.words)),
    );
  }

  get words(): string {
    return this.tree.words;
  }

  filter(words: string): void {
    const { list, backlinks } = this.sources.latest ?? {};
    this.tree = new TopicTree(this.library.latest, words, ({ key }) => {
      const publication = list?.find(idOfSource(key));
      return publication && backlinks ? backlinks.notesOf(publication) : [];
    });
    this.changed.fire();
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    // The first read starts to gather which notes cite what; an event follows with the result.
    void this.sources.latest;
    return this.tree.children(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.is) {
      case 'topic':
        return topicItem(node, this.words !== '');
      case 'source':
        return sourceItem(node);
      case 'finding':
        return findingItem(node, this.library.latest);
    }
  }
}

function topicItem(
  { topic, sourceCount, noteCount }: TopicNode,
  isFiltered: boolean,
): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(topic.label, isFiltered ? Expanded : Collapsed);
  // The editor remembers by id what is expanded: another id lets a filtered topic start expanded.
  item.id = `${topic.id}${isFiltered ? '?' : ''}`;
  item.iconPath = new vscode.ThemeIcon('tag');
  const counts = [countSources(sourceCount), ...(noteCount > 0 ? [countNotes(noteCount)] : [])];
  item.description = counts.join(' · ');
  item.tooltip = topic.about ?? topic.label;
  item.accessibilityInformation = {
    label: vscode.l10n.t('Topic {0}, {1}', topic.label, counts.join(', ')),
  };
  return item;
}

function sourceItem({ source, under, noteCount }: SourceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    shortReference(source),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${under.id}/${source.key}`;
  const counts = noteCount > 0 ? [countNotes(noteCount)] : [];
  item.description = [...counts, source.title].join(' · ');
  item.tooltip = formatReference(source);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'source' satisfies RowKind;
  item.command = openSource(source);
  item.accessibilityInformation = {
    label: [vscode.l10n.t('Source {0}: {1}', shortReference(source), source.title), ...counts].join(
      ', ',
    ),
  };
  return item;
}

function findingItem({ finding, of: { source, under } }: FindingNode, library: Library) {
  const labels = finding.entities.map((id) => library.entity(id)?.label ?? id).join(', ');
  const item = new vscode.TreeItem(labels);
  item.id = `${under.id}/${source.key}/${source.findings.indexOf(finding)}`;
  item.description = finding.text;
  item.tooltip = finding.text;
  item.iconPath = new vscode.ThemeIcon('comment');
  item.contextValue = 'finding' satisfies RowKind;
  item.command = openSource(source);
  item.accessibilityInformation = {
    label: vscode.l10n.t('Finding about {0}: {1}', labels, finding.text),
  };
  return item;
}

function openSource(source: Source): vscode.Command {
  return {
    command: OPEN_SOURCE,
    title: vscode.l10n.t('Open Source Page'),
    arguments: [source.key],
  };
}

/** Filters while the user types; Escape restores the filter from before. */
function askForFilter(before: string, setFilter: (words: string) => void): void {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter topics');
  input.placeholder = vscode.l10n.t('Author, title, year, entity or topic');
  input.value = before;
  let isAccepted = false;
  input.onDidChangeValue(setFilter);
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!isAccepted) {
      setFilter(before);
    }
    input.dispose();
  });
  input.show();
}
