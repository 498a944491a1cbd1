/** The translations of what users read: what they lack, and what they have too much. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './projectFiles';

/** The languages beside English, by the names that the editor gives them. */
export const languages = ['de', 'es', 'fr', 'ja'] as const;
export type Language = (typeof languages)[number];

/** Messages by their keys; the key of a message of the code is its English text. */
type Messages = Readonly<Record<string, string>>;

/** The two files of messages: that of the manifest, and that of the code. */
export const messageFiles = ['package.nls', 'l10n/bundle.l10n'] as const;
type MessageFile = (typeof messageFiles)[number];

/** The path of a file of messages from the root; without a language, the English one. */
export function pathOfMessages(file: MessageFile, language?: Language): string {
  return `${file}${language ? `.${language}` : ''}.json`;
}

/** Reads a file of messages. */
export function readMessages(file: MessageFile, language?: Language): Messages {
  return JSON.parse(readFileSync(join(root, pathOfMessages(file, language)), 'utf8')) as Messages;
}

/**
 * What keeps a translation from being complete, a line each: keys that it lacks or has too many, and
 * messages with other placeholders, other targets of links or other code than the English one.
 */
export function translationGaps(english: Messages, translated: Messages): string[] {
  const missing = Object.entries(english).filter(([key]) => !(key in translated));
  const unused = Object.keys(translated).filter((key) => !(key in english));
  const changed = Object.entries(english).filter(
    ([key, text]) => key in translated && fixed(text) !== fixed(translated[key] as string),
  );
  return [
    ...missing.map(([key, text]) => `missing: ${shown(key)}${key === text ? '' : ` (${text})`}`),
    ...unused.map((key) => `unused: ${shown(key)}`),
    ...changed.map(([key]) => `other placeholders, links or code: ${shown(key)}`),
  ];
}

/** The gaps of all translations, each with the file that has it. */
export function allTranslationGaps(): string[] {
  return languages.flatMap((language) =>
    messageFiles.flatMap((file) =>
      translationGaps(readMessages(file), readMessages(file, language)).map(
        (gap) => `${pathOfMessages(file, language)}: ${gap}`,
      ),
    ),
  );
}

/** What no language changes, in an order of its own: {0}, `code`, what a link leads to. */
function fixed(text: string): string {
  const parts = text.match(/``.+?``|`[^`]+`|\{\w+\}|\]\([^)]*\)/g) ?? [];
  return parts.sort().join(' ');
}

function shown(key: string): string {
  return JSON.stringify(key);
}
