/**
 * Turns the output of Pandoc and Quarto into messages with places in the note.
 *
 *     [WARNING] Citeproc: citation nobody2020 not found        where the note cites it
 *     [WARNING] Could not fetch resource a.png: …              where the note names it
 *     [WARNING] Missing character: There is no γ (U+03B3) …    where the note has it
 *     Error parsing YAML metadata at (line 3, column 1): …     the line, mapped back from the copy
 *     pdflatex not found. Please select a different …          the first line
 */
import { rangeOfKey } from '../citation/citation';
import { resolveCitation } from '../citation/resolveCitation';
import type { NoteProblem } from '../note/frontMatter';
import { offsetBefore } from '../text/edits';
import { lineStartBefore, lineStartsOf } from '../text/lines';
import type { Range } from '../text/range';
import type { PublishedCopy } from './publishedCopy';

/** A message of a program, in its own words. */
export interface ProgramMessage {
  readonly text: string;
  readonly isError: boolean;
}

/** A problem of publishing at its place in the note. */
export interface PublishProblem extends NoteProblem {
  readonly isError: boolean;
  /** Whether it says that a key is unknown, as the check of citations does at the same place. */
  readonly isUnknownKey?: boolean;
}

/** The most messages that are kept: a table of broken cells could give one for each. */
const MOST = 100;
/** UTF-16 units of a message that are kept. */
const LONGEST = 2000;

