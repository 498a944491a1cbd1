/** Formatted text as Markdown and as HTML. */
import { escapeMarkdown, link } from '../text/escape';
import type { FormattedText, TextRun } from './formattedText';

/** The form in which a reference is written. */
export type ReferenceForm = 'markdown' | 'html' | 'text';

/**
 * Writes text as Markdown for a place within a line or at the beginning of one. Only its formats become mark-up; small
 * capitals, which Markdown lacks, are left out.
 */
export function toMarkdown(runs: FormattedText): string {
  return runs
    .map((run, index) => {
      const before = runs[index - 1];
      const after = runs[index + 1];
      return markdownOf(run, before, after);
    })
    .join('')
    .trim();
}

/** Writes text as HTML for a place within a block. */
export function toHtml(runs: FormattedText): string {
  return runs.map(htmlOf).join('');
}

function markdownOf(run: TextRun, before: TextRun | undefined, after: TextRun | undefined): string {
  if (run.href !== undefined) {
    return linkTo(run.text, run.href);
  }
  const [, lead = '', body = '', tail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  const escaped = escapeText(body, before === undefined);
  const text = run.level === 'base' ? escaped : `<${run.level}>${escaped}</${run.level}>`;
  const marks = (run.isItalic ? '*' : '') + (run.isBold ? '**' : '');
  const isMarked = body !== '' && marks !== '' && canMark(run, body, lead, tail, before, after);
  return isMarked ? `${lead}${marks}${text}${marks}${tail}` : `${lead}${text}${tail}`;
}

/**
 * Whether asterisks around a text are read as emphasis, by CommonMark's rule of flanking: not between a letter and a
 * punctuation mark. If not, the text gets no emphasis.
 */
function canMark(
  { level }: TextRun,
  body: string,
  lead: string,
  tail: string,
  before: TextRun | undefined,
  after: TextRun | undefined,
): boolean {
  const previous = lead || !before ? ' ' : (before.text.at(-1) as string);
  const next = tail || !after ? ' ' : (after.text[0] as string);
  const isMarkedNearby = [lead ? undefined : before, tail ? undefined : after].some(
    (run) => run && run.href === undefined && (run.isItalic || run.isBold),
  );
  const first = level === 'base' ? (body[0] as string) : '<';
  const last = level === 'base' ? (body.at(-1) as string) : '>';
  const isOpening = !isPunctuation(first) || /\s/.test(previous) || isPunctuation(previous);
  const isClosing = !isPunctuation(last) || /\s/.test(next) || isPunctuation(next);
  return isOpening && isClosing && !isMarkedNearby;
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function linkTo(text: string, href: string): string {
  if (text === href && !/[\s<>]/.test(href)) {
    return `<${href}>`;
  }
  // A full stop or bracket after a number in brackets does not begin a list.
  return link(text, href).replace(/^\[(\d+)\\(?=[.)])/, '[$1');
}

/**
 * Escapes as cards do, and also Pandoc's superscripts, dashes and dots, highlights, and `www.` within words, which
 * marked turns into links.
 *
 * @param isFirst whether the text may be at the beginning of a line, where more characters are mark-up
 */
function escapeText(text: string, isFirst: boolean): string {
  const escaped = isFirst ? escapeMarkdown(text) : escapeMarkdown(`x${text}`).slice(1);
  return escaped
    .replaceAll('^', '\\^')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/([-=])(?=\1)/g, '\\$1')
    .replace(/\.(?=\.\.)/g, '\\.');
}

function htmlOf({ text, isItalic, isBold, isSmallCaps, level, href }: TextRun): string {
  let html = escapeHtml(text);
  if (level !== 'base') {
    html = `<${level}>${html}</${level}>`;
  }
  if (isSmallCaps) {
    html = `<span style="font-variant:small-caps">${html}</span>`;
  }
  if (isBold) {
    html = `<b>${html}</b>`;
  }
  if (isItalic) {
    html = `<i>${html}</i>`;
  }
  return href === undefined ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (mark) => `&${names[mark]};`);
}
