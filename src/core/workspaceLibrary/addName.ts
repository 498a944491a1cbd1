import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import type { Entity, EntityId, NameForm } from '../library/schema';
import { appendItem } from '../text/appendItem';
import { applyEdits, type TextEdit } from '../text/edits';
import { caseRuleOf } from './caseRule';

/** An entity of the user that is not in a file yet. */
export type NewEntity = Pick<Entity, 'id' | 'kind' | 'label' | 'name'>;

/**
 * The edit that adds a name of an entity to the text of an `entities.yaml`: to the entry of the entity, or else in a
 * new entry at the end.
 *
 * @param meant an entity of the library, or a new one
 * @returns undefined if the file already contains the name, or if nothing can be added to it: it has errors, or is in
 *   braces
 */
export function addName(
  text: string,
  name: string,
  meant: EntityId | NewEntity,
): TextEdit | undefined {
  const id = typeof meant === 'string' ? meant : meant.id;
  if (hasName(text, name, id)) {
    return undefined;
  }
  const index = entriesIn(text).findIndex((entry) => entry?.id === id);
  const edit =
    index === -1
      ? appendItem(text, [], { block: entryOf(name, meant), flow: undefined })
      : appendItem(text, [index, 'synonyms'], { block: [`- ${flow(name)}`], flow: flow(name) });
  return edit && hasName(applyEdits(text, [edit]), name, id) ? edit : undefined;
}

/** Whether the text of an `entities.yaml` gives an entity a name in exactly this spelling. */
export function hasName(text: string, name: string, id: EntityId): boolean {
  return entriesIn(text).some(
    (entry) => entry?.id === id && entry.synonyms?.some((form) => form?.text === name) === true,
  );
}

/** A free id for an entity, from its label: "IL-6 (human)" → "il-6-human". */
export function idFor(label: string, taken: { has(id: EntityId): boolean }): EntityId {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[α-ω]/g, (letter) => greek[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const stem = slug || 'term';
  let id = stem;
  for (let number = 2; taken.has(id); number++) {
    id = `${stem}-${number}`;
  }
  return id;
}

const greek: Readonly<Record<string, string>> = {
  α: '-alpha',
  β: '-beta',
  γ: '-gamma',
  δ: '-delta',
  κ: '-kappa',
  λ: '-lambda',
};

interface DatasetEntry {
  readonly id?: unknown;
  readonly synonyms?: readonly { readonly text?: unknown }[] | null;
}

function entriesIn(text: string): (DatasetEntry | null | undefined)[] {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0 || !isSeq(contents)) {
    return [];
  }
  return contents.items.map((item) =>
    isMap(item) ? (item.toJS(document, { maxAliasCount: 100 }) as DatasetEntry) : undefined,
  );
}

function entryOf(name: string, meant: EntityId | NewEntity): string[] {
  const { id, ...fields } = typeof meant === 'string' ? { id: meant } : meant;
  const own = typeof meant === 'string' ? [] : [meant.label, meant.name];
  const names = [...new Set([name, ...own])];
  return [
    `- id: ${scalar(id)}`,
    ...Object.entries(fields).map(([field, value]) => `  ${field}: ${scalar(String(value))}`),
    '  synonyms:',
    ...names.map((it) => `    - ${flow(it)}`),
  ];
}

function flow(text: string): string {
  const form: NameForm = { text, case: caseRuleOf(text) };
  return stringify(form, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}
