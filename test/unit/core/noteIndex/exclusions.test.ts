import assert from 'node:assert/strict';
import { Exclusions } from '../../../../src/core/noteIndex/exclusions';

describe('what the index leaves out', () => {
  it('includes what the globs of settings match, and everything inside', () => {
    const rules = new Exclusions([
      { '**/node_modules': true, '**/.git': true, build: true, '**/kept': false },
      { 'drafts/**': true, '*.tmp.md': true, '{old,older}/': true },
    ]);
    const files = [
      ...['node_modules/a/readme.md', 'x/node_modules/b.md', '.git/notes.md', 'build/a.md'],
      ...['drafts/a.md', 'drafts/b/c.md', 'a.tmp.md', 'old/a.md', 'older/b/c.md'],
      ...['x/build/a.md', 'kept/a.md', 'x/a.tmp.md', 'x/drafts/a.md', 'notes.md', 'building/a.md'],
    ];
    assert.deepEqual(
      files.filter((path) => !rules.exclude(path, false)),
      ['x/build/a.md', 'kept/a.md', 'x/a.tmp.md', 'x/drafts/a.md', 'notes.md', 'building/a.md'],
    );
    assert.equal(rules.exclude('drafts', true), true);
    assert.equal(rules.dependOnNeighbours, false);
  });

  it('includes the templates of notes, and no other files of the user', () => {
    const rules = new Exclusions([]);
    const paths = ['cytonote/templates/trial.md', 'cytonote/plan.md', 'x/cytonote/templates/a.md'];
    assert.deepEqual(
      paths.filter((path) => rules.exclude(path, false)),
      ['cytonote/templates/trial.md'],
    );
  });

  it('can depend on other files in the same folder', () => {
    const rules = new Exclusions([{ '**/*.md': { when: '$(basename).qmd' }, '**/*.x': { if: 1 } }]);
    const beside = new Set(['a.md', 'a.qmd', 'b.md']);
    assert.equal(rules.exclude('n/a.md', false, beside), true);
    assert.equal(rules.exclude('n/b.md', false, beside), false);
    assert.equal(rules.exclude('n/a.x', false, beside), false);
    assert.equal(rules.dependOnNeighbours, true);
  });

  it('includes what Git ignores, by the nearest matching rule', () => {
    const rules = new Exclusions([]);
    rules.addGitignore('', '*.log.md\n/private\nscratch/\n!kept.log.md\n');
    rules.addGitignore('lab', 'scratch.md\n!today.log.md\n/only-here.md\n');
    rules.addGitignore('private', '!secret.md\n');
    const out = [
      ...['a.log.md', 'x/y/a.log.md', 'private/secret.md', 'scratch/a.md', 'x/scratch/a.md'],
      ...['lab/scratch.md', 'lab/deep/scratch.md', 'lab/only-here.md'],
    ];
    const left = [
      ...['kept.log.md', 'x/private/a.md', 'scratch', 'lab/today.log.md', 'scratch.md'],
      ...['lab/deep/only-here.md', 'only-here.md', 'lab.md'],
    ];
    assert.deepEqual(
      [...out, ...left].filter((path) => rules.exclude(path, false)),
      out,
    );
    assert.equal(rules.exclude('scratch', true), true);
  });

  it('is nothing if the settings are invalid', () => {
    const rules = new Exclusions([{ '': true, '[': true, 'a(b': true, '**/x': 'yes' }]);
    assert.equal(rules.exclude('notes.md', false), false);
    assert.equal(rules.exclude('x/a.md', false), false);
  });
});
