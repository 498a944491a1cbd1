/** The text of files, in the encoding in which the editor reads them, or in their own encoding if that differs. */
import * as vscode from 'vscode';
import { findChange } from '../../core/text/edits';
import { messageText } from '../../core/text/escape';
import {
  type DecodedText,
  decodeText,
  editBytes,
  encodingOfDocument,
  encodingWhenSaved,
  type FileEncoding,
  newFileBytes,
  unwritableMessage,
} from '../../core/text/fileEncoding';
import { notebookOf, openDocument } from './documents';
import { usualEncoding } from './settings';

/** A file as the editor holds it, or would hold it after opening. */
export interface FileText {
  readonly text: string;
  readonly isGuess: boolean;
  /** For new text; undefined if the editor would damage the file when it saves it. */
  readonly encoding: FileEncoding | undefined;
}

/**
 * The text of a file as the editor holds it, saved or not; else as it is on the disk.
 *
 * @returns undefined if its encoding is unknown
 * @throws if there is no such file
 */
export async function readFileText(uri: vscode.Uri): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) {
    return textOfDocument(open);
  }
  const decoded = decodeFile(uri, await vscode.workspace.fs.readFile(uri));
  return (
    decoded && {
      text: decoded.text,
      isGuess: decoded.encoding.isGuess,
      encoding: encodingWhenSaved(decoded, usualEncoding(uri)),
    }
  );
}

/** The bytes of a file as text; undefined if their encoding is unknown. */
export function decodeFile(uri: vscode.Uri, bytes: Uint8Array): DecodedText | undefined {
  return decodeText(bytes, usualEncoding(uri));
}

/** The bytes of a file as the editor shows them: it replaces bytes that it cannot decode. */
export function decodeLeniently(uri: vscode.Uri, bytes: Uint8Array): string {
  return decodeFile(uri, bytes)?.text ?? new TextDecoder().decode(bytes);
}

/** The bytes of a new file. */
export function bytesOfNewFile(uri: vscode.Uri, text: string): Uint8Array {
  return newFileBytes(text, usualEncoding(uri));
}

/**
 * The bytes of a file after a change of its text; undefined if its encoding lacks a character, or the file has changed
 * since the text was read.
 */
export function editFile(
  uri: vscode.Uri,
  bytes: Uint8Array,
  before: string,
  after: string,
): Uint8Array | undefined {
  const { from, to, text } = findChange(before, after);
  return decodeFile(uri, bytes)?.text === before
    ? editBytes(bytes, [{ start: from, end: to, text }], usualEncoding(uri))
    : undefined;
}

/** The message for a file that is left unchanged because its {@link FileText.encoding} is undefined. */
export function encodingRefusal(): string {
  return vscode.l10n.t(
    'the editor would save it in a different encoding. Reopen it with its own encoding first',
  );
}

/** Why an edit must not be made in a document: saving it would lose characters. Undefined if it may be made. */
export async function refusalOfEdit(
  document: vscode.TextDocument,
  added: string,
): Promise<string | undefined> {
  const { encoding } = await textOfDocument(document);
  return encoding ? unwritableMessage(added, encoding) : encodingRefusal();
}

/** Says why a file was left as it is. */
export function explainRefusal(uri: vscode.Uri, refusal: string): void {
  const name = uri.path.split('/').at(-1) ?? '';
  void vscode.window.showWarningMessage(
    messageText(vscode.l10n.t('{0} was left as it is: {1}', name, refusal)),
  );
}

async function textOfDocument(document: vscode.TextDocument): Promise<FileText> {
  const text = document.getText();
  const saved = encodingOf(document);
  const isDamaged = text.includes('\uFFFD') && (await isReadInPart(document.uri, saved));
  const encoding = isDamaged ? undefined : encodingOfDocument(text, saved);
  return { text, isGuess: false, encoding };
}

/** Editors since 1.100 know the encoding of each document; notebooks are UTF-8 whatever the settings say. */
function encodingOf(document: vscode.TextDocument): string {
  if (notebookOf(document.uri)) {
    return 'utf8';
  }
  const { encoding } = document as vscode.TextDocument & { readonly encoding?: unknown };
  return typeof encoding === 'string' ? encoding : usualEncoding(document.uri);
}

/**
 * Whether a file has bytes that are invalid in the encoding in which the editor reads it; the editor replaces these.
 */
async function isReadInPart(uri: vscode.Uri, saved: string): Promise<boolean> {
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(uri), saved);
    return !decoded || encodingWhenSaved(decoded, saved) === undefined;
  } catch {
    return false;
  }
}
