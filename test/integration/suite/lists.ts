import * as vscode from 'vscode';
import { eventually } from '../waiting';

/** Accepts what is ticked or selected in the open list. Without a list, it has no effect. */
export async function acceptItem(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Accepts an item in each list that a command opens, until the command ends; gives what the command gives. */
export async function acceptUntilEnd<T>(running: Thenable<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  void running.then(over, over);
  await eventually('the end', async () => {
    await acceptItem();
    return isOver;
  });
  return running;
}
