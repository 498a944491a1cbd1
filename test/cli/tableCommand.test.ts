import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';

const bib = `@article{okafor2017, title={Guselkumab versus adalimumab: a randomised trial}, author={Okafor, Ada}, year=2017,
  abstract={PASI 90 was reached more often in adults with plaque psoriasis on guselkumab.}}
@article{salz2003, title={Salt and sleep}, author={Salz, Anna}, year=2003, journal={Lamps}}
`;

describe('cytonote table', () => {
  const table = (...args: string[]) => run(['table', ...args]);

  it('lists what a file of references and the dataset say about an entity', () =>
    inFolder((folder) => {
      const file = join(folder, 'refs.bib');
      writeFileSync(file, bib);
      const { stdout, status } = table(file, '--about', 'Guselkumab', '--root', folder);
      const lines = stdout.trimEnd().split('\n');
      assert.equal(
        lines[0],
        '| Publication | Kind of study | Year | Population or model | Finding | Citation |',
      );
      const own = lines.find((line) => line.includes('okafor2017'));
      assert.equal(
        own,
        '| Okafor 2017 | randomised trial | 2017 | adults with plaque psoriasis | “PASI 90 was reached more often in adults with plaque psoriasis on guselkumab.” | [@okafor2017] |',
      );
      assert.ok(lines.length > 3, 'the dataset has findings about guselkumab, too');
      assert.ok(!stdout.includes('salz2003'));
      assert.equal(status, 0);
    }));

  it('writes some columns as comma-separated values into a file', () =>
    inFolder((folder) => {
      const [file, output] = [join(folder, 'refs.bib'), join(folder, 'table.csv')];
      writeFileSync(file, bib);
      const columns = ['--columns', 'year,citation', '--by', 'year'];
      const { status, stdout } = table(file, '--to', 'csv', ...columns, '--output', output);
      assert.equal(status, 0);
      assert.equal(stdout, '');
      assert.equal(
        readFileSync(output, 'utf8'),
        'year,citation\r\n2017,okafor2017\r\n2003,salz2003\r\n',
      );
    }));

  it('reports unknown names and values', () =>
    inFolder((folder) => {
      for (const [args, message] of [
        [['--about', 'nothing-such'], 'there is no entity and no topic “nothing-such”'],
        [['a.bib', '--to', 'docx'], 'there is no format docx: markdown, csv'],
        [['a.bib', '--columns', 'year,mood'], 'there is no column mood'],
        [[], 'name files of references'],
      ] as const) {
        const { status, stderr } = table(...args, '--root', folder);
        assert.equal(status, 2);
        assert.ok(stderr.includes(message), stderr);
      }
      const { status, stderr } = table(join(folder, 'none.bib'), '--root', folder);
      assert.equal(status, 1);
      assert.match(stderr, /none\.bib/);
      assert.ok(!existsSync(join(folder, 'none.bib.part')));
    }));
});
