import { assert } from 'chai';
import * as vscode from 'vscode';
import { knownAnswers, madeUpBibliography } from '../../unit/support/madeUpLiterature';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import { completionsAt, labelOf } from './completions';
import { remove, uriOf, write } from './library';
import { acceptItem } from './lists';
import { activate, closeAll, positionOf } from './notes';
import { problemsOf } from './problems';
import { set } from './settings';

const head = '---\nbibliography: own.bib\n---\n\n';

describe('the publication of a bibliography that is known to fit', () => {
  /** Each note has a name of its own, since the editor may still have the text of a file that was just removed. */
  let notes = 0;
  const open = async (text: string) => {
    const name = `own${++notes}.md`;
    await write(uriOf(name), head + text);
    const { document } = await vscode.window.showTextDocument(uriOf(name));
    return document;
  };
  const fixesAt = async (document: vscode.TextDocument, at: string) => {
    const position = positionOf(document, at);
    const actions = await actionsAt(document, position, vscode.CodeActionKind.QuickFix, 4);
    return actions.filter(({ title }) => title.startsWith('Cite '));
  };
  /** Waits for a fix from the bibliography: before it is read, fixes offer sources of the library. */
  const ownFixAt = (document: vscode.TextDocument, at: string) =>
    eventually(`a fix from own.bib at ${at}`, async () => {
      const [first] = await fixesAt(document, at);
      return first?.title.includes('(own.bib)') && first;
    });

  before(activate);

  beforeEach(() => write(uriOf('own.bib'), madeUpBibliography));

  afterEach(async () => {
    await set('rank.prefer', undefined);
    await closeAll();
    await remove(uriOf(`own${notes}.md`));
    await remove(uriOf('own.bib'));
  });

  it('is what the first quick fix cites in each sentence, and one undo reverts that', async () => {
    const document = await open(`${knownAnswers.map(({ sentence }) => sentence).join('\n\n')}\n`);
    const before = document.getText();
    for (const { sentence, at, key } of knownAnswers) {
      const start = before.indexOf(sentence);
      const position = document.positionAt(start + sentence.indexOf(at) + 1);
      const fix = await eventually(`a fix for “${sentence}”`, async () => {
        const actions = await actionsAt(document, position, vscode.CodeActionKind.QuickFix, 4);
        const first = actions.find(({ title }) => title.startsWith('Cite '));
        return first?.title.includes('(own.bib)') && first;
      });
      assert.isTrue(fix.isPreferred, key);
      const changed = fix.edit?.entries().map(([uri]) => uri.toString());
      assert.deepEqual(changed, [document.uri.toString()], 'the bibliography has the entry');
      assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
      const cited = sentence.replace(/\.$/, ` [@${key}].`);
      assert.equal(document.getText(), before.replace(sentence, cited));
      await vscode.commands.executeCommand('undo');
      await eventually('the undo', () => document.getText() === before);
    }
  });

  it('is not offered if the sentence already cites it', async () => {
    const document = await open(
      'Guselkumab [@okafor2017] reaches PASI 90 more often than adalimumab.\n',
    );
    await ownFixAt(document, 'adalimumab');
    const titles = (await fixesAt(document, 'adalimumab')).map(({ title }) => title);
    assert.isNotEmpty(titles);
    assert.isEmpty(titles.filter((title) => title.includes('Okafor')));
  });

  it('can be chosen by a word of its abstract', async () => {
    const document = await open('Infliximab has adverse effects.\n');
    await ownFixAt(document, 'Infliximab');
    const before = document.getText();
    const offset = before.indexOf('Infliximab');
    const choosing = vscode.commands.executeCommand(
      'cytonote.chooseSources',
      document.uri,
      offset,
      'tuberculin',
    );
    // The list opens once the bibliography is read; accepting has no effect before that.
    await eventually('the citation', async () => {
      await acceptItem();
      return document.getText() !== before;
    });
    await choosing;
    assert.equal(document.getText(), before.replace('effects.', 'effects [@petrov2018].'));
  });

  it('is completed first where it fits, or by a word of its abstract, with a sentence that it says', async () => {
    const document = await open(
      'Patients with giant cell arteritis can stop prednisone on tocilizumab \n',
    );
    const line = document.lineCount - 2;
    const complete = async (typed: string) => {
      const end = document.lineAt(line).range.end;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, end, typed);
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      const items = await completionsAt(document, document.lineAt(line).range.end, '@', 3);
      await vscode.commands.executeCommand('undo');
      const keys = items.filter(({ label }) => typeof label !== 'string');
      return keys.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    };
    await ownFixAt(document, 'tocilizumab');
    const [best] = await eventually('what fits', async () => {
      const items = await complete('[@');
      return items[0] && labelOf(items[0]) === '@weiss2022' && items;
    });
    const { documentation } = best ?? {};
    const said = typeof documentation === 'object' ? documentation.value : '';
    assert.include(said, '“Sustained remission of giant cell arteritis without prednisone');
    const [found] = await complete('[@tuberculin');
    assert.equal(found && labelOf(found), '@petrov2018');
  });

  it('makes a sentence a claim if only it names the entity, and the hint names the best publication', async () => {
    const document = await open('Baricitinib makes the hair grow in patients with alopecia.\n');
    const hint = await eventually('a hint that names it', () =>
      problemsOf(document.uri, 'uncitedClaim').find((it) => it.message.includes('Yilmaz 2022')),
    );
    assert.include(hint.message, 'Yilmaz 2022 (own.bib) fits best.');
    // The light bulb of the hint offers the fix even if no name is at the cursor.
    const fix = await ownFixAt(document, 'the hair');
    assert.include(fix.title, 'Cite Yilmaz 2022 (own.bib): Baricitinib in alopecia areata');
  });

  it('comes first if the user prefers its year or its kind of study', async () => {
    const entry = (name: string, year: number, study: string) =>
      `@article{${name}, author = {${name}, A.}, title = {Etrolizumab under lamps: ${study}}, year = {${year}}}\n`;
    await write(
      uriOf('own.bib'),
      entry('Older', 2004, 'a randomised trial') + entry('Newer', 2024, 'a case report'),
    );
    const document = await open('Etrolizumab works under lamps.\n');
    const first = async () => (await fixesAt(document, 'Etrolizumab'))[0]?.title ?? '';
    await set('rank.prefer', 'strongest');
    await eventually('the trial first', async () => (await first()).startsWith('Cite Older 2004'));
    await set('rank.prefer', 'newest');
    await eventually('the newer one first', async () =>
      (await first()).startsWith('Cite Newer 2024'),
    );
  });
});
