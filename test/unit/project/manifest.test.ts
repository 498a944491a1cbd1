import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopeOfKind } from '../../../src/build/generateGrammar';
import { readSourceFiles, root } from '../../../src/build/projectFiles';

const readText = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(readText('package.json'));
const strings: Record<string, string> = JSON.parse(readText('package.nls.json'));
const { contributes } = manifest;
const source = readSourceFiles()
  .map(({ text }) => text)
  .join('\n');

interface SettingGroup {
  readonly title: string;
  readonly order: number;
  readonly properties: Record<string, { order: number; markdownDescription: string }>;
}
const groups: readonly SettingGroup[] = contributes.configuration;

/** What users read: the README and the pages in docs/. */
function readManual(): string {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...pages.map((name) => `docs/${name}`)].map(readText).join('\n');
}

describe('the manifest', () => {
  it('has a string for every key, and a key for every string', () => {
    const used = [...readText('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('contributes the commands that the code registers', () => {
    const contributed = contributes.commands.map(({ command }: { command: string }) => command);
    const inSource = source.matchAll(/'(cytonote\.[a-z]\w+)'/g);
    const named = new Set([...inSource].map(([, command]) => command));
    for (const command of contributed) {
      assert.ok(named.has(command), `${command} is not registered`);
    }
    for (const { category, title, icon } of contributes.commands) {
      assert.ok(category && title && icon);
    }
  });

  it('uses in its menus only commands and context keys that there are', () => {
    const contributed = contributes.commands.map(({ command }: { command: string }) => command);
    for (const { command } of Object.values(contributes.menus).flat() as { command: string }[]) {
      assert.ok(contributed.includes(command), command);
    }
    const keys = [...JSON.stringify(contributes).matchAll(/cytonote\.filtersTopics/g)];
    assert.ok(keys.length > 0 && source.includes("'cytonote.filtersTopics'"));
  });

  it('has every command where the keyboard reaches it', () => {
    const { commandPalette, ...others } = contributes.menus as Record<
      string,
      { command: string; when?: string }[]
    >;
    const hidden = (commandPalette ?? []).filter(({ when }) => when === 'false');
    assert.ok(hidden.length > 0);
    // The menus of views open with Shift+F10; a walkthrough's links are reached with Tab.
    const inMenus = Object.values(others)
      .flat()
      .map(({ command }) => command);
    const inSteps = JSON.stringify(strings);
    // Run by Enter on an item of a tree, or in the menu of quick fixes.
    const elsewhere = ['cytonote.revealMention', 'cytonote.openPlace', 'cytonote.dismissClaim'];
    const unreached = hidden
      .map(({ command }) => command)
      .filter((it) => !inMenus.includes(it) && !inSteps.includes(it));
    assert.deepEqual(unreached.sort(), elsewhere.sort());
  });

  it('describes every setting in a group, and in the manual, and the code reads it', () => {
    const manual = readManual();
    const names = groups.flatMap(({ properties }) => Object.keys(properties));
    assert.equal(new Set(names).size, names.length);
    for (const { title, properties } of groups) {
      assert.match(title, /^%settings\.\w+%$/);
      for (const [name, { markdownDescription }] of Object.entries(properties)) {
        assert.match(name, /^cytonote\.(?:[a-z]+[A-Z]\w+|[a-z]+\.[a-z]\w+)$/);
        const key = /^%(.+)%$/.exec(markdownDescription)?.[1] ?? '';
        assert.match(strings[key] ?? '', /^[A-Z].{20,}\.$/s, name);
        assert.ok(source.includes(`'${name.slice('cytonote.'.length)}'`), name);
        assert.ok(manual.includes(`\`${name}\``), `${name} is in neither README nor docs`);
      }
    }
  });

  it('gives groups, and settings in a group, an order of their own', () => {
    const inOrder = (orders: number[]) =>
      assert.deepEqual(
        orders,
        orders.map((_, i) => i + 1),
      );
    inOrder(groups.map(({ order }) => order));
    for (const { properties } of groups) {
      inOrder(Object.values(properties).map(({ order }) => order));
    }
  });

  it('colours semantic tokens by the scopes of the grammar', () => {
    const [{ scopes }] = contributes.semanticTokenScopes;
    for (const [kind, scope] of Object.entries(scopeOfKind)) {
      assert.deepEqual(scopes[kind === 'class' ? 'entityClass' : kind], [scope]);
    }
    const types = contributes.semanticTokenTypes.map(({ id }: { id: string }) => id);
    assert.deepEqual(types.sort(), Object.keys(scopes).sort());
  });

  it('names files that there are', () => {
    const paths = [
      ...readText('package.json').matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets|data)\/[^"]+)"/g),
    ];
    assert.ok(paths.length > 5);
    for (const [, path] of paths) {
      assert.ok(existsSync(join(root, path as string)), path);
    }
  });

  it('has the version that the changelog begins with', () => {
    const [, version] = /^## \[(\d+\.\d+\.\d+)\]/m.exec(readText('CHANGELOG.md')) ?? [];
    assert.equal(version, manifest.version);
  });
});
