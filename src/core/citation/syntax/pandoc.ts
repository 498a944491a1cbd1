/**
 * Citations in Pandoc's syntax.
 *
 *     [see @emilie1998, p. 710; -@trenova2016]     bracketed, with prefix, locator, author left out
 *     @emilie1998 [p. 710]                         in the text
 *     -@emilie1998                                 in the text, author left out (Pandoc 3.2.1)
 *     @{https://example.org/a?b=c}                 a key in braces
 *     [@doi:10.1000/x; @pmid:123]                  identifiers, as in Manubot
 *
 * Follows Pandoc's User's Guide ("Citation syntax") and its Markdown reader: a key begins with a letter, digit or `_`;
 * of `:.#$%&-+?<>~/` only single ones between such characters belong to it, so a full stop after it does not. A key
 * directly after a letter or digit is an e-mail address, and one directly after a full stop is no citation either.
 * References to figures and the like are not citations: Pandoc alone would read them as such, but its cross-reference
 * filters do not.
 */

import {
  identifierOfKey,
  isIdentifierKey,
  keyOfIdentifiers,
} from '../../identifiers/identifierKeys';
import { referenceIds } from '../../literature/summary';
import type { Range } from '../../text/range';
import type { Citation, CitationGroup } from '../citation';
import { type Cited, type CitedItem, withoutMarks } from '../cited';
import type { CitedText } from '../citedText';
import type { ReferenceLookup } from '../resolveCitation';
import { endOfUnit, opensEmphasis, rawLatexIn } from './pandocUnits';

/** Finds the citations in Pandoc's syntax, in the order of the text. */
export function readPandocCitations(source: CitedText): CitationGroup[] {
  return source.text.includes('@') ? new PandocReader(source).read() : [];
}

/** `@user`, `@user42`: the form of user names, without the year that most keys have. */
const handle = /^-?@(?!.*(?:1[5-9]|20)\d\d)[\p{L}_][\p{L}\p{N}_.-]*$/u;
/** `@types/node`: a package of npm. */
const scope = /^[a-z\d~-][a-z\d._~-]*\/[a-z\d~-][a-z\d._~-]*$/;
/** `@10 mg`, `@3pm`, `@37°C`. */
const amount = /^\d/;
/**
 * The prefixes of references to parts of the document: figures, tables, equations, sections and listings
 * (pandoc-crossref, with a colon), and theorems, call-outs and the like (Quarto, with a hyphen).
 */
const crossReference =
  /^(?:(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):|(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|[Ss]ol|[Rr]em|[Aa]lg|[Tt]ip|[Nn]te|[Ww]rn|[Ii]mp|[Cc]au)-)/;
/** A whole reference to a part of the document. */
const wholeCrossReference = new RegExp(
  `(?<![\\p{L}\\p{N}_])@(?=${crossReference.source.slice(1)})[\\p{L}\\p{N}_:-]+`,
  'gu',
);

/** The references to parts of the document in a text: `@fig-il-6`. */
export function crossReferencesIn(text: string): Range[] {
  return text.includes('@')
    ? [...text.matchAll(wholeCrossReference)].map(({ index, 0: { length } }) => ({
        start: index,
        end: index + length,
      }))
    : [];
}

/**
 * The labels of the numbered examples of a note: `good` for a line that begins with `(@good)`. `@good` refers to it
 * elsewhere in the note.
 */
export function exampleLabelsIn(note: string): ReadonlySet<string> {
  const label = /^[ \t>]*\(@([\p{L}\p{N}_-]+)\)[ \t]/gmu;
  return new Set(
    note.includes('(@') ? [...note.matchAll(label)].map(([, name]) => name as string) : [],
  );
}

/** What a key may be instead of a citation, with or without brackets. */
function likeness(key: string): Citation['looksLike'] {
  return crossReference.test(key)
    ? 'crossReference'
    : isIdentifierKey(key)
      ? 'identifier'
      : amount.test(key)
        ? 'amount'
        : scope.test(key)
          ? 'handle'
          : undefined;
}

const keyPattern = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
/** What Pandoc reads on over: `me@example.org`, `il6.@home`. */
const wordPattern = /[\p{L}\p{N}.]$/u;

class PandocReader {
  private at = 0;
  private readonly note: string;
  private readonly text: string;
  private readonly offset: number;
  private readonly closings: ReadonlyMap<number, number>;

  constructor({ note, text, offset, closings }: CitedText) {
    this.note = note;
    this.text = text;
    this.offset = offset;
    this.closings = closings;
  }

