import { type Cited, type CitedItem, withoutMarks } from './cited';

/** `[see @a, p. 3; -@b]`, or `@a [p. 3; @b]` in the text. */
export function writePandoc({ form, items }: Cited): string | undefined {
  const [first, ...others] = items;
  if (!first || items.some(({ key }) => !keyText(key))) {
    return undefined;
  }
  if (form === 'bracketed') {
    return `[${items.map(itemText).join('; ')}]`;
  }
  const behind = [sayable(first.suffix), ...others.map(itemText)].filter(Boolean);
  return `@${keyText(first.key)}${behind.length > 0 ? ` [${behind.join('; ')}]` : ''}`;
}

function itemText({ key, prefix, suffix, suppressAuthor }: CitedItem): string {
  const [before, behind] = [sayable(prefix), sayable(suffix)];
  const cited = `${suppressAuthor ? '-' : ''}@${keyText(key)}`;
  return `${before && `${before} `}${cited}${behind && `, ${behind}`}`;
}

function sayable(text: string): string {
  return withoutMarks(text, /[;@[\]]/);
}

/** A key as it stands behind `@`; in braces where it would end too early or go on. */
export function keyText(key: string): string | undefined {
  const isPlain =
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*$/u.test(key);
  return isPlain ? key : /^[^\s{}]+$/.test(key) ? `{${key}}` : undefined;
}
