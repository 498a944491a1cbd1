import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';

/** One article in each format that Cytonote reads. */
const files: Readonly<Record<string, string>> = {
  'a.bib': `@article{lampe2001, author={Lampe, Émile}, title={A lamp}, journal={Lamps}, year=2001}\n`,
  'a.ris':
    'TY  - JOUR\r\nID  - lampe2001\r\nAU  - Lampe, Émile\r\nTI  - A lamp\r\nT2  - Lamps\r\nPY  - 2001\r\nER  - \r\n',
  'a.nbib': 'PMID- 990000001\nTI  - A lamp\nFAU - Lampe, Émile\nJT  - Lamps\nDP  - 2001\n',
  'a.json':
    '[{"id":"lampe2001","type":"article-journal","title":"A lamp","author":[{"family":"Lampe","given":"Émile"}],"container-title":"Lamps","issued":{"date-parts":[[2001]]}}]',
  'a.yaml':
    'references:\n- id: lampe2001\n  type: article-journal\n  title: A lamp\n  author:\n  - family: Lampe\n    given: Émile\n  container-title: Lamps\n  issued: 2001\n',
  'pubmed.xml':
    '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>990000001</PMID><Article><Journal><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>Lamps</Title></Journal><ArticleTitle>A lamp</ArticleTitle><AuthorList><Author><LastName>Lampe</LastName><ForeName>Émile</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>',
  'endnote.xml':
    '<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Lampe, Émile</author></authors></contributors><titles><title>A lamp</title><secondary-title>Lamps</secondary-title></titles><dates><year>2001</year></dates></record></records></xml>',
};
const expected = {
  id: 'lampe2001',
  type: 'article-journal',
  title: 'A lamp',
  author: [{ family: 'Lampe', given: 'Émile' }],
  'container-title': 'Lamps',
  issued: { 'date-parts': [[2001]] },
};

describe('cytonote convert', () => {
  for (const [name, text] of Object.entries(files)) {
    it(`reads ${name}`, () =>
      inFolder((folder) => {
        const file = join(folder, name);
        writeFileSync(file, text);
        const { status, stdout, stderr } = run(['convert', file, '--to', 'csl-json']);
        assert.deepEqual([status, stderr], [0, '']);
        const [{ PMID, ...reference }] = JSON.parse(stdout);
        assert.deepEqual(reference, expected);
      }));
  }

  for (const to of ['csl-json', 'csl-yaml', 'bibtex', 'ris']) {
    it(`writes ${to} that it can read again, into a file that appears when it is complete`, () =>
      inFolder((folder) => {
        const [file, output] = [join(folder, 'a.json'), join(folder, 'out')] as const;
        writeFileSync(file, files['a.json'] as string);
        const written = run(['convert', file, '--to', to, '--output', output]);
        assert.deepEqual([written.status, written.stdout, written.stderr], [0, '', '']);
        assert.equal(existsSync(`${output}.part`), false);
        const again = run(['convert', '-', '--to', 'csl-json'], readFileSync(output));
        assert.deepEqual([again.status, JSON.parse(again.stdout)], [0, [expected]]);
      }));
  }

  it('writes an entry without a key under a free key, and reports it', () =>
    inFolder((folder) => {
      const file = join(folder, 'a.bib');
      writeFileSync(
        file,
        `${files['a.bib']}@book{, author={Lampe, Émile}, title={B}, year=2001}\n`,
      );
      const { status, stdout, stderr } = run(['convert', file, '--to', 'csl-json']);
      assert.deepEqual(
        [status, stderr],
        [1, `cytonote: ${file}:2: This entry has no citation key.\n`],
      );
      const written: readonly { readonly id: string }[] = JSON.parse(stdout);
      assert.deepEqual(
        written.map(({ id }) => id),
        ['lampe2001', 'lampe2001a'],
      );
    }));

  it('writes all entries in order, and reports the places of problems', () =>
    inFolder((folder) => {
      const [a, b] = [join(folder, 'a.bib'), join(folder, 'b.bib')] as const;
      writeFileSync(
        a,
        '@book{x, title={X}, year=2000}\r\n@book{y, title={Y},\r\n year = nothing}\r\n',
      );
      writeFileSync(b, '@book{x, title={Another}, year=2001}\n');
      const { status, stdout, stderr } = run(['convert', a, b, '--to', 'csl-json']);
      assert.equal(status, 1);
      assert.deepEqual(
        JSON.parse(stdout).map((it: { id: string; title: string }) => [it.id, it.title]),
        [
          ['x', 'X'],
          ['y', 'Y'],
          ['x', 'Another'],
        ],
      );
      assert.deepEqual(stderr.split('\n'), [
        `cytonote: ${a}:3: No @string defines “nothing”.`,
        `cytonote: ${b}: “x” is the key of an entry of ${a}, too`,
        '',
      ]);
    }));

  it('names a file that it cannot read, and converts the others', () =>
    inFolder((folder) => {
      const [a, missing] = [join(folder, 'a.bib'), join(folder, 'missing.bib')] as const;
      writeFileSync(a, files['a.bib'] as string);
      const { status, stdout, stderr } = run(['convert', missing, a, '--to', 'csl-yaml']);
      assert.equal(status, 1);
      assert.match(stdout, /^references:\n- id: lampe2001\n/);
      assert.equal(stderr, `cytonote: ${missing}: it cannot be read\n`);
    }));

  it('writes an empty list for an empty file', () =>
    inFolder((folder) => {
      const file = join(folder, 'a.bib');
      writeFileSync(file, '');
      const all = ['csl-json', 'csl-yaml', 'bibtex', 'ris'].map((to) => {
        const { status, stdout } = run(['convert', file, '--to', to]);
        return [status, stdout];
      });
      assert.deepEqual(all, [
        [0, '[]\n'],
        [0, 'references: []\n'],
        [0, ''],
        [0, ''],
      ]);
    }));

  it('rejects a command without files, or with a format that it does not write', () => {
    assert.equal(run(['convert']).status, 2);
    assert.equal(run(['convert', 'a.bib']).status, 2);
    assert.equal(run(['convert', 'a.bib', '--to', 'nbib']).status, 2);
    assert.match(run(['convert', '--help']).stdout, /^Usage: cytonote convert /);
  });
});
