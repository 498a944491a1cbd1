import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extensionBundle, notebookMarksBundle } from '../../../src/build/bundle';
import { noteScopes, scopeOfKind } from '../../../src/build/generateGrammar';
import { readSourceFiles, root } from '../../../src/build/projectFiles';
import { markdownFile } from '../../../src/core/files/noteFiles';
import * as commands from '../../../src/features/host/commands';
import { noteLanguages, outlineStates, rowKinds } from '../../../src/features/host/conditionValues';
import * as contextKeys from '../../../src/features/host/contextKeys';
import * as viewIds from '../../../src/features/host/viewIds';

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

/** The names of all settings. */
function settingNames(): string[] {
  return groups.flatMap(({ properties }) => Object.keys(properties));
}

/** All conditions (`when`), one per line. */
function conditions(): string {
  const found = [...readText('package.json').matchAll(/"(?:when|enablement)": "(.*)"/g)];
  return found.map(([, condition]) => condition).join('\n');
}

/** All ids in a text that begin with `cytonote.`: commands, views, context keys, settings. */
function idsIn(text: string): string[] {
  // Of `cytonote.zotero.enable` all of it, of `view.cytonote.browseTopics.visible` only the view.
  const names = [...text.matchAll(/\bcytonote(?:\.[\w-]+)+/g)].map(([name]) => name);
  return names.map((name) => name.replace(/\.(?:visible|focus)$/, ''));
}

/** The texts for users: the README and the pages in docs/. */
function readManual(): string {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...pages.map((name) => `docs/${name}`)].map(readText).join('\n');
}