/** Escape sequences that colour a program's output. */
const colours = /\u001b\[[\d;]*[A-Za-z]/g;
const begin = /^\[?(WARNING|INFO|ERROR)\]?:? */;

/** What LaTeX asks in a terminal, and the line of its own document; Pandoc may add a hint below. */
const dialogue =
  /\n\s*\n(?:See the LaTeX manual|Type {1,2}[XH] )[\s\S]*?(?=\n\s*\nTry running pandoc|$)/;
/** What WeasyPrint says of the style sheet that Pandoc writes: nothing in a note can change it. */
const ofStyleSheet =
  /^(?:Ignored `|Expected a media type|Invalid media type|Invalid or unsupported)/;

/**
 * Splits the output of a program into messages. Lines without a mark belong to the message before. Those before any
 * mark, or without indentation after one, are the error that ended a program. Repeated messages are merged.
 *
 * @param hasFailed whether it ended with an error
 */
export function readMessages(printed: string, hasFailed: boolean): ProgramMessage[] {
  const messages: { text: string; kind: string }[] = [];
  for (const line of printed.replace(colours, '').split(/\r\n|\n|\r/)) {
    const [mark, kind] = begin.exec(line) ?? [];
    const last = messages.at(-1);
    const goesOn = last && kind === undefined && (last.kind === 'ERROR' || /^\s|^$/.test(line));
    if (goesOn) {
      last.text += `\n${line}`;
    } else if (line.trim() !== '') {
      messages.push({ text: line.slice(mark?.length ?? 0), kind: kind ?? 'ERROR' });
    }
  }
  const reported = new Set<string>();
  return messages
    .filter(({ kind }) => kind === 'WARNING' || (kind === 'ERROR' && hasFailed))
    .filter(({ text }) => !ofStyleSheet.test(text))
    .map(({ text, kind }) => ({
      text: text
        .trim()
        .replace(dialogue, '')
        .replace(/\n {4,}/g, ' ')
        .slice(0, LONGEST),
      isError: kind === 'ERROR',
    }))
    .filter(({ text }) => !reported.has(text) && reported.add(text))
    .slice(0, MOST);
}

/**
 * Gives messages their places in the note: by the thing that they name, else by their line number in the copy, else the
 * first line. A line number of another file, such as the LaTeX that Pandoc writes, is ignored.
 *
 * @param text of the note
 */
export function placeMessages(
  messages: readonly ProgramMessage[],
  text: string,
  copy: PublishedCopy,
): PublishProblem[] {
  return messages.map(({ text: message, isError }) => {
    const ofKey = placeOfKey(message, copy);
    const named = ofKey ?? placeOfNamed(message, text);
    const ofLine = named ? undefined : placeOfLine(message, text, copy);
    return {
      ...(named ?? ofLine ?? lineAround(text, 0)),
      message: ofLine ? withoutLinesOfCopy(message, text, copy) : message,
      isError,
      ...(ofKey ? { isUnknownKey: true } : {}),
    };
  });
}

function placeOfKey(message: string, { citations }: PublishedCopy): Range | undefined {
  const [, key] = /\bcitation (\S+) not found/.exec(message) ?? [];
  if (key === undefined) {
    return undefined;
  }
  for (const { citations: cited } of [...citations.metadata, ...citations.groups]) {
    const found = cited.find(
      (it) => it.key === key || resolveCitation(it, citations.lookups) === key,
    );
    if (found) {
      return rangeOfKey(citations.text, found);
    }
  }
  return undefined;
}

const named = [
  /Could not (?:fetch|find|load) (?:resource|image) ['"]?([^\s:'"]+)/,
  /File ['"]?([^\s'"]+)['"]? not found in resource path/,
  /Could not convert image ['"]?([^\s:'"]+)/,
  /There is no (\S+) \(U\+/,
  /Unicode character (\S+) \(U\+/,
];

/** The first place in the note of the thing that a message names. */
function placeOfNamed(message: string, text: string): Range | undefined {
  const name = named.map((it) => it.exec(message)?.[1]).find((it) => it !== undefined);
  const start = name === undefined ? -1 : text.indexOf(name);
  return start === -1 ? undefined : { start, end: start + (name as string).length };
}

/** A line number, also `lines 10-12` and `note.qmd:10-12`, and its column. */
const line = /(?:\blines? |[\p{L}\])"]:)(\d+)(?:[-–]\d+)?(?:,? col(?:umn)? (\d+))?/u;
/** Line numbers of YAML count from the line above it, which older versions do not name; then it is the first one. */
const yamlLine = /(?:\(line (\d+), column \d+\):?\s*)?YAML parse exception at line (\d+)/;
/** Text before a line number in the same message that shows another file. */
const otherFile = /\.(?:bib|json|csl|tex|ris|xml|lua|log)\b|\b(?:bibliography|template)\b/;

function placeOfLine(message: string, text: string, copy: PublishedCopy): Range | undefined {
  const [, block, inBlock] = yamlLine.exec(message) ?? [];
  const found = line.exec(message);
  if (inBlock === undefined && (!found || otherFile.test(message.slice(0, found.index)))) {
    return undefined;
  }
  const [at, column] =
    inBlock === undefined
      ? [Number(found?.[1]), Number(found?.[2] ?? 1)]
      : [Number(block ?? 1) + Number(inBlock), 1];
  const start = lineStartsOf(copy.text)[at - 1];
  return start === undefined
    ? undefined
    : lineAround(text, offsetBefore(copy.edits)(start + Math.max(0, column - 1)));
}

const yamlHead =
  /^(Error parsing YAML metadata)\b[\s\S]*?YAML parse exception at line \d+, column \d+:\s*/;

/**
 * A message whose place is known, with the lines of the note for those of the copy. That of YAML names two lines, one counted
 * from the other, and the file that Pandoc takes its input for: they go.
 */
function withoutLinesOfCopy(message: string, text: string, copy: PublishedCopy): string {
  const lines = lineStartsOf(copy.text);
  return message
    .replace(yamlHead, '$1: ')
    .replace(/\b(lines? )(\d+)/g, (found, word: string, at: string) => {
      const start = lines[Number(at) - 1];
      const before = start === undefined ? text : text.slice(0, offsetBefore(copy.edits)(start));
      return start === undefined ? found : `${word}${lineStartsOf(before).length}`;
    });
}

/** The line that contains an offset, without blanks at both ends. */
export function lineAround(text: string, offset: number): Range {
  const start = lineStartBefore(text, offset);
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, end: start + line.trimEnd().length };
}
