/** Reads the translations of what users read, and finds messages that are missing or superfluous. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './projectFiles';

/** The languages besides English, by the editor's names for them. */
export const languages = ['de', 'es', 'fr', 'ja'] as const;
export type Language = (typeof languages)[number];

/** Messages by their keys; for a message in the code, the key is its English text. */
type Messages = Readonly<Record<string, string>>;

/** The two files of messages: that of the manifest, and that of the code. */
export const messageFiles = ['package.nls', 'l10n/bundle.l10n'] as const;
type MessageFile = (typeof messageFiles)[number];

/** The path of a file of messages, relative to the root; without a language, that of the English one. */
export function pathOfMessages(file: MessageFile, language?: Language): string {
  return `${file}${language ? `.${language}` : ''}.json`;
}

/** Reads a file of messages. */
export function readMessages(file: MessageFile, language?: Language): Messages {
  return JSON.parse(readFileSync(join(root, pathOfMessages(file, language)), 'utf8')) as Messages;
}

/**
 * The gaps of a translation, one per line: missing and superfluous keys, and messages whose placeholders,
 * link targets or code differ from the English ones.
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

/** The parts of a message that no language changes, sorted: {0}, `code`, the targets of links. */
function fixed(text: string): string {
  const parts = text.match(/``.+?``|`[^`]+`|\{\w+\}|\]\([^)]*\)/g) ?? [];
  return parts.sort().join(' ');
}

function shown(key: string): string {
  return JSON.stringify(key);
}
