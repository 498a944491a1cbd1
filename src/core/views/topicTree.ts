import type { Library } from '../library/library';
import type { Finding, Source, Topic } from '../library/schema';
import { filterSources } from './findInLibrary';

export interface TopicNode {
  readonly is: 'topic';
  readonly topic: Topic;
  /** How many sources are filed under the topic or one below it. */
  readonly sourceCount: number;
  /** How many notes cite one of these sources. */
  readonly noteCount: number;
}

export interface SourceNode {
  readonly is: 'source';
  readonly source: Source;
  /** The topic above the source in the tree; the source may have other topics, too. */
  readonly under: Topic;
  /** How many notes cite it. */
  readonly noteCount: number;
}

export interface FindingNode {
  readonly is: 'finding';
  readonly finding: Finding;
  readonly of: SourceNode;
}

/** A node of the tree of topics: topics contain sources, and sources contain findings. */
export type TreeNode = TopicNode | SourceNode | FindingNode;

/** The library as a tree of topics, without topics that have no source to show. */
export class TopicTree {
  private readonly shown: ReadonlySet<Source>;

  /**
   * @param words that a source must contain to be shown; no words show all (see {@link filterSources})
   * @param notesCiting the names of the notes that cite a source
   */
  constructor(
    private readonly library: Library,
    readonly words = '',
    private readonly notesCiting: (source: Source) => Iterable<string> = () => [],
  ) {
    this.shown = new Set(filterSources(library, words));
  }

  /** The nodes directly below a node, or at the top. */
  children(node?: TreeNode): TreeNode[] {
    switch (node?.is) {
      case undefined:
        return this.topicsBelow(undefined);
      case 'topic':
        return [...this.topicsBelow(node.topic), ...this.sourcesOn(node.topic)];
      case 'source':
        return node.source.findings.map((finding) => ({ is: 'finding', finding, of: node }));
      case 'finding':
        return [];
    }
  }

  private topicsBelow(topic: Topic | undefined): TopicNode[] {
    return this.library
      .topicsBelow(topic?.id)
      .map((below) => {
        const sources = this.sourcesUnder(below);
        const notes = new Set([...sources].flatMap((source) => [...this.notesCiting(source)]));
        const counts = { sourceCount: sources.size, noteCount: notes.size };
        return { is: 'topic' as const, topic: below, ...counts };
      })
      .filter(({ sourceCount }) => sourceCount > 0);
  }

  private sourcesOn(topic: Topic): SourceNode[] {
    return this.shownOn(topic).map((source) => {
      const noteCount = new Set(this.notesCiting(source)).size;
      return { is: 'source', source, under: topic, noteCount };
    });
  }

  private shownOn(topic: Topic): Source[] {
    return this.library.sourcesOn(topic.id).filter((source) => this.shown.has(source));
  }

  private sourcesUnder(topic: Topic): Set<Source> {
    const under = new Set<Source>();
    const visit = (next: Topic) => {
      this.shownOn(next).forEach((source) => under.add(source));
      this.library.topicsBelow(next.id).forEach(visit);
    };
    visit(topic);
    return under;
  }
}
