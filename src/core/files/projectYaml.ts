/** Settings of projects as values. Text that cannot be read counts as empty. */

import { parseDocument } from 'yaml';
import { readFrontMatter } from '../note/frontMatter';
import { isRecord } from '../text/parsedJson';
import { isDeeplyNested } from '../text/yaml';

/** A map of names and values of any sort. */
export type SettingsRecord = Readonly<Record<string, unknown>>;

/** How many aliases are followed, so that a few lines cannot expand to gigabytes. */
const MOST_ALIASES = 100;

/** Reads YAML that is a map; undefined for any other value, and for text with errors. */
export function readYamlRecord(text: string): SettingsRecord | undefined {
  if (isDeeplyNested(text)) {
    return undefined;
  }
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    return document.errors.length > 0
      ? undefined
      : asRecord(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch {
    return undefined;
  }
}

/** Reads JSON that is an object; undefined for any other value. */
export function readJsonRecord(text: string): SettingsRecord | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The YAML of a note's front matter; empty if there is none. */
export function yamlOfNote(text: string): string {
  const { start = 0, end = 0 } = readFrontMatter(text)?.content ?? {};
  return text.slice(start, end);
}

/** A value as a map; undefined if it is none. */
export function asRecord(value: unknown): SettingsRecord | undefined {
  return isRecord(value) ? value : undefined;
}

/** The texts of a value that is a text or a list. */
export function asTexts(value: unknown): string[] {
  return [value].flat().flatMap((it) => (typeof it === 'string' && it.trim() ? [it.trim()] : []));
}
