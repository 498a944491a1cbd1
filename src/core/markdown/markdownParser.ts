/** Markdown as notes have it (CommonMark with GFM and math) → syntax tree. */
import type { PhrasingContent, Root } from 'mdast';
import { fromMarkdown, type Extension as MdastExtension } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Construct, ConstructRecord, Extension } from 'micromark-util-types';
import { commentNodes, commentSyntax } from './commentBlock';
import { divFenceNodes, divFenceSyntax } from './divFences';
import { fencedBlocks, fencedBlocksFromMarkdown } from './fencedBlocks';

/** Identifiers that a note defines, in the upper case that the parser compares them in. */
export interface Definitions {
  /** Of `[label]: address`. */
  readonly links: readonly string[];
  /** Of `[^label]: text`. */
  readonly footnotes: readonly string[];
}

const codes = { exclamationMark: 33, at: 64, bracket: 91 };

/** Combined once: each parse merges what it is given, and a note is parsed in hundreds of parts. */
const syntax = combineExtensions([
  gfm(),
  math(),
  fencedBlocks,
  commentSyntax,
  divFenceSyntax,
  definitionsButOfKeys(),
]);
/**
 * The parser tries each word as an address of e-mail, which takes a third of its time. Where no text has the
 * form of one, it need not.
 */
const syntaxWithoutEmail = { ...syntax, text: without('emailAutolink', syntax.text) };
const emailLike = /[\w+.-]@[\w.-]*\.\w/;
/** Text without blocks of any sort: a line that begins with a dash is no list. */
const inlineSyntax = combineExtensions([
  syntax,
  {
    disable: {
      null: [
        ...['atxHeading', 'blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx'],
        ...['htmlFlow', 'list', 'setextUnderline', 'thematicBreak'],
        ...['gfmFootnoteDefinition', 'mathFlow', 'noteComment', 'table', 'tasklistCheck'],
        ...['displayMath', 'codeChunk', 'divFence', 'definitionButOfKey'],
      ],
    },
  },
]);

declare module 'mdast' {
  interface ImageData {
    /** The source of the text of an image, in UTF-16 offsets of what was parsed. */
    label?: { start: number; end: number };
  }
  interface ImageReferenceData {
    label?: { start: number; end: number };
  }
}

/** Keeps where the text of an image stands: the tree has only the text. */
const imageLabels: MdastExtension = {
  enter: {
    labelText(token) {
      const holder = this.stack.at(-2);
      if (holder?.type === 'image' || holder?.type === 'imageReference') {
        const label = { start: token.start.offset, end: token.end.offset };
        holder.data = { ...holder.data, label };
      }
    },
  },
};

/** Without rewrites of the tree: those lose positions. */
const nodes = [
  ...gfmFromMarkdown(),
  mathFromMarkdown(),
  fencedBlocksFromMarkdown,
  imageLabels,
  commentNodes,
  divFenceNodes,
].map(({ transforms: _, ...handlers }) => handlers);

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
  const isTold = known && known.links.length + known.footnotes.length > 0;
  const own = emailLike.test(text) ? syntax : syntaxWithoutEmail;
  const extensions = isTold ? [own, telling(known)] : [own];
  // The parser drops a byte order mark without counting it. It gets one to drop, and keeps the text's own.
  return fromMarkdown(`\uFEFF${text}`, { extensions, mdastExtensions: nodes });
}

/**
 * Parses a text that is inside a block: the nodes of its lines, whatever these begin with.
 *
 * @param text without blank lines; offsets in the nodes are those of this text
 * @param known what is defined outside of the text
 */
export function parseInline(text: string, known?: Definitions): PhrasingContent[] {
  const isTold = known && known.links.length + known.footnotes.length > 0;
  const { children } = fromMarkdown(`\uFEFF${text}`, {
    extensions: isTold ? [inlineSyntax, telling(known)] : [inlineSyntax],
    mdastExtensions: nodes,
  });
  return children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
}

/** Constructs by the code that each begins with, without those of a name. */
function without(name: string, constructs: ConstructRecord = {}): ConstructRecord {
  return Object.fromEntries(
    Object.entries(constructs).map(([code, value]) => [
      code,
      [value ?? []].flat().filter((construct) => construct.name !== name),
    ]),
  );
}

/**
 * Definitions of links, except those that begin like a citation: `[@key]: address` is text to Pandoc, so that
 * `[@key]` stays a citation.
 */
function definitionsButOfKeys(): Extension {
  const keyAhead: Construct = {
    partial: true,
    tokenize(effects, ok, nok) {
      return (bracket) => {
        effects.enter('data');
        effects.consume(bracket);
        effects.exit('data');
        return (code) => (code === codes.at ? ok(code) : nok(code));
      };
    },
  };
  const definitionButOfKey: Construct = {
    name: 'definitionButOfKey',
    tokenize(effects, ok, nok) {
      const own = [this.parser.constructs.contentInitial[codes.bracket] ?? []].flat();
      const definition = own.find(({ name }) => name === 'definition') as Construct;
      return effects.check(keyAhead, nok, definition.tokenize.call(this, effects, ok, nok));
    },
  };
  return {
    contentInitial: { [codes.bracket]: definitionButOfKey },
    disable: { null: ['definition'] },
  };
}

/** Gives the parser the definitions when it comes to the first `[` or `!`, where it might need them. */
function telling({ links, footnotes }: Definitions): Extension {
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
  return { text: { [codes.bracket]: tell, [codes.exclamationMark]: tell } };
}
