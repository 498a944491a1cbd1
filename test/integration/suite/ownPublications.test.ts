import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { hoverTextOn } from './hovers';
import { emptyLibrary, remove, sourceFile, uriOf, write } from './library';
import { acceptItem } from './lists';
import { activate, closeAll, positionOf, select } from './notes';
import { problemsOf } from './problems';

const trial = `@article{okafor2017,
  author = {Okafor, Ada and Lind, Bo},
  title = {Guselkumab versus adalimumab: a randomised, double-blind trial},
  year = {2017},
  abstract = {BACKGROUND: Guselkumab is an antibody. RESULTS: PASI 90 was reached by 76\\,\\% of patients on guselkumab vs. 55\\,\\% of those on adalimumab.}
}
`;
const hostile = `
@article{hostile2020,
  author = {Hostile, Eve},
  title = {An imagined study},
  year = {2020},
  abstract = {Belimumab [click](command:workbench.action.quit) and <img src=x> helped all patients.}
}
`;
const note = `---
bibliography: quoted.bib
---

Guselkumab did better than belimumab, and IL-31 itches.
`;

describe('the card of an entity that the note’s bibliography names', () => {
  const says = (document: vscode.TextDocument, text: string, words: string) =>
    eventually(
      `“${words}” on the card of ${text}`,
      // The editor may still show the file's earlier text.
      async () =>
        document.getText().includes(text) && (await hoverTextOn(document, text)).includes(words),
    );

  /** Opens the note with the text of its file: the editor may have kept the text of a file that was just deleted. */
  const openQuoted = async (): Promise<vscode.TextEditor> => {
    const editor = await vscode.window.showTextDocument(uriOf('quoted.md'));
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('quoted.md')));
    await eventually('the note as it is on the disk', async () => {
      if (editor.document.getText() !== saved) {
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
      return editor.document.getText() === saved;
    });
    return editor;
  };

  before(activate);

  beforeEach(async () => {
    await write(uriOf('quoted.bib'), trial + hostile);
    await write(uriOf('quoted.md'), note);
  });

  afterEach(async () => {
    await closeAll();
    await remove(uriOf('quoted.md'));
    await remove(uriOf('quoted.bib'));
  });

  it('quotes a sentence of the abstract, also after the file has changed', async () => {
    const { document } = await openQuoted();
    await says(
      document,
      'Guselkumab',
      '“PASI 90 was reached by 76 % of patients on guselkumab vs. 55 %',
    );
    const card = await hoverTextOn(document, 'Guselkumab');
    assert.match(
      card,
      /\*\*\[Okafor \\& Lind 2017\]\(command:cytonote\.openPublication\?\S+\)\*\* · randomised trial · in quoted\.bib/,
    );
    await write(uriOf('quoted.bib'), trial.replace('reached by 76', 'reached by 67') + hostile);
    await says(document, 'Guselkumab', 'reached by 67 %');
    await write(uriOf('quoted.bib'), hostile);
    await eventually('no trial on the card', async () => {
      const now = await hoverTextOn(document, 'Guselkumab');
      return now.includes('guselkumab') && !now.includes('Okafor');
    });
  });

  it('shows a hostile abstract as text', async () => {
    const { document } = await openQuoted();
    await says(
      document,
      'belimumab',
      '“Belimumab \\[click\\](command:workbench.action.quit) and \\<img src=x\\> helped all patients.”',
    );
  });

  it('has no publication of a bibliography that does not name the entity', async () => {
    const { document } = await openQuoted();
    await says(document, 'Guselkumab', 'in quoted.bib');
    const card = await hoverTextOn(document, 'IL-31');
    assert.include(card, '**IL-31**');
    assert.notInclude(card, 'quoted.bib');
  });

  it('leads to a page for each entry, with its abstract and the notes that cite it', async () => {
    await write(uriOf('quoted.md'), note.replace('belimumab,', 'belimumab [@okafor2017],'));
    const { document } = await openQuoted();
    await says(document, 'Guselkumab', 'in quoted.bib');
    const id = `entry:${uriOf('quoted.bib')}#okafor2017`;
    await vscode.commands.executeCommand('cytonote.openPublication', id);
    const page = await eventually('the page', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.path.startsWith('/publications/')),
    );
    await eventually('the citing note', () => page.getText().includes('(/quoted.md)'));
    assert.match(page.getText(), /^# Guselkumab versus adalimumab/);
    assert.include(page.getText(), 'patients on [guselkumab](../../entities/guselkumab/');
    assert.include(page.getText(), '[quoted.bib](/quoted.bib#L1): \\@okafor2017');
    assert.include(page.getText(), '“PASI 90 was reached by 76');
  });

  it('has hints at citations off topic only if a setting turns them on, and until they are dismissed', async () => {
    const settings = vscode.workspace.getConfiguration('cytonote');
    const text = note.replace('itches.', 'makes patients itch at night [@okafor2017].');
    await write(uriOf('quoted.md'), text);
    const { document } = await openQuoted();
    const hints = () => problemsOf(document.uri, 'offTopicCitation');
    await says(document, 'Guselkumab', 'in quoted.bib');
    assert.deepEqual(hints(), []);
    await settings.update('hintOffTopicCitations', 'hint', vscode.ConfigurationTarget.Global);
    try {
      // Guselkumab is in the first half of the sentence, so that the citation is on topic.
      await write(
        uriOf('quoted.md'),
        text.replace('Guselkumab did better than belimumab, and ', ''),
      );
      await openQuoted();
      const [hint] = await eventually('a hint', () => hints().length === 1 && hints());
      assert.include(hint?.message, 'IL-31');
      assert.equal(document.getText(hint?.range), '[@okafor2017]');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        hint?.range,
      );
      const dismiss = actions.find(({ title }) => title === 'This citation fits here');
      const { command, arguments: parts = [] } = dismiss?.command ?? {};
      assert.ok(command);
      await vscode.commands.executeCommand(command, ...parts);
      await eventually('no hint', () => hints().length === 0);
    } finally {
      await settings.update('hintOffTopicCitations', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('leads to the page of the entity, which has the publication, too', async () => {
    const { document } = await openQuoted();
    await says(document, 'Guselkumab', 'in quoted.bib');
    const uri = vscode.Uri.parse('cytonote:/entities/guselkumab/guselkumab.md');
    const page = await vscode.workspace.openTextDocument(uri);
    const text = await eventually('the publication on the page', () => {
      const now = page.getText();
      return now.includes('in quoted.bib') && now;
    });
    assert.match(text, /### Randomised trials \(\d+\)\n[\s\S]*- \*\*\[Okafor \\& Lind 2017\]\(/);
    assert.include(text, '  “PASI 90 was reached by 76 % of patients on guselkumab vs. 55 %');
  });

  describe('saves a sentence as a finding', () => {
    const sentence =
      'PASI 90 was reached by 76 % of patients on guselkumab vs. 55 % of those on adalimumab.';
    const selected = () => {
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      return (selection && document?.getText(selection)) ?? '';
    };
    const fileIsOpen = () =>
      eventually('the sentence, selected in the file of its publication', () => {
        const path = vscode.window.activeTextEditor?.document.uri.path;
        return (
          path?.endsWith('/cytonote/sources/okafor2017.source.yaml') && selected() === sentence
        );
      });

    afterEach(async () => {
      await closeAll();
      await emptyLibrary();
    });

    it('by a link, only once, and one undo reverts that', async () => {
      const { document } = await openQuoted();
      await says(document, 'Guselkumab', 'command:cytonote.saveFinding?');
      const [, argument = ''] =
        /command:cytonote\.saveFinding\?([^)]+)/.exec(await hoverTextOn(document, 'Guselkumab')) ??
        [];
      const [quoted] = JSON.parse(decodeURIComponent(argument)) as unknown[];
      await vscode.commands.executeCommand('cytonote.saveFinding', quoted);
      await fileIsOpen();
      const saved = await sourceFile('okafor2017');
      assert.match(saved, /\nkey: okafor2017\ntype: article-journal\ntitle: .*Guselkumab versus/);
      assert.include(saved, `findings:\n  - entities: [guselkumab]\n    text: ${sentence}\n`);
      await vscode.window.showTextDocument(document);
      await says(document, 'Guselkumab', `in quoted.bib  \nPASI 90 was reached by 76 % of`);
      await vscode.commands.executeCommand('cytonote.saveFinding', quoted);
      await fileIsOpen();
      assert.equal(await sourceFile('okafor2017'), saved);
      await vscode.commands.executeCommand('undo');
      await becomesEqual(
        'the file, which was made for the finding',
        () => sourceFile('okafor2017'),
        '',
      );
    });

    it('by the keyboard, for the name at the cursor', async () => {
      const editor = await openQuoted();
      await says(editor.document, 'Guselkumab', 'in quoted.bib');
      await select(editor, positionOf(editor.document, 'Guselkumab'));
      const saving = vscode.commands.executeCommand('cytonote.saveFinding');
      await eventually('the best sentence, taken', async () => {
        await acceptItem();
        return (await sourceFile('okafor2017')).includes('findings:');
      });
      await saving;
      await fileIsOpen();
    });
  });
});
