import assert from 'node:assert/strict';
import { readCitations } from '../../../../src/core/citation/readCitations';
import { crossReferencesIn } from '../../../../src/core/citation/syntax/pandoc';
import { readProse } from '../../../../src/core/markdown/prose';
import { goldenPairs } from '../../../unit/support/golden';
import { pandoc } from '../../../unit/support/pandoc';

/** A citation in Pandoc's JSON. */
interface PandocCitation {
  readonly citationId: string;
  readonly citationMode: { readonly t: 'AuthorInText' | 'SuppressAuthor' | 'NormalCitation' };
}

/** Intended differences: texts that only Cytonote or only Pandoc reads as citations. */
const intended: ReadonlyMap<string, string> = new Map([
  ['https://x.org/@user', 'an address is no citation'],
  ['[*@a2000*]', 'emphasis around a key does not take it out of its brackets'],
  ['![@a2000](x.png)', 'Pandoc has the text of a figure twice, as caption and as description'],
]);

/** Compares Cytonote's citations with Pandoc's on every line of the fixtures. */
describe('citations in Pandoc syntax, against Pandoc', () => {
  for (const { name, input } of goldenPairs('citations', '.txt')) {
    it(name, async () => {
      const cases = input.trimEnd().split(/\n(?!over two lines)/);
      // `(@a)` and `@a.` number an example, and later `@a` refers to it, so each text is read on its own.
      const isExample = (text: string) => /^\(@|^@[\w-]+[.)] /.test(text);
      const together = await readWithPandoc(cases.map((text) => (isExample(text) ? '-' : text)));
      for (const [index, text] of cases.entries()) {
        const theirs = isExample(text) ? (await readWithPandoc([text]))[0] : together[index];
        if (intended.has(text)) {
          assert.notDeepEqual(ourGroups(text), theirs, `no longer a difference: ${text}`);
        } else {
          assert.deepEqual(ourGroups(text), theirs, text);
        }
      }
    });
  }
});

/** The keys of each group, with `-` if the author is left out and `=` if the citation is in the text. */
function ourGroups(text: string): string[] {
  return readProse(text)
    .blocks.flatMap((block) => readCitations(text, block))
    .filter(({ syntax }) => syntax === 'pandoc')
    .map(({ form, citations }) =>
      citations
        .map(({ key, suppressAuthor }, index) => {
          const isInText = form === 'inText' && index === 0;
          return `${suppressAuthor ? '-' : isInText ? '=' : ''}${key}`;
        })
        .join(' '),
    );
}

/** The groups of each text, read by Pandoc in one call, with a heading before each text. */
async function readWithPandoc(texts: readonly string[]): Promise<string[][]> {
  const note = texts.map((text, index) => `# ${index}\n\n${text}\n`).join('\n');
  const { stdout } = await pandoc({ from: 'markdown', to: 'json' }, note);
  const found: string[][] = [];
  for (const block of JSON.parse(stdout).blocks) {
    if (block.t === 'Header') {
      found.push([]);
    } else {
      // For Pandoc's filter and for Quarto, these are references to parts of the document.
      found.at(-1)?.push(...groupsIn(block).filter((group) => !refersToParts(group)));
    }
  }
  assert.equal(found.length, texts.length);
  return found;
}

function refersToParts(group: string): boolean {
  return group
    .split(' ')
    .every((key) => crossReferencesIn(`@${key.replace(/^[-=]/, '')}`).length > 0);
}

function groupsIn(node: unknown): string[] {
  if (Array.isArray(node)) {
    return node.flatMap(groupsIn);
  }
  if (node === null || typeof node !== 'object') {
    return [];
  }
  const { t, c } = node as { t?: string; c?: unknown };
  return t === 'Cite' ? [shown((c as [PandocCitation[]])[0])] : groupsIn(Object.values(node));
}

const marks = { AuthorInText: '=', SuppressAuthor: '-', NormalCitation: '' };

function shown(citations: readonly PandocCitation[]): string {
  return citations.map(({ citationId, citationMode: { t } }) => marks[t] + citationId).join(' ');
}
