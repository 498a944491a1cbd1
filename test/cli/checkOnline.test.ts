import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicServices } from '../../src/core/fetching/sourceFetcher';
import { startLiteratureServer } from '../stand-ins/literatureServer.mjs';
import { badDois } from '../stand-ins/referenceRecords.mjs';
import { inFolder, start } from '../unit/support/commandLine';
import { assertValidSarif } from '../unit/support/sarifSchema';

const fields = 'author={Carberry, Josiah}, journal={J}, year=2008';
const entry = (key: string, ids: string, title = 'Imagined lamps and IL-6') =>
  `@article{${key}, title={${title}}, ${fields}, ${ids}}\n`;
const bib = [
  entry('gone', 'doi={10.5555/check.retracted}'),
  entry('pre', 'doi={10.5555/check.preprint}', 'Imagined lamps and IL-6, a preprint'),
  entry('none', 'doi={10.5555/x.404}', 'Imagined candles'),
  entry('noted', 'pmid={991000003}', 'Imagined lamps and IL-6: a study'),
  entry('bare', 'note={nothing}', 'Imagined wicks'),
].join('');
const note = 'A secret sentence on IL-6 [@gone; @pre] and [@none; @noted; @bare], again [@gone].\n';

describe('cytonote check --online', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  const check = async (folder: string, ...args: string[]) => {
    const services = [
      '--crossref',
      `${server.address}/`,
      '--pubmed',
      `${server.address}/eutils`,
      '--contact',
      'josiah@example.com',
    ];
    const running = start(['check', '--root', folder, '--online', ...services, ...args]);
    running.stdin.end();
    let [stdout, stderr] = ['', ''];
    running.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    running.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => running.on('close', resolve));
    return { status, stdout, stderr };
  };
  const write = (folder: string, more = '', cites = '') => {
    writeFileSync(join(folder, 'n.md'), note + cites);
    writeFileSync(join(folder, 'refs.bib'), bib + more);
  };

  before(async () => {
    server = await startLiteratureServer();
  });
  beforeEach(() => {
    server.requests.length = 0;
  });
  after(() => server.stop());

  it('reports findings of the services at the first citation, with a link', () =>
    inFolder(async (folder) => {
      write(folder);
      const { status, stdout, stderr } = await check(folder);
      assert.deepEqual([status, stderr], [1, '']);
      const online = stdout.split('\n').filter((line) => !line.includes('incomplete-entry'));
      assert.deepEqual(online, [
        'n.md:1:29: warning: “gone” has been retracted, as Crossref (Retraction Watch) says. https://doi.org/10.5555/notice.retraction [retraction]',
        'n.md:1:36: note: “pre” is a preprint whose version in a journal exists, as Crossref says: Annals of Lamps, 10.5555/CHECK.journal. https://doi.org/10.5555/CHECK.journal [preprint]',
        'n.md:1:47: warning: There is no DOI 10.5555/x.404, as Crossref says. https://doi.org/10.5555/x.404 [unknown-doi]',
        'n.md:1:54: warning: There is an expression of concern about “noted”, as PubMed says. https://pubmed.ncbi.nlm.nih.gov/991000008/ [expression-of-concern]',
        'n.md:1:62: note: “bare” was not checked. The entry has neither DOI nor PMID. [not-checked]',
        '',
      ]);
      const sent = server.requests.map(({ path, body }) => decodeURIComponent(path) + body).join();
      assert.doesNotMatch(sent, /secret|sentence|lamps|Carberry|gone/i);
    }));

  it('writes JSON and SARIF, and keeps answers in a file', () =>
    inFolder(async (folder) => {
      write(folder);
      const cache = ['--cache', join(folder, 'answers.json')];
      const json = JSON.parse((await check(folder, '--format', 'json', ...cache)).stdout);
      const count = server.requests.length;
      const { stdout } = await check(folder, '--format', 'sarif', ...cache);
      assert.equal(server.requests.length, count);
      const sarif = JSON.parse(stdout);
      assertValidSarif(sarif);
      assert.deepEqual(
        sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId),
        json.map(({ rule }: { rule: string }) => rule),
      );
      assert.ok(readFileSync(join(folder, 'answers.json'), 'utf8').includes('check.retracted'));
    }));

  it('names what it could not check, and fails', () =>
    inFolder(async (folder) => {
      write(folder, entry('away', `doi={${badDois.serverError}}`, 'Imagined fuses'), '\n[@away]\n');
      const { status, stdout, stderr } = await check(folder, '--fail-on', 'error');
      assert.equal(status, 1);
      assert.match(stderr, /^cytonote: 127\.0\.0\.1:\d+ reports an error of its own \(500\)/);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(stdout.match(/\[not-checked\]/g)?.length, 5);
      assert.doesNotMatch(stdout, /retracted/);
    }));

  it('checks bibliographies in any format, and reports findings at their entries', () =>
    inFolder(async (folder) => {
      write(folder);
      const ris = 'TY  - JOUR\nTI  - Imagined lamps and IL-6\nAU  - Carberry, J\nPY  - 2008\n';
      writeFileSync(join(folder, 'more.ris'), `${ris}DO  - 10.5555/check.withdrawn\nER  - \n`);
      const csl = { id: 'csl', type: 'book', title: 'RETRACTED: Imagined lamps and IL-6' };
      writeFileSync(join(folder, 'all.json'), JSON.stringify([{ ...csl, PMID: '991000001' }]));
      const named = ['refs.bib', 'more.ris', 'all.json'].map((name) => join(folder, name));
      const { status: found, stdout, stderr } = await check(folder, ...named);
      const rules = (text: string) =>
        text
          .split('\n')
          .flatMap((line) => /^([\w.]+:\d+).*\[([\w-]+)\]$/.exec(line)?.slice(1).join(' ') ?? []);
      assert.deepEqual(rules(stdout), [
        'all.json:1 retraction',
        'refs.bib:1 retraction',
        'refs.bib:2 preprint',
        'refs.bib:3 unknown-doi',
        'refs.bib:4 expression-of-concern',
        'refs.bib:5 not-checked',
        'more.ris:1 withdrawal',
        'all.json:1 retraction',
      ]);
      assert.deepEqual([found, stderr], [1, '']);
      const sent = server.requests.map(({ path, body }) => decodeURIComponent(path) + body).join();
      assert.doesNotMatch(sent, /lamps|Carberry|gone/i);
      const missing = await check(folder, join(folder, 'none.bib'));
      assert.match(missing.stderr, /none\.bib/);
      assert.equal(missing.status, 1);
    }));

  it('sends no request without --online', () =>
    inFolder(async (folder) => {
      write(folder);
      const running = start(['check', '--root', folder, '--crossref', server.address]);
      running.stdin.end();
      running.stdout.resume();
      assert.equal(await new Promise((resolve) => running.on('close', resolve)), 0);
      assert.equal(server.requests.length, 0);
    }));

  it('asks the same services as the editor by default', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const all = Object.assign(
      {},
      ...contributes.configuration.map(({ properties }: { properties: object }) => properties),
    );
    for (const name of ['pubmed', 'crossref', 'idConverter', 'doi'] as const) {
      const address = `${name}Address` as const;
      assert.equal(all[`cytonote.fetch.${address}`].default, publicServices[address]);
    }
  });
});
