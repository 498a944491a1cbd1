import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';
import { assertValidSarif } from '../unit/support/sarifSchema';

const note = `---
bibliography: [refs.bib, none.bib]
csl: none.csl
cytonote: { syntax: runes }
---

IL-6 😀 [@nobody; @emilie1998] and [@twice; @bare; @gone; @same].
`;
const bib = `@article{twice, title={One}, author={A, B}, journal={J}, year=2000}
@article{twice, title={Two}, author={A, B}, journal={J}, year=2001}
@article{bare, title={Bare}}
@article{gone, title={RETRACTED: Gone}, author={A, B}, journal={J}, year=2002}
@article{same, title={One}, author={A, B}, journal={J}, year=2000, doi={10.3109/08830189809043015}}
@article{broken, title={
`;

function writeNotes(folder: string): void {
  mkdirSync(join(folder, 'cytonote'));
  writeFileSync(join(folder, 'cytonote', 'entities.yaml'), '- id: il-6\n  colour: red\n');
  writeFileSync(join(folder, 'a note.md'), note);
  writeFileSync(join(folder, 'refs.bib'), bib);
}

describe('cytonote check', () => {
  it('reports problems with rule, level and place', () =>
    inFolder((folder) => {
      writeNotes(folder);
      const { status, stdout } = run(['check', '--root', folder]);
      assert.equal(status, 1);
      const lines = stdout.trimEnd().split('\n');
      for (const expected of [
        /^a note\.md:2:26: warning: .*none\.bib.* \[missing-bibliography\]$/,
        /^a note\.md:3:6: warning: .*none\.csl.* \[front-matter\]$/,
        /^a note\.md:4:\d+: warning: .*runes.* \[front-matter\]$/,
        /^a note\.md:7:11: warning: .*nobody.* \[unknown-key\]$/,
        /^a note\.md:7:\d+: warning: .*twice.* \[duplicate-key\]$/,
        /^a note\.md:7:\d+: note: .*bare.* \[incomplete-entry\]$/,
        /^a note\.md:7:\d+: warning: .*gone.* \[retraction\]$/,
        /^refs\.bib:6:\d+: warning: .+ \[broken-bibliography\]$/,
        /^cytonote\/entities\.yaml:2:3: warning: .+ \[broken-library\]$/,
      ]) {
        assert.equal(
          lines.filter((line) => expected.test(line)).length,
          1,
          `${expected}\n${stdout}`,
        );
      }
    }));

  it('finds the bibliographies that the settings of a project name', () => {
    const projects = join(__dirname, '../fixtures/projects');
    for (const name of readdirSync(projects)) {
      const { status, stdout } = run(['check', '--root', join(projects, name)]);
      const warnings = stdout.split('\n').filter((line) => line.includes(': warning: '));
      // In Quarto, the single bibliography of this note replaces that of the project.
      const expected = name === 'quarto' ? ['alone.qmd:5'] : [];
      const places = warnings.map((line) => line.split(':').slice(0, 2).join(':'));
      assert.deepEqual([status, places], [expected.length, expected], stdout);
    }
  });

  it('reads identifiers as citations, and does not report them as unknown keys', () =>
    inFolder((folder) => {
      writeFileSync(
        join(folder, 'a.md'),
        '---\nbibliography: refs.bib\n---\n\n[@doi:10.5555/GONE; @pmid:990000001] {cite}`10.5555/unknown` [@isbn:1]\n',
      );
      writeFileSync(
        join(folder, 'refs.bib'),
        '@article{gone, title={RETRACTED: Gone}, author={A, B}, journal={J}, year=2002, doi={10.5555/gone}}\n',
      );
      const { stdout } = run(['check', '--root', folder]);
      assert.match(stdout, /^a\.md:5:3: warning: .*gone.* \[retraction\]\n$/);
    }));

  it('writes JSON and SARIF 2.1.0', () =>
    inFolder((folder) => {
      writeNotes(folder);
      const problems = JSON.parse(run(['check', '--root', folder, '--format', 'json']).stdout);
      const log = JSON.parse(run(['check', '--root', folder, '--format', 'sarif']).stdout);
      assert.equal(log.version, '2.1.0');
      assertValidSarif(log);
      assert.throws(() => assertValidSarif({ ...log, runs: [{ results: [] }] }), /tool/);
      const [{ tool, results, columnKind }] = log.runs;
      assert.equal(columnKind, 'utf16CodeUnits');
      assert.equal(results.length, problems.length);
      assert.ok(results.length >= 9);
      for (const [index, result] of results.entries()) {
        assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
        assert.ok(['error', 'warning', 'note'].includes(result.level));
        assert.equal(result.message.text, problems[index].message);
        const { artifactLocation, region } = result.locations[0].physicalLocation;
        assert.doesNotThrow(() => new URL(artifactLocation.uri, 'file:///x/'));
        assert.ok(!artifactLocation.uri.includes(' '));
        const { startLine, startColumn, endLine, endColumn } = region;
        assert.ok([startLine, startColumn, endLine, endColumn].every((it) => it >= 1));
        assert.ok(endLine > startLine || endColumn >= startColumn);
      }
      const key = problems.find(({ rule }: { rule: string }) => rule === 'unknown-key');
      assert.deepEqual([key.line, key.column, key.endColumn], [7, 11, 17]);
    }));

  it('finds nothing in correct notes, and skips notes that opt out', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'good.md'), 'IL-6 [@emilie1998].\n');
      writeFileSync(join(folder, 'off.md'), '---\ncytonote: false\n---\n[@nobody]\n');
      const { status, stdout } = run(['check', '--root', folder]);
      assert.deepEqual([status, stdout], [0, '']);
      assertValidSarif(JSON.parse(run(['check', '--root', folder, '--format', 'sarif']).stdout));
    }));

  it('ignores problems below a given level, and reports missing files', () =>
    inFolder((folder) => {
      const file = join(folder, 'n.md');
      writeFileSync(file, '[@bare]\n');
      writeFileSync(join(folder, 'refs.bib'), '@article{bare, title={Bare}}\n');
      const args = ['check', '--root', folder, file];
      assert.equal(run(args).status, 0);
      assert.equal(run([...args, '--fail-on', 'note']).status, 1);
      assert.equal(run(['check', '--root', folder, join(folder, 'gone.md')]).status, 1);
      assert.equal(run(['check', '--format', 'xml']).status, 2);
    }));
});
