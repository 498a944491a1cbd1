/**
 * The plug-in of markdown-it: marks mentions and citations while a note is rendered.
 *
 * Does not change parsing, since VS Code parses every note of the workspace with the same engine, for its links and
 * headings, and keeps the tokens. So marks are put into copies of the tokens.
 */
import type { MarkdownIt, Token } from 'markdown-it';
import { joinBlocks, type MarkedBlock, renderedMarks } from './markedBlock';
import { MARK, type Mark, markTokens } from './markTokens';
import { renderedText } from './renderedText';

/** How a note is rendered. It is plain data, so that it can be sent to the page that renders the note. */
export interface NotePreview {
  /** The blocks of exactly the text that is rendered, in order. */
  readonly blocks: readonly MarkedBlock[];
  /** HTML after the note. */
  readonly appendix: string;
}

/**
 * Adds our marks to an engine.
 *
 * @param noteOf the note that is rendered, given the text and VS Code's description of it (`env`); undefined if the
 *   text is not a note, or is not known yet
 */
export function extendWithMarks(
  md: MarkdownIt,
  noteOf: (text: string, env: unknown) => NotePreview | undefined,
): MarkdownIt {
  const sources = new WeakMap<readonly Token[], string>();
  const written = new WeakMap<object, string>();
  let marked: ReadonlyMap<readonly Token[], Token[]> = new Map();
  md.core.ruler.before('normalize', 'cytonote_source', (state) => {
    written.set(state, state.src);
  });
  md.core.ruler.push('cytonote_tokens', (state) => {
    sources.set(state.tokens, written.get(state) ?? state.src);
  });
  md.renderer.rules[MARK] = (tokens, index) => tokens[index]?.content ?? '';

  const { render, renderInline } = md.renderer;
  md.renderer.render = function (tokens, options, env) {
    const source = sources.get(tokens);
    const note = source === undefined ? undefined : noteOf(source, env);
    const outer = marked;
    marked = new Map(note ? markAll(tokens, note) : []);
    try {
      const html = render.call(this, tokens, options, env);
      return note ? html + note.appendix : html;
    } finally {
      marked = outer;
    }
  };
  md.renderer.renderInline = function (tokens, options, env) {
    return renderInline.call(this, marked.get(tokens) ?? tokens, options, env);
  };
  return md;
}

/** The inline tokens that have marks, each list with its marked copy. */
function markAll(tokens: readonly Token[], { blocks }: NotePreview): [Token[], Token[]][] {
  const marked: [Token[], Token[]][] = [];
  let next = 0;
  for (const { first, last, lists } of stretches(tokens)) {
    while (next < blocks.length && (blocks[next] as MarkedBlock).line < first) {
      next++;
    }
    const inside: MarkedBlock[] = [];
    for (; next < blocks.length && (blocks[next] as MarkedBlock).line < last; next++) {
      inside.push(blocks[next] as MarkedBlock);
    }
    marked.push(...markStretch(lists, inside));
  }
  return marked;
}

/** Lists of inline tokens with the same lines: a single one, or those of the cells in a row of a table. */
interface Stretch {
  readonly first: number;
  /** The line after the last one. */
  readonly last: number;
  readonly lists: Token[][];
}

function stretches(tokens: readonly Token[]): Stretch[] {
  const found: Stretch[] = [];
  let lines: readonly [number, number] | null = null;
  for (const { type, map, children } of tokens) {
    lines = map ?? lines;
    if (type !== 'inline' || !children || !lines) {
      continue;
    }
    const [first, last] = lines;
    const before = found.at(-1);
    if (before?.first === first && before.last === last) {
      before.lists.push(children);
    } else {
      found.push({ first, last, lists: [children] });
    }
  }
  return found;
}

function markStretch(
  lists: readonly Token[][],
  blocks: readonly MarkedBlock[],
): [Token[], Token[]][] {
  const found = joinBlocks(blocks);
  if (found.marks.length === 0) {
    return [];
  }
  const shown = lists.map(renderedText);
  const marks = renderedMarks(found, shown.map(({ text }) => text).join(''));
  let begin = 0;
  return lists.flatMap((children, index): [Token[], Token[]][] => {
    const { text, starts } = shown[index] as (typeof shown)[number];
    const own = lists.length === 1 ? marks : marksWithin(marks, begin, begin + text.length);
    begin += text.length;
    return own.length > 0 ? [[children, markTokens(children, { text, starts }, own)]] : [];
  });
}

/** The marks in a range, with offsets from its start. */
function marksWithin(marks: readonly Mark[], begin: number, end: number): Mark[] {
  return marks
    .filter((mark) => mark.start >= begin && mark.end <= end)
    .map((mark) => ({ ...mark, start: mark.start - begin, end: mark.end - begin }));
}
