/**
 * The text of an HTML block: the text between its tags, in runs that block-level tags separate.
 *
 *     <tr><td>Infliximab<br>(Remicade)</td><td>binds <b>TNF</b></td></tr>
 *             ┗━━━━━━━━━━━━━━━━━━━━━┛          ┗━━━━━━━━━━━━━━┛
 */
import type { Range } from '../text/range';

/** A run of text with the inline tags in it; its range is in UTF-16 offsets of the HTML. */
export interface HtmlRun extends Range {
  readonly kind: 'paragraph' | 'cell';
}

/** Tags that only format text, so that a name continues across them: `TNF<sub>α</sub>`. */
const formatting = new Set(
  'a abbr acronym b bdi bdo big cite del dfn em font i ins mark q s small span strike strong sub sup u wbr'.split(
    ' ',
  ),
);
/** Elements whose content is not prose. */
const unread = new Set(
  'canvas code iframe kbd math noscript object pre samp script style svg template textarea tt var'.split(
    ' ',
  ),
);
/** Other inline elements. */
const inline = new Set(
  'audio br button code data img input kbd label map meter output picture progress rp rt ruby samp source time tt var video'.split(
    ' ',
  ),
);
/** Elements without content, and so without an end tag. */
const empty = new Set(['br', 'img', 'input', 'source', 'wbr']);

/** A tag, comment, declaration or instruction. */
const tag =
  /<(?:!--[\s\S]*?(?:-->|$)|\?[\s\S]*?(?:\?>|$)|![^>]*(?:>|$)|(\/?)([a-zA-Z][a-zA-Z\d:-]*)(?:[^"'<>]|"[^"]*"|'[^']*')*>)/g;

/** The runs of text in the HTML of a block, in order; none is blank. */
export function runsInHtml(html: string): HtmlRun[] {
  const runs: HtmlRun[] = [];
  let start = 0;
  let kind: HtmlRun['kind'] = 'paragraph';
  const endRun = (end: number) => {
    if (isText(html.slice(start, end))) {
      const { length } = html.slice(start, end).trimEnd();
      const from = start + (/^\s*/.exec(html.slice(start, end)) as RegExpExecArray)[0].length;
      runs.push({ start: from, end: start + length, kind });
    }
  };
  const tags = new RegExp(tag);
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    const [, slash, name] = found;
    const element = name?.toLowerCase();
    if (element === undefined || isInline(element)) {
      continue;
    }
    endRun(found.index);
    kind = slash === '' && (element === 'td' || element === 'th') ? 'cell' : 'paragraph';
    if (slash === '' && unread.has(element) && !found[0].endsWith('/>')) {
      tags.lastIndex = endOfElement(html, element, tags.lastIndex);
    }
    start = tags.lastIndex;
  }
  endRun(html.length);
  return runs;
}

/** The element of an inline tag across which a name continues: `sub` for `</sub>`. */
export function formattingElement(html: string): string | undefined {
  const element = elementOf(html);
  return element !== undefined && formatting.has(element) ? element : undefined;
}

/** The name of the element that an inline tag opens, if its content is not prose. */
export function unreadElement(html: string): string | undefined {
  const element = elementOf(html);
  const isOpened = element !== undefined && !/^<\/|\/>$/.test(html);
  return isOpened && unread.has(element) ? element : undefined;
}

/** Whether an inline tag ends an element. */
export function endsElement(html: string, element: string): boolean {
  return html.startsWith('</') && elementOf(html) === element;
}

function elementOf(html: string): string | undefined {
  return /^<\/?([a-zA-Z][a-zA-Z\d:-]*)/.exec(html)?.[1]?.toLowerCase();
}

function isInline(element: string): boolean {
  return formatting.has(element) || inline.has(element) || empty.has(element);
}

/** The offset after the end tag of an element, or the end of the text. */
function endOfElement(html: string, element: string, from: number): number {
  const end = new RegExp(`</${element}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : html.length;
}

/** Whether a run contains more than tags and blanks. */
function isText(run: string): boolean {
  return /[\p{L}\p{N}]/u.test(run.replace(tag, ''));
}
