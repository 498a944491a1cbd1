import type { CitationGroup } from '../citation/citation';
import type { CitedBlock } from '../citation/citedText';
import { readCitations } from '../citation/readCitations';
import {
  type CitationLookups,
  lookupsIn,
  type ReferenceLookup,
  resolveCitation,
  resolveGroup,
} from '../citation/resolveCitation';
import { type LatexCommand, type LatexStyle, latexStyleOf } from '../citation/syntax/latex';
import { exampleLabelsIn } from '../citation/syntax/pandoc';
import { changedIdentifiers, DefinitionCounts } from '../markdown/definitionCounts';
import type { Definitions } from '../markdown/markdownParser';
import type { FootnoteDefinition } from '../markdown/prose';
import { guessDefinitions, readInSlices, SHORT_SLICE } from '../markdown/readInSlices';
import type { Segment } from '../markdown/segments';
import { bodyStartOf, readFrontMatter } from '../note/frontMatter';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { ShiftedBlock, shiftAll } from '../note/shiftedBlock';
import { firstIndexWhere } from '../text/bisect';
import type { Range } from '../text/range';
import { numbersIn, type ReferenceList, readReferenceList } from './referenceList';

/** The citations of a note, without those in reference lists and definitions. */
export interface NoteCitations {
  readonly text: string;
  readonly groups: readonly CitationGroup[];
  /** The citations of the front matter: in its abstract, and those that are only listed. */
  readonly metadata: readonly CitationGroup[];
  /** The citations that the project lists for every note; their ranges have no meaning. */
  readonly listedByProject: readonly CitationGroup[];
  /** The citations in the text of a link, where no other link is possible. */
  readonly inLinks: ReadonlySet<CitationGroup>;
  readonly footnotes: readonly FootnoteDefinition[];
  readonly closed: readonly Range[];
  /** The prose of the note, and the ranges in it that are excluded. */
  readonly blocks: readonly CitedBlock[];
  readonly section: ReferenceList | undefined;
  readonly lookups: CitationLookups;
  numberOf(key: string): number | undefined;
  /** How the note cites in LaTeX; a setting may choose the command. */
  latexStyle(chosen?: LatexCommand): LatexStyle;
  /** The keys of a group, or undefined if it does not cite a source. */
  keysOf(group: CitationGroup): readonly string[] | undefined;
}

type Citing = Pick<NoteAnalysis, 'text' | 'closed' | 'footnotes' | 'frontMatter'> & {
  readonly blocks: readonly Pick<
    NoteAnalysis['blocks'][number],
    'citations' | 'closed' | 'start' | 'end' | 'excluded'
  >[];
};

/** The citations of an analysed note. */
export function citationsOf(note: Citing, sources: ReferenceLookup): NoteCitations {
  const section = readReferenceList(note);
  const numbers = numbersIn(section);
  const examples = exampleLabelsIn(note.text);
  const lookups = lookupsIn(sources, numbers, note.frontMatter?.crossReferences, examples);
  const definitions: readonly Range[] = [
    ...(section ? [section] : []),
    ...note.footnotes.filter(({ label }) => sources.isKey(label)),
  ].sort((a, b) => a.start - b.start);
  let end = 0;
  const lastEnds = definitions.map((range) => {
    end = Math.max(end, range.end);
    return end;
  });
  const isDefinition = ({ start }: Range) => {
    const isLater = (at: number) => (definitions[at] as Range).start > start;
    return start < (lastEnds[firstIndexWhere(definitions.length, isLater) - 1] ?? 0);
  };
  const { text, closed, footnotes } = note;
  const inLinks = new Set<CitationGroup>();
  const groups = note.blocks.flatMap(({ citations, closed: links }) => {
    const cited = citations.filter((it) => !isDefinition(it));
    cited
      .filter((it) => links.some((link) => isInLink(text, it, link)))
      .forEach((it) => {
        inLinks.add(it);
      });
    return cited;
  });
  return {
    text,
    closed,
    footnotes,
    section,
    lookups,
    blocks: note.blocks,
    groups,
    inLinks,
    metadata: note.frontMatter?.citations ?? [],
    listedByProject: sources.ofProject?.listed ?? [],
    numberOf: numbers.numberOf,
    latexStyle: (chosen) => latexStyleIn(note, chosen),
    keysOf: (group) => resolveGroup(group, lookups),
  };
}

