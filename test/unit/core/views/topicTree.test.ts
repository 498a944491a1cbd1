import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { shortReference } from '../../../../src/core/literature/formatReference';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { filterSources } from '../../../../src/core/views/findInLibrary';
import {
  TopicTree,
  type TopicTreeParts,
  type TreeNode,
} from '../../../../src/core/views/topicTree';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const library = readSeedLibrary();

function treeOf(parts?: TopicTreeParts): TopicTree {
  return runToEnd(TopicTree.arrange(library, parts));
}

describe('the tree of topics', () => {
  it('contains every source below each of its topics, and each of its findings', () => {
    const paths = pathsOf(treeOf());
    for (const source of library.sources) {
      for (const topic of source.topics) {
        for (const { text } of source.findings) {
          const end = ` > ${library.topic(topic)?.label} > ${shortReference(source)} > ${text}`;
          assert.ok(
            paths.some((path) => path.endsWith(end)),
            end,
          );
        }
      }
    }
  });

  it('counts a source once under a topic and those below it', () => {
    const top = treeOf().children();
    const infections = top.find(
      (node) => node.is === 'topic' && node.topic.id === 'infectious-diseases',
    );
    assert.equal(infections?.is === 'topic' && infections.publicationCount, 3);
  });

  it('hides topics without a source that fits the filter', () => {
    const tree = treeOf({ words: 'strouse' });
    assert.ok(pathsOf(tree).every((path) => path.includes('Strouse 2007')));
    assert.deepEqual(treeOf({ words: 'no such words' }).children(), []);
  });
});

describe('publications of bibliographies in the tree of topics', () => {
  const reader = new PublicationReader(makeRecogniser());
  const own = (key: string, title: string, year: string) => {
    const entry = lazyEntry(
      { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } },
      () => ({ id: key, type: 'article-journal' }),
      () => ({ title, authors: ['Berg'], year }),
      () => ({ title, keywords: [] }),
    );
    return reader.read(publicationOfEntry({ file: 'file:///refs.bib', entry }));
  };
  const few = [own('old', 'Sepsis in keepers', '1999'), own('new', 'Sepsis on towers', '2020')];
  const many = Array.from({ length: 20 }, (_, at) =>
    own(
      `k${at}`,
      at % 2 ? `Sepsis: a randomised controlled trial ${at}` : `Sepsis ${at}`,
      `${2000 + at}`,
    ),
  );
  const sepsis = few[0]?.contents.topics[0] ?? '';
  const topicIn = (tree: TopicTree, nodes = tree.children()): TreeNode | undefined => {
    for (const node of nodes) {
      if (node.is === 'topic') {
        const found = node.topic.id === sepsis ? node : topicIn(tree, tree.children(node));
        if (found) {
          return found;
        }
      }
    }
    return undefined;
  };
  const below = (parts: TopicTreeParts) => {
    const tree = treeOf({ words: 'no such words', ...parts });
    const topic = topicIn(tree);
    return { tree, topic, names: topic ? tree.children(topic).map(nameOf) : [] };
  };

  it('are under the topics that they are about, newest first, with the notes that cite them', () => {
    const id = few[0]?.publication.id ?? '';
    const { tree, topic, names } = below({ own: few, cited: new Map([[id, new Set(['a', 'b'])]]) });
    assert.deepEqual(names, ['new', 'old']);
    assert.ok(topic?.is === 'topic' && topic.publicationCount === 2 && topic.noteCount === 2);
    const counts = tree.children(topic).map((it) => it.is === 'publication' && it.noteCount);
    assert.deepEqual(counts, [0, 2]);
  });

  it('are grouped by kind of study if there are many, each once', () => {
    const { tree, topic, names } = below({ own: many });
    assert.deepEqual(names, ['randomised-trial', 'unknown']);
    const [trials, unknown] = tree.children(topic).map((it) => tree.children(it).map(nameOf));
    assert.deepEqual(trials?.slice(0, 2), ['k19', 'k17']);
    assert.equal(new Set([...(trials ?? []), ...(unknown ?? [])]).size, many.length);
  });
});

describe('filtering of sources', () => {
  const filters: readonly (readonly [words: string, keys: readonly string[]])[] = [
    ['', ['borradori1987', 'emilie1998', 'il6infectious', 'strouse2007', 'trenova2016']],
    ['emilie', ['emilie1998']],
    ['1987', ['borradori1987']],
    ['Slavov sclerosis', ['trenova2016']],
    ['il6', ['il6infectious']],
    ['IL-2', ['borradori1987']],
    ['actemra', ['il6infectious']],
    ['HIV infection', ['borradori1987', 'emilie1998']],
    ['sickness', ['strouse2007']],
    ['Emilie et al. 1998', ['emilie1998']],
    ['Trenova & Slavov 2016', ['trenova2016']],
    ['emilie strouse', []],
  ];
  for (const [words, keys] of filters) {
    it(`“${words}” finds ${keys.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        filterSources(library, words).map(({ key }) => key),
        keys,
      );
    });
  }
});

function pathsOf(tree: TopicTree, node?: TreeNode, path = ''): string[] {
  const children = tree.children(node);
  return children.length === 0
    ? [path]
    : children.flatMap((child) => pathsOf(tree, child, `${path} > ${nameOf(child)}`));
}

function nameOf(node: TreeNode): string {
  switch (node.is) {
    case 'topic':
      return node.topic.label;
    case 'study':
      return node.study;
    case 'source':
      return shortReference(node.source);
    case 'publication':
      return node.publication.key;
    case 'finding':
      return node.finding.text;
  }
}
