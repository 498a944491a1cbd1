import type { CitationGroup, CitationSyntax } from '../note/citation';
import type { Range } from '../note/range';
import type { CitedSources } from './citedSources';
import { type NoteCitations, readNoteCitations } from './noteCitations';
import { type Cited, citedBy } from './syntax/cited';

/** A citation as it was written first, in whichever syntax. */
export interface Original {
  readonly text: string;
  readonly syntax: CitationSyntax;
}

/** A citation that is to be written in another syntax. Its range covers the comment behind it. */
export interface Candidate extends Range {
  readonly group: CitationGroup;
  readonly keys: readonly string[];
  /** All that is known of it, by itself and by the comment. */
  readonly cited: Cited;
  readonly original: Original;
  /** Whether a comment keeps the original already. */
  readonly isKept: boolean;
  /** Whether the comment says just what the citation does, so that the original can come back as it was. */
  readonly isTrue: boolean;
}

/** The citations of a note that are not in a syntax. */
export function candidatesFor(
  note: NoteCitations,
  syntax: CitationSyntax,
  sources: CitedSources,
): Candidate[] {
  return note.groups.flatMap((group) => {
    const keys = group.syntax === syntax ? undefined : note.keysOf(group);
    return keys ? [candidate(note, group, keys, sources)] : [];
  });
}

function candidate(
  note: NoteCitations,
  group: CitationGroup,
  keys: readonly string[],
  sources: CitedSources,
): Candidate {
  const { start, end, origin } = group;
  const own = citedBy(group, keys);
  const plain = {
    ...{ group, keys, start, cited: own, isKept: false, isTrue: false, end: origin?.end ?? end },
    original: { text: note.text.slice(start, end), syntax: group.syntax },
  };
  const kept = origin && readWhole(origin.text, note, sources);
  if (!kept) {
    return plain;
  }
  const isTrue = keys.join() === kept.cited.items.map(({ key }) => key).join();
  if (isTrue) {
    const original = { text: origin.text, syntax: kept.syntax };
    return { ...plain, cited: kept.cited, original, isKept: true, isTrue };
  }
  // Sources came and went since; what the comment says of those that stayed is still true.
  const items = own.items.map(
    (item) => kept.cited.items.find(({ key }) => key === item.key) ?? item,
  );
  return { ...plain, cited: { ...own, items } };
}

/** A text that is one citation and nothing else. */
function readWhole(
  text: string,
  note: NoteCitations,
  sources: CitedSources,
): { cited: Cited; syntax: CitationSyntax } | undefined {
  const [group, ...others] = withoutPauses(readNoteCitations(text, sources)).groups;
  const keys = group && note.keysOf(group);
  return keys && others.length === 0 && group.start === 0 && group.end === text.length
    ? { cited: citedBy(group, keys), syntax: group.syntax }
    : undefined;
}

/** What a generator gives in the end; for what takes no time. */
export function withoutPauses<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
