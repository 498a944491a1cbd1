/** Escapes text from data in Markdown that Cytonote writes, so that it is shown unchanged and never read as mark-up. */

/**
 * Escapes text for a place within a line of Markdown, or at the beginning of one.
 *
 * Escapes the marks of CommonMark and GFM, bare addresses, which renderers turn into links, and `$`, which
 * begins math or a theme icon.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~&$@]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, 'www\\.')
    .replace(/^(?:[-+#=]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/**
 * A link whose address cannot end early.
 *
 * Brackets in its text become character references: marked, which renders the editor's hovers, reads the text
 * of a link a second time without the escapes of brackets, and would turn them into links.
 */
export function link(text: string, address: string): string {
  const label = escapeMarkdown(text).replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
  const safe = address
    .replace(/[()]/g, (unit) => `%${unit.charCodeAt(0).toString(16)}`)
    .replace(/[\s\p{Cc}<>"\\]/gu, encodeURIComponent);
  return `[${label}](${safe})`;
}

/**
 * Escapes text with data in it for a notification of the editor, which reads `[text](command:…)`, and
 * addresses in this form, as links and runs any command in them. An invisible word joiner separates the
 * brackets from the address.
 */
export function messageText(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

/** Escapes text with data in it for a label of the editor, which reads `$(name)` as an icon. */
export function labelText(text: string): string {
  return text.replace(/\$\([\w-]+(?:~\w+)?\)/g, '\\$&');
}

/**
 * Escapes text from data for XML or HTML that Cytonote writes, or for the value of an attribute, so that it is shown
 * unchanged.
 */
export function escapeMarkup(text: string): string {
  return (
    text
      // XML 1.0 does not allow these characters, even escaped; no program would open a file with them.
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
  );
}

/** An element with its attributes, without those that are undefined. Its content must be mark-up already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`)
    .join('');
  return `<${name}${written}>${content.join('')}</${name}>`;
}

/**
 * A text as content or attribute of XML 1.0. Characters that XML does not allow become U+FFFD, one for one, so that
 * offsets do not change; a carriage return is escaped, so that it is not read as a line feed.
 */
export function xmlText(text: string): string {
  return escapeMarkup(text).replaceAll('\r', '&#13;');
}

/** A text without percent-encoding; unchanged if the encoding is invalid. */
export function withoutPercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
