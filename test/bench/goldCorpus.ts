/** Gold-standard corpora, by which the recogniser is measured. Their texts never go into the project. */

export interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly ids: readonly string[];
  /** Other identifiers of the same thing. */
  readonly xref?: readonly string[];
  /** "extended": beyond the core of what counts as a cytokine. */
  readonly tier?: string;
  /** Whether a drug is one of immunology. */
  readonly immuno?: boolean;
}

/** A document with its mentions; offsets are in UTF-16 units. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
  /** The types that are annotated throughout; if missing, all types that occur. */
  readonly annotated?: readonly string[];
  /** Spans that are neither right nor wrong. */
  readonly ignore?: readonly {
    readonly start: number;
    readonly end: number;
    readonly type?: string;
  }[];
}

/**
 * Reads a corpus: JSONL with a document a line, or PubTator (`id|t|title`, `id|a|abstract`, and lines
 * of tab-separated annotations), told by its first character.
 */
export function readCorpus(content: string): GoldDocument[] {
  return content.trimStart().startsWith('{')
    ? content
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : content
        .split(/\n\s*\n/)
        .flatMap((block) => (block.trim() ? [readPubTator(block.trim())] : []));
}

function readPubTator(block: string): GoldDocument {
  const lines = block.split('\n');
  const [id = '', , title = ''] = (lines[0] ?? '').split('|');
  const abstract = (lines[1] ?? '').split('|').slice(2).join('|');
  const text = `${title}\n${abstract}`;
  const mentions = lines
    .slice(2)
    .map((line) => line.split('\t'))
    .filter(({ length }) => length >= 5)
    .map(([, start, end, surface = '', type = '', identifiers = '']) => ({
      start: Number(start),
      end: Number(end),
      text: surface,
      type: typeNames.get(type.toLowerCase()) ?? type.toLowerCase(),
      ids: identifiers.split(/[;,|]/).filter(Boolean),
    }));
  return { id, text, mentions };
}

/** PubTator's names of the kinds that are scored. */
const typeNames: ReadonlyMap<string, string> = new Map([
  ['gene', 'cytokine'],
  ['chemical', 'drug'],
]);
