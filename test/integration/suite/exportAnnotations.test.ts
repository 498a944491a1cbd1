import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { remove, uriOf, write } from './library';
import { activate, closeAll, openNote, select } from './notes';

describe('exporting annotations', () => {
  const file = uriOf('exported.out');
  const exportAs = (scope: string, format: string) =>
    vscode.commands.executeCommand('cytonote.exportAnnotations', { scope, format, file });
  const exported = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  before(activate);

  afterEach(async () => {
    await closeAll();
    await remove(file);
  });

  it('of a note writes its mentions with offsets in the units of each format', async () => {
    await openNote('😀 IL-6 and `IL-10`, infliximab.');
    const offsets = {
      jsonl: /"start":3,"end":7,"text":"IL-6"/,
      pubtator: /\t2\t6\tIL-6\tcytokine\tcytonote:il-6;HGNC:6018/,
      bioc: /<location offset="2" length="4"\/><text>IL-6</,
      'bioc-json': /"text":"IL-6","locations":\[\{"offset":2,"length":4\}\]/,
      csv: /,2,6,3,7,IL-6,cytokine,il-6,HGNC:6018/,
      w3c: /"start":2,"end":6\},\{"type":"TextQuoteSelector","exact":"IL-6"/,
    };
    for (const [format, expected] of Object.entries(offsets)) {
      assert.equal(await exportAs('note', format), 2, format);
      assert.match(await exported(), expected);
    }
  });

  it('of a selection writes the mentions in it', async () => {
    const editor = await openNote('IL-6 and IL-10.');
    await select(editor, new vscode.Position(0, 5), new vscode.Position(0, 15));
    assert.equal(await exportAs('selection', 'jsonl'), 1);
    const { mentions } = JSON.parse(await exported());
    assert.deepEqual([mentions[0].text, mentions[0].start], ['IL-10', 9]);
  });

  it('of the workspace writes all notes, with their unsaved text', async () => {
    const note = uriOf('exported-note.md');
    await write(note, 'IL-6.\n');
    try {
      const editor = await vscode.window.showTextDocument(note);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'TNF-α, '));
      const lines = await eventually('the note is indexed', async () => {
        await exportAs('workspace', 'jsonl');
        const all = (await exported())
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        return all.some(({ id }) => id === 'exported-note.md') && all;
      });
      const own = lines.find(({ id }) => id === 'exported-note.md');
      assert.deepEqual(
        own.mentions.map(({ entity }: { entity: string }) => entity),
        ['tnf', 'il-6'],
      );
      const sample = lines.find(({ id }) => id === 'hiv-cytokines.md');
      assert.isAbove(sample.mentions.length, 5);
      await editor.document.save();
    } finally {
      await closeAll();
      await remove(note);
    }
  });
});
