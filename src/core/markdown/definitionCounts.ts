import type { Definitions } from './markdownParser';
import type { Segment } from './segments';

type Kind = keyof Definitions;

/**
 * The identifiers that the segments of a note define, with counts, since one of several equal definitions may be
 * removed.
 */
export class DefinitionCounts {
  private readonly counts: Readonly<Record<Kind, Map<string, number>>> = {
    links: new Map(),
    footnotes: new Map(),
  };

  /** Counts the definitions of segments. */
  add(segments: readonly Segment[]): void {
    this.count(segments, 1);
  }

  /** Subtracts the definitions of removed segments. */
  remove(segments: readonly Segment[]): void {
    this.count(segments, -1);
  }

  /** The current definitions. */
  known(): Definitions {
    return {
      links: [...this.counts.links.keys()],
      footnotes: [...this.counts.footnotes.keys()],
    };
  }

  private count(segments: readonly Segment[], by: number): void {
    for (const { definitions } of segments) {
      for (const kind of ['links', 'footnotes'] as const) {
        for (const identifier of definitions[kind]) {
          const count = (this.counts[kind].get(identifier) ?? 0) + by;
          if (count > 0) {
            this.counts[kind].set(identifier, count);
          } else {
            this.counts[kind].delete(identifier);
          }
        }
      }
    }
  }
}

/** Identifiers that only one of two sets of definitions has. */
export function changedIdentifiers(before: Definitions, after: Definitions): Set<string> {
  const changed = new Set<string>();
  for (const kind of ['links', 'footnotes'] as const) {
    const [old, now] = [new Set(before[kind]), new Set(after[kind])];
    before[kind].filter((identifier) => !now.has(identifier)).forEach((it) => changed.add(it));
    after[kind].filter((identifier) => !old.has(identifier)).forEach((it) => changed.add(it));
  }
  return changed;
}

/**
 * A test for whether a text may refer to one of some identifiers. It may say yes by mistake, but never no.
 *
 * It only compares the first word after a bracket, since a label may continue on the next line after marks of the
 * blocks around it:
 *
 *     > see [serum
 *     > levels]
 */
export function referenceTest(identifiers: ReadonlySet<string>): (source: string) => boolean {
  const words = [...identifiers].map((identifier) => (identifier.split(/\s/)[0] as string) || '');
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const reference = new RegExp(`\\[\\^?[\\s>]*(?:${escaped.join('|')})`);
  return (source) =>
    source.includes('[') &&
    reference.test(source.replaceAll('\0', '\uFFFD').toLowerCase().toUpperCase());
}
