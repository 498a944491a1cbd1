/**
 * Read-only requests to the local API of a running Zotero on this machine, version 3
 * (zotero.org/support/dev/web_api/v3/local_api).
 */
import { type Answer, type FetchBounds, FetchError, fetchAnswer } from '../fetching/fetchText';
import type { WebHost } from '../fetching/webHost';
import type { ZoteroKey, ZoteroLibrary } from '../identifiers/zoteroAddress';
import type { ZoteroItem } from '../literature/zoteroItem';
import { parsedJson } from '../text/parsedJson';
import {
  annotationsIn,
  attachmentsIn,
  collectionsIn,
  groupsIn,
  itemsIn,
  type ZoteroAnnotation,
  type ZoteroCollection,
  type ZoteroGroup,
} from './zoteroAnswers';

/**
 * The headers that a running Zotero requires. It rejects requests that look like those of a page in a browser, as an
 * editor built on a browser sends them, unless they have these headers.
 */
export const zoteroHeaders = { 'Zotero-Allowed-Request': '1', 'User-Agent': 'Cytonote' } as const;

const bounds: FetchBounds = { time: 15_000, size: 20 * 2 ** 20 };
/** Objects of one answer: Zotero needs some time to write the CSL of each. */
const PAGE = 100;
/** The most objects of one list that are read. */
const MOST = 20_000;
const UNCHANGED = 304;

/** The state of a library when it was read: versions count the changes of one Zotero. */
export interface LibraryVersion {
  readonly version: string;
  /** Identifies the Zotero, since version 9. */
  readonly server: string | undefined;
}

/** A list, and the version of its library. */
interface VersionedList {
  readonly objects: readonly unknown[];
  readonly version: LibraryVersion | undefined;
}

/** Each method sends one request, or one for each page of a list. All throw {@link FetchError}. */
export class ZoteroLocalApi {
  private readonly address: string;

  constructor(
    private readonly host: WebHost,
    port: number,
  ) {
    this.address = `http://127.0.0.1:${port}/api`;
  }

  /**
   * All collections of a library.
   *
   * @param known the version of the library that the caller has
   * @returns undefined if nothing in the library has changed since
   */
  async collections(
    library: ZoteroLibrary,
    signal: AbortSignal,
    known?: LibraryVersion,
  ): Promise<{ collections: ZoteroCollection[]; version: LibraryVersion | undefined } | undefined> {
    const list = await this.list(`${prefixOf(library)}/collections`, {}, signal, known);
    return list && { collections: collectionsIn(list.objects), version: list.version };
  }

  /** The groups of the user. */
  async groups(signal: AbortSignal): Promise<ZoteroGroup[]> {
    const list = await this.list(`${prefixOf('user')}/groups`, {}, signal);
    return groupsIn(list?.objects ?? []);
  }

  /** The publications of a collection, without those of the collections in it. */
  async itemsOf(
    library: ZoteroLibrary,
    collection: ZoteroKey,
    signal: AbortSignal,
  ): Promise<ZoteroItem[]> {
    const path = `${prefixOf(library)}/collections/${collection}/items/top`;
    const list = await this.list(path, withCsl, signal);
    return itemsIn(list?.objects ?? [], library);
  }

  /**
   * The publications with a DOI or title, by Zotero's own search.
   *
   * @param mode the fields that are searched: for an identifier, all of them
   */
  async search(
    words: string,
    mode: 'titleCreatorYear' | 'everything',
    signal: AbortSignal,
  ): Promise<ZoteroItem[]> {
    const parameters = { ...withCsl, q: words, qmode: mode };
    const list = await this.list(`${prefixOf('user')}/items/top`, parameters, signal);
    return itemsIn(list?.objects ?? [], 'user');
  }

  /** The annotations of all attachments of an item, in the order of the pages. */
  async annotations(
    { library, key }: Pick<ZoteroItem, 'library' | 'key'>,
    signal: AbortSignal,
  ): Promise<ZoteroAnnotation[]> {
    const annotations: ZoteroAnnotation[] = [];
    for (const attachment of attachmentsIn(await this.children(library, key, signal))) {
      const found = annotationsIn(await this.children(library, attachment, signal));
      annotations.push(...found.sort((a, b) => (a.sortIndex < b.sortIndex ? -1 : 1)));
    }
    return annotations;
  }

  private async children(
    library: ZoteroLibrary,
    key: ZoteroKey,
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const list = await this.list(`${prefixOf(library)}/items/${key}/children`, {}, signal);
    return list?.objects ?? [];
  }

  /**
   * All pages of a list; undefined if it has not changed. The version is that of the first page, so that later changes
   * are not missed.
   */
  private async list(
    path: string,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
    known?: LibraryVersion,
  ): Promise<VersionedList | undefined> {
    const first = await this.page(path, parameters, 0, signal, known);
    if (first.status === UNCHANGED) {
      // Another Zotero may have taken over the port.
      const isSame = (first.headers.get('Zotero-Server-ID') ?? undefined) === known?.server;
      return isSame ? undefined : this.list(path, parameters, signal);
    }
    const objects = [...this.objectsIn(first)];
    const total = Math.min(Number(first.headers.get('Total-Results') ?? objects.length), MOST);
    for (let length = -1; objects.length < total && objects.length > length; ) {
      length = objects.length;
      const page = await this.page(path, parameters, length, signal);
      objects.push(...this.objectsIn(page));
    }
    const version = first.headers.get('Last-Modified-Version');
    const server = first.headers.get('Zotero-Server-ID') ?? undefined;
    return { objects, version: version === null ? undefined : { version, server } };
  }

  private page(
    path: string,
    parameters: Readonly<Record<string, string>>,
    start: number,
    signal: AbortSignal,
    known?: LibraryVersion,
  ): Promise<Answer> {
    const query = new URLSearchParams({
      format: 'json',
      ...parameters,
      start: String(start),
      limit: String(PAGE),
    });
    const request = {
      address: `${this.address}${path}?${query}`,
      signal,
      bounds,
      staysOnServer: true,
      headers: {
        ...zoteroHeaders,
        'Zotero-API-Version': '3',
        ...(known ? { 'If-Modified-Since-Version': known.version } : {}),
      },
    };
    return fetchAnswer(this.host, request, known ? [200, UNCHANGED] : [200]);
  }

  private objectsIn({ text }: Answer): readonly unknown[] {
    const objects = parsedJson(text);
    if (!Array.isArray(objects)) {
      throw new FetchError('brokenAnswer', new URL(this.address).host);
    }
    return objects;
  }
}

const withCsl = { include: 'data,csljson' };

/** The path of a library. The user's own one is that of user 0. */
function prefixOf(library: ZoteroLibrary): string {
  return library === 'user' ? '/users/0' : `/groups/${library}`;
}
