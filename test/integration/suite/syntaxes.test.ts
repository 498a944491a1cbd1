import { assert } from 'chai';
import * as vscode from 'vscode';
import { hoversAt } from './hovers';
import { closeAll, openNote, positionOf, select } from './notes';
import { firstProblem } from './problems';
import { set } from './settings';

describe('syntaxes of citations', () => {
  afterEach(closeAll);

  const emilie = 'Cytokines and chemokines in HIV infection';

  async function cite(editor: vscode.TextEditor, key: string, after: string): Promise<void> {
    await select(editor, positionOf(editor.document, after, after.length));
    await vscode.commands.executeCommand('cytonote.insertCitation', key);
  }

  it('can be converted in one edit, converted back, and undone', async () => {
    const note = 'IL-6 rises [see @emilie1998, p. 710], but TNF not [@unknown2000].\n';
    const { document } = await openNote(note);
    await vscode.commands.executeCommand('cytonote.convertCitations', 'footnote');
    assert.match(
      document.getText(),
      /^IL-6 rises \[\^emilie1998\]<!-- .* -->, but TNF not \[@unknown2000\]\.\n\n\[\^emilie1998\]: Emilie D/,
    );
    await vscode.commands.executeCommand('cytonote.convertCitations', 'pandoc');
    assert.equal(document.getText(), note);
    await vscode.commands.executeCommand('cytonote.convertCitations', 'numbered');
    assert.include(document.getText(), '<!-- @emilie1998 added -->');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), note);
  });

  it('are those of the front matter, or else of the setting', async () => {
    try {
      await set('citation.syntax', 'latex');
      const plain = await openNote('IL-6 rises.\n');
      await cite(plain, 'emilie1998', 'rises');
      assert.equal(plain.document.getText(), 'IL-6 rises \\citep{emilie1998}.\n');
      const biblatex = await openNote('\\textcite{trenova2016} disagree. IL-6 rises.\n');
      await cite(biblatex, 'emilie1998', 'rises');
      assert.match(biblatex.document.getText(), /rises \\parencite\{emilie1998\}\.\n$/);
      await set('citation.latexCommand', 'autocite');
      await cite(biblatex, 'strouse2007', 'disagree');
      assert.match(biblatex.document.getText(), /disagree \\autocite\{strouse2007\}\./);
      const head = '---\ncytonote: {syntax: footnote}\n---\n\n';
      const own = await openNote(`${head}IL-6 rises.\n`);
      await cite(own, 'emilie1998', 'rises');
      await cite(own, 'emilie1998', 'rises');
      assert.match(
        own.document.getText().slice(head.length),
        /^IL-6 rises\[\^emilie1998\]\.\n\n\[\^emilie1998\]: Emilie D.*\n$/,
      );
      await vscode.commands.executeCommand('undo');
      assert.equal(own.document.getText(), `${head}IL-6 rises.\n`);
    } finally {
      await set('citation.syntax', undefined);
      await set('citation.latexCommand', undefined);
    }
  });

  it('show the same card', async () => {
    const { document } = await openNote(
      'A [^emilie1998], B {cite:p}`emilie1998`, C \\cite{emilie1998} and D [1].\n\n' +
        '<!-- cytonote: references -->\n\n1. E. <!-- @emilie1998 -->\n\n<!-- cytonote: end of references -->\n',
    );
    for (const place of ['^emilie', '`emilie', '{emilie', '1].']) {
      const [hover] = await hoversAt(document, positionOf(document, place));
      const text = hover?.contents.map((it) => (it as vscode.MarkdownString).value).join('');
      assert.include(text, emilie, place);
    }
  });

  it('are a problem if the front matter names an unknown one', async () => {
    const { document } = await openNote('---\ncytonote:\n  syntax: footnotes\n---\n\nIL-6\n');
    const { message, range } = await firstProblem(document.uri);
    assert.equal(range.start.line, 2);
    assert.include(message, 'must be one of');
  });
});
