/** Parses the Markdown of notes (CommonMark with GFM and math) into a syntax tree. */
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

/** The identifiers that a note defines, in the upper case in which the parser compares them. */
export interface Definitions {
  /** Labels of links: `[label]: address`. */
  readonly links: readonly string[];
  /** Labels of footnotes: `[^label]: text`. */
  readonly footnotes: readonly string[];
}

const codes = { exclamationMark: 33, at: 64, bracket: 91 };

/** Combined once: each parse merges its extensions, and a note is parsed in hundreds of parts. */
const syntax = combineExtensions([
  gfm(),
  math(),
  fencedBlocks,
  commentSyntax,
  divFenceSyntax,
  definitionsButOfKeys(),
]);
/**
 * What the parser tries at each word or at each paragraph, and what a text that has it contains: where a text does not,
 * it need not be tried. Addresses of e-mail alone take a third of the parser's time, and a row of a table as much as the
 * first line of each paragraph.
 */
const triedOften = [
  { name: 'emailAutolink', mark: /[\w+.-]@[\w.-]*\.\w/ },
  { name: 'protocolAutolink', mark: /https?:\/\//i },
  { name: 'wwwAutolink', mark: /www\./i },
  // The row of dashes has a bar, or a colon beside a dash.
  { name: 'table', mark: /\||:-|-:/ },
] as const;
/** The syntax of text without blocks: a line that begins with a dash is not a list. */
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
    /** The source of an image's text, in UTF-16 offsets of the parsed text. */
    label?: { start: number; end: number };
  }
  interface ImageReferenceData {
    label?: { start: number; end: number };
  }
}

/** Keeps the place of an image's text: the tree only has the text. */
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

/** Without rewrites of the tree, which lose positions. */
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
 * @param text offsets in the tree count in this text
 * @param known definitions outside of the text, so that references to them are recognised
 */
export function parseMarkdown(text: string, known?: Definitions): Root {
  const hasDefinitions = known && known.links.length + known.footnotes.length > 0;
  const own = syntaxFor(text);
  const extensions = hasDefinitions ? [own, addingDefinitions(known)] : [own];
  // The parser drops a byte order mark without counting it. It gets an additional one to drop, and keeps the text's
  // own.
  return fromMarkdown(`\uFEFF${text}`, { extensions, mdastExtensions: nodes });
}

/**
 * Parses text inside a block: the nodes of its lines, whatever these begin with.
 *
 * @param text without blank lines; offsets in the nodes count in this text
 * @param known definitions outside of the text
 */
export function parseInline(text: string, known?: Definitions): PhrasingContent[] {
  const hasDefinitions = known && known.links.length + known.footnotes.length > 0;
  const { children } = fromMarkdown(`\uFEFF${text}`, {
    extensions: hasDefinitions ? [inlineSyntax, addingDefinitions(known)] : [inlineSyntax],
    mdastExtensions: nodes,
  });
  return children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
}

/** The syntax without what a text cannot have. */
function syntaxFor(source: string): Extension {
  const left = new Set<string | undefined>(
    triedOften.flatMap(({ name, mark }) => (mark.test(source) ? [] : name)),
  );
  const { text, flow } = syntax;
  return left.size === 0
    ? syntax
    : { ...syntax, text: without(left, text), flow: without(left, flow) };
}

/** Constructs by the code that each begins with, without those of some names. */
function without(
  names: ReadonlySet<string | undefined>,
  constructs: ConstructRecord = {},
): ConstructRecord {
  return Object.fromEntries(
    Object.entries(constructs).flatMap(([code, value]) => {
      const others = [value ?? []].flat().filter(({ name }) => !names.has(name));
      return others.length > 0 ? [[code, others]] : [];
    }),
  );
}

/**
 * Definitions of links, except those that begin like a citation: `[@key]: address` is text for Pandoc, so that `[@key]`
 * stays a citation.
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

/** Adds the definitions to the parser at the first `[` or `!`, where it may need them. */
function addingDefinitions({ links, footnotes }: Definitions): Extension {
  let isAdded = false;
  const construct: Construct = {
    tokenize(_effects, _ok, nok) {
      if (!isAdded) {
        isAdded = true;
        this.parser.defined = [...this.parser.defined, ...links];
        this.parser.gfmFootnotes = [...(this.parser.gfmFootnotes ?? []), ...footnotes];
      }
      return nok;
    },
  };
  return { text: { [codes.bracket]: construct, [codes.exclamationMark]: construct } };
}
