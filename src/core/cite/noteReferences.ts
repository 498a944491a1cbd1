/**
 * What can be cited in a note: the entries of its bibliographies, and the sources of the library.
 *
 * An entry and a source that are the same publication are one, under the key that the bibliography has.
 */

import type { Bibliography, BibliographyEntry } from '../bibliography/bibliography';
import type { CitedSources } from '../citation/resolveCitation';
import type { Library } from '../library/library';
import type { CitationKey, Source } from '../library/schema';
import { freeKey } from '../literature/citationKeys';
import { formatReference } from '../literature/formatReference';
import { identifiersOf } from '../literature/identifiers';
import type { Reference } from '../literature/reference';
import { SourceIndex } from '../literature/sameSource';
import { entryFields, referenceOf } from '../literature/sourceReference';
import type { EntrySummary } from '../literature/summary';
import { summaryOf } from '../literature/summary';
import { escapeMarkdown } from '../text/escape';

/** A bibliography with a name of its file that tells it from others, such as its URI. */
export interface NamedBibliography {
  readonly file: string;
  readonly bibliography: Bibliography;
}

/** An entry with the file that it stands in. */
export interface FiledEntry {
  readonly file: string;
  readonly entry: BibliographyEntry;
}

/** Something that can be cited. */
export interface Citable {
  readonly key: CitationKey;
  readonly summary: EntrySummary;
  /** Read when first asked for. */
  readonly reference: Reference;
  /** What the library knows of it, if it has it. */
  readonly source: Source | undefined;
  /** Where it stands; undefined where no bibliography of the note has it. */
  readonly filed: FiledEntry | undefined;
}

/** Entries that are looked at without a pause. */
const AT_ONCE = 200;

export class NoteReferences implements CitedSources {
  private readonly byKey = new Map<CitationKey, Citable>();
  private readonly keyBySource = new Map<CitationKey, CitationKey>();
  private readonly index = new SourceIndex<Citable>();
  /** By DOI and PubMed identifier, as addresses name them. */
  private readonly keyByIdentifier = new Map<string, CitationKey>();
  private readonly filedByKey = new Map<CitationKey, FiledEntry[]>();

  private constructor() {}

  /** Gathers what can be cited, and pauses every few milliseconds; of two with one key the first counts. */
  static *gather(
    library: Library,
    bibliographies: readonly NamedBibliography[],
  ): Generator<void, NoteReferences> {
    const references = new NoteReferences();
    const bundled = library.sources.map(citableOf);
    const sources = yield* SourceIndex.of(bundled);
    let looked = 0;
    for (const { file, bibliography } of bibliographies) {
      for (const entry of bibliography.entries) {
        references.addEntry({ file, entry }, sources);
        if (++looked % AT_ONCE === 0) {
          yield;
        }
      }
    }
    const keys = new Set(bundled.map(({ key }) => key));
    for (const citable of bundled) {
      references.addBundled(citable, keys);
    }
    return references;
  }

  /** All that can be cited, each once, entries of the bibliographies first. */
  get all(): readonly Citable[] {
    return [...this.byKey.values()];
  }

  /** What a key stands for in the note. */
  citable(key: CitationKey): Citable | undefined {
    return this.byKey.get(key);
  }

  isKey(key: CitationKey): boolean {
    return this.byKey.has(key);
  }

  reference(key: CitationKey): Reference | undefined {
    return this.byKey.get(key)?.reference;
  }

  keyOfAddress(identifier: string): CitationKey | undefined {
    return this.keyByIdentifier.get(identifier);
  }

  formatted(key: CitationKey): string | undefined {
    const { source, reference } = this.byKey.get(key) ?? {};
    const fields = source ?? (reference && entryFields(reference));
    return fields && escapeMarkdown(formatReference(fields));
  }

  /** The key under which a source of the library is cited in the note. */
  keyOf({ key }: Source): CitationKey {
    return this.keyBySource.get(key) ?? key;
  }

  /** The entries that a key stands for: more than one where it is defined twice. */
  entriesFor(key: CitationKey): readonly FiledEntry[] {
    return this.filedByKey.get(key) ?? [];
  }

  /** The citable that is the same publication, under whatever key; the first one of several. */
  sameAs(summary: EntrySummary): Citable | undefined {
    return this.index.find(summary);
  }

  private addEntry(filed: FiledEntry, sources: SourceIndex<Citable>): void {
    const { entry } = filed;
    const known = this.filedByKey.get(entry.key);
    if (known) {
      known.push(filed);
      return;
    }
    this.filedByKey.set(entry.key, [filed]);
    const { summary } = entry;
    const source = sources.find(summary)?.source;
    this.add({
      key: entry.key,
      summary,
      get reference() {
        return entry.reference;
      },
      source,
      filed,
    });
    if (source && !this.keyBySource.has(source.key)) {
      this.keyBySource.set(source.key, entry.key);
    }
  }

  /**
   * Adds a source of the library, unless a bibliography has it; under the next free key where a
   * bibliography has its key for something else, so that citing it never cites that.
   */
  private addBundled(citable: Citable, bundledKeys: ReadonlySet<CitationKey>): void {
    if (this.keyBySource.has(citable.key)) {
      return;
    }
    if (!this.byKey.has(citable.key)) {
      this.add(citable);
      return;
    }
    const key = freeKey(citable.key, { has: (it) => this.byKey.has(it) || bundledKeys.has(it) });
    this.keyBySource.set(citable.key, key);
    this.add({ ...citable, key, reference: { ...citable.reference, id: key } });
  }

  private add(citable: Citable): void {
    this.byKey.set(citable.key, citable);
    for (const identifier of identifiersOf(citable.summary)) {
      if (!this.keyByIdentifier.has(identifier)) {
        this.keyByIdentifier.set(identifier, citable.key);
      }
    }
    this.index.add(citable);
  }
}

function citableOf(source: Source): Citable {
  const reference = referenceOf(source);
  return { key: source.key, summary: summaryOf(reference), reference, source, filed: undefined };
}

/** Sources with some that are being added to them in the same edit, so that these can be cited, too. */
export function withReferences(sources: CitedSources, added: readonly Reference[]): CitedSources {
  const byKey = new Map(added.map((reference) => [reference.id, reference]));
  const byIdentifier = new Map(
    added.flatMap((reference) => identifiersOf(reference).map((it) => [it, reference.id] as const)),
  );
  return {
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
