/**
 * Converts mark-up of wikis, which Pandoc would print unchanged, to what readers of the wiki see:
 *
 *     [[IL-6]], [[IL-6|the cytokine]]     IL-6, the cytokine
 *     ![[plate.png|300]]                  ![](<plate.png>){width=300px}
 *     %% ask about this %%                nothing
 *     ==rises==                           [rises]{.mark}
 *     A sentence. ^block                  A sentence.
 *     > [!note] Title                     > **Title**, and the text below it as a paragraph of its own
 *
 * Follows Obsidian's help ("Basic formatting syntax", "Internal links", "Embed files", "Callouts").
 */
import { highlightsIn } from '../markdown/highlights';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { lineEndOf, lineStartBefore } from '../text/lines';
import type { Range } from '../text/range';

/** The parts of a note that are read: its prose, and the excluded ranges in it. */
export interface WikiNote {
  readonly text: string;
  readonly closed: readonly Range[];
  readonly blocks: readonly Pick<NoteAnalysis['blocks'][number], 'start' | 'end' | 'excluded'>[];
}

/** The edits that convert wiki mark-up to Pandoc's; they do not overlap with citations. */
export function wikiEdits({ text, closed, blocks }: WikiNote): TextEdit[] {
  const comments = closed.filter((range) => isComment(text, range)).map(dropped);
  const known = new Set(comments.map(({ start }) => start));
  return [
    ...comments,
    ...blocks.flatMap((block) => {
      const { excluded } = block;
      const isProse = (at: number) => !excluded.some(({ start, end }) => start < at && at < end);
      return [
        ...linkEdits(text, block, isProse),
        ...highlightEdits(text, block, isProse),
        ...excluded
          .filter((range) => isComment(text, range) || isBlockId(text, range))
          .filter(({ start }) => !known.has(start))
          .map(dropped),
        ...calloutEdits(text, block),
      ];
    }),
  ];
}

/** Notes that are embedded in a note: their text is not published. */
export function embeddedNotes({ text, blocks }: WikiNote): Range[] {
  return blocks.flatMap(({ excluded }) =>
    excluded.filter(({ start, end }) => {
      const [, target = ''] = embed.exec(text.slice(start, end)) ?? [];
      return target !== '' && !image.test(target);
    }),
  );
}

const image = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|pdf)$/i;
const embed = /^!\[\[([^[\]|\n\\]+)(?:\\?\|[^[\]\n]*)?\]\]$/;
/**
 * Wikilinks; in tables, the bar is escaped. Does not match the element of a list in code (`x[[1]]`) or the text of a
 * Markdown link (`[[1]](…)`).
 */
const links =
  /(?<![\p{L}\p{N}\\)\]])(!?)\[\[(?![-@^])(?!\d+(?:[ ,–-]+\d+)*\]\])([^[\]|\n"'\\]+)(?:\\?\|([^[\]\n]*))?\]\](?![([])/gu;

function linkEdits(
  text: string,
  { start: from, end: to }: Range,
  isProse: (at: number) => boolean,
): TextEdit[] {
  return [...text.slice(from, to).matchAll(links)].flatMap(
    ({ index, 0: whole, 1: isEmbed, 2: target = '', 3: shown }) => {
      const start = from + index;
      const end = start + whole.length;
      if (!isProse(start) || (isEmbed && !image.test(target))) {
        return [];
      }
      const name = target
        .replace(/#\^.*$/, '')
        .replace(/^#/, '')
        .replaceAll('#', ' > ')
        .trim();
      return [{ start, end, text: isEmbed ? imageOf(target, shown) : shown?.trim() || name }];
    },
  );
}

/** @param size "300" or "300x200"; anything else is a caption */
function imageOf(target: string, size = ''): string {
  const [, width, height] = /^(\d+)(?:x(\d+))?$/.exec(size.trim()) ?? [];
  const sizes = [width && `width=${width}px`, height && `height=${height}px`].filter(Boolean);
  const caption = width === undefined ? size.trim() : '';
  return `![${caption}](<${target.trim()}>)${sizes.length > 0 ? `{${sizes.join(' ')}}` : ''}`;
}

function highlightEdits(
  text: string,
  { start: from, end: to }: Range,
  isProse: (at: number) => boolean,
): TextEdit[] {
  return highlightsIn(text.slice(from, to)).flatMap((range) => {
    const [start, end] = [from + range.start, from + range.end];
    // The marks begin and end what is no prose.
    return isProse(start) && isProse(end)
      ? [
          { start, end: start + 2, text: '[' },
          { start: end - 2, end, text: ']{.mark}' },
        ]
      : [];
  });
}

function isComment(text: string, { start, end }: Range): boolean {
  return end - start >= 4 && text.startsWith('%%', start) && text.slice(start, end).endsWith('%%');
}

function isBlockId(text: string, { start, end }: Range): boolean {
  return /^\^[\w-]+\s*$/.test(text.slice(start, end));
}

function dropped({ start, end }: Range): TextEdit {
  return { start, end, text: '' };
}

/** The edits of a callout's first line; without a title, the kind becomes the title. */
function calloutEdits(text: string, { start, end }: Range): TextEdit[] {
  const [mark, kind = '', title = ''] =
    /^\[!([^\]\n]+)\][-+]?[ \t]*([^\r\n]*)/.exec(text.slice(start, end)) ?? [];
  const before = text.slice(lineStartBefore(text, start), start);
  if (mark === undefined || !/^[ \t>]*>[ \t]*$/.test(before)) {
    return [];
  }
  const named = kind.replace(/\|.*$/, '').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  const headEnd = start + mark.length - title.length;
  const lineEnd = lineEndOf(text);
  return [
    { start, end: headEnd, text: `**${title.trim() ? '' : named}` },
    {
      start: Math.max(headEnd, start + mark.trimEnd().length),
      end: start + mark.length,
      text: `**${lineEnd}${before.trimEnd()}`,
    },
  ];
}
