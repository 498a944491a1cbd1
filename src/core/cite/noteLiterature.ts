/**
 * What can be cited in a note: the entries of its bibliographies, the items of the Zotero collection that it names, and
 * the sources of the library.
 *
 * An entry, an item and a source for the same publication are one publication. Its key is that of the bibliography, or
 * else Zotero's.
 */

import type { Bibliography } from '../bibliography/bibliography';
import type { ProjectCitations, ReferenceLookup } from '../citation/resolveCitation';
import type { Library } from '../library/library';
import type { CitationKey, Source } from '../library/schema';
import { freeKey, isCitable, keyFor } from '../literature/citationKeys';
import { formatReference } from '../literature/formatReference';
import {
  type EntryInFile,
  type Publication,
  publicationOf,
  publicationOfEntry,
  publicationOfItem,
} from '../literature/publication';
import type { Reference } from '../literature/reference';
import { PublicationIndex } from '../literature/samePublication';
import { entryFields } from '../literature/sourceReference';
import { citableIdentifiers, type ReferenceSummary, summaryOf } from '../literature/summary';
import type { ZoteroItem } from '../literature/zoteroItem';
import { escapeMarkdown } from '../text/escape';

/** A bibliography with a unique name of its file, such as its URI. */
export interface NamedBibliography {
  readonly file: string;
  readonly bibliography: Bibliography;
}

/** Entries that are handled without a pause. */
const AT_ONCE = 200;

/** Finds what can be cited in a note by key, source or identifier. */
export class NoteLiterature implements ReferenceLookup {
  private readonly byKey = new Map<CitationKey, Publication>();
  private readonly keyBySource = new Map<CitationKey, CitationKey>();
  private readonly index = new PublicationIndex<Publication>();
  /** Keys by all identifiers that a citation may use: DOI, PubMed identifier, ISBN … */
  private readonly keyByIdentifier = new Map<string, CitationKey>();
  private readonly filedByKey = new Map<CitationKey, EntryInFile[]>();
  /** The library's keys of publications that Zotero has under another key: a note may cite them by either. */
  private readonly libraryKeys = new Map<CitationKey, CitationKey>();
  /** The values of `byKey`, which does not change once the literature is gathered. */
  private list: readonly Publication[] | undefined;

  private constructor(readonly ofProject: ProjectCitations | undefined) {}

  /**
   * Gathers what can be cited, and pauses every few milliseconds; of two publications with one key, the first one
   * counts.
   *
   * @param items of the Zotero collection that the note names
   * @param ofProject what its project says about its citations
   */
  static *gather(
    library: Library,
    bibliographies: readonly NamedBibliography[],
    items: readonly ZoteroItem[] = [],
    ofProject?: ProjectCitations,
  ): Generator<void, NoteLiterature> {
    const references = new NoteLiterature(ofProject);
    const bundled = (yield* library.readSources()).map((source) => publicationOf(source));
    yield;
    const sources = yield* PublicationIndex.of(bundled);
    const inZotero = yield* PublicationIndex.of(items);
    let looked = 0;
    for (const { file, bibliography } of bibliographies) {
      for (const entry of bibliography.entries) {
        references.addEntry({ file, entry }, sources, inZotero);
        if (++looked % AT_ONCE === 0) {
          yield;
        }
      }
    }
    const keys = new Set(bundled.map(({ key }) => key));
    for (const item of items) {
      references.addItem(item, sources, keys);
      if (++looked % AT_ONCE === 0) {
        yield;
      }
    }
    for (const publication of bundled) {
      references.addBundled(publication, keys);
    }
    return references;
  }

  /** Everything that can be cited, each publication once, entries of the bibliographies first. */
  get all(): readonly Publication[] {
    this.list ??= [...this.byKey.values()];
    return this.list;
  }

  /** The publication with a key in the note. */
  publication(key: CitationKey): Publication | undefined {
    return this.byKey.get(key) ?? this.byKey.get(this.libraryKeys.get(key) ?? '');
  }

  isKey(key: CitationKey): boolean {
    return this.byKey.has(key) || this.libraryKeys.has(key);
  }

  reference(key: CitationKey): Reference | undefined {
    return this.publication(key)?.reference;
  }

  keyOfAddress(identifier: string): CitationKey | undefined {
    return this.keyByIdentifier.get(identifier);
  }

  formatted(key: CitationKey): string | undefined {
    const { source, reference } = this.publication(key) ?? {};
    const fields = source ?? (reference && entryFields(reference));
    return fields && escapeMarkdown(formatReference(fields));
  }

