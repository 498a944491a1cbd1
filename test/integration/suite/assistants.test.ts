import { assert } from 'chai';
import * as vscode from 'vscode';
import { assistTools } from '../../../src/core/assist/tools';
import { toolApi, toolServerApi } from '../../../src/features/host/languageModels';
import { eventually } from '../waiting';
import { remove, uriOf, write } from './library';
import { activate, closeAll, openNote } from './notes';
import { set } from './settings';

/** The part of the editor's interface for tools that the extension does not use. */
interface ToolCalls {
  readonly tools: readonly { readonly name: string; readonly inputSchema: unknown }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
  ): Thenable<{ readonly content: readonly { readonly value: string }[] }>;
}

const names = assistTools.map(({ name }) => `cytonote_${name}`);
const calls = vscode.lm as unknown as ToolCalls;
const hasTools = toolApi !== undefined;

/** The answer of a tool. */
async function answerOf(name: string, input: object) {
  const options = { input, toolInvocationToken: undefined };
  const { content } = await calls.invokeTool(`cytonote_${name}`, options);
  return JSON.parse(content[0]?.value ?? '');
}

/** The reason that a tool gives for not answering. */
async function refusalOf(name: string, input: object): Promise<string> {
  try {
    await answerOf(name, input);
  } catch (error) {
    return (error as Error).message;
  }
  assert.fail(`${name} answers`);
}

// The tool that asks for consent is tested in test/ui/assistants.test.mjs, where the test can answer.
describe('tools for assistants', () => {
  const folder = () => uriOf('assistants');
  const note = () => vscode.Uri.joinPath(folder(), 'lamps.md');
  const path = 'assistants/lamps.md';

  before(async () => {
    await activate();
    if (hasTools) {
      const bibliography = vscode.Uri.joinPath(folder(), 'references.bib');
      await write(
        bibliography,
        '@article{lampe2001, title={TNF in keepers of lamps}, author={Lampe, Bo}, year=2001,\n' +
          '  abstract={TNF fell by half in keepers.}}\n',
      );
      await write(note(), 'TNF falls by half in keepers. IL-6 rises [@lampe2002].\n');
      await vscode.window.showTextDocument(note());
    }
  });

  after(async () => {
    await closeAll();
    await remove(folder());
  });

  if (!hasTools) {
    it('are missing in an editor without an interface for tools, and nothing else is', async () => {
      assert.isTrue(vscode.extensions.getExtension('cytonote.cytonote')?.isActive);
      const commands = await vscode.commands.getCommands(true);
      assert.include(commands, 'cytonote.tryCiting');
    });
    return;
  }

  it('are registered in the editor, each with the input that it takes', () => {
    const known = calls.tools.filter(({ name }) => name.startsWith('cytonote_'));
    assert.sameMembers(
      known.map(({ name }) => name),
      names,
    );
    assert.isTrue(known.every(({ inputSchema }) => inputSchema !== undefined));
  });

  it('recognise names and describe an entity', async () => {
    const { entities } = await answerOf('recognise_names', { text: 'IL6 and TNF-α' });
    assert.deepEqual(
      entities.map(({ id }: { id: string }) => id),
      ['il-6', 'tnf'],
    );
    const { publications } = await answerOf('describe_entity', { entity: 'TNF', note: path });
    assert.equal(publications[0].key, 'lampe2001');
    assert.equal(publications[0].says[0].quoted, 'TNF fell by half in keepers.');
  });

  it('find publications, check citations and format references by the bibliography of the note', async () => {
    const sentence = 'TNF falls by half in keepers.';
    const { publications } = await answerOf('find_publications', { sentence, note: path });
    assert.equal(publications[0].key, 'lampe2001');
    const { problems } = await answerOf('check_citations', { note: path });
    assert.equal(problems[0].meant[0], 'lampe2001');
    const { references } = await answerOf('format_references', { keys: ['lampe2001'], note: path });
    assert.match(references[0].quoted, /^Lampe B/);
  });

  it('propose edits without making them', async () => {
    const before = (await vscode.workspace.openTextDocument(note())).getText();
    const { edits } = await answerOf('propose_citation', {
      note: path,
      sentence: 'TNF falls by half',
      keys: ['lampe2001'],
    });
    assert.deepEqual(edits[0].insert, { quoted: ' [@lampe2001]' });
    assert.equal(edits[0].file, path);
    assert.equal((await vscode.workspace.openTextDocument(note())).getText(), before);
  });

  it('read no note that is excluded, opts out, is outside of the workspace or does not exist', async () => {
    const off = vscode.Uri.joinPath(folder(), 'off.md');
    await write(off, '---\ncytonote: false\n---\n\nTNF.\n');
    await vscode.window.showTextDocument(off);
    assert.match(await refusalOf('check_citations', { note: 'assistants/off.md' }), /opts out/);
    await write(vscode.Uri.joinPath(folder(), '.gitignore'), 'ignored.md\n');
    await write(vscode.Uri.joinPath(folder(), 'ignored.md'), 'TNF.\n');
    for (const name of ['assistants/ignored.md', '../lamps.md', '/etc/lamps.md', 'none.md']) {
      assert.match(await refusalOf('check_citations', { note: name }), /There is no note/, name);
    }
  });

  it('name mistakes in their input', async () => {
    assert.match(await refusalOf('recognise_names', { text: 'a'.repeat(60_000) }), /50000/);
    assert.match(await refusalOf('describe_entity', { entity: 'IL-99' }), /IL-99/);
  });

  it('also come from a server, only if a setting asks for it', async function () {
    if (!toolServerApi) {
      this.skip();
    }
    const served = () => calls.tools.filter(({ name }) => name.startsWith('mcp_cyto'));
    const start = () =>
      vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    try {
      await start();
      assert.deepEqual(served(), []);
      await set('offerToolServer', true);
      await eventually('the tools of the server', async () => {
        await start();
        return served().length === assistTools.length;
      });
      const [tool] = served().filter(({ name }) => name.endsWith('recognise_names'));
      const options = { input: { text: 'IL6 and TNF-α' }, toolInvocationToken: undefined };
      const { content } = await calls.invokeTool(tool?.name ?? '', options);
      const { entities } = JSON.parse(content[0]?.value ?? '');
      assert.deepEqual(
        entities.map(({ id }: { id: string }) => id),
        ['il-6', 'tnf'],
      );
    } finally {
      await set('offerToolServer', undefined);
    }
    await eventually('an end of the server', () => served().length === 0);
  });

  it('read an open note that is in no file', async () => {
    const { document } = await openNote('TNF falls [@lampe2003].\n');
    const { problems } = await answerOf('check_citations', { note: document.uri.path });
    assert.equal(problems[0].key.quoted, 'lampe2003');
  });
});
