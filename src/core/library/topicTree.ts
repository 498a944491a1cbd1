import { filterSources } from './filterSources';
import type { Library } from './library';
import type { Finding, Source, Topic } from './schema';

export interface TopicNode {
  readonly is: 'topic';
  readonly topic: Topic;
  /** How many sources are filed under the topic or one below it. */
  readonly sourceCount: number;
}

export interface SourceNode {
  readonly is: 'source';
  readonly source: Source;
  /** The topic under which the source stands here; it may stand under others too. */
  readonly under: Topic;
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

  /** @param words that a source must fit to be shown; none show all (see {@link filterSources}) */
  constructor(
    private readonly library: Library,
    readonly words = '',
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
      .map((below) => ({ is: 'topic' as const, topic: below, sourceCount: this.count(below) }))
      .filter(({ sourceCount }) => sourceCount > 0);
  }

  private sourcesOn(topic: Topic): SourceNode[] {
    return this.library
      .sourcesOn(topic.id)
      .filter((source) => this.shown.has(source))
      .map((source) => ({ is: 'source', source, under: topic }));
  }

  private count(topic: Topic): number {
    const under = new Set<Source>();
    const visit = (next: Topic) => {
      this.sourcesOn(next).forEach(({ source }) => under.add(source));
      this.library.topicsBelow(next.id).forEach(visit);
    };
    visit(topic);
    return under.size;
  }
}
