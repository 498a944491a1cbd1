/** Settings of projects as values. What cannot be read says nothing. */

import { parseDocument } from 'yaml';
import { readFrontMatter } from '../note/frontMatter';
import { isRecord } from '../text/parsedJson';
import { isDeeplyNested } from '../text/yaml';

/** A map of names and values of any sort. */
export type SettingsRecord = Readonly<Record<string, unknown>>;

/** How many aliases are followed, so that a few lines cannot expand to gigabytes. */
const MOST_ALIASES = 100;

/** Reads YAML with a map in it; undefined for anything else, and where it has errors. */
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

/** Reads JSON with an object in it; undefined for anything else. */
export function readJsonRecord(text: string): SettingsRecord | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The YAML at the head of a note; empty where there is none. */
export function yamlOfNote(text: string): string {
  const { start = 0, end = 0 } = readFrontMatter(text)?.content ?? {};
  return text.slice(start, end);
}

/** A value as a map, if it is one. */
export function asRecord(value: unknown): SettingsRecord | undefined {
  return isRecord(value) ? value : undefined;
}

/** The texts of a value that is one, or a list of them. */
export function asTexts(value: unknown): string[] {
  return [value].flat().flatMap((it) => (typeof it === 'string' && it.trim() ? [it.trim()] : []));
}
