/** The front matter of a note, and the bibliography files that it names. */
import { t } from '@vscode/l10n';
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { CitationGroup } from '../citation/citation';
import type { ParsedYaml } from '../text/appendItem';
import type { Range } from '../text/range';
import { isDeeplyNested } from '../text/yaml';
import { metadataCitations, nociteForm } from './metadataCitations';
import { type NoteNames, namesIn } from './noteNames';
import { type NoteOptions, readNoteOptions } from './noteOptions';
import { type NoteStyle, styleIn } from './noteStyle';
import { filesInOutput } from './pandocArguments';

/** An error in a note that its author can fix, with its place in UTF-16 offsets. */
export interface NoteProblem extends Range {
  readonly message: string;
}

/** The YAML block at the beginning of a note; its range ends after the closing line. */
export interface FrontMatter extends Range {
  /** The YAML between the two lines that enclose it. */
  readonly content: Range;
  /** What the parser makes of the content; undefined if it is nested too deeply to be parsed. */
  readonly parsed: ParsedYaml | undefined;
  readonly options: NoteOptions;
  readonly names: NoteNames;
  /** The bibliography files that the note names, including those in arguments of Pandoc. */
  readonly bibliography: readonly NamedFile[];
  /** Whether these are written as a list. */
  readonly hasBibliographyList: boolean;
  /** The citation style that the note names. */
  readonly style: NoteStyle;
  /** The defaults files of Pandoc that the note's output formats name. */
  readonly defaults: readonly string[];
  /** How the note lists sources without citing them; undefined if it lists none. */
  readonly nocite: 'text' | 'list' | undefined;
  /** The prefixes of references to parts of the note, beside the usual ones: `vid` for `@vid-assay`. */
  readonly crossReferences: readonly string[];
  /** The citations of its abstract, and those that are only listed (`nocite`). */
  readonly citations: readonly CitationGroup[];
  readonly problems: readonly NoteProblem[];
}

/**
 * Finds and checks the front matter of a note: YAML between `---` in the first line and `---` or `...`.
 *
 * Follows Pandoc's `yaml_metadata_block` at the head of a document: a `---` that is followed by a blank line,
 * or never closed, is a horizontal rule, and the note has no front matter.
 *
 * @returns undefined if the note has none
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n(?![ \t]*\r?\n)/.exec(text);
  if (!opening) {
    return undefined;
  }
  const contentStart = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$(?![\r\n]))/gm;
  closing.lastIndex = contentStart;
  const end = closing.exec(text);
  if (!end) {
    return undefined;
  }
  const yaml = text.slice(contentStart, end.index);
  if (isDeeplyNested(yaml)) {
    return unread(contentStart, end.index, end.index + end[0].length);
  }
  const document = parseDocument(yaml);
  const mistakes = document.errors.map(({ message, pos: [start, to] }) => ({
    start,
    end: to,
    message: withoutPlace(message),
  }));
  const { options, problems } = readNoteOptions(document, contentStart);
  const files = filesInOutput(document, contentStart);
  return {
    start: 0,
    end: end.index + end[0].length,
    content: { start: contentStart, end: end.index },
    parsed: document,
    options,
    names: namesIn(document),
    bibliography: [
      ...bibliographyNames(document, contentStart),
      ...files.filter(({ option }) => option === 'bibliography'),
    ].map(({ name, start, end }) => ({ name, start, end })),
    hasBibliographyList: isMap(document.contents) && isSeq(document.contents.get(KEY, true)),
    style: styleIn(document, contentStart, files),
    defaults: files.flatMap(({ option, name }) => (option === 'defaults' ? [name] : [])),
    nocite: nociteForm(document),
    crossReferences: customCrossReferences(document),
    citations: metadataCitations(text, document, contentStart),
    // If the YAML is broken, further problems may only follow from its syntax errors.
    problems: (mistakes.length > 0 ? mistakes : problems).map((problem) => ({
      start: contentStart + problem.start,
      end: contentStart + Math.max(problem.end, problem.start + 1),
      message: problem.message,
    })),
  };
}

/**
 * Where the Markdown of a note begins: after its front matter, including that in Hugo's other forms, TOML between two
 * `+++` and JSON, which are skipped.
 */
export function bodyStartOf(text: string, frontMatter: FrontMatter | undefined): number {
  const end = frontMatter?.end ?? endOfToml(text) ?? endOfJson(text) ?? 0;
  return text.charCodeAt(end) === 0xfeff ? end + 1 : end;
}

function endOfToml(text: string): number | undefined {
  const opening = /^\uFEFF?\+\+\+[ \t]*\r?\n/.exec(text);
  if (!opening) {
    return undefined;
  }
  const closing = /^\+\+\+[ \t]*(?:\r?\n|$(?![\r\n]))/gm;
  closing.lastIndex = opening[0].length;
  return closing.test(text) ? closing.lastIndex : undefined;
}

/** The most UTF-16 units of JSON that are tested for front matter. */
const LONGEST_JSON = 65_536;

function endOfJson(text: string): number | undefined {
  const opening = /^\uFEFF?(?=\{\s*["}])/.exec(text);
  if (!opening) {
    return undefined;
  }
  const [head] = /^[\s\S]*?^\}[ \t]*(?:\r?\n|$(?![\r\n]))/m.exec(text.slice(0, LONGEST_JSON)) ?? [
    '',
  ];
  try {
    JSON.parse(head.slice(opening[0].length));
    return head.length;
  } catch {
    return undefined;
  }
}

/** Front matter that is not parsed: its options do not apply. */
function unread(start: number, contentEnd: number, end: number): FrontMatter {
  return {
    start: 0,
    end,
    content: { start, end: contentEnd },
    parsed: undefined,
    names: { title: undefined, aliases: [], citationKey: undefined },
    bibliography: [],
    hasBibliographyList: false,
    style: {},
    defaults: [],
    nocite: undefined,
    crossReferences: [],
    citations: [],
    options: { isOff: false, silence: [], claims: true },
    problems: [{ start, end: contentEnd, message: t('the file is nested too deeply') }],
  };
}

/** The parser's message without its excerpt and its line number, which counts from the beginning of the block. */
function withoutPlace(message: string): string {
  return message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '');
}

/** The name of a file, with its place. */
export interface NamedFile extends Range {
  readonly name: string;
}

const KEY = 'bibliography';

/**
 * The bibliography files that a note names in its front matter, read as Pandoc reads `bibliography`:
 *
 *     bibliography: references.bib
 *     bibliography: [references.bib, more.json]
 */
function bibliographyNames({ contents }: Document, offset: number): NamedFile[] {
  const value = isMap(contents) ? contents.get(KEY, true) : undefined;
  const nodes = isSeq(value) ? (value.items as Node[]) : [value];
  return nodes.flatMap((node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
      return [];
    }
    const [start, end] = node.range ?? [0, 0];
    return [{ name: node.value.trim(), start: offset + start, end: offset + end }];
  });
}

/** The keys of Quarto's own kinds of cross-references: `crossref: { custom: [{ kind: float, key: vid }] }`. */
function customCrossReferences({ contents }: Document): string[] {
  const custom: unknown = isMap(contents)
    ? contents.getIn(['crossref', 'custom'], true)
    : undefined;
  const kinds: readonly unknown[] = isSeq(custom) ? custom.items : [];
  return kinds.flatMap((kind) => {
    const key: unknown = isMap(kind) ? kind.get('key') : undefined;
    return typeof key === 'string' && key.trim() ? [key.trim()] : [];
  });
}
