/**
 * Decodes the bytes of a file, and applies edits of the text to the bytes.
 *
 * ```
 * bytes ──decodeText──► text, encoding ──► edits ──editBytes──► bytes, with all others unchanged
 * ```
 */
import { t } from '@vscode/l10n';
import { joined } from './bytes';
import { codecNamed, utf8Codec } from './codecs';
import { applyEdits, type TextEdit } from './edits';
import { type DecodedText, declaredName, decodeWith, type FileEncoding } from './findEncoding';

export type { DecodedText, FileEncoding } from './findEncoding';

/** The message about a file whose encoding is a guess; by default, Windows-1252. */
export function guessMessage({ name }: Pick<FileEncoding, 'name'> = utf8): string {
  return t(
    'What is not UTF-8 in this file is read as {0}, since it names no encoding.',
    name === 'macintosh' ? 'Mac OS Roman' : 'Windows-1252',
  );
}

/** Text in UTF-8 without a byte order mark, as new files are. */
export const utf8: FileEncoding = { name: 'utf-8', markLength: 0, isGuess: false };

/**
 * Decodes the bytes of a file.
 *
 * @param usual the encoding of files without a byte order mark, if the file does not show it: a name of the Encoding
 *   Standard or of VS Code's `files.encoding`; ignored if the bytes are invalid in it
 * @returns undefined if no encoding fits
 */
export function decodeText(bytes: Uint8Array, usual?: string): DecodedText | undefined {
  const found = decodeWith(bytes, usual);
  return found && { text: found.text, encoding: found.encoding };
}

/** The message about a text that cannot be written in an encoding; undefined if it can. */
export function unwritableMessage(
  text: string,
  encoding: Pick<FileEncoding, 'name'>,
): string | undefined {
  if (canEncode(text, encoding)) {
    return undefined;
  }
  const missing = [...text].find((character) => !canEncode(character, encoding)) ?? '';
  return t('“{0}” cannot be written in its encoding, {1}', missing, encoding.name);
}

/** Whether all characters of a text can be written in an encoding. */
export function canEncode(text: string, { name }: Pick<FileEncoding, 'name'>): boolean {
  return /^\p{ASCII}*$/u.test(text) || codecNamed(name)?.encode(text) !== undefined;
}

/**
 * The encoding for new text in a file that a program will save in the encoding that it has detected.
 *
 * @param saved its name; for a file with a byte order mark, programs use the one of the mark
 * @returns ASCII for a file of ASCII only, whatever encoding it declares; undefined if the two encodings differ, so
 *   that saving the file would change other characters
 */
export function encodingWhenSaved(
  { text, encoding }: DecodedText,
  saved: string,
): FileEncoding | undefined {
  const isAsSaved = encoding.markLength > 0 || encoding.name === codecNamed(saved)?.name;
  if (isAsSaved && !encoding.isGuess) {
    return encoding;
  }
  const isAscii = /^\p{ASCII}*$/u.test(text);
  return isAscii ? { name: 'us-ascii', markLength: 0, isGuess: false } : undefined;
}

/**
 * The encoding for new text in a document that an editor holds.
 *
 * @param saved the name of the encoding in which the editor saves it
 * @returns ASCII if that is unknown, or if the document only contains ASCII and declares another encoding
 */
export function encodingOfDocument(text: string, saved: string): FileEncoding {
  const codec = codecNamed(saved);
  const declared = declaredName(text);
  const isOther = declared !== undefined && codecNamed(declared)?.name !== codec?.name;
  const isAscii = !codec || (isOther && /^\p{ASCII}*$/u.test(text));
  return { name: isAscii ? 'us-ascii' : codec.name, markLength: 0, isGuess: false };
}

/** The bytes of a new file, for a program that reads files without a byte order mark in a given encoding. */
export function newFileBytes(text: string, usual: string): Uint8Array {
  const isRead = codecNamed(usual) === utf8Codec || /^\p{ASCII}*$/u.test(text);
  return new TextEncoder().encode(isRead ? text : `\uFEFF${text}`);
}

/**
 * Applies edits of a file's text to its bytes: all bytes outside of the edits stay unchanged.
 *
 * @param usual as for {@link decodeText}
 * @returns undefined if the new text cannot be written so that it is read back unchanged
 */
export function editBytes(
  bytes: Uint8Array,
  edits: readonly TextEdit[],
  usual?: string,
): Uint8Array | undefined {
  const found = decodeWith(bytes, usual);
  if (!found) {
    return undefined;
  }
  const { text, codec, encoding } = found;
  const body = bytes.subarray(encoding.markLength);
  const byteOffset = codec.walk(body);
  const pieces = [bytes.subarray(0, encoding.markLength)];
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const start = byteOffset(edit.start);
    const written = codec.encode(edit.text);
    if (!written) {
      return undefined;
    }
    pieces.push(body.subarray(done, start), written);
    done = byteOffset(edit.end);
  }
  const edited = joined([...pieces, body.subarray(done)]);
  return decodeText(edited, usual)?.text === applyEdits(text, edits) ? edited : undefined;
}
