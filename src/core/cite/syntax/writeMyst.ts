import { type Cited, type CitedItem, withoutMarks } from './cited';

/** `` {cite:p}`{see}a{p. 3},b` ``, `{cite:t}` in the text, `{cite:yearpar}` with the author left out. */
export function writeMyst({ form, items }: Cited): string | undefined {
  if (items.some(({ key }) => !isMystKey(key))) {
    return undefined;
  }
  const isYear = items.every(({ suppressAuthor }) => suppressAuthor);
  const role = form === 'inText' ? 't' : isYear ? 'yearpar' : 'p';
  return `{cite:${role}}\`${items.map(itemText).join(',')}\``;
}

export function isMystKey(key: string): boolean {
  return /^[^\s{},`|]+$/.test(key);
}

function itemText({ key, prefix, suffix }: CitedItem): string {
  return `${inBraces(prefix)}${key}${inBraces(suffix)}`;
}

function inBraces(text: string): string {
  const sayable = withoutMarks(text, /[{}`\r\n|]/);
  return sayable && `{${sayable}}`;
}
