import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionAt, actionsAt } from './actions';
import { completionsAt, labelOf } from './completions';
import { hoverTextOn } from './hovers';
import { remove, uriOf, write } from './library';
import { activate, closeAll, openNote, positionOf } from './notes';
import { firstProblem, problemsOf, problemsWith } from './problems';

const bibliography = `@article{huber2020,
  author = {Huber, Anna and M{\\"u}ller, J{\\"o}rg},
  title = {Interleukin-6 in imagined sepsis},
  journal = {Journal of Examples},
  year = {2020},
  doi = {10.1234/example.2020}
}

@article{huber2020b,
  author = {Huber, Anna},
  title = {A second made-up article},
  journal = {Journal of Examples},
  year = {2020}
}
`;
const note = `---
bibliography: example.bib
---

# IL-6 in sepsis

IL-6 rises in sepsis [@huber2020] and falls later [@hubber2020; @emilie1998].

As @huber2020 says, see also [-@huber2020b].
`;

describe('a bibliography', () => {
  const open = async (): Promise<vscode.TextDocument> => {
    const { document } = await vscode.window.showTextDocument(uriOf('example.md'));
    // The editor may still show the file as it was before it was written, and then does not look at it again by itself.
    await eventually('the note as it was written', async () => {
      if (document.getText() === note) return true;
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return document.getText() === note;
    });
    return document;
  };

  before(activate);

  beforeEach(async () => {
    await write(uriOf('example.bib'), bibliography);
    await write(uriOf('example.md'), note);
  });

  afterEach(async () => {
    await closeAll();
    await remove(uriOf('example.md'));
    await remove(uriOf('example.bib'));
  });

  it('gives its entries cards', async () => {
    const document = await open();
    assert.include(await hoverTextOn(document, '@huber2020]'), 'Interleukin-6 in imagined sepsis');
  });

  it('has the definitions of keys, and finds the citations of an entry', async () => {
    const document = await open();
    const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, '@huber2020b', 3),
    );
    assert.equal(target?.targetUri.toString(), uriOf('example.bib').toString());
    assert.equal(target?.targetSelectionRange?.start.line, 8);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionOf(document, '@huber2020]', 3),
    );
    const lines = found.map(
      ({ uri, range }) => `${uri.path.split('/').at(-1)} ${range.start.line}`,
    );
    // The editor's own Markdown extension reads the brackets as a link and finds that, too.
    assert.sameMembers([...new Set(lines)], ['example.bib 0', 'example.md 6', 'example.md 8']);
  });

  it('completes its keys and those of the library, by words of the entry', async () => {
    const document = await open();
    const end = document.lineAt(document.lineCount - 1).range.end;
    const offered = async () => {
      const at = document.lineAt(document.lineCount - 1).range.end;
      const items = await completionsAt(document, at, '@');
      return items.map(labelOf).filter((label) => label.startsWith('@'));
    };
    const type = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, end, text);
      assert.isTrue(await vscode.workspace.applyEdit(edit));
    };
    for (const [typed, key] of [
      ['\n@hub', '@huber2020'],
      ['\n@imagined', '@huber2020'],
      ['\n[@emil', '@emilie1998'],
    ] as const) {
      await type(typed);
      await eventually(`${key} for ${typed}`, async () => (await offered()).includes(key));
      await vscode.commands.executeCommand('undo');
    }
    await type('\n```\n@hub');
    assert.isEmpty(await offered());
  });

  it('gets an entry by quick fixes, for a source that is already cited and for one that the fix cites', async () => {
    const document = await open();
    const choose = async (text: string, title: RegExp) => {
      const fix = await eventually(`the quick fix ${title}`, async () => {
        const at = positionOf(document, text);
        const fixes = await actionsAt(document, at, vscode.CodeActionKind.QuickFix, 20);
        return fixes.find((action) => title.test(action.title));
      });
      assert.ok(fix.edit);
      return fix.edit;
    };
    const changed = (edit: vscode.WorkspaceEdit) => edit.entries().map(([uri]) => uri.toString());
    const filing = await choose('@emilie1998', /^Add @emilie1998 to example\.bib$/);
    assert.deepEqual(changed(filing), [uriOf('example.bib').toString()]);
    assert.isTrue(await vscode.workspace.applyEdit(filing));
    // Once the editor has saved a file that it does not show, it may close its document.
    const file = () => vscode.workspace.openTextDocument(uriOf('example.bib'));
    const filed = `${bibliography}\n@article{emilie1998,\n  author = {`;
    assert.isTrue((await file()).getText().startsWith(filed));
    // Cytonote adds nothing to the file before it has read the file again.
    const citing = await eventually('an edit of both files', async () => {
      const edit = await choose('IL-6 rises', /^Cite /);
      return edit.entries().length === 2 && edit;
    });
    assert.sameMembers(changed(citing), [uriOf('example.bib'), document.uri].map(String));
    assert.isTrue(await vscode.workspace.applyEdit(citing));
    const key = /\[@hubber2020; @emilie1998; @(\w+)\]/.exec(document.getText())?.[1];
    const text = (await file()).getText();
    assert.isTrue(text.startsWith(filed));
    assert.include(text.slice(filed.length), `{${key},`);
    await (await file()).save();
  });

  it('makes unknown keys problems, with fixes that write similar keys', async () => {
    const document = await open();
    const unknown = () => problemsWith(document.uri, 'hubber2020');
    const diagnostic = await eventually('a diagnostic', () => unknown()[0]);
    assert.equal(document.getText(diagnostic.range), 'hubber2020');
    const fix = await actionAt(document, diagnostic.range, 'Cite @huber2020 instead');
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually('no diagnostic', () => unknown().length === 0);
  });

  it('is read again after each edit, and keeps its last entries while it is broken', async () => {
    const document = await open();
    const card = () => hoverTextOn(document, '@huber2020]');
    assert.include(await card(), 'imagined sepsis');
    await write(uriOf('example.bib'), bibliography.replace('imagined sepsis', 'invented fever'));
    await eventually('the new title', async () => (await card()).includes('invented fever'));
    await write(uriOf('example.bib'), '@article{huber2020,\n  title = {Half a');
    await firstProblem(uriOf('example.bib'), 'a problem of the broken file');
    assert.include(await card(), 'invented fever');
  });

  it('gets a key renamed together with its citations in notes', async () => {
    const document = await open();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      positionOf(document, '@huber2020]', 3),
      'huberA',
    );
    await vscode.workspace.applyEdit(edit);
    assert.include(document.getText(), '[@huberA]');
    assert.include(document.getText(), 'As @huberA says, see also [-@huber2020b]');
    const file = await vscode.workspace.openTextDocument(uriOf('example.bib'));
    assert.include(file.getText(), '@article{huberA,');
    assert.include(file.getText(), '@article{huber2020b,');
    await file.save();
  });

  it('can be in the front matter of the note, where its entries are found but not renamed', async () => {
    const own =
      '---\nreferences:\n  - id: lund2021\n    title: A made-up title\n---\n\nHigh [@lund2021], as @lund2021 says.\n';
    await write(uriOf('own.md'), own);
    try {
      const { document } = await vscode.window.showTextDocument(uriOf('own.md'));
      const at = positionOf(document, '@lund2021', 3);
      const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      assert.equal(target?.targetUri.toString(), document.uri.toString());
      assert.equal(document.getText(target?.targetSelectionRange), 'lund2021');
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at,
      );
      const lines = found.map(({ range }) => range.start.line);
      // The editor's own Markdown extension reads the brackets as a link and finds that, too.
      assert.sameMembers([...new Set(lines)], [2, 6]);
      // Where there are no brackets, no other extension has something to rename.
      const bare = positionOf(document, '@lund2021 says', 3);
      const refusal = await vscode.commands
        .executeCommand('vscode.prepareRename', document.uri, bare)
        .then(
          () => undefined,
          (error: Error) => error.message,
        );
      assert.include(refusal ?? 'none', 'The note itself has this reference');
    } finally {
      await remove(uriOf('own.md'));
    }
  });

  describe('beside notes that cite its entry by number or link, or another publication by its key', () => {
    const other = bibliography.replace('10.1234/example.2020', '10.1234/other');
    const files = {
      'elsewhere/references.bib': other.replace('in imagined sepsis', 'in another article'),
      'elsewhere/note.md': 'High [@huber2020].\n',
      'numbered.md':
        '---\nbibliography: example.bib\n---\n\nHigh [1].\n\n<!-- cytonote: references -->\n\n' +
        '1. Huber A. <!-- @huber2020 -->\n\n<!-- cytonote: end of references -->\n',
      'linked.md':
        '---\nbibliography: example.bib\n---\n\nHigh ([Huber](https://doi.org/10.1234/example.2020)).\n',
    };
    beforeEach(async () => {
      for (const [name, text] of Object.entries(files)) {
        await write(uriOf(name), text);
      }
    });
    afterEach(async () => {
      for (const name of ['elsewhere', 'numbered.md', 'linked.md']) {
        await remove(uriOf(name));
      }
    });

    it('finds citations in the former only', async () => {
      const document = await open();
      const found = await eventually('all references', async () => {
        const all = await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          positionOf(document, '@huber2020 says', 3),
        );
        const names = all.map(
          ({ uri, range }) => `${vscode.workspace.asRelativePath(uri)} ${range.start.line}`,
        );
        return names.includes('numbered.md 4') && names.includes('linked.md 4') ? names : undefined;
      });
      assert.sameMembers(
        [...new Set(found)],
        ['example.bib 0', 'example.md 6', 'example.md 8', 'numbered.md 4', 'linked.md 4'],
      );
    });

    it('gets a key renamed only in notes that have the key from this file', async () => {
      const document = await open();
      const rename = (key: string) =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          positionOf(document, '@huber2020 says', 3),
          key,
        );
      const edit = await eventually('a rename in both notes', async () => {
        const all = await rename('huberA');
        return all.entries().length > 2 ? all : undefined;
      });
      const changed = edit
        .entries()
        .map(([uri, edits]) => `${vscode.workspace.asRelativePath(uri)} ${edits.length}`);
      assert.sameMembers(changed, ['example.md 2', 'example.bib 1', 'numbered.md 1']);
      const refusal = await rename('emilie1998').then(
        () => undefined,
        (error: Error) => error.message,
      );
      assert.include(refusal, '“emilie1998” is the key of another source');
    });
  });
});

describe('claims without a source', () => {
  afterEach(closeAll);

  it('get hints until these are dismissed or turned off', async () => {
    const { document } = await openNote(
      'IL-6 is high in all of these patients. Is TNF-α high, too?\n',
    );
    const hints = () =>
      problemsOf(document.uri, 'uncitedClaim').map(({ range }) => document.getText(range));
    await eventually('a hint', () => hints().length > 0);
    assert.deepEqual(hints(), ['IL-6 is high in all of these patients.']);
    const at = new vscode.Range(0, 1, 0, 1);
    const actions = await actionsAt(document, at);
    const titles = actions.map(({ title }) => title);
    const order = ['Choose a source…', 'This sentence needs no source', 'Silence IL-6 here'];
    assert.deepEqual(
      titles.filter((title) => order.includes(title)),
      order,
    );
    const dismissal = actions.find(({ title }) => title === 'This sentence needs no source');
    const { command = '', arguments: given = [] } = dismissal?.command ?? {};
    await vscode.commands.executeCommand(command, ...given);
    await eventually('no hint', () => hints().length === 0);
  });
});
