import * as vscode from 'vscode';
import { positionOf } from './notes';

/** The cards at a position: the hovers of Cytonote there. */
export async function hoversAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover[]> {
  const hovers = await allHoversAt(document, position);
  return hovers.filter((hover) => /cytonote\.open(?:Source|Entity)/.test(textOf(hover)));
}

/** The hovers of all extensions on a text, `into` UTF-16 units after its beginning. */
export function allHoversOn(
  document: vscode.TextDocument,
  text: string,
  into?: number,
): Thenable<vscode.Hover[]> {
  return allHoversAt(document, positionOf(document, text, into));
}

/** The Markdown of all hovers on a text, `into` UTF-16 units after its beginning. */
export async function hoverTextOn(
  document: vscode.TextDocument,
  text: string,
  into?: number,
): Promise<string> {
  return (await allHoversOn(document, text, into)).map(textOf).join('\n');
}

/** The Markdown of a hover. */
export function textOf({ contents }: vscode.Hover): string {
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join();
}

function allHoversAt(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Thenable<vscode.Hover[]> {
  return vscode.commands.executeCommand('vscode.executeHoverProvider', uri, position);
}
