import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import { hoversAt, textOf } from './hovers';
import { closeAll, openSampleNote, positionOf } from './notes';
import { seeds } from './seeds';

/**
 * Keys from the top of the tree to a finding: two for a topic, one below it, a kind of study and a source, each of which
 * is opened and entered, and two to spare.
 */
const KEYS_TO_A_FINDING = 10;
/** Milliseconds after each key, at most. */
const LONGEST_PAUSE = 1500;

describe('each of the five sources', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('cytonote.clearFilter');
    await closeAll();
  });

  for (const seed of seeds) {
    it(`${seed.key} is on the page that the card of a mention in ${seed.note} leads to`, async () => {
      const { document } = await openSampleNote(seed.note);
      const [hover] = await hoversAt(document, positionOf(document, seed.at));
      assert.ok(hover);
      assert.equal(document.getText(hover.range), seed.range);
      const card = textOf(hover);
      const id = encodeURIComponent(`["${seed.pageOf}"]`);
      assert.include(card, `command:cytonote.openEntity?${id}`);
      const uri = vscode.Uri.parse(`cytonote:/entities/${seed.pageOf}/page.md`);
      const page = await vscode.workspace.openTextDocument(uri);
      await eventually('the finding on the page', () => page.getText().includes(seed.finding));
      assert.include(page.getText(), `](../../sources/${seed.key}/`);
    });

    it(`${seed.key} is cited by a quick fix, and one undo takes it back`, async () => {
      const { document, selection } = await openSampleNote(seed.note);
      assert.ok(selection);
      const before = document.getText();
      const fixes = await eventually(`the quick fix “${seed.action}”`, async () => {
        const all = await quickFixesAt(document, positionOf(document, seed.citeAt));
        return all.some(({ title }) => title === seed.action) && all;
      });
      assert.deepEqual(
        fixes.map(({ isPreferred }) => isPreferred === true),
        fixes.map((_, at) => at === 0),
      );
      assert.equal(fixes.at(-1)?.title, 'Choose a source…');
      assert.isAtMost(fixes.length, 4);
      const fix = fixes.find(({ title }) => title === seed.action);
      assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
      assert.equal(document.getText(), before.replace(seed.before, seed.after));

      const again = await quickFixesAt(document, positionOf(document, seed.citeAt));
      assert.notInclude(
        again.map(({ title }) => title),
        seed.action,
        'what is cited at the place is not offered again',
      );
      await vscode.commands.executeCommand('undo');
      await eventually('the undo', () => document.getText() === before);
    });

    it(`${seed.key} is found in the tree and opens its page`, async () => {
      await vscode.commands.executeCommand('cytonote.filterTopics', seed.reference);
      let pause = 0;
      let complaint: unknown;
      const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const stands = () =>
        `The page of the source, with ${pause} ms between keys (${complaint}), beside ${tabs().map(({ label }) => label)}`;
      await eventually(stands, async () => {
        complaint = undefined;
        // The editor's list commands fail while the tree is being drawn: then the next attempt goes down.
        await goDownTheTree(pause).catch((error) => {
          complaint = error;
        });
        pause = Math.min(2 * pause + 20, LONGEST_PAUSE);
        return tabs().some(({ label }) => label.includes(seed.reference));
      });
    });

    it(`${seed.key} has a page that says what it found`, async () => {
      const uri = vscode.Uri.parse(`cytonote:/sources/${seed.key}/page.md`);
      const page = (await vscode.workspace.openTextDocument(uri)).getText();
      assert.include(page, seed.summary);
      assert.match(page, /^- \*\*.+\*\*: .+$/m);
    });
  }
});

/**
 * Goes to the first finding of the tree as by keyboard, and selects it. `list.expand` is the right arrow: it opens a row
 * that is closed, goes to the first row in one that is open, and does nothing at a finding. So keys that come before
 * the tree has answered do no harm, and a selection that comes too early closes one row, which the next way opens.
 *
 * @param pause milliseconds after each key, in which the tree answers: keys without a pause keep a busy editor from it
 */
async function goDownTheTree(pause: number): Promise<void> {
  await vscode.commands.executeCommand('cytonote.browseTopics.focus');
  await vscode.commands.executeCommand('list.focusFirst');
  for (let key = 0; key < KEYS_TO_A_FINDING; key++) {
    await vscode.commands.executeCommand('list.expand');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await vscode.commands.executeCommand('list.select');
}

async function quickFixesAt(document: vscode.TextDocument, position: vscode.Position) {
  const actions = await actionsAt(document, position, vscode.CodeActionKind.QuickFix, 4);
  return actions.filter(({ title }) => /^(?:Cite|Choose a source)/.test(title));
}
