/**
 * Four gestures in the Node extension host, and the functions of the bundle that each of them calls, as V8
 * counts them. The first visit only writes the index, which the second one reads when it starts.
 */
import { assert } from 'chai';
import * as vscode from 'vscode';
import { folder, uriOf, write } from '../../integration/suite/library';
import { closeAll, positionOf } from '../../integration/suite/notes';
import { eventually } from '../../integration/waiting';
import { FunctionCoverage } from './functionCoverage';

const NOTE = ['bibliography', 'reading-list.md'] as const;

/** What *Show What Is Indexed* tells, of which this needs a part. */
interface Status {
  readonly notes: number;
  readonly takenOver: number;
  readonly isSaved: boolean;
  readonly isWorking: boolean;
}

const isFirstVisit = async () => {
  const text = await vscode.workspace.fs.readFile(uriOf('visit.json'));
  return JSON.parse(new TextDecoder().decode(text)).visit === 1;
};

async function start(): Promise<Status> {
  await vscode.extensions.getExtension('cytonote.cytonote')?.activate();
  // On a slow machine the notes take longer than one attempt.
  for (let tries = 0; ; tries++) {
    try {
      return await eventually('the index', async () => {
        const status = await vscode.commands.executeCommand<Status>('cytonote.showIndexStatus');
        return status.notes > 0 && status.isSaved && !status.isWorking && status;
      });
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}

describe('gestures', function () {
  this.timeout(300_000);
  const gestures: { gesture: string; functions: readonly string[] }[] = [];
  let coverage: FunctionCoverage;

  before(async function () {
    if (await isFirstVisit()) {
      await start();
      this.skip();
    }
    const { path } = vscode.extensions.getExtension('cytonote.cytonote')?.extensionUri ?? uriOf();
    coverage = await FunctionCoverage.start(`${path}/dist`);
  });
  after(async () => {
    await coverage?.stop();
    await closeAll();
    await write(vscode.Uri.joinPath(folder().uri, 'gestures.json'), JSON.stringify(gestures));
  });

  const measure = async (gesture: string, act: () => Promise<void>) => {
    await coverage.untilQuiet();
    await act();
    gestures.push({ gesture, functions: await coverage.untilQuiet() });
  };
  const noteOf = () => vscode.workspace.openTextDocument(uriOf(...NOTE));

  it('restart: the extension starts and takes over the index', async () => {
    await measure('restart', async () => {
      const { takenOver } = await start();
      assert.isAbove(takenOver, 0, 'no note was taken over from the saved index');
    });
  });

  it('hover: the card of a name', async () => {
    const note = await noteOf();
    await vscode.window.showTextDocument(note);
    await measure('hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        note.uri,
        positionOf(note, 'IL-6 and'),
      );
      assert.isNotEmpty(hovers);
    });
  });

  it('cite: the quick fixes of a name, with their edits, in a note with a bibliography', async () => {
    const note = await noteOf();
    await measure('cite', async () => {
      const at = positionOf(note, 'IL-6 and');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        note.uri,
        new vscode.Range(at, at),
        vscode.CodeActionKind.QuickFix.value,
        // As many get their edits as are offered.
        100,
      );
      const cite = actions.find(({ title, edit }) => title.startsWith('Cite ') && edit);
      const changed = cite?.edit?.entries().map(([uri]) => uri.path.split('.').at(-1));
      assert.sameMembers(changed ?? [], ['md', 'bib'], 'the files that citing changes');
    });
  });

  it('keystroke: a letter in an open note', async () => {
    const note = await noteOf();
    const editor = await vscode.window.showTextDocument(note);
    const at = positionOf(note, 'calms', 0);
    await measure('keystroke', async () => {
      assert.ok(await editor.edit((edit) => edit.insert(at, 'x')));
    });
  });
});
