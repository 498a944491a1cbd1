/**
 * The lines that begin and end Pandoc's divs, in Quarto, R Markdown and bookdown. Each is a block without prose, so
 * that the text between them is read as if it stood alone:
 *
 *     ::: {.callout-note title="IL-6"}      begins a div: attributes in braces, or one word
 *     ![IL-6 in plasma](il-6.png)           a figure
 *     :::                                   ends it, also right below a paragraph
 *
 * Follows Pandoc's User's Guide ("Divs and Spans"). MyST's directives (`:::{note} Title`) are not such lines.
 */

import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Construct, Extension, State } from 'micromark-util-types';
import { isEndOfLine } from './fencedBlocks';

declare module 'mdast' {
  interface DivFence extends Literal {
    type: 'divFence';
  }
  interface RootContentMap {
    divFence: DivFence;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    divFence: 'divFence';
  }
}

const COLON = 58;

/** `::: {.note #il6 title="IL-6"}`, `::: note`, `::: note :::`; a word in braces alone is MyST's. */
const opening = /^:{3,}[ \t]*(?:\{[ \t]*(?:\}|(?:[.#-]|[\w:-]+=).*\})|[^\s:{}[\]]+)[ \t]*:*[ \t]*$/;
const closing = /^:{3,}[ \t]*$/;
/** The most UTF-16 units of such a line. */
const LONGEST = 2000;

const divFence: Construct = {
  name: 'divFence',
  tokenize(effects, ok, nok) {
    const isInterrupting = this.interrupt;
    let line = '';
    const inLine: State = (code) => {
      if (!isEndOfLine(code) && line.length < LONGEST) {
        line += code === null || code < 0 ? ' ' : String.fromCharCode(code);
        effects.consume(code);
        return inLine;
      }
      effects.exit('divFence');
      // As in Pandoc, a div only begins after a blank line.
      const isFence = closing.test(line) || (!isInterrupting && opening.test(line));
      return isFence && isEndOfLine(code) ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('divFence');
      return inLine(code);
    };
  },
};

/** The syntax of such lines, for the parser. */
export const divFenceSyntax: Extension = { flow: { [COLON]: divFence } };

/** The nodes of such lines. */
export const divFenceNodes: MdastExtension = {
  enter: {
    divFence(token) {
      this.enter({ type: 'divFence', value: '' }, token);
    },
  },
  exit: {
    divFence(token) {
      this.exit(token);
    },
  },
};
