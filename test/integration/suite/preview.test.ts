import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { closeAll, openNote } from './notes';
import { set } from './settings';

/** The HTML that VS Code's preview of Markdown shows for a document. */
function render(document: vscode.TextDocument): Thenable<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** Renders until the preview shows a text. The engine keeps the result of a version, so this refreshes it. */
function rendered(document: vscode.TextDocument, what: RegExp): Promise<string> {
  return eventually(`${what} in the preview`, async () => {
    const html = await render(document);
    return what.test(html) && html;
  });
}

describe('the preview of Markdown', () => {
  afterEach(async () => {
    for (const name of ['preview.enable', 'markMentions', 'silenceTerms', 'citation.style']) {
      await set(name, undefined);
    }
    await closeAll();
    // VS Code keeps parsed notes by address and version, which are the same for the next untitled note.
    await vscode.commands.executeCommand('markdown.preview.refresh');
  });

  it('marks mentions, each with its full name and kind', async () => {
    const { document } = await openNote('Serum IL-**6** rose; tocilizumab and `IL-10` did not.\n');
    const html = await rendered(document, /cytonote-mention/);
    assert.match(html, /<abbr class="cytonote-mention cytonote-cytokine" title="interleukin-6 /);
    assert.match(html, /cytonote-drug" title="tocilizumab \(drug\)">tocilizumab<\/abbr>/);
    assert.match(html, /<code>IL-10<\/code>/);
  });

  it('writes citations in Cytonote’s form, or in the style that the user chooses', async () => {
    const { document } = await openNote('IL-6 rises [@emilie1998, p. 710], as @nobody2000 said.\n');
    const own = await rendered(document, /cytonote-citation/);
    assert.match(own, />\(Emilie et al\., 1998, p\. 710\)<\/a>, as @nobody2000 said/);
    assert.match(own, /<div class="cytonote-references"[^>]*><h2>References<\/h2>/);
    await set('citation.style', 'vancouver');
    const styled = await rendered(document, /<ol>/);
    assert.match(styled, />\(1[^<]*\)<\/a>/);
    assert.match(styled, /doi:<a href="https:\/\/doi\.org\//);
  });

  it('writes citations as numbers if the note has a numbered list of references', async () => {
    const { document } = await openNote(
      'IL-6 rises [@emilie1998].\n\n<!-- cytonote: references -->\n\n' +
        '1. Emilie D. <!-- @emilie1998 -->\n\n<!-- cytonote: end of references -->\n',
    );
    await rendered(document, /cytonote-citation[^>]*>\(1\)</);
  });

  it('follows edits', async () => {
    const { document } = await openNote('Nothing here.\n');
    assert.notMatch(await render(document), /cytonote/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'IL-6. ');
    await vscode.workspace.applyEdit(edit);
    await rendered(document, /cytonote-mention/);
  });

  it('changes nothing in a note that opts out, and follows silenced terms and settings', async () => {
    const off = await openNote('---\ncytonote: false\n---\n\nIL-6 [@emilie1998]\n');
    const silenced = await openNote('---\ncytonote: {silence: [IL-6]}\n---\n\nIL-6, IL-10\n');
    const html = await rendered(silenced.document, /cytonote-mention/);
    assert.match(html, /<p[^>]*>IL-6, <abbr/);
    assert.notMatch(await render(off.document), /cytonote-/);

    const { document } = await openNote('IL-6 [@emilie1998]\n');
    await rendered(document, /cytonote-mention/);
    await set('silenceTerms', ['IL-6']);
    await rendered(document, /<p[^>]*>IL-6 <a class="cytonote-citation"/);
    await set('silenceTerms', undefined);
    await set('markMentions', false);
    await rendered(document, /<p[^>]*>IL-6 <a class="cytonote-citation"/);
    await set('preview.enable', false);
    await rendered(document, /<p[^>]*>IL-6 \[@emilie1998\]/);
  });
});
