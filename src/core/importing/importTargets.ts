/** Decides what an import does to a workspace library: which files it creates, adds to, or leaves alone. */

import type { CitationKey, EntityId, Source } from '../library/schema';
import { freeKey, keyFor } from '../literature/citationKeys';
import { textsOf } from '../literature/entry';
import type { Reference } from '../literature/reference';
import { isSamePublication, PublicationIndex } from '../literature/samePublication';
import { referenceOf } from '../literature/sourceReference';
import { type ReferenceSummary, summaryOf } from '../literature/summary';
import { type ImportedSource, importedSource, isSourceKey, wholeSource } from './importedSource';
import { guessFields, mergeSourceYaml, readFields, writeSourceYaml } from './sourceYaml';

/** A file of the workspace library, with its name: `KEY.source.yaml`. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The result of adding one reference. */
export type AddedReference =
  | {
      readonly outcome: 'new';
      readonly key: CitationKey;
      readonly file: SourceFile;
      /** The source in the library after it has read the file. */
      readonly source: Source;
    }
  | { readonly outcome: 'merged'; readonly key: CitationKey; readonly file: SourceFile }
  /** A file already contains everything in the reference. */
  | { readonly outcome: 'same'; readonly key: CitationKey; readonly name: string }
  /** The bundled library has the publication. */
  | { readonly outcome: 'bundled'; readonly key: CitationKey }
  | { readonly outcome: 'untitled' }
  /** The file of this source could not be extended, and stays as it is. */
  | { readonly outcome: 'broken'; readonly name: string; readonly message: string };

/** A source that a reference may be added to. */
interface Target {
  summary: ReferenceSummary;
  readonly key: CitationKey;
  /** Undefined if the bundled library has the source. */
  readonly name: string | undefined;
}

const ENDING = '.source.yaml';
/** Files that are read without a pause. */
const STRETCH = 4;

/** The sources of a workspace, to which references can be added. */
export class ImportTargets {
  private readonly index = new PublicationIndex<Target>();
  private readonly byName = new Map<string, Target>();
  private readonly texts = new Map<string, string>();
  /** In lower case, since some file systems are case-insensitive. */
  private readonly taken = new Set<string>();

  private constructor() {}

  /**
   * @param bundled the sources of the bundled library
   * @param files of the workspace library; files that cannot be read keep their names
   */
  static *of(
    bundled: readonly Source[],
    files: readonly SourceFile[],
  ): Generator<void, ImportTargets> {
    const targets = new ImportTargets();
    for (const source of bundled) {
      targets.taken.add(source.key.toLowerCase());
    }
    for (const [at, file] of files.entries()) {
      targets.put(file);
      if (at % STRETCH === STRETCH - 1) {
        yield;
      }
    }
    // After those of the workspace, which may have a source from before it was bundled.
    for (const source of bundled) {
      const summary = summaryOf(referenceOf(source));
      targets.index.add({ summary, key: source.key, name: undefined });
    }
    return targets;
  }

  /**
   * Adds a reference. Adding it again changes nothing.
   *
   * @param reference whose `id` becomes the key, if it can be a key and is not taken
   * @param entitiesIn returns the entities that texts name; only called if there is something to write
   */
  add(
    reference: Reference,
    entitiesIn: (texts: readonly (string | undefined)[]) => readonly EntityId[],
  ): AddedReference {
    const known = this.find(reference);
    if (known && known.name === undefined) {
      return { outcome: 'bundled', key: known.key };
    }
    const key = known?.key ?? this.keyOf(reference);
    const bare = importedSource(reference, key, []);
    if (!bare) {
      return { outcome: 'untitled' };
    }
    const name = known?.name ?? key + ENDING;
    const existing = this.texts.get(name);
    const source = () => {
      const texts = [bare.title, bare.abstract, ...textsOf(reference).keywords];
      return importedSource(reference, key, entitiesIn(texts)) as ImportedSource;
    };
    if (existing === undefined) {
      const imported = source();
      const file = { name, text: writeSourceYaml(imported) };
      this.put(file);
      return { outcome: 'new', key, file, source: wholeSource(imported) };
    }
    const merged = mergeSourceYaml(existing, needsEntities(existing) ? source() : bare);
    if (merged.outcome === 'broken') {
      return { outcome: 'broken', name, message: merged.message };
    }
    if (merged.outcome === 'same') {
      return { outcome: 'same', key, name };
    }
    const file = { name, text: merged.text };
    this.put(file);
    return { outcome: 'merged', key, file };
  }

  private put({ name, text }: SourceFile): void {
    const fields = guessFields(text);
    const key = typeof fields?.key === 'string' ? fields.key : keyIn(name);
    this.texts.set(name, text);
    this.taken.add(keyIn(name).toLowerCase());
    this.taken.add(key.toLowerCase());
    const summary = summaryIn(text);
    if (summary) {
      const target = this.byName.get(name) ?? { summary, key, name };
      // The old summary is still in the index, but no longer counts.
      target.summary = summary;
      this.byName.set(name, target);
      this.index.add(target);
    }
  }

  /**
   * The same publication, judged by the content of its file; even if only one of two with the same key has a year. The
   * reference itself is used only if it has no title, and so no file.
   */
  private find(reference: Reference): Target | undefined {
    const written = importedSource(reference, ownKeyOf(reference), []);
    const summary = written ? summaryOfFields(written) : summaryOf(reference);
    const found = this.index.find(summary);
    const namesake = this.byName.get(ownKeyOf(reference) + ENDING);
    const isSame =
      namesake &&
      !(namesake.summary.year && summary.year) &&
      isSamePublication({ ...namesake.summary, year: undefined }, { ...summary, year: undefined });
    return found ?? (isSame ? namesake : undefined);
  }

  private keyOf(reference: Reference): CitationKey {
    return freeKey(ownKeyOf(reference), { has: (key) => this.taken.has(key.toLowerCase()) });
  }
}

function ownKeyOf(reference: Reference): CitationKey {
  return isSourceKey(reference.id) ? reference.id : keyFor(summaryOf(reference));
}

function keyIn(name: string): CitationKey {
  return name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : name;
}

function needsEntities(existing: string): boolean {
  return !('entities' in (readFields(existing) ?? {}));
}

/** The summary of a file's source; as much as can be read if its form is broken. */
function summaryIn(text: string): ReferenceSummary | undefined {
  const fields = guessFields(text);
  return fields && summaryOfFields(fields);
}

function summaryOfFields(fields: Readonly<Record<string, unknown>>): ReferenceSummary {
  const authors = Array.isArray(fields.author) ? fields.author : [];
  return {
    title: shown(fields.title),
    authors: authors.flatMap((name: { family?: unknown } | null) => shown(name?.family) ?? []),
    year: shown(fields.issued),
    DOI: shown(fields.DOI),
    PMID: shown(fields.PMID),
  };
}

function shown(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
