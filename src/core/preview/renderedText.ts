/**
 * The text that readers see of markdown-it's inline tokens, so that it can be aligned with the prose of a block:
 *
 *     source   IL-**6** and `x` at <https://x.example>
 *     shown    IL-6 and ￼ at ￼
 */
import { PLACEHOLDER } from '../text/placeholder';

/** The fields of a markdown-it token that are used here. */
export interface RenderedToken {
  readonly type: string;
  readonly content: string;
  readonly info: string;
}

/** The text of tokens; token `n` has the text from `starts[n]` to `starts[n + 1]`, in UTF-16 units. */
export interface RenderedText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** The text of inline tokens: one {@link PLACEHOLDER} for code, math, images, bare addresses and links without text. */
export function renderedText(tokens: readonly RenderedToken[]): RenderedText {
  const starts: number[] = [];
  let text = '';
  let isAddress = false;
  for (const [at, token] of tokens.entries()) {
    starts.push(text.length);
    text += isEmptyLink(tokens, at)
      ? PLACEHOLDER
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

/** Whether a link begins at a token and ends at the next one: prose has one {@link PLACEHOLDER} for it. */
export function isEmptyLink(tokens: readonly Pick<RenderedToken, 'type'>[], at: number): boolean {
  return tokens[at]?.type === 'link_open' && tokens[at + 1]?.type === 'link_close';
}

function textOf({ type, content, info }: RenderedToken): string {
  switch (type) {
    case 'text':
      return content;
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'link_open':
      return info === 'auto' ? PLACEHOLDER : '';
    case 'html_inline':
      return '';
    default:
      return content === '' && !isPicture(type) ? '' : PLACEHOLDER;
  }
}

/** Whether a token is an image. One without a description has no content, but prose has a placeholder for it. */
function isPicture(type: string): boolean {
  return type === 'image';
}
