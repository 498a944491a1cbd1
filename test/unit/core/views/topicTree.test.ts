import assert from 'node:assert/strict';
import { shortReference } from '../../../../src/core/literature/formatReference';
import { filterSources } from '../../../../src/core/views/findInLibrary';
import { TopicTree, type TreeNode } from '../../../../src/core/views/topicTree';
import { readSeedLibrary } from '../../support/testLibrary';

const library = readSeedLibrary();

describe('the tree of topics', () => {
  it('contains every source below each of its topics, and each of its findings', () => {
    const paths = pathsOf(new TopicTree(library));
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
    const top = new TopicTree(library).children();
    const infections = top.find(
      (node) => node.is === 'topic' && node.topic.id === 'infectious-diseases',
    );
    assert.equal(infections?.is === 'topic' && infections.sourceCount, 3);
  });

  it('hides topics without a source that fits the filter', () => {
    const tree = new TopicTree(library, 'strouse');
    assert.ok(pathsOf(tree).every((path) => path.includes('Strouse 2007')));
    assert.deepEqual(new TopicTree(library, 'no such words').children(), []);
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
    case 'source':
      return shortReference(node.source);
    case 'finding':
      return node.finding.text;
  }
}