  /** The key under which a source of the library is cited in the note. */
  keyOf({ key }: Source): CitationKey {
    return this.keyBySource.get(key) ?? key;
  }

  /** The entries with a key: more than one if it is defined twice. */
  entriesFor(key: CitationKey): readonly EntryInFile[] {
    return this.filedByKey.get(key) ?? [];
  }

  /** The publication that is the same as another one, under whatever key; the first one of several. */
  sameAs(summary: ReferenceSummary): Publication | undefined {
    return this.index.find(summary);
  }

  private addEntry(
    filed: EntryInFile,
    sources: PublicationIndex<Publication>,
    inZotero: PublicationIndex<ZoteroItem>,
  ): void {
    const { entry } = filed;
    const others = this.filedByKey.get(entry.key);
    if (others) {
      others.push(filed);
      return;
    }
    this.filedByKey.set(entry.key, [filed]);
    const known = sources.find(entry.summary);
    const source = known?.source;
    this.add(publicationOfEntry(filed, source, undefined, inZotero.find(entry.summary)));
    if (known) {
      this.addIdentifiers(known.summary, entry.key);
    }
    if (source && !this.keyBySource.has(source.key)) {
      this.keyBySource.set(source.key, entry.key);
    }
  }

  /**
   * Adds an item of Zotero, unless a bibliography or another item has the same publication. The item never gets the key
   * of another publication in the library: a note may cite that one, and would then cite the item.
   */
  private addItem(
    item: ZoteroItem,
    sources: PublicationIndex<Publication>,
    bundledKeys: ReadonlySet<CitationKey>,
  ): void {
    if (this.index.find(item.summary)) {
      return;
    }
    const source = sources.find(item.summary)?.source;
    const { citationKey = '' } = item;
    const wanted = isCitable(citationKey) ? citationKey : (source?.key ?? keyFor(item.summary));
    const key = freeKey(wanted, {
      has: (it) => this.isKey(it) || (it !== source?.key && bundledKeys.has(it)),
    });
    this.add(publicationOfItem(item, key, source));
    if (source) {
      this.keyBySource.set(source.key, key);
      this.addIdentifiers(publicationOf(source).summary, key);
      if (!this.byKey.has(source.key)) {
        this.libraryKeys.set(source.key, key);
      }
    }
  }

  /**
   * Adds a source of the library, unless a bibliography has it. If a bibliography uses its key for another publication,
   * the source gets the next free key, so that citing it never cites the other one.
   */
  private addBundled(publication: Publication, bundledKeys: ReadonlySet<CitationKey>): void {
    if (this.keyBySource.has(publication.key)) {
      return;
    }
    if (!this.byKey.has(publication.key)) {
      this.add(publication);
      return;
    }
    const key = freeKey(publication.key, {
      has: (it) => this.byKey.has(it) || bundledKeys.has(it),
    });
    this.keyBySource.set(publication.key, key);
    this.add({ ...publication, key, reference: { ...publication.reference, id: key } });
  }

  private add(publication: Publication): void {
    this.byKey.set(publication.key, publication);
    this.addIdentifiers(publication.summary, publication.key);
    this.index.add(publication);
  }

  /** Of several publications with one identifier, the first one gets it. */
  private addIdentifiers(summary: ReferenceSummary, key: CitationKey): void {
    for (const identifier of citableIdentifiers(summary)) {
      if (!this.keyByIdentifier.has(identifier)) {
        this.keyByIdentifier.set(identifier, key);
      }
    }
  }
}

/** A lookup that also finds sources which the same edit adds, so that they can be cited. */
export function withReferences(
  sources: ReferenceLookup,
  added: readonly Reference[],
): ReferenceLookup {
  const byKey = new Map(added.map((reference) => [reference.id, reference]));
  const byIdentifier = new Map(
    added.flatMap((reference) =>
      citableIdentifiers(summaryOf(reference)).map((it) => [it, reference.id] as const),
    ),
  );
  return {
    ofProject: sources.ofProject,
    isKey: (key) => byKey.has(key) || sources.isKey(key),
    keyOfAddress: (identifier) => sources.keyOfAddress(identifier) ?? byIdentifier.get(identifier),
    reference: (key) => byKey.get(key) ?? sources.reference(key),
    formatted: (key) => {
      const reference = byKey.get(key);
      return reference
        ? escapeMarkdown(formatReference(entryFields(reference)))
        : sources.formatted(key);
    },
  };
}
