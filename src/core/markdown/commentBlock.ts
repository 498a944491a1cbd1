/**
 * Comments of Obsidian and Liquid on lines of their own, which may contain blank lines:
 *
 *     %%                       {% comment %}
 *     ask about IL-6           drop IL-10
 *
 *     and TNF                  and IL-13
 *     %%                       {% endcomment %}
 *
 * An unclosed comment extends to the end of the note, as in Obsidian.
 */
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State } from 'micromark-util-types';

declare module 'mdast' {
  interface NoteComment extends Literal {
    type: 'noteComment';
  }
  interface RootContentMap {
    noteComment: NoteComment;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    noteComment: 'noteComment';
    noteCommentLine: 'noteCommentLine';
  }
}

const codes = { percent: 37, brace: 123 };

/** The beginning of a comment, and a part of the line that ends it. */
const kinds: readonly { readonly opening: RegExp; readonly closing: RegExp }[] = [
  { opening: /^%%[ \t]*$/, closing: /%%/ },
  {
    opening: /^\{%-?[ \t]*comment[ \t]*-?%\}(?!.*endcomment)/,
    closing: /\{%-?[ \t]*endcomment[ \t]*-?%\}/,
  },
  {
    opening: /^\{\{[<%][ \t]*comment[ \t]*[>%]\}\}(?!.*\/[ \t]*comment)/,
    closing: /\{\{[<%][ \t]*\/[ \t]*comment[ \t]*[>%]\}\}/,
  },
];
/** The most UTF-16 units of a first line. */
const LONGEST_OPENING = 200;

/** A line end within the same block quote or list. Without it, the block ends there. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code === null) {
        return nok(code);
      }
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next: Code) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

const commentBlock: Construct = {
  name: 'noteComment',
  concrete: true,
  tokenize(effects, ok, nok) {
    let line = '';
    let closing: RegExp | undefined;
    const start: State = (code) => {
      effects.enter('noteComment');
      effects.enter('noteCommentLine');
      return inLine(code);
    };
    const inLine: State = (code) => {
      if (code !== null && code >= 0) {
        line += String.fromCharCode(code);
        if (closing === undefined && line.length > LONGEST_OPENING) {
          return nok(code);
        }
        effects.consume(code);
        return inLine;
      }
      if (code !== null && code > LINE_ENDS) {
        // A tab, or the virtual spaces of one.
        line += ' ';
        effects.consume(code);
        return inLine;
      }
      return afterLine(code);
    };
    const afterLine: State = (code) => {
      if (closing === undefined) {
        closing = kinds.find(({ opening }) => opening.test(line))?.closing;
        if (closing === undefined) {
          return nok(code);
        }
      } else if (closing.test(line)) {
        return done(code);
      }
      line = '';
      effects.exit('noteCommentLine');
      return effects.attempt(nextLine, beforeLine, end)(code);
    };
    const beforeLine: State = (code) => {
      if (code !== null && code <= LINE_ENDS && code >= FIRST_LINE_END) {
        return effects.attempt(nextLine, beforeLine, end)(code);
      }
      if (code === null) {
        return end(code);
      }
      effects.enter('noteCommentLine');
      return inLine(code);
    };
    const done: State = (code) => {
      effects.exit('noteCommentLine');
      return end(code);
    };
    const end: State = (code) => {
      effects.exit('noteComment');
      return ok(code);
    };
    return start;
  },
};

/** Codes of micromark for line ends: CR, LF, CRLF. */
const [FIRST_LINE_END, LINE_ENDS] = [-5, -3];

/** The syntax of such comments, for the parser. */
export const commentSyntax: Extension = {
  flow: { [codes.percent]: commentBlock, [codes.brace]: commentBlock },
};

/** The nodes of such comments. */
export const commentNodes: MdastExtension = {
  enter: {
    noteComment(token) {
      this.enter({ type: 'noteComment', value: '' }, token);
    },
  },
  exit: {
    noteComment(token) {
      this.exit(token);
    },
  },
};
