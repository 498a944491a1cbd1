/** Adds an existing text as a finding to the file of a source, such as a sentence of the abstract. */
import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';
import { zoteroPdfPattern } from '../identifiers/zoteroAddress';
import type { EntityId, Finding } from '../library/schema';
import { appendItem } from '../text/appendItem';
import { applyEdits, type TextEdit } from '../text/edits';
import type { Range } from '../text/range';
import { rangeOf } from '../text/yaml';

/** The most UTF-16 units of a finding: a longer text is not a sentence. */
const LONGEST = 1_000;

/** A sentence as the text of a finding: on one line, and cut if it is too long. */
export function findingText(sentence: string): string {
  // YAML does not allow control characters, and half of a surrogate pair cannot be saved.
  const line = sentence
    .replace(/[\p{Cc}\s\uFEFF]+/gu, ' ')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .trim();
  // Japanese has no blanks at which to cut.
  return line.length <= LONGEST
    ? line
    : `${line.slice(0, LONGEST).replace(/\s+\S*$|[\ud800-\udbff]$/u, '')} …`;
}

/**
 * The edit that adds a finding about an entity to the text of a source's file: a new finding after the others, or the
 * entity to a finding with this text.
 *
 * @param text of a finding, as {@link findingText} returns it
 * @returns undefined if the file already has the finding, or if nothing can be added to it: it has errors, or is in
 *   braces
 */
export function addFinding(file: string, text: string, entity: EntityId): TextEdit | undefined {
  const known = findingsIn(file).findIndex((finding) => finding.text === text);
  if (findingsIn(file)[known]?.entities.includes(entity)) {
    return undefined;
  }
  const edit =
    known === -1
      ? appendItem(file, ['findings'], {
          block: [`- entities: [${entity}]`, `  text: ${stringify(text, { lineWidth: 0 }).trim()}`],
          flow: stringify({ entities: [entity], text }, oneLine).trim(),
        })
      : appendItem(file, ['findings', known, 'entities'], { block: [`- ${entity}`], flow: entity });
  return edit && rangeOfFinding(applyEdits(file, [edit]), text, entity) ? edit : undefined;
}

/** A passage that the user has marked, as a finding. */
export interface QuotedFinding extends Pick<Finding, 'entities' | 'text'> {
  readonly quoted: NonNullable<Finding['quoted']>;
}

/**
 * The edit that adds a marked passage to the text of a source's file, after the other findings.
 *
 * @returns undefined if the file has the passage, even if the user has reworded it since; or if nothing can be added
 */
export function addQuotedFinding(
  file: string,
  { entities, text, quoted }: QuotedFinding,
): TextEdit | undefined {
  const marked = annotationOf(quoted.from);
  const findings = findingsIn(file);
  if (findings.some((it) => it.text === text || (marked && it.annotation === marked))) {
    return undefined;
  }
  const rest = stringify({ text, quoted }, blockOf).trimEnd().split('\n');
  const edit = appendItem(file, ['findings'], {
    block: [`- entities: [${entities.join(', ')}]`, ...rest.map((line) => `  ${line}`)],
    flow: stringify({ entities, text, quoted }, oneLine).trim(),
  });
  const [entity] = entities;
  const isAdded =
    edit && entity !== undefined && rangeOfFinding(applyEdits(file, [edit]), text, entity);
  return isAdded ? edit : undefined;
}

/** The key of the Zotero annotation from which a marked passage comes. */
export function annotationOf(address: string): string | undefined {
  return zoteroPdfPattern.exec(address)?.[1];
}

/** The range of the text of a finding about an entity in a source's file, without quotation marks. */
export function rangeOfFinding(file: string, text: string, entity: EntityId): Range | undefined {
  return findingsIn(file).find((it) => it.text === text && it.entities.includes(entity))?.range;
}

const oneLine = { collectionStyle: 'flow', lineWidth: 0 } as const;
const blockOf = { collectionStyle: 'block', lineWidth: 0 } as const;

interface WrittenFinding {
  readonly text: string;
  readonly entities: readonly unknown[];
  /** The Zotero annotation from which it comes. */
  readonly annotation: string | undefined;
  readonly range: Range;
}

function findingsIn(file: string): WrittenFinding[] {
  const document = parseDocument(file, { logLevel: 'silent' });
  const { contents, errors } = document;
  const findings = errors.length === 0 && isMap(contents) ? contents.get('findings') : undefined;
  return isSeq(findings) ? findings.items.map((item) => findingIn(item)) : [];
}

/** A finding; an item of another form gives one without text, so that the others keep their numbers. */
function findingIn(item: unknown): WrittenFinding {
  const none = { text: '', entities: [], annotation: undefined, range: { start: 0, end: 0 } };
  if (!isMap(item)) {
    return none;
  }
  const text = (item as YAMLMap).get('text', true);
  const entities = (item as YAMLMap).get('entities');
  const from: unknown = (item as YAMLMap).getIn(['quoted', 'from']);
  if (!isScalar(text) || typeof text.value !== 'string') {
    return none;
  }
  const [start, end] = rangeOf(text);
  const quotes = /^QUOTE/.test(text.type ?? '') ? 1 : 0;
  return {
    text: text.value,
    entities: isSeq(entities)
      ? entities.items.map((it) => (isScalar(it) ? it.value : undefined))
      : [],
    annotation: typeof from === 'string' ? annotationOf(from) : undefined,
    range: { start: start + quotes, end: end - quotes },
  };
}