  read(): CitationGroup[] {
    const groups: CitationGroup[] = [];
    while (this.at < this.text.length) {
      const group = this.readGroup() ?? this.readInText();
      if (group) {
        groups.push(group);
        this.at = group.end - this.offset;
      } else {
        this.at++;
      }
    }
    const latex = rawLatexIn(this.text);
    return groups.filter(
      ({ start, citations }) =>
        citations.some(({ looksLike }) => looksLike !== 'crossReference') &&
        !latex.some((it) => it.start < start - this.offset && start - this.offset < it.end),
    );
  }

  private readGroup(): CitationGroup | undefined {
    const start = this.at;
    if (this.text[start] !== '[' || this.text[start - 1] === '^') {
      return undefined;
    }
    const close = this.closings.get(start);
    if (close === undefined || this.isLinkText(close)) {
      return undefined;
    }
    const citations = this.readItems(start + 1, close);
    return citations && this.group('bracketed', start, close + 1, citations);
  }

  private readInText(): CitationGroup | undefined {
    const start = this.at;
    // The second hyphen of a dash does not suppress the author.
    const isDash = this.text[start] === '-' && this.text[start - 1] === '-';
    const key = isDash ? undefined : this.keyAt(start);
    if (!key || this.isExampleNumber(key)) {
      return undefined;
    }
    const locator = this.locatorAt(key.end);
    const first = this.citation(key, '', locator ? locator.suffix : '');
    const isHandle = !locator && !first.looksLike && handle.test(this.sourceOf(start, key.end));
    return this.group('inText', start, locator?.end ?? key.end, [
      isHandle ? { ...first, looksLike: 'handle' } : first,
      ...(locator ? locator.others : []),
    ]);
  }

  /**
   * Reads the locator and further citations after a key in the text: `@key [p. 3]`, `@key [p. 3; @other]`, `@key
   * [@other]`.
   */
  private locatorAt(end: number) {
    const open = /^[ \t]*(?:\r?\n[ \t>]*)?\[(?!\^)/.exec(this.text.slice(end, end + 80));
    if (!open) {
      return undefined;
    }
    const start = end + open[0].length;
    const close = this.closings.get(start - 1);
    if (close === undefined || this.isLinkText(close)) {
      return undefined;
    }
    const parts = this.partsOf(start, close);
    if (!parts) {
      return undefined;
    }
    const first = parts[0] as Range;
    const hasLocator = !this.firstKeyIn(first);
    const others = (hasLocator ? parts.slice(1) : parts).map((part) => this.readItem(part));
    return others.every((citation) => citation !== undefined)
      ? {
          end: close + 1,
          suffix: hasLocator ? this.sourceOf(first.start, first.end) : '',
          others,
        }
      : undefined;
  }

  /** Whether a key is the label of a numbered example, `(@label)` or `@label.` at the beginning of a block. */
  private isExampleNumber({ start, end }: Range): boolean {
    const isHeading = this.note.slice(Math.max(0, this.offset - 8), this.offset).includes('#');
    return (
      (start === 1 && this.text[0] === '(' && this.text[end] === ')') ||
      (start === 0 &&
        !isHeading &&
        /^@[\p{L}\p{N}_-]+[.)](?:\s|$)/u.test(this.text.slice(0, end + 2)))
    );
  }

