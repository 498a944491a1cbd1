import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { filesIn, folder, remove, uriOf, write } from './library';
import { activate, closeAll, openNote } from './notes';
import { problemsOf, problemsWith } from './problems';
import { set } from './settings';

/** Defined by `bundleTests.mjs`: the folder of the stand-ins for Pandoc. */
declare const STAND_INS: string;

const runsPrograms = 'process' in globalThis;

describe('publishing a note', () => {
  const output = uriOf('published.html');
  // The editor may show the old text of a file that was deleted and written again for a moment.
  let note: vscode.Uri;
  let notes = 0;
  const publish = (request: object = {}) =>
    vscode.commands.executeCommand<string | undefined>('cytonote.publishNote', {
      to: 'html',
      output,
      ...request,
    });
  const published = async () =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(output)).replace(/\s+/g, ' ');
  const isPublished = async () => (await filesIn(folder().uri)).includes('published.html');
  const open = async (text: string) => {
    await write(note, text);
    return vscode.window.showTextDocument(note);
  };
  const reports = (uri: vscode.Uri) =>
    problemsOf(uri, 'publishing').map(({ range, message, severity }) => ({
      line: range.start.line,
      message,
      severity,
    }));

  /** Waits for problems; a failure shows all problems. */
  const succeeds = async (publishing: Thenable<string | undefined>) => {
    const result = await publishing;
    const reported = vscode.languages.getDiagnostics().flatMap(([, found]) => found);
    const told = reported.filter(({ code }) => code === 'publishing').map((it) => it.message);
    assert.equal(result, 'published', told.join('; '));
  };

  before(async () => {
    await activate();
    await set('publish.pandocPath', `${STAND_INS}/pandoc.mjs`);
  });

  after(() => set('publish.pandocPath', undefined));

  beforeEach(() => {
    note = uriOf(`to-publish-${++notes}.md`);
  });

  afterEach(async () => {
    await closeAll();
    await remove(output);
    await remove(note);
  });

  if (!runsPrograms) {
    it('shows why nothing is published if the editor runs no programs', async () => {
      await openNote('IL-6 [@emilie1998].');
      assert.isUndefined(await publish());
      assert.isFalse(await isPublished());
    });
    return;
  }

  it('converts the citations in a copy of its unsaved text', async () => {
    const editor = await open('---\ncsl: apa\n---\n\nIL-6 \\citep[p. 3]{emilie1998}.\n');
    const end = new vscode.Position(editor.document.lineCount, 0);
    await editor.edit((edit) => edit.insert(end, 'Not saved {cite:t}`trenova2016`.\n'));
    const text = editor.document.getText();
    const before = await filesIn(folder().uri);
    await succeeds(publish());
    assert.match(await published(), />Emilie et al\.<\/span>, 1998, p\. 3\)</);
    assert.match(await published(), /Not saved <span[^>]*>Trenova &amp; Slavov \(2016\)/);
    assert.equal(editor.document.getText(), text);
    const added = (await filesIn(folder().uri)).filter((name) => !before.includes(name));
    assert.deepEqual(added, ['published.html']);
  });

  it('makes messages of the program problems at the lines of the note, until the note is edited', async () => {
    const editor = await open(
      'A [^emilie1998].\n\n[^emilie1998]: E.\n    F.\n\nB [@nobody2020].\n\n::: note\nC.\n',
    );
    const ofKey = () => problemsWith(note, 'nobody2020');
    await eventually('the check of citations', () => ofKey().length === 1);
    await succeeds(publish());
    const [report, ...others] = reports(note);
    assert.deepEqual(others, []);
    assert.equal(report?.line, 7);
    assert.equal(report?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(report?.message ?? '', /unclosed/);
    assert.equal(ofKey().length, 1, 'publishing does not report the key again');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'C '));
    await eventually('no reports', () => reports(note).length === 0);
  });

  it('reports a missing style where the note names it, and runs nothing', async () => {
    await open('---\ncsl: none.csl\n---\n\nA [@emilie1998].\n');
    assert.equal(await publish(), 'failed');
    assert.deepEqual(
      reports(note).map(({ line }) => line),
      [1],
    );
    assert.isFalse(await isPublished());
  });

  it('works for a note that is in no file', async () => {
    await openNote('IL-6 [@emilie1998].');
    await succeeds(publish());
    assert.match(await published(), /IL-6/);
  });

  it('works for a note outside of the workspace', async () => {
    note = uriOf('..', `outside-of-${folder().name}.md`);
    await open('An outsider \\cite{emilie1998}.\n');
    await succeeds(publish());
    assert.match(await published(), /An outsider <span class="citation"/);
  });

  it('works for the note of a menu', async () => {
    await write(note, 'A named note \\cite{emilie1998}.\n');
    await openNote('Another one.');
    await succeeds(publish({ note }));
    assert.match(await published(), /A named note/);
  });

  it('reports a missing program', async () => {
    await set('publish.pandocPath', 'no-such-pandoc');
    try {
      await open('A.\n');
      assert.isUndefined(await publish());
      assert.isFalse(await isPublished());
    } finally {
      await set('publish.pandocPath', `${STAND_INS}/pandoc.mjs`);
    }
  });

  it('ends a program that hangs when the user cancels', async () => {
    await set('publish.pandocPath', `${STAND_INS}/hangingPandoc.mjs`);
    try {
      await open('A.\n');
      const ended = publish();
      const result = await eventually('the end', async () => {
        await vscode.commands.executeCommand('cytonote.cancelTask');
        const pause = new Promise<undefined>((resolve) => setTimeout(resolve, 100));
        return Promise.race([ended, pause]);
      });
      assert.equal(result, 'cancelled');
      assert.isFalse(await isPublished());
    } finally {
      await set('publish.pandocPath', `${STAND_INS}/pandoc.mjs`);
    }
  });
});
