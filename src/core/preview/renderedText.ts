/**
 * What a reader sees of the inline tokens of markdown-it, as one text, so that it can be laid beside the
 * prose of a block:
 *
 *     source   IL-**6** and `x` at <https://x.example>
 *     shown    IL-6 and ￼ at ￼
 */
import { BARRIER } from '../text/placeholder';

/** What of a token of markdown-it matters here. */
export interface ShownToken {
  readonly type: string;
  readonly content: string;
  readonly info: string;
}

/** The text that tokens show; token `n` shows it from `starts[n]` to `starts[n + 1]`, in UTF-16 units. */
export interface ShownText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** The text of inline tokens: one {@link BARRIER} for code, math, images, bare addresses and links without text. */
export function renderedText(tokens: readonly ShownToken[]): ShownText {
  const starts: number[] = [];
  let text = '';
  let isAddress = false;
  for (const [at, token] of tokens.entries()) {
    starts.push(text.length);
    text += isEmptyLink(tokens, at)
      ? BARRIER
      : isAddress && token.type !== 'link_close'
        ? ''
        : textOf(token);
    if (token.type === 'link_open' || token.type === 'link_close') {
      isAddress = token.type === 'link_open' && token.info === 'auto';
    }
  }
  starts.push(text.length);
  return { text, starts };
}

/** Whether a link begins at a token and ends at the next one: prose has one {@link BARRIER} for it. */
export function isEmptyLink(tokens: readonly Pick<ShownToken, 'type'>[], at: number): boolean {
  return tokens[at]?.type === 'link_open' && tokens[at + 1]?.type === 'link_close';
}

function textOf({ type, content, info }: ShownToken): string {
  switch (type) {
    case 'text':
      return content;
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'link_open':
      return info === 'auto' ? BARRIER : '';
    case 'html_inline':
      return '';
    default:
      return content === '' && !isPicture(type) ? '' : BARRIER;
  }
}

/** An image without a description has no content, but prose has its place. */
function isPicture(type: string): boolean {
  return type === 'image';
}
