/**
 * Blocks between fences that the parser's own constructs would read differently:
 *
 *     $$                        a display equation ends at the second `$$`, whatever else is on that line
 *     y = a x + b
 *     $$ {#eq:line}
 *
 *     \begin{align}          mathematics in an environment of LaTeX ends with that environment
 *     a &= b \\
 *     \end{align}
 *
 *     ```{r, fig.cap="`x`"}     a chunk of code begins with its options, even if these contain backticks
 *     plot(x)
 *     ```
 *
 * A blank line ends mathematics, as in Pandoc; if it is not closed before, it is text.
 */
import type { CompileContext, Token, Extension as TreeExtension } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Extension,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    displayMath: 'displayMath';
    codeChunk: 'codeChunk';
    fencedLine: 'fencedLine';
  }
}

const codes = { dollar: 36, backslash: 92, backtick: 96 };

/** The beginning and end of a kind of block. */
interface Fences {
  readonly token: 'displayMath' | 'codeChunk';
  /** Whether a block begins with a line. */
  readonly opens: (line: string) => boolean;
  /** Whether a block that begins with `opening` ends with another line. */
  readonly closes: (line: string, opening: string) => boolean;
  /** Whether an unclosed block ends before a line. */
  readonly stopsBefore?: (line: string) => boolean;
}

