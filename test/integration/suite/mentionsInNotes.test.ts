import { assert } from 'chai';
import * as vscode from 'vscode';
import { documentAt } from '../../../src/features/host/documents';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import { allHoversOn } from './hovers';
import { closeAll, openNote, positionOf } from './notes';
import { set } from './settings';

/** In `il-6-sepsis-covid.md` and other sample notes. */
const sample = 'il-6-sepsis-covid.md';

describe('an entity in all notes', () => {
  afterEach(closeAll);

  it('is found in every spelling, in open and closed notes', async () => {
    const { document } = await openNote('Interleukin 6 rises; so does IL-6.\n');
    const places = await eventually('references in other notes', async () => {
      const found = await referencesAt(document, positionOf(document, 'Interleukin'));
      return found.some(({ uri }) => uri.path.endsWith(`/${sample}`)) ? found : undefined;
    });
    const own = places.filter(({ uri }) => uri.toString() === document.uri.toString());
    assert.deepEqual(
      own.map(({ range }) => document.getText(range)),
      ['Interleukin 6', 'IL-6'],
    );
    for (const { uri, range } of places) {
      const text = (await documentAt(uri)).getText(range);
      assert.match(text, /6|BSF|sIL-6/, `${uri.path} ${text}`);
    }
  });

  it('is highlighted at its other mentions in the note', async () => {
    const { document } = await openNote('IL-6, interleukin-6 and IL-10 and IL‑6.\n');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, 'interleukin-6'),
    );
    assert.deepEqual(
      highlights.map(({ range }) => document.getText(range)),
      ['IL-6', 'interleukin-6', 'IL‑6'],
    );
  });

  it('can be renamed to its preferred label in all notes, but not to a text that is not its name', async () => {
    const { document } = await openNote('Interleukin 6 rises. Then IL6 falls.\n');
    const rename = (name: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        positionOf(document, 'IL6'),
        name,
      );
    const edit = await rename('IL-6');
    const own = edit
      .get(document.uri)
      .map(({ newText, range }) => [document.getText(range), newText]);
    assert.deepEqual(own, [
      ['Interleukin 6', 'IL-6'],
      ['IL6', 'IL-6'],
    ]);
    for (const [uri, edits] of edit.entries()) {
      const other = await documentAt(uri);
      edits.forEach(({ range }) => assert.notEqual(other.getText(range), 'IL-6'));
    }
    const refusal = await rename('IL-10').then(
      () => undefined,
      (error: Error) => error.message,
    );
    assert.include(refusal, '“IL-10” is not a name of IL-6');
  });

  it('has a quick fix that writes its preferred label in the whole note', async () => {
    const { document } = await openNote('IL6 rises, and IL-6; IL 6 falls.\n');
    const kind = vscode.CodeActionKind.RefactorRewrite;
    const edit = await eventually('the edit', async () => {
      const all = await actionsAt(document, new vscode.Position(0, 1), kind, 20);
      return all.find(({ title }) => title.endsWith('IL-6 in the whole note'))?.edit;
    });
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), 'IL-6 rises, and IL-6; IL-6 falls.\n');
  });

  it('has a quick fix that writes its preferred label in all notes, with a preview', async () => {
    const { document } = await openNote('Interleukin 6 rises.\n');
    const actions = await eventually('the action', async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 2, 0, 2),
        vscode.CodeActionKind.RefactorRewrite.value,
        20,
      );
      return all.some(({ title }) => title.endsWith('in all notes')) ? all : undefined;
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Use the preferred label IL-6',
        'Use the preferred label IL-6 in all notes',
        'Why is this marked?',
      ],
    );
    const entries = actions[1]?.edit?.entries() ?? [];
    const notes = entries.map(([uri]) => uri.toString());
    assert.include(notes, document.uri.toString());
    assert.isAbove(notes.length, 1);
    for (const [uri, edits] of entries) {
      const other = await documentAt(uri);
      for (const { range, newText } of edits) {
        assert.notEqual(other.getText(range), newText);
        assert.match(newText, /^IL-6$/i);
      }
    }
  });

  it('is a symbol of the workspace by each of its names, and a source is one by its author', async () => {
    const symbols = (query: string) =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
    const il6 = await eventually('a symbol for IL-6', async () =>
      (await symbols('interleukin 6')).find(({ name }) => name === 'IL-6'),
    );
    const there = await vscode.workspace.openTextDocument(il6.location.uri);
    assert.match(there.getText(il6.location.range), /6/);
    const emilie = (await symbols('emilie')).find(({ name }) => name === 'Emilie et al. 1998');
    assert.equal(emilie?.location.uri.scheme, 'cytonote');
  });
});

describe('counts above headings', () => {
  afterEach(async () => {
    await set('showCounts', undefined);
    await closeAll();
  });

  it('are shown when a setting turns them on', async () => {
    const { document } = await openNote(
      '# Sepsis\n\nIL-6 rises in patients with sepsis. IL-10 falls [@emilie1998].\n\n## Empty\n\nNothing.\n',
    );
    const lenses = async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.map(({ range, command }) => `${range.start.line} ${command?.title}`);
    };
    assert.deepEqual(await lenses(), []);
    await set('showCounts', true);
    assert.deepEqual(await lenses(), ['0 2 entities · 1 citation', '0 1 claim without a source']);
  });
});

describe('a note that opts out', () => {
  afterEach(closeAll);

  it('has no cards until it no longer opts out', async () => {
    const { document } = await openNote('---\ncytonote: false\n---\n\nIL-6 rises [@emilie1998].\n');
    const hovers = () => allHoversOn(document, 'IL-6');
    assert.deepEqual(await hovers(), []);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 10, 1, 15), 'true');
    await vscode.workspace.applyEdit(edit);
    assert.lengthOf(await hovers(), 1);
  });
});

async function referencesAt(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Location[]> {
  const command = 'vscode.executeReferenceProvider';
  return vscode.commands.executeCommand<vscode.Location[]>(command, uri, position);
}
