import { OTHERS_NAME } from './citationItem';
import { type CslNode, elementsOf } from './cslNode';

/** How a style writes "et al.", and the words that stand before the last name of a list. */
export interface EtAl {
  readonly term: string;
  readonly and: string;
  readonly isItalic: boolean;
}

/** Whether a style sets "et al." in italics. */
export function setsEtAlInItalics(style: CslNode): boolean {
  return elementsOf(style).some(
    (node) =>
      (node.name === 'et-al' && node.attrs['font-style'] === 'italic') || setsEtAlInItalics(node),
  );
}

/**
 * Puts "et al." where the engine wrote the name that stands for the others.
 *
 *     Emilie, D., &#38; Othersunnamed. (1998)   →  Emilie, D., et al. (1998)
 *
 * The comma before it stays where the style has one before the last name.
 *
 * @param html what the engine wrote
 */
export function nameOthers(html: string, { term, and, isItalic }: EtAl): string {
  const word = and.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const others = new RegExp(
    `(?:(?:&#38;|…|${word})[\\s\\u00A0]+)?((?:<[^<>]+>)*)${OTHERS_NAME}((?:</[^<>]+>)*)(\\.?)`,
    'giu',
  );
  return html.replace(others, (_, before: string, behind: string, stop: string) => {
    const shown = isItalic ? `<i>${term}</i>` : term;
    return `${before}${shown}${behind}${term.endsWith('.') ? '' : stop}`;
  });
}
