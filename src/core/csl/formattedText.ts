import { subscript, superscript } from '../text/scripts';
/** Text with the few formats that citation styles know, read from the HTML that the engine writes. */

/** A stretch of text in one format. */
export interface TextRun {
  readonly text: string;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly isSmallCaps: boolean;
  readonly level: 'base' | 'sup' | 'sub';
  /** The http(s) address of a link. */
  readonly href?: string | undefined;
}

export type FormattedText = readonly TextRun[];

type Format = Omit<TextRun, 'text'>;

const plain: Format = { isItalic: false, isBold: false, isSmallCaps: false, level: 'base' };
const tagOrText = /<(\/?)(i|em|b|strong|sup|sub|span|a|div)\b([^<>]*)>|([^<]+|<)/g;

/** Reads the engine's output for one reference or citation; unknown tags become text. */
export function readFormattedText(html: string): FormattedText {
  const runs: TextRun[] = [];
  const formats = [plain];
  for (const [, slash, tag, attributes, text] of html.matchAll(tagOrText)) {
    const format = formats.at(-1) as Format;
    if (text !== undefined) {
      runs.push(...scripted({ ...format, text: decode(text).replace(/\s+/g, ' ') }));
    } else if (slash === '') {
      formats.push(formatIn(format, tag as string, attributes ?? ''));
    } else if (formats.length > 1) {
      formats.pop();
    }
  }
  return trimmed(merged(runs));
}

/** The text without its formats. */
export function toPlainText(runs: FormattedText): string {
  return runs.map(({ text }) => text).join('');
}

function formatIn(outer: Format, tag: string, attributes: string): Format {
  switch (tag) {
    case 'i':
    case 'em':
      return { ...outer, isItalic: true };
    case 'b':
    case 'strong':
      return { ...outer, isBold: true };
    case 'sup':
    case 'sub':
      return { ...outer, level: tag };
    case 'a': {
      const href = decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? '');
      return /^https?:\/\//i.test(href) ? { ...outer, href } : outer;
    }
    case 'span':
      return spanIn(outer, attributes);
    default:
      return outer;
  }
}

function spanIn(outer: Format, attributes: string): Format {
  if (attributes.includes('font-style:normal')) {
    return { ...outer, isItalic: false };
  }
  if (attributes.includes('font-weight:normal')) {
    return { ...outer, isBold: false };
  }
  if (attributes.includes('font-variant:')) {
    return { ...outer, isSmallCaps: attributes.includes('small-caps') };
  }
  return outer;
}

function decode(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (named[name as string] as string),
  );
}

/** Writes superscripts as Unicode characters if these exist, so that 10⁶ never becomes 106. */
function scripted(run: TextRun): TextRun[] {
  const text = run.level === 'sup' ? superscript(run.text) : subscript(run.text);
  return run.level === 'base' || text === undefined ? [run] : [{ ...run, level: 'base', text }];
}

function merged(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && sameFormat(last, run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else {
      joined.push(run);
    }
  }
  return joined.map((run) => ({ ...run, text: run.text.replace(/ {2,}/g, ' ') }));
}

function sameFormat(a: TextRun, b: TextRun): boolean {
  return (
    a.isItalic === b.isItalic &&
    a.isBold === b.isBold &&
    a.isSmallCaps === b.isSmallCaps &&
    a.level === b.level &&
    a.href === b.href
  );
}

function trimmed(runs: readonly TextRun[]): TextRun[] {
  const last = runs.length - 1;
  return runs
    .map((run, index) => {
      const text = index === 0 ? run.text.trimStart() : run.text;
      return { ...run, text: index === last ? text.trimEnd() : text };
    })
    .filter(({ text }) => text !== '');
}
