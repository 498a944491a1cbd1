import * as vscode from 'vscode';
import { studiesName } from '../../core/card/labels';
import type { Library } from '../../core/library/library';
import type { Source } from '../../core/library/schema';
import { formatReference, shortReference } from '../../core/literature/formatReference';
import { shortPublication } from '../../core/literature/publication';
import { ArrangedTree } from '../../core/views/arrangedTree';
import { countNotes, countPublications } from '../../core/views/groupPublications';
import {
  type FindingNode,
  type SourceNode,
  type StudyNode,
  type TopicNode,
  TopicTree,
  type TreeNode,
  type UserPublicationNode,
} from '../../core/views/topicTree';
import { CLEAR_FILTER, FILTER_TOPICS, OPEN_PUBLICATION, OPEN_SOURCE } from '../host/commands';
import type { RowKind } from '../host/conditionValues';
import { FILTERS_TOPICS } from '../host/contextKeys';
import { runCooperatively } from '../host/runCooperatively';
import { TOPICS_VIEW } from '../host/viewIds';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { PublicationDragging } from './dragPublications';
import { TreeRefresh } from './treeRefresh';

/** The most publications of the user's own that a filtered tree shows. */
const MOST_FOUND = 1000;

/** What the tree of topics reads. */
export interface TopicsTreeParts {
  readonly library: WorkspaceLibrary;
  readonly workspacePublications: WorkspacePublications;
  readonly literature: WorkspaceLiterature;
}

/** Shows topics, the publications on them and their findings about entities; filters them. */
export function registerTopicsTree(parts: TopicsTreeParts): vscode.Disposable {
  const provider = new TopicsTreeProvider(parts);
  const view = vscode.window.createTreeView(TOPICS_VIEW, {
    treeDataProvider: provider,
    dragAndDropController: new PublicationDragging<TreeNode>(),
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
  private readonly refresh = new TreeRefresh(() => this.changed.fire());
  private readonly tree = new ArrangedTree(() => this.arrange());
  private filtered = '';

  constructor(private readonly parts: TopicsTreeParts) {
    const { library, workspacePublications, literature } = parts;
    this.listener = vscode.Disposable.from(
      library.onDidChange(() => this.drawAgain()),
      workspacePublications.onDidChange(() => this.drawAgain()),
      literature.onDidRead(() => this.drawAgain()),
    );
  }

  get words(): string {
    return this.filtered;
  }

  filter(words: string): void {
    this.filtered = words;
    this.drawAgain();
  }

  dispose(): void {
    this.listener.dispose();
    this.refresh.dispose();
    this.changed.dispose();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const tree = await this.refresh.give(() => (node ? this.tree.shown : this.tree.ready()));
    return tree?.children(node) ?? [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.is) {
      case 'topic':
        return topicItem(node, this.words !== '');
      case 'study':
        return studyItem(node);
      case 'source':
        return sourceItem(node);
      case 'publication':
        return userItem(node);
      case 'finding':
        return findingItem(node, this.parts.library.latest);
    }
  }

  private drawAgain(): void {
    this.tree.change();
    this.refresh.soon();
  }

  /** Arranges the tree from what is known; the first read starts to gather the rest, and an event follows. */
  private arrange(): Promise<TopicTree> {
    const { library, workspacePublications, literature } = this.parts;
    const { backlinks } = workspacePublications.latest ?? {};
    const index = literature.latest;
    const words = this.filtered;
    const own = words === '' ? index?.all : index?.search(words, MOST_FOUND);
    const arrangement = { words, own: own ?? [], cited: backlinks?.citing ?? new Map() };
    return runCooperatively(TopicTree.arrange(library.latest, arrangement));
  }
}

function topicItem(
  { topic, publicationCount, noteCount }: TopicNode,
  isFiltered: boolean,
): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(topic.label, isFiltered ? Expanded : Collapsed);
  // The editor remembers by id what is expanded: another id lets a filtered topic start expanded.
  item.id = `${topic.id}${isFiltered ? '?' : ''}`;
  item.iconPath = new vscode.ThemeIcon('tag');
  const counts = [
    countPublications(publicationCount),
    ...(noteCount > 0 ? [countNotes(noteCount)] : []),
  ];
  item.description = counts.join(' · ');
  item.tooltip = topic.about ?? topic.label;
  item.accessibilityInformation = {
    label: vscode.l10n.t('Topic {0}, {1}', topic.label, counts.join(', ')),
  };
  return item;
}

function studyItem({ study, under, count }: StudyNode): vscode.TreeItem {
  const label = studiesName(study);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${under.id}/${study}`;
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon('library');
  item.accessibilityInformation = { label: `${label}, ${countPublications(count)}` };
  return item;
}

/** A publication of the user's own. Its page has its abstract, so it has no rows below it. */
function userItem({ publication, under, noteCount }: UserPublicationNode): vscode.TreeItem {
  const label = shortPublication(publication);
  const { title } = publication.summary;
  const counts = noteCount > 0 ? [countNotes(noteCount)] : [];
  const item = new vscode.TreeItem(label);
  item.id = `${under.id}/${publication.id}`;
  item.description = [...counts, title].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.contextValue = 'entry' satisfies RowKind;
  item.command = {
    command: OPEN_PUBLICATION,
    title: vscode.l10n.t('Open Source Page'),
    arguments: [publication.id],
  };
  const name = title ? vscode.l10n.t('Source {0}: {1}', label, title) : label;
  item.accessibilityInformation = { label: [name, ...counts].join(', ') };
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
  input.placeholder = vscode.l10n.t('Author, title, year, entity, topic, or words of the abstract');
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