  /** Whether a bracket closes the text of a link or span, by the characters after it: `](`, `][`, `]{`. */
  private isLinkText(close: number): boolean {
    return /[({[]/.test(this.text[close + 1] ?? '');
  }

  /** The items of a group, or undefined if one of them has no key, since then it is not a citation group. */
  private readItems(start: number, end: number): Citation[] | undefined {
    const items = this.partsOf(start, end)?.map((part) => this.readItem(part));
    return items?.every((item) => item !== undefined) ? items : undefined;
  }

  private readItem(part: Range): Citation | undefined {
    const key = this.firstKeyIn(part);
    return (
      key &&
      this.citation(key, this.sourceOf(part.start, key.start), this.sourceOf(key.end, part.end))
    );
  }

  /** The first key of an item, outside of inner brackets: `see [@other] and @this`. */
  private firstKeyIn({ start, end }: Range) {
    for (let at = start; at < end; at++) {
      const key = this.keyAt(at);
      if (key && key.end <= end) {
        return key;
      }
      at = this.closings.get(at) ?? at;
    }
    return undefined;
  }

  private keyAt(start: number) {
    const suppressAuthor = this.text[start] === '-' && this.text[start + 1] === '@';
    const at = suppressAuthor ? start + 1 : start;
    if (this.text[at] !== '@' || wordPattern.test(lastCharacter(this.text, start))) {
      return undefined;
    }
    if (this.text[at + 1] === '{') {
      const close = this.closings.get(at);
      const key = close === undefined ? '' : this.sourceOf(at + 2, close);
      return key ? { start, end: (close as number) + 1, key, suppressAuthor } : undefined;
    }
    keyPattern.lastIndex = at + 1;
    const match = keyPattern.exec(this.text);
    return match ? { start, end: keyPattern.lastIndex, key: match[0], suppressAuthor } : undefined;
  }

  /**
   * Splits at semicolons outside of inner brackets, links, keys in braces, and units of Pandoc.
   *
   * @returns undefined where emphasis begins that does not end, since Pandoc then takes the brackets for text: `[@a*]`
   */
  private partsOf(start: number, end: number): Range[] | undefined {
    const parts: Range[] = [];
    let from = start;
    for (let at = start; at < end; at++) {
      if (this.text[at] === ';') {
        parts.push({ start: from, end: at });
        from = at + 1;
      }
      if (opensEmphasis(this.text, at, end)) {
        return undefined;
      }
      // A key may contain what would be a unit outside of it: `[@smith&co; @berg]`.
      const key = this.text[at] === '@' ? this.keyAt(at) : undefined;
      at = key
        ? Math.min(key.end, end) - 1
        : (this.closings.get(at) ?? Math.max(at, endOfUnit(this.text, at, end) - 1));
    }
    parts.push({ start: from, end });
    return parts;
  }

  private citation(
    {
      start,
      end,
      key,
      suppressAuthor,
    }: { start: number; end: number; key: string; suppressAuthor: boolean },
    prefix: string,
    suffix: string,
  ): Citation {
    const looksLike = likeness(key);
    return {
      start: this.offset + start,
      end: this.offset + end,
      by: 'key',
      key,
      prefix: withoutQuoteMarks(prefix).trim(),
      suffix: withoutQuoteMarks(suffix).trimEnd(),
      suppressAuthor,
      ...(looksLike ? { looksLike } : {}),
    };
  }

  private group(
    form: CitationGroup['form'],
    start: number,
    end: number,
    citations: readonly Citation[],
  ): CitationGroup {
    return {
      syntax: 'pandoc',
      form,
      start: this.offset + start,
      end: this.offset + end,
      citations,
    };
  }

  /** The source of a range of the block, with escapes and code as they were written. */
  private sourceOf(start: number, end: number): string {
    return this.note.slice(this.offset + start, this.offset + end);
  }
}

/** The character before an offset, complete if it takes two UTF-16 units. */
function lastCharacter(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 2), offset);
}

/** A text of several lines without the marks of the block quote that it is in. */
function withoutQuoteMarks(text: string): string {
  return text.replace(/([\r\n])[ \t]*>[ \t>]*/g, '$1');
}

/** `[see @a, p. 3; -@b]`, or `@a [p. 3; @b]` in the text. */
export function writePandoc({ form, items }: Cited): string | undefined {
  const [first, ...others] = items;
  if (!first || items.some(({ key }) => !keyText(key))) {
    return undefined;
  }
  if (form === 'bracketed') {
    return `[${items.map(itemText).join('; ')}]`;
  }
  const after = [sayable(first.suffix), ...others.map(itemText)].filter(Boolean);
  return `${first.suppressAuthor ? '-' : ''}@${keyText(first.key)}${after.length > 0 ? ` [${after.join('; ')}]` : ''}`;
}

/**
 * `[@doi:10.1000/x; @pmid:123]`: like Pandoc's, with identifiers as keys.
 *
 * @returns undefined if a source has no identifier, or another source has it as its key
 */
export function writeManubot(cited: Cited, sources: ReferenceLookup): string | undefined {
  const items = cited.items.map((item) => {
    const key = identifierKey(item.key, sources);
    return key === undefined ? undefined : { ...item, key };
  });
  return items.every((item) => item !== undefined) ? writePandoc({ ...cited, items }) : undefined;
}

/** The identifier by which a source can be cited, as {@link writeManubot} writes it. */
export function identifierKey(key: string, sources: ReferenceLookup): string | undefined {
  const reference = sources.reference(key);
  const written = reference && keyOfIdentifiers(referenceIds(reference));
  const identifier = written && !sources.isKey(written) && identifierOfKey(written);
  return identifier && sources.keyOfAddress(identifier) === key ? written : undefined;
}

function itemText({ key, prefix, suffix, suppressAuthor }: CitedItem): string {
  const [before, after] = [sayable(prefix), sayable(suffix)];
  const cited = `${suppressAuthor ? '-' : ''}@${keyText(key)}`;
  return `${before && `${before} `}${cited}${after && `, ${after}`}`;
}

function sayable(text: string): string {
  return withoutMarks(text, /[;@[\]]/);
}

/** A key as it is written after `@`; in braces if it would otherwise end too early or continue. */
export function keyText(key: string): string | undefined {
  const isPlain =
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*$/u.test(key);
  return isPlain ? key : /^[^\s{}]+$/.test(key) ? `{${key}}` : undefined;
}
