/**
 * Puts marks around the text of markdown-it's inline tokens, and changes nothing else:
 *
 *     tokens   text "IL-"  strong_open  text "6"  strong_close  text " rises"
 *     marked   <abbr>IL-</abbr><strong><abbr>6</abbr></strong> rises
 */
import type { Token } from 'markdown-it';
import type { Range } from '../text/range';
import { isEmptyLink, type RenderedText } from './renderedText';

/** The type of tokens with our own HTML; their rule prints it unchanged. */
export const MARK = 'cytonote_mark';

/** A mark on a stretch of rendered text, in UTF-16 units. It is plain data, so that it can be sent. */
export interface Mark extends Range {
  /** HTML around every text in the stretch. */
  readonly around?: readonly [open: string, close: string];
  /** HTML that replaces the stretch; without links if the stretch is in a link. */
  readonly instead?: {
    readonly html: string;
    readonly inLink: string;
    /** Comes without a blank after the word before it, or also after the full stop: a superscript number. */
    readonly follows?: 'word' | 'stop';
  };
}

/**
 * The tokens with their marks. The given tokens do not change.
 *
 * @param marks in the order of the text, without overlaps; marks that would split mark-up are left out
 */
export function markTokens(
  tokens: readonly Token[],
  shown: RenderedText,
  marks: readonly Mark[],
): Token[] {
  const { starts } = shown;
  const marked: Token[] = [];
  const open = marks
    .filter((mark) => mark.around || isWhole(tokens, starts, mark))
    .map((mark, index, all) => moved(tokens, shown, mark, all[index - 1]));
  let next = 0;
  let linkDepth = 0;
  let isLinkReplaced = false;
  tokens.forEach((token, index) => {
    if (isLinkReplaced) {
      // The end of a link without text.
      isLinkReplaced = false;
      linkDepth--;
      return;
    }
    const [start, end] = [starts[index] as number, starts[index + 1] as number];
    linkDepth += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0;
    while (next < open.length && (open[next] as Mark).end <= start) {
      next++;
    }
    const first = open[next];
    const isFree = !first || first.start >= end;
    if (isFree || (first.around && token.type !== 'text')) {
      const isReplaced = first?.instead && first.start < start;
      marked.push(...(isReplaced ? [] : [token]));
      return;
    }
    let done = start;
    for (let at = next; at < open.length && (open[at] as Mark).start < end; at++) {
      const { start: from, end: to, around, instead } = open[at] as Mark;
      pushText(marked, token, start, done, from);
      if (around) {
        const inside = [Math.max(from, start), Math.min(to, end)] as const;
        marked.push(tokenLike(token, MARK, around[0]));
        pushText(marked, token, start, ...inside);
        marked.push(tokenLike(token, MARK, around[1]));
      } else if (instead && from >= start) {
        isLinkReplaced = isEmptyLink(tokens, index);
        const isInLink = linkDepth > (isLinkReplaced ? 1 : 0);
        marked.push(tokenLike(token, MARK, isInLink ? instead.inLink : instead.html));
      }
      done = Math.min(to, end);
    }
    pushText(marked, token, start, done, end);
  });
  return marked;
}

/**
 * A mark extended by the blank before it, and by the full stop after it, if it comes after these:
 *
 *     rises [@emilie1998].  →  rises¹.  or, for a footnote,  rises.¹
 */
function moved(
  tokens: readonly Token[],
  { text, starts }: RenderedText,
  mark: Mark,
  before: Mark | undefined,
): Mark {
  const { instead } = mark;
  if (!instead?.follows) {
    return mark;
  }
  const blank = /\s*$/.exec(text.slice(before?.end ?? 0, mark.start))?.[0] ?? '';
  // Without the blank between them, two superscript numbers would look like one.
  const isApart =
    before?.instead && /^[.,;:!?]*$/.test(text.slice(before.end, mark.start - blank.length));
  const start = isApart ? mark.start : mark.start - blank.length;
  const [stop = ''] = (instead.follows === 'stop' && /^[.,;:!?]+/.exec(text.slice(mark.end))) || [];
  const wider: Mark = {
    start,
    end: mark.end + stop.length,
    instead: { html: stop + instead.html, inLink: stop + instead.inLink },
  };
  return isWhole(tokens, starts, wider) ? wider : mark;
}

/** Whether the stretch of a mark begins and ends in texts or code, and only contains complete mark-up. */
function isWhole(tokens: readonly Token[], starts: readonly number[], mark: Range): boolean {
  let depth = 0;
  for (let index = tokenAt(starts, mark.start); index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const [start, end] = [starts[index] as number, starts[index + 1] as number];
    if (start >= mark.end) {
      break;
    }
    if (isEmptyLink(tokens, index)) {
      continue;
    }
    const isCut = start < mark.start || end > mark.end;
    if (!/^(?:text|softbreak|code_inline|(?:em|strong)_(?:open|close))$/.test(token.type)) {
      return false;
    }
    if (isCut && token.type !== 'text') {
      return false;
    }
    depth += start >= mark.start && end <= mark.end ? token.nesting : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

/** The index of the token that renders the unit at an offset. */
function tokenAt(starts: readonly number[], offset: number): number {
  let index = 0;
  while (index + 1 < starts.length && (starts[index + 1] as number) <= offset) {
    index++;
  }
  return index;
}

function pushText(marked: Token[], token: Token, start: number, from: number, to: number): void {
  if (from < to) {
    marked.push(tokenLike(token, 'text', token.content.slice(from - start, to - start)));
  }
}

/** A token of the engine's class, which we cannot import. */
function tokenLike(token: Token, type: string, content: string): Token {
  const TokenClass = token.constructor as new (type: string, tag: string, nesting: 0) => Token;
  const made = new TokenClass(type, '', 0);
  made.content = content;
  return made;
}