/** How a note cites in LaTeX; a setting may choose the command. */
export function latexStyleIn(
  { text, blocks, frontMatter }: Pick<Citing, 'text' | 'blocks' | 'frontMatter'>,
  chosen?: LatexCommand,
): LatexStyle {
  const citations = blocks
    .flatMap((block) => block.citations)
    .filter(({ syntax, form }) => syntax === 'latex' && form !== 'hidden');
  return latexStyleOf(
    citations.map(({ start, end }) => text.slice(start, end)),
    text.slice(0, frontMatter?.end ?? 0),
    chosen,
  );
}

function isInLink(text: string, { start, end }: Range, link: Range): boolean {
  return link.start < start && end < link.end && text[link.start] === '[';
}

/** Reads the citations of a text without recognising names; pauses now and then. */
export function* readNoteCitations(
  text: string,
  sources: ReferenceLookup,
): Generator<void, NoteCitations> {
  const frontMatter = readFrontMatter(text);
  let start = bodyStartOf(text, frontMatter);
  const body = text.slice(start);
  const blocks: ShiftedBlock[] = [];
  const closed: Range[] = [];
  const footnotes: FootnoteDefinition[] = [];
  for (const segment of yield* readBody(body)) {
    const source = text.slice(start, start + segment.length);
    for (const block of segment.blocks) {
      const citations = readCitations(source, block);
      blocks.push(new ShiftedBlock({ ...block, citations, mentions: [] }, start));
    }
    closed.push(...shiftAll(segment.closed, start));
    footnotes.push(...shiftAll(segment.footnotes, start));
    start += segment.length;
  }
  return citationsOf({ text, frontMatter, blocks, closed, footnotes }, sources);
}

/** Reads Markdown with the labels that it seems to define, and again if it defines others. */
function* readBody(body: string): Generator<void, Segment[]> {
  const guessed = guessDefinitions(body);
  const segments = yield* readAll(body, guessed);
  const counts = new DefinitionCounts();
  counts.add(segments);
  const known = counts.known();
  return changedIdentifiers(guessed, known).size > 0 ? yield* readAll(body, known) : segments;
}

function* readAll(body: string, known: Definitions): Generator<void, Segment[]> {
  const segments: Segment[] = [];
  for (const read of readInSlices(body, known, SHORT_SLICE)) {
    segments.push(...read);
    yield;
  }
  return segments;
}

/** The keys that a note cites or only lists, each once: those of its abstract first, then in the order of the text. */
export function keysIn({ groups, metadata, listedByProject, lookups }: NoteCitations): string[] {
  const [listed, shown] = [true, false].map((isHidden) =>
    metadata.filter(({ form }) => (form === 'hidden') === isHidden),
  ) as [CitationGroup[], CitationGroup[]];
  const keys = [...shown, ...groups, ...listed, ...listedByProject]
    .flatMap(({ citations }) => citations)
    .flatMap((citation) => resolveCitation(citation, lookups) ?? []);
  return [...new Set(keys)];
}

/** Whether a note or its project lists every entry of the bibliographies: `nocite: '@*'`, `\nocite{*}`. */
export function listsEverything({
  groups,
  metadata,
  listedByProject,
}: Pick<NoteCitations, 'groups' | 'metadata' | 'listedByProject'>): boolean {
  return [...groups, ...metadata, ...listedByProject].some(({ citations }) =>
    citations.some(({ looksLike }) => looksLike === 'everything'),
  );
}
