/**
 * All sources there are: those of the library and the entries of bibliographies, each publication once.
 */

import type { Citable, FiledEntry, NamedBibliography } from '../cite/noteReferences';
import type { Library } from '../library/library';
import type { CitationKey } from '../library/schema';
import { SourceIndex } from '../literature/sameSource';
import { referenceOf } from '../literature/sourceReference';
import { summaryOf } from '../literature/summary';

/** What tells a publication from all others, as far as one key or entry of it goes. */
export type WorkName = string;

/** A publication that is in the library, in a bibliography, or in several of them. */
export interface ListedSource extends Pick<Citable, 'summary' | 'reference' | 'source'> {
  /** Tells it from others of the list, and stays the same when the list is gathered again. */
  readonly name: WorkName;
  readonly entries: readonly FiledEntry[];
}

/** Entries that are looked at without a pause. */
const AT_ONCE = 25;

export class SourceList {
  private constructor(
    readonly all: readonly ListedSource[],
    private readonly byWork: ReadonlyMap<WorkName, ListedSource>,
  ) {}

  /** Gathers the sources, those of the library first, and pauses every few milliseconds. */
  static *gather(
    library: Library,
    bibliographies: Iterable<NamedBibliography>,
  ): Generator<void, SourceList> {
    const all = library.sources.map(bundled);
    const index = yield* SourceIndex.of(all);
    const byWork = new Map<WorkName, Growing>(all.map((listed) => [listed.name, listed]));
    let looked = 0;
    for (const { file, bibliography } of bibliographies) {
      for (const entry of bibliography.entries) {
        const filed = { file, entry };
        const name = entryName(filed);
        // Of two entries with one key, the first one counts.
        if (!byWork.has(name)) {
          const known = index.find(entry.summary);
          known?.entries.push(filed);
          byWork.set(name, known ?? addTo(all, index, unlisted(filed, name)));
        }
        looked++;
        if (looked % AT_ONCE === 0) {
          yield;
        }
      }
    }
    return new SourceList(all, byWork);
  }

  /** The publication that a work is one with; undefined where that has gone from the list. */
  find(work: WorkName): ListedSource | undefined {
    return this.byWork.get(work);
  }
}

/** The name of what can be cited: of the source where the library has it, else of the entry. */
export function workOf({ source, filed }: Pick<Citable, 'source' | 'filed'>): WorkName | undefined {
  return source ? workOfSource(source.key) : filed && entryName(filed);
}

/** The name of a source of the library. */
export function workOfSource(key: CitationKey): WorkName {
  return `source:${key}`;
}

function entryName({ file, entry }: FiledEntry): WorkName {
  return `entry:${file}#${entry.key}`;
}

type Growing = Omit<ListedSource, 'entries'> & { readonly entries: FiledEntry[] };

function addTo(all: Growing[], index: SourceIndex<Growing>, listed: Growing): Growing {
  all.push(listed);
  index.add(listed);
  return listed;
}

function bundled(source: Library['sources'][number]): Growing {
  const reference = referenceOf(source);
  const name = workOfSource(source.key);
  return { name, summary: summaryOf(reference), reference, source, entries: [] };
}

/** An entry that the library has not; its reference is read when first asked for. */
function unlisted(filed: FiledEntry, name: WorkName): Growing {
  const { entry } = filed;
  return {
    name,
    summary: entry.summary,
    get reference() {
      return entry.reference;
    },
    source: undefined,
    entries: [filed],
  };
}