/** A blank line, or one that begins code. */
const stopsMath = (line: string) => /^[ \t]*$|^ {0,3}(?:```|~~~)/.test(line);

const displayMath: Fences = {
  token: 'displayMath',
  // Equations on one line are read as part of a paragraph.
  opens: (line) => /^\$\$+[^$]*$/.test(line),
  closes: (line, opening) => line.includes(fenceOf(opening)),
  stopsBefore: stopsMath,
};

/** The environments of LaTeX that hold mathematics, as a pattern. */
export const mathEnvironments =
  '(?:equation|align|alignat|gather|multline|flalign|eqnarray|math|displaymath|subequations|dmath)\\*?';
const mathEnvironment = new RegExp(`^\\\\begin\\{(${mathEnvironments})\\}`);

const texMath: Fences = {
  token: 'displayMath',
  opens: (line) => {
    const [begin = '', environment = ''] = mathEnvironment.exec(line) ?? [];
    // An environment that ends on the same line is read as part of a paragraph.
    return begin !== '' && !line.includes(`\\end{${environment}}`);
  },
  closes: (line, opening) => line.includes(endOfEnvironment(opening)),
  stopsBefore: stopsMath,
};

/** R Markdown, Quarto and MyST: the line ends with the brace that ends the options. */
const codeChunk: Fences = {
  token: 'codeChunk',
  opens: (line) => /^```+[ \t]*\{[^`]*`.*\}[ \t]*$/.test(line),
  closes: (line, opening) => {
    const [, marks = ''] = /^ {0,3}(`{3,})[ \t]*$/.exec(line) ?? [];
    return marks.startsWith(fenceOf(opening));
  },
};

function endOfEnvironment(opening: string): string {
  return `\\end{${mathEnvironment.exec(opening)?.[1] ?? ''}}`;
}

function fenceOf(opening: string): string {
  return /^(.)\1+/.exec(opening)?.[0] ?? '';
}

/** The constructs; they replace `mathFlow`, and come before fenced code. */
export const fencedBlocks: Extension = {
  flow: {
    [codes.dollar]: blockBetween(displayMath),
    [codes.backslash]: blockBetween(texMath),
    [codes.backtick]: blockBetween(codeChunk),
  },
  disable: { null: ['mathFlow'] },
};

/** Creates nodes for them, as for other equations and code; their text is not read. */
export const fencedBlocksFromMarkdown: TreeExtension = {
  enter: {
    displayMath(this: CompileContext, token: Token) {
      this.enter({ type: 'math', meta: null, value: '' }, token);
    },
    codeChunk(this: CompileContext, token: Token) {
      this.enter({ type: 'code', lang: null, meta: null, value: '' }, token);
    },
  },
  exit: { displayMath: exit, codeChunk: exit },
};

function exit(this: CompileContext, token: Token): void {
  this.exit(token);
}

/**
 * Where the text after the end of an equation begins. A label, attributes or a full stop do not count as text.
 *
 * @param source of the equation, from its first `$` or its `\begin`
 * @returns an offset in the source; the end of the source if there is no such text, and 0 if the equation is never
 *   closed
 */
export function endOfEquation(source: string): number {
  const isTex = source.startsWith('\\');
  const fence = isTex ? endOfEnvironment(source) : fenceOf(source);
  const close = source.indexOf(fence, fence.length);
  if (close === -1) {
    return 0;
  }
  const end = close + (isTex ? fence : (/^\$+/.exec(source.slice(close))?.[0] ?? fence)).length;
  const rest = source.slice(end).trim();
  const isLabel =
    rest.length < 200 && /^[\s.,;:!?]*(?:\{[^{}]*\}|\([\w:.-]+\))?[\s.,;:!?]*$/.test(rest);
  return isLabel ? source.length : end;
}

function blockBetween(fences: Fences): Construct {
  return { name: fences.token, concrete: true, tokenize: tokenizerOf(fences) };
}

function tokenizerOf({ token, opens, closes, stopsBefore }: Fences): Tokenizer {
  return function tokenize(this: TokenizeContext, effects, ok, nok) {
    const isInterrupting = this.interrupt;
    const stop = stopsBefore && nextLineThat(stopsBefore);
    const paragraph = isInterrupting ? paragraphBefore(this) : '';
    let opening = '';
    let line = '';

    return (code) => {
      effects.enter(token);
      effects.enter('fencedLine');
      return readOpening(code);
    };

    function readOpening(code: Code): State | undefined {
      if (!isEndOfLine(code)) {
        opening += textOf(code);
        effects.consume(code);
        return readOpening;
      }
      effects.exit('fencedLine');
      if (!opens(opening) || isFenceOpen(paragraph, opening)) {
        return nok(code);
      }
      return isInterrupting ? done(code) : nextLine(code);
    }

    function readLine(code: Code): State | undefined {
      if (!isEndOfLine(code)) {
        line += textOf(code);
        effects.consume(code);
        return readLine;
      }
      effects.exit('fencedLine');
      return closes(line, opening) ? done(code) : nextLine(code);
    }

    function nextLine(code: Code): State | undefined {
      line = '';
      if (code === null) {
        return done(code);
      }
      const goOn = effects.attempt(lineWithin, beginLine, done);
      return stop ? effects.check(stop, done, goOn)(code) : goOn(code);
    }

    function beginLine(code: Code): State | undefined {
      if (isEndOfLine(code)) {
        return nextLine(code);
      }
      // A line without a token would keep the parser from ending.
      effects.enter('fencedLine');
      return readLine(code);
    }

    function done(code: Code): State | undefined {
      effects.exit(token);
      return ok(code);
    }
  };
}

/** The text before a block of the paragraph that the block would interrupt. */
function paragraphBefore(context: TokenizeContext): string {
  const content = context.events.findLast(
    ([kind, { type }]) => kind === 'enter' && type === 'content',
  );
  return content ? context.sliceSerialize({ start: content[1].start, end: context.now() }) : '';
}

/** Whether an equation in a paragraph is still open: then a line that begins with `$$` ends it. */
function isFenceOpen(paragraph: string, opening: string): boolean {
  return opening.startsWith('$') && (paragraph.match(/\$\$+/g)?.length ?? 0) % 2 === 1;
}

/** The end of a line, if the next line is in the same block quote or list item. */
const lineWithin: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

/** The end of a line, if the next line passes a test. */
function nextLineThat(passes: (line: string) => boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let line = '';
      const read: State = (code) => {
        if (isEndOfLine(code)) {
          effects.exit('fencedLine');
          return passes(line) ? ok(code) : nok(code);
        }
        line += textOf(code);
        effects.consume(code);
        return read;
      };
      return (code) => {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        effects.enter('fencedLine');
        return read;
      };
    },
  };
}

/** Whether a line or the text ends at a code: line ends are -5 to -3, one for each form; tabs are -2 and -1. */
export function isEndOfLine(code: Code): boolean {
  return code === null || code < -2;
}

/** The text of a code. Tabs are the codes -2 and -1: a tab, and its virtual spaces. */
function textOf(code: Code): string {
  return code === null || code < 0 ? ' ' : String.fromCharCode(code);
}
