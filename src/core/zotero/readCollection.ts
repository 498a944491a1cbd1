/** Reads the items of a Zotero collection, with the citation keys of Better BibTeX if that is installed. */

import { FetchError } from '../fetching/fetchText';
import type { WebHost } from '../fetching/webHost';
import type { ZoteroLibrary } from '../identifiers/zoteroAddress';
import type { ZoteroItem } from '../literature/zoteroItem';
import { BetterBibtex } from './betterBibtex';
import { collectionNamed, groupsNamed } from './collectionName';
import { type LibraryVersion, ZoteroLocalApi } from './localApi';
import { withCitationKey } from './zoteroAnswers';

/** The items of a collection when it was read. */
export interface ReadCollection {
  readonly items: readonly ZoteroItem[];
  /** Its library, and the version of the library at that time. */
  readonly library: ZoteroLibrary;
  readonly version: LibraryVersion | undefined;
}

/**
 * Reads a collection by its name, in the form of `collectionName.ts`.
 *
 * @param known the result of the last read: the same object is returned if nothing in its library has changed
 * @returns undefined if Zotero has no collection of this name
 * @throws {FetchError} if Zotero does not answer; with status 403 if its local API is turned off
 */
export async function readCollection(
  host: WebHost,
  port: number,
  name: string,
  signal: AbortSignal,
  known?: ReadCollection,
): Promise<ReadCollection | undefined> {
  const api = new ZoteroLocalApi(host, port);
  if (known?.version && !(await api.collections(known.library, signal, known.version))) {
    return known;
  }
  const found = await find(api, name, signal);
  if (!found) {
    return undefined;
  }
  const { library, key, groupName, version } = found;
  const items = await api.itemsOf(library, key, signal);
  const keys = await citationKeys(new BetterBibtex(host, port), items, groupName, signal);
  const keyed = items.map((item) => {
    const citationKey = keys.get(item.key);
    return citationKey ? withCitationKey(item, citationKey) : item;
  });
  return { items: keyed, library, version };
}

interface FoundCollection {
  readonly library: ZoteroLibrary;
  readonly key: string;
  readonly groupName: string | undefined;
  readonly version: LibraryVersion | undefined;
}

async function find(
  api: ZoteroLocalApi,
  name: string,
  signal: AbortSignal,
): Promise<FoundCollection | undefined> {
  const own = await api.collections('user', signal);
  const collection = collectionNamed(name, own?.collections ?? []);
  if (collection) {
    return {
      library: 'user',
      key: collection.key,
      groupName: undefined,
      version: own?.version,
    };
  }
  const named = name.includes(':') ? groupsNamed(name, await api.groups(signal)) : [];
  for (const { group, collection: path } of named) {
    const list = await api.collections(group.id, signal);
    const ofGroup = collectionNamed(path, list?.collections ?? []);
    if (ofGroup) {
      return {
        library: group.id,
        key: ofGroup.key,
        groupName: group.name,
        version: list?.version,
      };
    }
  }
  return undefined;
}

/** Without Better BibTeX, items have the keys in their own fields. */
async function citationKeys(
  betterBibtex: BetterBibtex,
  items: readonly ZoteroItem[],
  groupName: string | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  try {
    const keys = items.map(({ key }) => key);
    return await betterBibtex.citationKeys(keys, groupName, signal);
  } catch (error) {
    if (error instanceof FetchError && error.failure === 'cancelled') {
      throw error;
    }
    return new Map();
  }
}
