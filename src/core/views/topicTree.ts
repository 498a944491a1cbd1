import type { Library } from '../library/library';
import type { Finding, Source, Topic } from '../library/schema';
import { filterSources } from './findInLibrary';

export interface TopicNode {
  readonly is: 'topic';
  readonly topic: Topic;
  /** How many sources are filed under the topic or one below it. */
  readonly sourceCount: number;
  /** How many notes cite one of these. */
  readonly noteCount: number;
}

export interface SourceNode {
  readonly is: 'source';
  readonly source: Source;
  /** The topic under which the source stands here; it may stand under others too. */
  readonly under: Topic;
  /** How many notes cite it. */
  readonly noteCount: number;
}

export interface FindingNode {
  readonly is: 'finding';
  readonly finding: Finding;
  readonly of: SourceNode;
}

/** Something that the library is browsed by: topics hold sources, and sources hold findings. */
export type TreeNode = TopicNode | SourceNode | FindingNode;

/** The library as a tree of topics, without the topics that no source is shown under. */
export class TopicTree {
  private readonly shown: ReadonlySet<Source>;

  /**
   * @param words that a source must fit to be shown; none show all (see {@link filterSources})
   * @param notesCiting the notes that cite a source, by their names
   */
  constructor(
    private readonly library: Library,
    readonly words = '',
    private readonly notesCiting: (source: Source) => Iterable<string> = () => [],
  ) {
    this.shown = new Set(filterSources(library, words));
  }

  /** What stands directly below a node, or at the top. */
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
