import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { acceptItem } from './lists';
import { activate, closeAll, openNote } from './notes';

const note = `An RCT of IL-6 is good.

A randomised controlled trial (RCT) is better than an MRI.
`;

describe('abbreviations', () => {
  before(activate);
  afterEach(closeAll);

  it('are listed where they are used without or before a definition, and the chosen place is shown', async () => {
    const editor = await openNote(note);
    const found = await vscode.commands.executeCommand<{ kind: string; short: string }[]>(
      'cytonote.showAbbreviations',
    );
    assert.deepEqual(
      found.map(({ kind, short }) => `${kind} ${short}`),
      ['usedBefore RCT', 'undefined MRI'],
    );
    await eventually('the place', async () => {
      await acceptItem();
      const { document, selection } = vscode.window.activeTextEditor ?? editor;
      return document.getText(selection) === 'RCT' && document.offsetAt(selection.start) === 3;
    });
  });
});
