/**
 * Requests to a running Zotero on this machine, through the JSON-RPC of Better BibTeX, as its documentation describes
 * it (retorque.re/zotero-better-bibtex/exporting/json-rpc): `item.search`, `item.export`, `item.citationkey` and
 * `user.groups`.
 */

import * as v from 'valibot';
import { referenceOfCsl } from '../bibliography/cslReference';
import { type FetchBounds, FetchError, fetchText } from '../fetching/fetchText';
import type { WebHost } from '../fetching/webHost';
import type { Reference } from '../literature/reference';
import { isRecord, parsedJson } from '../text/parsedJson';
import { zoteroHeaders } from './localApi';

/** A search result. */
export interface BetterBibtexItem {
  readonly citekey: string;
  readonly reference: Reference;
  /** The name of the library that contains the item. */
  readonly library: string | undefined;
  readonly libraryID: number | undefined;
}

const TRANSLATOR = 'Better CSL JSON';
/** The JSON-RPC code for invalid parameters. */
const INVALID_PARAMETERS = -32602;
const bounds: FetchBounds = { time: 15_000, size: 20 * 2 ** 20 };
/** The most results of a search that are used. */
const MOST_ITEMS = 1_000;

const answerSchema = v.object({
  jsonrpc: v.literal('2.0'),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ code: v.number(), message: v.string() })),
});
type RpcError = NonNullable<v.InferOutput<typeof answerSchema>['error']>;

/**
 * Searches and exports items of a running Zotero. Each call is one request, which takes as long as Zotero
 * does.
 */
export class BetterBibtex {
  private readonly address: string;

  constructor(
    private readonly host: WebHost,
    port: number,
  ) {
    this.address = `http://127.0.0.1:${port}/better-bibtex/json-rpc`;
  }

  /**
   * Searches all libraries like Zotero's own quick search.
   *
   * @throws {FetchError} if Zotero does not answer
   * @throws {Error} with the message of Better BibTeX if it refuses
   */
  async search(terms: string, signal: AbortSignal): Promise<BetterBibtexItem[]> {
    const { result, error } = await this.call('item.search', [terms], signal);
    if (error) {
      throw new Error(error.message);
    }
    const items = Array.isArray(result) ? result.slice(0, MOST_ITEMS) : [];
    return items.filter(isRecord).flatMap((item) => itemOf(item) ?? []);
  }

  /**
   * Returns the references of items, as Better BibTeX exports them.
   *
   * @throws the same errors as {@link search}
   */
  async export(items: readonly BetterBibtexItem[], signal: AbortSignal): Promise<Reference[]> {
    const libraries = new Map<number | undefined, string[]>();
    for (const { libraryID, citekey } of items) {
      libraries.set(libraryID, [...(libraries.get(libraryID) ?? []), citekey]);
    }
    const references: Reference[] = [];
    for (const [libraryID, citekeys] of libraries) {
      references.push(...(await this.exportFrom(libraryID, citekeys, signal)));
    }
    return references;
  }

  /**
   * The citation keys of items by their keys in Zotero; leaves out items without one.
   *
   * @param groupName the name of the group of the items; undefined for the user's own library
   * @throws the same errors as {@link search}
   */
  async citationKeys(
    itemKeys: readonly string[],
    groupName: string | undefined,
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const prefix = groupName === undefined ? '' : await this.libraryPrefix(groupName, signal);
    if (prefix === undefined || itemKeys.length === 0) {
      return new Map();
    }
    const asked = itemKeys.map((key) => prefix + key);
    const { result, error } = await this.call('item.citationkey', [asked], signal);
    if (error) {
      throw new Error(error.message);
    }
    const found = isRecord(result) ? Object.entries(result) : [];
    return new Map(
      found.flatMap(([key, citekey]) =>
        typeof citekey === 'string' && citekey !== ''
          ? [[key.slice(prefix.length), citekey] as const]
          : [],
      ),
    );
  }

  /**
   * The prefix of item keys in a group that Better BibTeX expects, such as "3:", the number of the library on this
   * machine.
   */
  private async libraryPrefix(groupName: string, signal: AbortSignal): Promise<string | undefined> {
    const { result } = await this.call('user.groups', [], signal);
    const groups = Array.isArray(result) ? result.filter(isRecord) : [];
    const id = groups.find(({ name }) => name === groupName)?.id;
    return typeof id === 'number' ? `${id}:` : undefined;
  }

  /**
   * Better BibTeX needs the library if keys are only unique within each, and rejects it if they are unique in
   * all.
   */
  private async exportFrom(
    libraryID: number | undefined,
    citekeys: readonly string[],
    signal: AbortSignal,
  ): Promise<Reference[]> {
    const params = [citekeys, TRANSLATOR];
    const inLibrary = libraryID === undefined ? params : [...params, libraryID];
    let { result, error } = await this.call('item.export', inLibrary, signal);
    if (error?.code === INVALID_PARAMETERS && libraryID !== undefined) {
      ({ result, error } = await this.call('item.export', params, signal));
    }
    if (error) {
      throw new Error(error.message);
    }
    // Versions before 6 returned status, type and text.
    const text: unknown = Array.isArray(result) ? result.at(-1) : result;
    const exported = typeof text === 'string' ? parsedJson(text) : undefined;
    if (!Array.isArray(exported)) {
      throw this.broken();
    }
    return exported.filter(isRecord).map((item) => referenceOfCsl(citekeyOf(item) ?? '', item));
  }

  private async call(
    method: string,
    params: readonly unknown[],
    signal: AbortSignal,
  ): Promise<{ result: unknown; error: RpcError | undefined }> {
    const text = await fetchText(this.host, {
      address: this.address,
      signal,
      bounds,
      headers: {
        ...zoteroHeaders,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      // The words of a search stay on this machine.
      staysOnServer: true,
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const answer = v.safeParse(answerSchema, parsedJson(text));
    if (!answer.success) {
      throw this.broken();
    }
    return { result: answer.output.result, error: answer.output.error };
  }

  private broken(): FetchError {
    return new FetchError('brokenAnswer', new URL(this.address).host);
  }
}

function itemOf(item: Readonly<Record<string, unknown>>): BetterBibtexItem | undefined {
  const citekey = citekeyOf(item);
  const { library, libraryID } = item;
  return citekey === undefined
    ? undefined
    : {
        citekey,
        reference: referenceOfCsl(citekey, item),
        library: typeof library === 'string' ? library : undefined,
        libraryID: typeof libraryID === 'number' ? libraryID : undefined,
      };
}

function citekeyOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const keys = [item.citekey, item['citation-key'], item.id];
  return keys.find((key) => typeof key === 'string' && key !== '') as string | undefined;
}
