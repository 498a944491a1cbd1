/** Compares Cytonote's references with those of Pandoc's citeproc, another implementation of CSL. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledStyleTexts } from '../../../../src/build/citationStyles';
import { type BundledStyleName, bundledStyleNames } from '../../../../src/core/csl/bundledStyles';
import { readFormattedText } from '../../../../src/core/csl/formattedText';
import { toHtml } from '../../../../src/core/csl/formattedTextForms';
import { othersName, pandocReferences } from '../../../../src/core/publish/publishedReferences';
import { pandoc, pandocVersion } from '../../../unit/support/pandoc';
import {
  processor,
  sampleReferences as references,
  styleNamed,
} from '../../../unit/support/referenceStyles';

const file = join(__dirname, '../../../fixtures/references/pandoc-differences.md');

/** The reasons for differences; `same` makes both references equal if its reason explains the difference. */
const reasons: readonly { readonly why: string; same(html: string): string }[] = [
  {
    why:
      'After a single name, Pandoc has no comma before “et al.”; Citing Medicine has one, and so has ' +
      'our list, in which it comes from the style’s own separator of names.',
    same: (html) => html.replace(/^([^,.]+?(?:, (?:\p{Lu}\.[ -]?)+)?),? et al\./u, '$1 et al.'),
  },
  {
    why: 'An article number with hyphens is no range: ours has “p.” before it.',
    same: (html) => html.replace(/\bpp\. (?=\d+-\d+-\d)/, 'p. '),
  },
  {
    why: 'citeproc-js writes ranges of issues with a dash; Pandoc leaves the hyphen.',
    same: (html) => html.replace(/\((\d+)-(\d+)\)/, '($1–$2)'),
  },
  {
    why: 'After a question mark, citeproc-js writes the comma that the style asks for; Pandoc drops it.',
    same: (html) => html.replaceAll('?,”', '?”'),
  },
  {
    why:
      'citeproc-js tells authors of the same name and initials apart in the list, too, as the style ' +
      'asks for citations; Pandoc does not.',
    same: (html) => html.replace(/(?<=, \p{Lu})\p{Ll}+(?= and | \(\d)/gu, '.'),
  },
];

interface Difference {
  readonly key: string;
  readonly ours: string;
  readonly theirs: string;
  readonly why: readonly string[];
}

describe('references compared with those of Pandoc', () => {
  it('differ only for known reasons', async () => {
    const lines = [
      `# Where our references differ from those of Pandoc ${pandocVersion}`,
      'Both format the first sources of the library in our bundled styles, links aside. Written by ' +
        '`UPDATE=1 npm run test:thorough`; see `test/thorough/core/csl/pandocReferences.test.ts`.',
    ];
    const needed = new Set<string>();
    for (const name of bundledStyleNames) {
      const found = await differences(name);
      const unexplained = found.filter(({ why }) => why.length === 0);
      assert.deepEqual(unexplained, [], name);
      lines.push(
        `## ${name}`,
        `${references.length - found.length} of ${references.length} alike.`,
      );
      found.flatMap(({ why }) => why).forEach((why) => needed.add(why));
      for (const { why } of reasons) {
        const such = found.filter((difference) => difference.why.includes(why));
        const [example] = such;
        if (example) {
          const keys = such.map(({ key }) => key).join(', ');
          const pair = `    ours:   ${example.ours}\n    Pandoc: ${example.theirs}`;
          lines.push(`- ${why} (${keys})`, pair);
        }
      }
    }
    assert.equal(needed.size, reasons.length, 'each reason explains something');
    const text = `${lines.join('\n\n')}\n`;
    if (process.env.UPDATE === '1') {
      writeFileSync(file, text);
    }
    assert.equal(text, readFileSync(file, 'utf8'));
  });
});

async function differences(name: BundledStyleName): Promise<Difference[]> {
  const theirList = await formatByPandoc(name);
  const ourList = processor.list(references, styleNamed(name));
  assert.deepEqual(
    ourList.map(({ key }) => key),
    [...theirList.keys()],
    `the order of ${name}`,
  );
  return ourList.flatMap(({ key, text }) => {
    const ours = withoutLinks(toHtml(text));
    const theirs = theirList.get(key) ?? '';
    return ours === theirs ? [] : [{ key, ours, theirs, why: explain(ours, theirs) }];
  });
}

/** The reasons that it takes to make two references equal; none if all of them do not suffice. */
function explain(ours: string, theirs: string): string[] {
  const alike = (among: typeof reasons) => {
    const [a, b] = [ours, theirs].map((html) => among.reduce((it, { same }) => same(it), html));
    return a === b;
  };
  return alike(reasons)
    ? reasons
        .filter((reason) => !alike(reasons.filter((other) => other !== reason)))
        .map(({ why }) => why)
    : [];
}

/** Pandoc's references for the items that Cytonote's engine gets, in the order of Pandoc's list. */
async function formatByPandoc(name: BundledStyleName): Promise<Map<string, string>> {
  const json = pandocReferences(references, styleNamed(name), 'en-US', othersName([3]));
  const { stdout } = await pandoc(
    {
      from: 'markdown',
      to: 'html',
      wrap: 'none',
      citeproc: true,
      csl: 'style.csl',
      bibliography: ['items.json'],
    },
    references.map(({ id }) => `[@${id}]`).join('\n\n'),
    { 'items.json': json, 'style.csl': bundledStyleTexts()[name] },
  );
  const entries = stdout.split(/<div id="ref-(?=\w+")/).slice(1);
  return new Map(
    entries.map((entry) => {
      const key = /^\w+/.exec(entry)?.[0] as string;
      const body = entry.slice(entry.indexOf('>') + 1);
      return [key, withoutLinks(body.replace(/<div class="csl-left-margin">.*?<\/div>/s, ''))];
    }),
  );
}

/** HTML in Cytonote's form, without links, of which Pandoc makes more. */
function withoutLinks(html: string): string {
  return toHtml(readFormattedText(html.replace(/<\/?a\b[^<>]*>/g, '')));
}
