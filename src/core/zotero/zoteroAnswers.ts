/**
 * Reads the answers of Zotero's local API, in the form of the Zotero Web API 3
 * (zotero.org/support/dev/web_api/v3/basics). Ignores objects of other forms, which a plug-in may have added.
 */
import * as v from 'valibot';
import { referenceOfCsl } from '../bibliography/cslReference';
import { type ZoteroKey, type ZoteroLibrary, zoteroKeyPattern } from '../identifiers/zoteroAddress';
import type { Reference } from '../literature/reference';
import { summaryOf } from '../literature/summary';
import type { ZoteroItem } from '../literature/zoteroItem';
import { isRecord, parsedJson } from '../text/parsedJson';

/** A collection; collections in different places may have the same name. */
export interface ZoteroCollection {
  readonly key: ZoteroKey;
  readonly name: string;
  readonly parent: ZoteroKey | undefined;
}

/** A group of which the user is a member. */
export interface ZoteroGroup {
  readonly id: number;
  readonly name: string;
}

/** A passage that the user has marked in an attachment. */
export interface ZoteroAnnotation {
  readonly key: ZoteroKey;
  readonly attachment: ZoteroKey;
  /** The marked text; empty for a note, image or drawing. */
  readonly text: string;
  readonly comment: string;
  /** As printed on the page: "123", "iv"; empty if Zotero does not know it. */
  readonly pageLabel: string;
  /** The number of the page in the file, from 1. */
  readonly page: number | undefined;
  /** The sort key of annotations in the order of the file. */
  readonly sortIndex: string;
}

/** The form of a key. It is checked, since keys become a part of addresses. */
const objectKey = v.pipe(v.string(), v.regex(zoteroKeyPattern));
const text = v.optional(v.string(), '');

const collectionSchema = v.object({
  key: objectKey,
  data: v.object({
    name: v.string(),
    parentCollection: v.optional(v.union([objectKey, v.literal(false)])),
  }),
});
const groupSchema = v.object({ id: v.number(), data: v.object({ name: v.string() }) });
const itemSchema = v.object({
  key: objectKey,
  csljson: v.union([v.string(), v.looseObject({})]),
  links: v.optional(
    v.object({
      attachment: v.optional(
        v.object({ href: v.string(), attachmentType: v.optional(v.string()) }),
      ),
    }),
  ),
  data: v.object({
    itemType: v.string(),
    abstractNote: text,
    extra: text,
    citationKey: text,
    tags: v.optional(v.array(v.object({ tag: v.string() })), []),
  }),
});
const attachmentSchema = v.object({
  key: objectKey,
  data: v.object({ itemType: v.literal('attachment') }),
});
const annotationSchema = v.object({
  key: objectKey,
  data: v.object({
    itemType: v.literal('annotation'),
    parentItem: objectKey,
    annotationText: text,
    annotationComment: text,
    annotationPageLabel: text,
    annotationSortIndex: text,
    annotationPosition: text,
  }),
});

/** Types of items that are not publications. */
const noPublications = new Set(['attachment', 'note', 'annotation']);

/** The collections of a list. */
export function collectionsIn(objects: readonly unknown[]): ZoteroCollection[] {
  return valid(collectionSchema, objects).map(({ key, data: { name, parentCollection } }) => ({
    key,
    name,
    parent: parentCollection || undefined,
  }));
}

/** The groups of a list. */
export function groupsIn(objects: readonly unknown[]): ZoteroGroup[] {
  return valid(groupSchema, objects).map(({ id, data: { name } }) => ({ id, name }));
}

/** The publications in a list of items that was requested with `include=data,csljson`. */
export function itemsIn(objects: readonly unknown[], library: ZoteroLibrary): ZoteroItem[] {
  return valid(itemSchema, objects).flatMap(({ key, csljson, links, data }) => {
    const csl = cslOf(csljson);
    if (!csl || noPublications.has(data.itemType)) {
      return [];
    }
    const citationKey = data.citationKey.trim() || keyInExtra(data.extra);
    const abstract = data.abstractNote.trim();
    const keyword = data.tags.map(({ tag }) => tag.trim()).join('; ');
    const reference: Reference = {
      ...withoutKeyInNote(referenceOfCsl(citationKey ?? '', csl)),
      ...(abstract ? { abstract } : {}),
      ...(keyword ? { keyword } : {}),
    };
    const pdf = pdfIn(links?.attachment);
    return [{ library, key, citationKey, reference, summary: summaryOf(reference), pdf }];
  });
}

/** The keys of the attachments among the children of an item. */
export function attachmentsIn(objects: readonly unknown[]): ZoteroKey[] {
  return valid(attachmentSchema, objects).map(({ key }) => key);
}

/** The annotations among the children of an attachment. */
export function annotationsIn(objects: readonly unknown[]): ZoteroAnnotation[] {
  return valid(annotationSchema, objects).map(({ key, data }) => ({
    key,
    attachment: data.parentItem,
    text: data.annotationText.trim(),
    comment: data.annotationComment.trim(),
    pageLabel: data.annotationPageLabel.trim(),
    page: pageIn(data.annotationPosition),
    sortIndex: data.annotationSortIndex,
  }));
}

/** The item with a new citation key. */
export function withCitationKey(item: ZoteroItem, citationKey: string): ZoteroItem {
  return { ...item, citationKey, reference: { ...item.reference, id: citationKey } };
}

function valid<S extends v.GenericSchema>(
  schema: S,
  objects: readonly unknown[],
): v.InferOutput<S>[] {
  return objects.flatMap((object) => {
    const result = v.safeParse(schema, object);
    return result.success ? [result.output] : [];
  });
}

/** The CSL of an item. The web API returns an object, the local one a text with a list of one. */
function cslOf(csljson: unknown): Readonly<Record<string, unknown>> | undefined {
  const value = typeof csljson === 'string' ? parsedJson(csljson) : csljson;
  const item: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(item) ? item : undefined;
}

const keyLine = /^[ \t]*citation key[ \t]*:[ \t]*(\S+)[ \t]*$/im;

/** The key that a user has pinned in the field *Extra*: "Citation Key: emilie1998". */
function keyInExtra(extra: string): string | undefined {
  return keyLine.exec(extra)?.[1];
}

/** Zotero's *Extra* is CSL's `note`. */
function withoutKeyInNote({ note, ...reference }: Reference): Reference {
  const rest = typeof note === 'string' ? note.replace(keyLine, '').trim() : '';
  return rest ? { ...reference, note: rest } : reference;
}

function pdfIn(
  attachment: { readonly href: string; readonly attachmentType?: string | undefined } | undefined,
): ZoteroKey | undefined {
  return attachment?.attachmentType === 'application/pdf'
    ? /\/items\/([A-Z0-9]{8})$/.exec(attachment.href)?.[1]
    : undefined;
}

/** The page of a position, which is JSON within JSON: `{"pageIndex":0,"rects":[…]}`; that of an EPUB has none. */
function pageIn(position: string): number | undefined {
  const value = parsedJson(position);
  const index = isRecord(value) ? value.pageIndex : undefined;
  return typeof index === 'number' && Number.isSafeInteger(index) && index >= 0
    ? index + 1
    : undefined;
}
