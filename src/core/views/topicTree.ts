import type { ReadPublication } from '../abstracts/publicationReader';
import type { Library } from '../library/library';
import type { Finding, Source, Topic, TopicId } from '../library/schema';
import type { Publication, PublicationId } from '../literature/publication';
import { idOfSource } from '../literature/publication';
import { type StudyKind, studyKinds, studyOfSource } from '../literature/study';
import { filterSources } from './findInLibrary';
import type { PublicationNode } from './libraryTree';
import { yearOf } from './publicationFilter';

export interface TopicNode {
  readonly is: 'topic';
  readonly topic: Topic;
  /** How many publications are filed under the topic or one below it. */
  readonly publicationCount: number;
  /** How many notes cite one of these. */
  readonly noteCount: number;
}

/** The publications on a topic that are of one kind of study. */
export interface StudyNode {
  readonly is: 'study';
  readonly study: StudyKind;
  readonly under: Topic;
  readonly count: number;
}

export interface SourceNode {
  readonly is: 'source';
  readonly source: Source;
  /** The topic above the source in the tree; the source may have other topics as well. */
  readonly under: Topic;
  /** How many notes cite it. */
  readonly noteCount: number;
}

/** A publication of the user's bibliographies under a topic that its title or abstract mentions. */
export interface UserPublicationNode extends PublicationNode {
  readonly under: Topic;
}

export interface FindingNode {
  readonly is: 'finding';
  readonly finding: Finding;
  readonly of: SourceNode;
}

/**
 * A node of the tree of topics: topics contain publications, by kind of study if there are many, and sources contain
 * findings.
 */
export type TreeNode = TopicNode | StudyNode | SourceNode | UserPublicationNode | FindingNode;

/** The most publications on a topic that are listed without groups. */
const UNGROUPED = 12;

/** Publications that are handled without a pause. */
const AT_ONCE = 500;

/** A publication on a topic: a source of the library, or one of the user's own. */
interface Listed {
  readonly id: PublicationId;
  readonly study: StudyKind;
  readonly year: string;
  readonly of: Source | Publication;
}

/** The content of the tree beside the library. */
export interface TopicTreeParts {
  /** Words that a source must contain to be shown; no words show all (see {@link filterSources}). */
  readonly words?: string;
  /** The publications that notes cite, and the names of these notes. */
  readonly cited?: ReadonlyMap<PublicationId, ReadonlySet<string>>;
  /** The publications of the user's bibliographies to show; those that the library has are shown anyway. */
  readonly own?: readonly ReadPublication[];
}

/** All publications as a tree of topics, without topics that have nothing to show. */
export class TopicTree {
  private readonly listedOn = new Map<TopicId, Listed[]>();
  private readonly topicNodes = new Map<TopicId, TopicNode>();

  private constructor(
    private readonly library: Library,
    private readonly cited: ReadonlyMap<PublicationId, ReadonlySet<string>>,
  ) {}

  /** Arranges the publications, and pauses every few milliseconds. */
  static *arrange(
    library: Library,
    { words = '', cited = new Map(), own = [] }: TopicTreeParts = {},
  ): Generator<void, TopicTree> {
    const tree = new TopicTree(library, cited);
    for (const source of filterSources(library, words)) {
      const year = source.issued?.slice(0, 4) ?? '';
      const id = idOfSource(source.key);
      tree.list(source.topics, { id, study: studyOfSource(source), year, of: source });
    }
    yield;
    for (const [at, { publication, contents }] of own.entries()) {
      if (!publication.source) {
        const { id } = publication;
        const listed = { id, study: contents.study, year: yearOf(publication), of: publication };
        tree.list(contents.topics, listed);
      }
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
    for (const topic of library.topics) {
      tree.topicNodes.set(topic.id, tree.topicNode(topic));
      yield;
    }
    return tree;
  }

  /** The nodes directly below a node, or at the top. */
  children(node?: TreeNode): TreeNode[] {
    switch (node?.is) {
      case undefined:
        return this.topicsBelow(undefined);
      case 'topic':
        return [...this.topicsBelow(node.topic), ...this.publicationsOn(node.topic)];
      case 'study':
        return this.publicationsOf(node);
      case 'source':
        return node.source.findings.map((finding) => ({ is: 'finding', finding, of: node }));
      case 'publication':
      case 'finding':
        return [];
    }
  }

  private topicsBelow(topic: Topic | undefined): TopicNode[] {
    return this.library
      .topicsBelow(topic?.id)
      .flatMap((below) => this.topicNodes.get(below.id) ?? [])
      .filter(({ publicationCount }) => publicationCount > 0);
  }

  private list(topics: readonly TopicId[], listed: Listed): void {
    for (const topic of topics) {
      const known = this.listedOn.get(topic);
      if (known) {
        known.push(listed);
      } else {
        this.listedOn.set(topic, [listed]);
      }
    }
  }

  private topicNode(topic: Topic): TopicNode {
    const ids = this.idsUnder(topic);
    const notes = new Set<string>();
    for (const [id, citing] of this.cited) {
      if (ids.has(id)) {
        citing.forEach((note) => notes.add(note));
      }
    }
    return { is: 'topic', topic, publicationCount: ids.size, noteCount: notes.size };
  }

  private publicationsOn(topic: Topic): TreeNode[] {
    const listed = this.listedOn.get(topic.id) ?? [];
    if (listed.length <= UNGROUPED) {
      return newestFirst(listed).map((it) => this.nodeOf(it, topic));
    }
    return studyKinds.flatMap((study) => {
      const count = listed.filter((it) => it.study === study).length;
      return count > 0 ? { is: 'study' as const, study, under: topic, count } : [];
    });
  }

  private publicationsOf({ study, under }: StudyNode): TreeNode[] {
    const listed = (this.listedOn.get(under.id) ?? []).filter((it) => it.study === study);
    return newestFirst(listed).map((it) => this.nodeOf(it, under));
  }

  private nodeOf({ id, of }: Listed, under: Topic): SourceNode | UserPublicationNode {
    const noteCount = this.cited.get(id)?.size ?? 0;
    return 'summary' in of && 'entries' in of
      ? { is: 'publication', publication: of, under, noteCount }
      : { is: 'source', source: of as Source, under, noteCount };
  }

  private idsUnder(topic: Topic): Set<PublicationId> {
    const under = new Set<PublicationId>();
    const visit = (next: Topic) => {
      this.listedOn.get(next.id)?.forEach(({ id }) => under.add(id));
      this.library.topicsBelow(next.id).forEach(visit);
    };
    visit(topic);
    return under;
  }
}

function newestFirst(listed: readonly Listed[]): Listed[] {
  return [...listed].sort((a, b) => (a.year < b.year ? 1 : a.year > b.year ? -1 : 0));
}
