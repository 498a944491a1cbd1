/** Markdown as notes have it (CommonMark with GFM and math) → syntax tree. */
import type { Root } from 'mdast';
import type { Construct } from 'micromark-util-types';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Identifiers that a note defines, in the upper case that the parser compares them in. */
export interface Definitions {
  /** Of `[label]: address`. */
  readonly links: readonly string[];
  /** Of `[^label]: text`. */
  readonly footnotes: readonly string[];
}

const codes = { exclamationMark: 33, bracket: 91 };

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(onlySyntax).freeze();

/** A label in the form in which labels are compared. */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/**
 * Parses Markdown.
 *
 * @param text offsets in the tree are those of this text
 * @param known what is defined outside of the text, so that references to it are read as such
 */
export function parseMarkdown(text: string, known?: Definitions): Root {
  // One that is told nothing reads as the parser does that is there already.
  const isTold = known && known.links.length + known.footnotes.length > 0;
  const processor = isTold ? parser().use(knowing, known) : parser;
  // The parser drops a byte order mark without counting it. It gets one to drop, and keeps the text's own.
  return processor.parse(`\uFEFF${text}`);
}

/** Keeps of remark's extensions what reads syntax, and drops rewrites of the tree that lose positions. */
function onlySyntax(this: Processor): void {
  const data = this.data();
  const extensions = (data.fromMarkdownExtensions ?? []).flat();
  data.fromMarkdownExtensions = extensions.map(({ transforms: _, ...syntax }) => syntax);
}

/** Tells the parser of definitions when it comes to the first `[` or `!`, where it might need them. */
function knowing(this: Processor, { links, footnotes }: Definitions): void {
  let isTold = false;
  const tell: Construct = {
    tokenize(_effects, _ok, nok) {
      if (!isTold) {
        isTold = true;
        this.parser.defined = [...this.parser.defined, ...links];
        this.parser.gfmFootnotes = [...(this.parser.gfmFootnotes ?? []), ...footnotes];
      }
      return nok;
    },
  };
  const data = this.data();
  const extension = { text: { [codes.bracket]: tell, [codes.exclamationMark]: tell } };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), extension];
}
