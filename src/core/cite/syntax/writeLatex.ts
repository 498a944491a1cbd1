import { type Cited, type CitedItem, withoutMarks } from './cited';

/**
 * `\cite[see][p. 3]{a,b}`, `\citet{a}` in the text, `\citeyearpar{a}` with the author left out (all
 * of natbib, and of biblatex with its option natbib); `\cites[see][p. 3]{a}[p. 4]{b}` (biblatex) where
 * more than the list as a whole has prefix and locator.
 */
export function writeLatex({ form, items }: Cited): string | undefined {
  if (items.some(({ key }) => !isLatexKey(key))) {
    return undefined;
  }
  const isYear = items.every(({ suppressAuthor }) => suppressAuthor);
  const command = form === 'inText' ? 'citet' : isYear ? 'citeyearpar' : 'cite';
  const isOneList = items.every(
    ({ prefix, suffix }, index) =>
      (!prefix || index === 0) && (!suffix || index === items.length - 1),
  );
  if (command === 'cite' && !isOneList) {
    return `\\cites${items.map((item) => `${notes(item, item)}{${item.key}}`).join('')}`;
  }
  const [first, last] = [items[0] as CitedItem, items.at(-1) as CitedItem];
  return `\\${command}${notes(first, last)}{${items.map(({ key }) => key).join(',')}}`;
}

export function isLatexKey(key: string): boolean {
  return /^[^\s{},\\%#~*`$<>|[\]]+$/.test(key);
}

function notes({ prefix }: CitedItem, { suffix }: CitedItem): string {
  const [before, behind] = [prefix, suffix].map((text) => withoutMarks(text, /[{}[\]\\]/));
  return before ? `[${before}][${behind}]` : behind ? `[${behind}]` : '';
}
