import * as vscode from 'vscode';
import { formatReference, shortReference } from '../core/cite/formatReference';
import { filterSources } from '../core/library/filterSources';
import type { Library } from '../core/library/library';
import type { Finding, Source, Topic } from '../core/library/schema';
import { OPEN_SOURCE } from './sourcePages';

type Node =
  | { readonly is: 'topic'; readonly topic: Topic }
  | SourceNode
  | { readonly is: 'finding'; readonly finding: Finding; readonly of: SourceNode };

interface SourceNode {
  readonly is: 'source';
  readonly source: Source;
  readonly below: Topic;
}

/** Whether what a command was called with is a source of the tree. */
export function isSourceNode(target: unknown): target is SourceNode {
  return typeof target === 'object' && target !== null && 'is' in target && target.is === 'source';
}

/** Shows topics, their sources and what each says about which entity; filters them. */
export function registerTopicsTree(library: Library): vscode.Disposable {
  const provider = new TopicsTree(library);
  const view = vscode.window.createTreeView('cytonote.browseTopics', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const setFilter = (words: string) => {
    provider.filter(words);
    view.message = words ? vscode.l10n.t('Sources with “{0}”', words) : '';
    void vscode.commands.executeCommand('setContext', 'cytonote.filtersTopics', words !== '');
  };
  return vscode.Disposable.from(
    view,
    provider,
    vscode.commands.registerCommand('cytonote.filterTopics', () =>
      askForFilter(provider, setFilter),
    ),
    vscode.commands.registerCommand('cytonote.clearFilter', () => setFilter('')),
  );
}

class TopicsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private words = '';
  private shown: ReadonlySet<Source>;

  constructor(private readonly library: Library) {
    this.shown = new Set(library.sources);
  }

  get filterWords(): string {
    return this.words;
  }

  filter(words: string): void {
    this.words = words.trim();
    this.shown = new Set(filterSources(this.library, this.words));
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  getChildren(node?: Node): Node[] {
    switch (node?.is) {
      case 'finding':
        return [];
      case 'source':
        return node.source.findings.map((finding) => ({ is: 'finding', finding, of: node }));
      default:
        return [...this.topicsBelow(node?.topic), ...(node ? this.sourcesOn(node.topic) : [])];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.is) {
      case 'topic':
        return this.topicItem(node.topic);
      case 'source':
        return sourceItem(node);
      case 'finding':
        return this.findingItem(node.finding, node.of);
    }
  }

  private topicsBelow(topic: Topic | undefined): Node[] {
    return this.library
      .topicsBelow(topic?.id)
      .filter((below) => this.countSources(below) > 0)
      .map((below) => ({ is: 'topic', topic: below }));
  }

  private sourcesOn(below: Topic): SourceNode[] {
    return this.library
      .sourcesOn(below.id)
      .filter((source) => this.shown.has(source))
      .map((source) => ({ is: 'source', source, below }));
  }

  private countSources(topic: Topic): number {
    return this.sourcesUnder(topic).size;
  }

  private sourcesUnder(topic: Topic): Set<Source> {
    const own = this.sourcesOn(topic).map(({ source }) => source);
    const below = this.library
      .topicsBelow(topic.id)
      .flatMap((next) => [...this.sourcesUnder(next)]);
    return new Set([...own, ...below]);
  }

  private topicItem(topic: Topic): vscode.TreeItem {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(topic.label, this.words ? Expanded : Collapsed);
    const count = this.countSources(topic);
    // The editor remembers what is open by id: a filtered tree opens by itself, and closes again.
    item.id = `${topic.id}${this.words ? '?' : ''}`;
    item.iconPath = new vscode.ThemeIcon('tag');
    item.description = String(count);
    item.tooltip = topic.about ?? topic.label;
    item.accessibilityInformation = {
      label:
        count === 1
          ? vscode.l10n.t('Topic {0}, 1 source', topic.label)
          : vscode.l10n.t('Topic {0}, {1} sources', topic.label, count),
    };
    return item;
  }

  private findingItem(finding: Finding, { source, below }: SourceNode): vscode.TreeItem {
    const labels = finding.entities.map((id) => this.library.entity(id)?.label ?? id).join(', ');
    const item = new vscode.TreeItem(labels);
    item.id = `${below.id}/${source.key}/${source.findings.indexOf(finding)}`;
    item.description = finding.text;
    item.tooltip = finding.text;
    item.iconPath = new vscode.ThemeIcon('comment');
    item.contextValue = 'finding';
    item.command = openSource(source);
    item.accessibilityInformation = {
      label: vscode.l10n.t('Finding about {0}: {1}', labels, finding.text),
    };
    return item;
  }
}

function sourceItem({ source, below }: SourceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    shortReference(source),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${below.id}/${source.key}`;
  item.description = source.title;
  item.tooltip = formatReference(source);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'source';
  item.command = openSource(source);
  item.accessibilityInformation = {
    label: vscode.l10n.t('Source {0}: {1}', shortReference(source), source.title),
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

/** Filters while the user types; Escape brings back what was there before. */
function askForFilter(provider: TopicsTree, setFilter: (words: string) => void): void {
  const before = provider.filterWords;
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