describe('the manifest', () => {
  it('has a string for every key, and a key for every string', () => {
    const used = [...readText('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('contributes exactly the commands that the code lists, and the code registers each once', () => {
    const contributed = contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(contributed.sort(), Object.values<string>(commands).sort());
    for (const name of Object.keys(commands)) {
      const registered = source.match(new RegExp(`registerCommand\\(\\s*${name}\\b`, 'g'));
      assert.equal(registered?.length, 1, `${name} is registered once`);
    }
    for (const { category, title, icon } of contributes.commands) {
      assert.ok(category && title && icon);
    }
  });

  it('contributes exactly the views for which the code has contents', () => {
    const { NOTEBOOK_RENDERER, MAP_PANEL, ...trees } = viewIds;
    const views = Object.values(contributes.views).flat() as { id: string }[];
    assert.deepEqual(views.map(({ id }) => id).sort(), Object.values(trees).sort());
    for (const name of Object.keys(trees)) {
      assert.match(source, new RegExp(`createTreeView(?:<\\w+>)?\\(${name}\\b`));
    }
    assert.deepEqual(
      contributes.notebookRenderer.map(({ id }: { id: string }) => id),
      [NOTEBOOK_RENDERER],
    );
    assert.ok(conditions().includes(`activeWebviewPanelId == '${MAP_PANEL}'`));
  });

  it('uses in its conditions exactly the context keys that the code sets', () => {
    const known = [...Object.values(viewIds), ...settingNames()];
    const used = idsIn(conditions()).filter((id) => !known.includes(id));
    assert.deepEqual([...new Set(used)].sort(), Object.values(contextKeys).sort());
    for (const name of Object.keys(contextKeys)) {
      assert.match(source, new RegExp(`'setContext',\\s*${name}\\b`), `${name} is set`);
    }
  });

  it('compares in its conditions with exactly the values that the code sets', () => {
    const comparisons = [
      ...conditions().matchAll(/\b(viewItem|cytonote\.noteOutline) (==|!=|=~) (\S+)/g),
    ].map(([, key, operator, value = '']) => ({ key, operator, value }));
    const matched = (values: readonly string[], key: string) => {
      const found = comparisons.filter((it) => it.key === key);
      const tests = found.map(({ operator, value }) =>
        operator === '=~' ? new RegExp(value.slice(1, -1)) : new RegExp(`^${value}$`),
      );
      assert.ok(tests.every((test) => values.some((value) => test.test(value))));
      return values.filter((value) => tests.some((test) => test.test(value)));
    };
    assert.deepEqual(matched(rowKinds, 'viewItem'), rowKinds);
    // A view with a tree has no message.
    assert.deepEqual(matched(outlineStates, contextKeys.NOTE_OUTLINE), ['reading', 'tooLong']);
  });

  it('uses in its conditions only keys of the editor, besides its own', () => {
    // A condition on a key that nobody sets is never true. See
    // code.visualstudio.com/api/references/when-clause-contexts.
    const ofEditor = [
      ...['activeWebviewPanelId', 'editorHasSelection', 'editorLangId', 'editorReadonly', 'false'],
      ...['resourceExtname', 'resourceScheme', 'view', 'viewItem'],
    ];
    const asked = conditions()
      .split(/\n| (?:&&|\|\|) /)
      .map((clause) => clause.replace(/^!| (?:==|!=|=~) .*/g, ''));
    assert.deepEqual(
      [...new Set(asked)].filter((it) => !/^(?:config\.|view\.)?cytonote\./.test(it)).sort(),
      ofEditor,
    );
    assert.ok(
      asked.every((it) => it.startsWith('config.') === settingNames().includes(it.slice(7))),
    );
    assert.ok(asked.every((it) => it.startsWith('view.') === it.endsWith('.visible')));
  });

  it('puts its menus and views only into places that the editor has', () => {
    assert.deepEqual(Object.keys(contributes.menus).sort(), [
      ...['commandPalette', 'editor/context', 'editor/title', 'explorer/context'],
      ...['view/item/context', 'view/title'],
    ]);
    const containers = Object.values(contributes.viewsContainers).flat() as { id: string }[];
    assert.deepEqual(Object.keys(contributes.viewsContainers), ['activitybar']);
    assert.deepEqual(
      Object.keys(contributes.views),
      containers.map(({ id }) => id),
    );
  });

  it('waits only for events that happen', () => {
    const { walkthroughs } = contributes as {
      walkthroughs: { steps: { completionEvents: string[] }[] }[];
    };
    const events = walkthroughs.flatMap(({ steps }) => steps.flatMap((it) => it.completionEvents));
    const happening = [
      ...Object.values(commands).map((id) => `onCommand:${id}`),
      ...Object.values(viewIds).map((id) => `onView:${id}`),
    ];
    assert.ok(events.length > 5);
    assert.deepEqual(
      events.filter((it) => !happening.includes(it)),
      [],
    );
    const { activationEvents } = manifest as { activationEvents: string[] };
    assert.deepEqual(
      activationEvents.filter((it) => !it.startsWith('onLanguage:')),
      [`onWebviewPanel:${viewIds.MAP_PANEL}`],
    );
  });

  it('contributes the existing server of tools and script of notebooks', () => {
    const [server, ...others] = contributes.mcpServerDefinitionProviders;
    assert.deepEqual(others, []);
    const [, name] = new RegExp(`const (\\w+) = '${server.id}';`).exec(source) ?? [];
    assert.ok(name && source.includes(`register(${name},`), server.id);
    const [{ entrypoint }] = contributes.notebookRenderer;
    const [script] = notebookMarksBundle(true).entryPoints as string[];
    assert.equal(entrypoint.path, `./dist/${basename(script ?? '', '.ts')}.js`);
    assert.equal(manifest.main, `./${extensionBundle(true).outfile?.replaceAll('\\', '/')}`);
    assert.equal(manifest.browser, manifest.main);
  });

  it('names only existing commands, views and settings in menus, welcome views, the walkthrough and texts', () => {
    const ids: readonly string[] = [
      ...Object.values(commands),
      ...Object.values(viewIds),
      ...Object.values(contextKeys),
      ...settingNames(),
    ];
    const { menus, viewsWelcome, walkthroughs } = contributes;
    const named = idsIn(JSON.stringify([menus, viewsWelcome, walkthroughs]));
    const texts = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));
    assert.equal(texts.length, 5);
    const linked = idsIn(texts.map(readText).join('\n'));
    assert.ok(named.length > 50 && linked.length > 5);
    assert.deepEqual(
      [...named, ...linked].filter((id) => !ids.includes(id)),
      [],
    );
  });

  it('has each id in only one place of the code', () => {
    const lists = /^src\/features\/host\/(?:commands|contextKeys|viewIds)\.ts$/;
    const ids = [commands, contextKeys, viewIds].flatMap((list) => Object.values<string>(list));
    assert.equal(new Set(ids).size, ids.length);
    for (const { path, text } of readSourceFiles().filter((file) => !lists.test(file.path))) {
      const written = [...text.matchAll(/['"`](cytonote\.[\w-]+)/g)].map(([, id]) => id ?? '');
      assert.deepEqual(
        written.filter((id) => ids.includes(id)),
        [],
        path,
      );
    }
  });

  it('has every command in a place that the keyboard reaches', () => {
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
    // Run by Enter on an item of a tree, in the menu of quick fixes, or on a completed key.
    const elsewhere = [
      ...['cytonote.revealMention', 'cytonote.openPlace', 'cytonote.dismissClaim'],
      ...['cytonote.openPublication', 'cytonote.dismissOffTopic', 'cytonote.fileCitation'],
    ];
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

  it('restricts only existing settings in untrusted workspaces', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.ok(restrictedConfigurations.length > 0);
    for (const name of restrictedConfigurations) {
      assert.ok(settingNames().includes(name), name);
    }
  });

  it('does not let a workspace choose programs to run or servers to ask', () => {
    const all = Object.assign({}, ...groups.map(({ properties }) => properties));
    const names = Object.keys(all).filter((it) => /^cytonote\.(?:publish|fetch)\./.test(it));
    assert.ok(names.includes('cytonote.publish.pandocPath') && names.length > 5);
    for (const name of names) {
      assert.equal(all[name].scope, 'machine', name);
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

  it('serves notes in every language id that they can have', () => {
    const { activationEvents } = manifest;
    const activated = activationEvents.filter((it: string) => it.startsWith('onLanguage:'));
    assert.deepEqual(
      activated,
      noteLanguages.map((language) => `onLanguage:${language}`),
    );
    const languagesOf = (list: { language: string }[]) => list.map(({ language }) => language);
    assert.deepEqual(languagesOf(contributes.snippets), [...noteLanguages]);
    assert.deepEqual(contributes.grammars[0].injectTo, noteScopes);
    const [{ language }] = contributes.semanticTokenScopes;
    assert.equal(language, undefined, 'tokens have colours in notes of any language id');
    const all = `editorLangId =~ /^(${noteLanguages.join('|')})$/`;
    assert.ok(conditions().split(all).length > 10);
    assert.ok(!conditions().replaceAll(all, '').includes('LangId'));
  });

  it('opens Quarto and R Markdown as Markdown, without a language of its own', () => {
    assert.deepEqual(contributes.languages, [
      { id: 'markdown', extensions: ['.qmd', '.rmd', '.rmarkdown'] },
    ]);
    const { extensions } = contributes.languages[0];
    extensions.forEach((ending: string) => assert.ok(markdownFile.test(`note${ending}`)));
  });

  it('names existing files', () => {
    const paths = [
      ...readText('package.json').matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets|data)\/[^"]+)"/g),
    ];
    assert.ok(paths.length > 5);
    for (const [, path] of paths) {
      assert.ok(existsSync(join(root, path as string)), path);
    }
  });

  it('has the version with which the changelog begins', () => {
    const [, version] = /^## \[(\d+\.\d+\.\d+)\]/m.exec(readText('CHANGELOG.md')) ?? [];
    assert.equal(version, manifest.version);
  });
});
