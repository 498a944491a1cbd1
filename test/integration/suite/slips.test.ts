import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import { closeAll, openNote } from './notes';
import { firstProblem, problemsOf } from './problems';
import { setForWorkspace } from './settings';

describe('hints at slips', () => {
  afterEach(async () => {
    await setHints(undefined);
    await closeAll();
  });

  const note = 'Serum interluekin-6 fell, `interluekin-6` and [@tocilizumb2007].\n\nA retuximab.\n';

  it('are off by default', async () => {
    const { document } = await openNote(`---\ntitle: [\n---\n\n${note}`);
    // The front matter is checked as often, so once its problem is there, hints would be there, too.
    await firstProblem(document.uri, 'another problem');
    assert.deepEqual(problemsOf(document.uri, 'slip'), []);
    assert.deepEqual(await fixesAt(document, 'interluekin'), []);
  });

  it('have a fix for the word, follow typing, and disappear when a setting turns them off', async () => {
    await setHints(true);
    const { document } = await openNote(note);
    await eventually('two hints', () => problemsOf(document.uri, 'slip').length === 2);
    assert.deepEqual(
      problemsOf(document.uri, 'slip').map(({ message }) => message),
      ['Did you mean interleukin-6?', 'Did you mean cetuximab or rituximab?'],
    );
    const [hint] = problemsOf(document.uri, 'slip');
    assert.equal(hint && document.getText(hint.range), 'interluekin');
    assert.equal(hint?.severity, vscode.DiagnosticSeverity.Hint);

    const [fix, ...more] = await fixesAt(document, 'interluekin');
    assert.deepEqual(more, []);
    assert.equal(fix?.title, 'Write interleukin-6');
    assert.isTrue(fix?.isPreferred);
    await vscode.workspace.applyEdit(fix?.edit as vscode.WorkspaceEdit);
    assert.equal(document.getText(), note.replace('interluekin', 'interleukin'));
    await eventually('one hint left', () => problemsOf(document.uri, 'slip').length === 1);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), note);
    await eventually('the hint again', () => problemsOf(document.uri, 'slip').length === 2);

    const choices = await fixesAt(document, 'retuximab');
    assert.sameMembers(
      choices.map(({ title, isPreferred }) => `${title} ${isPreferred ?? false}`),
      ['Write rituximab false', 'Write cetuximab false'],
    );

    await setHints(false);
    await eventually('no hints', () => problemsOf(document.uri, 'slip').length === 0);
  });
});

function setHints(value: boolean | undefined): Promise<void> {
  return setForWorkspace('hintSlips', value);
}

/** The quick fixes at a word that write a name. */
async function fixesAt(document: vscode.TextDocument, word: string): Promise<vscode.CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(word) + 2);
  const actions = await actionsAt(document, start, vscode.CodeActionKind.QuickFix);
  return actions.filter(({ title }) => title.startsWith('Write '));
}
