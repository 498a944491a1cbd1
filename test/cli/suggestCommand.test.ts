import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';

const bib = `@article{lampe2001, title={Tumour necrosis factor in keepers of lamps}, author={Lampe, Émile}, year=2001,
  journal={Lamps}, abstract={A cohort of keepers.}}
@article{salz2003, title={Salt and sleep}, author={Salz, Anna}, year=2003, journal={Lamps},
  keywords={insomnia; towers}}
`;
const ris =
  'TY  - JOUR\nID  - fog2005\nAU  - Nebel, Bo\nTI  - Drops of fog\nAB  - Glimmering.\nER  - \n';

describe('cytonote suggest', () => {
  const withFiles = (test: (suggest: Suggest, folder: string) => void) =>
    inFolder((folder) => {
      const [first, second] = [join(folder, 'a.bib'), join(folder, 'b.ris')];
      writeFileSync(first, bib);
      writeFileSync(second, ris);
      test((lines, ...args) => {
        const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
        const all = ['suggest', '--bibliography', first, second, '--root', folder, ...args];
        const { status, stdout, stderr } = run(all, input);
        return {
          status,
          stderr,
          lines: stdout
            .split('\n')
            .filter(Boolean)
            .map((it) => JSON.parse(it)),
        };
      }, folder);
    });

  it('ranks the entries of several files for each sentence, in the order of the sentences', () =>
    withFiles((suggest) => {
      const { status, lines } = suggest([
        { id: 'x', sentence: 'TNF-α was high [CITE].', before: '', after: '', heading: '' },
        { id: 2, sentence: 'Insomnia [CITE] is common.' },
        { id: 'y', sentence: 'Glimmering [CITE].', cited: ['fog2005'] },
        { id: 'z', sentence: 'Zebras [CITE].' },
      ]);
      assert.deepEqual(lines, [
        { id: 'x', keys: ['lampe2001'] },
        { id: 2, keys: ['salz2003'] },
        { id: 'y', keys: ['fog2005'] },
        { id: 'z', keys: [] },
      ]);
      assert.equal(status, 0);
    }));

  it('learns only with --learn, and only from earlier lines', () =>
    withFiles((suggest) => {
      const lines = [
        { id: 1, sentence: 'Wobbling is common [CITE].', cited: ['salz2003'] },
        { id: 2, sentence: 'Wobbling is back [CITE].', heading: 'Other' },
      ];
      assert.deepEqual(
        suggest(lines).lines.map(({ keys }) => keys),
        [[], []],
      );
      assert.deepEqual(
        suggest(lines, '--learn').lines.map(({ keys }) => keys),
        [[], ['salz2003']],
      );
    }));

  it('gives at most as many keys as --limit says', () =>
    withFiles((suggest) => {
      const lines = [{ id: 1, sentence: 'Lampe and Nebel on salt and fog [CITE].' }];
      const [all] = suggest(lines).lines;
      assert.equal(all?.keys.length, 3);
      assert.deepEqual(suggest(lines, '--limit', '2').lines[0]?.keys, all?.keys.slice(0, 2));
    }));

  it('skips and reports broken lines and files', () =>
    withFiles((suggest, folder) => {
      const file = join(folder, 'in.jsonl');
      writeFileSync(file, '{"id":1,"sentence":"Fog."}\n{"id":1\n[]\n{"id":2,"sentence":"Salt."}\n');
      const { status, lines, stderr } = suggest([], '--bibliography', join(folder, 'no.bib'), file);
      assert.deepEqual(lines, [
        { id: 1, keys: ['fog2005'] },
        { id: 2, keys: ['salz2003'] },
      ]);
      assert.equal(status, 1);
      assert.match(stderr, /no\.bib: it cannot be read\n/);
      assert.match(stderr, /in\.jsonl:2: /);
      assert.match(stderr, /in\.jsonl:3: a line must be an object with "id" and "sentence"/);
    }));

  it('rejects wrong commands', () =>
    withFiles((suggest) => {
      assert.equal(run(['suggest']).status, 2);
      assert.match(run(['suggest']).stderr, /--bibliography/);
      assert.equal(suggest([], '--limit', '0').status, 2);
      assert.equal(suggest([], '--from', 'pubtator').status, 2);
      assert.equal(run(['suggest', '--help']).status, 0);
    }));
});

type Suggest = (
  lines: readonly unknown[],
  ...args: readonly string[]
) => { status: number | null; stderr: string; lines: { id: string | number; keys: string[] }[] };
