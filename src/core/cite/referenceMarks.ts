/**
 * The marks of the managed list of references in a note, which no reader sees:
 *
 *     <!-- cytonote: references -->
 *
 *     1. Emilie D, et al. Cytokines and chemokines in HIV infection … <!-- @emilie1998 -->
 *
 *     <!-- cytonote: end of references -->
 */

export const LIST_BEGIN = '<!-- cytonote: references -->';
export const LIST_END = '<!-- cytonote: end of references -->';

/** What the mark behind an item says. */
export interface ItemMark {
  readonly key: string;
  /** Whether converting citations put the item there, so that converting back takes it out. */
  readonly isAdded: boolean;
}

const itemEnd = /[ \t]*<!-- @(\S+)( added)? -->[ \t]*$/;

/** The mark behind an item of a key. */
export function writeItemMark({ key, isAdded }: ItemMark): string {
  return `<!-- @${encodeKey(key)}${isAdded ? ' added' : ''} -->`;
}

/** The mark at the end of a line, and the line without it. */
export function readItemMark(line: string): (ItemMark & { readonly rest: string }) | undefined {
  const found = itemEnd.exec(line);
  return found
    ? {
        key: decodeKey(found[1] as string),
        isAdded: found[2] !== undefined,
        rest: line.slice(0, found.index),
      }
    : undefined;
}

/** Keeps a key from ending the comment that it stands in. */
function encodeKey(key: string): string {
  return key.replace(/[%>]|-(?=-|$)/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function decodeKey(key: string): string {
  return key.replace(/%(25|3e|2d)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
