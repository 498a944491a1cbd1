/** Text from data in Markdown that we write: shown as it is, never read as mark-up. */

/**
 * Escapes text for a place within a line of Markdown, or at the beginning of one.
 *
 * Beside the marks of CommonMark and GFM it takes the meaning from bare addresses, which renderers
 * turn into links, and from `$`, which is math or a theme icon.
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
 * A link; its address is kept from ending early.
 *
 * Brackets in its text become character references: marked, which renders the editor's hovers, reads
 * the text of a link a second time without the escapes of brackets, and would make links of them.
 */
export function link(text: string, address: string): string {
  const label = escapeMarkdown(text).replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
  const safe = address.replace(/[\s()<>"\\]/g, (unit) => `%${unit.charCodeAt(0).toString(16)}`);
  return `[${label}](${safe})`;
}

/**
 * Text with data in it for a notification of the editor, which reads `[text](command:…)` and addresses so
 * written as links, and runs any command for them. A word joiner, which is invisible, keeps the brackets
 * apart from the address.
 */
export function messageText(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

/** Text from data within XML or HTML that we write, or in the value of an attribute: shown as it is. */
export function escapeMarkup(text: string): string {
  return (
    text
      // What XML 1.0 does not allow, even escaped; a file with it would not open.
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
  );
}

/** An element with attributes; those that are undefined are left out. Its content is mark-up already. */
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
 * A text as content or attribute of XML 1.0. What XML has no character for becomes U+FFFD, one for one, so
 * that offsets stay; a carriage return stays one, and is not read as a line feed.
 */
export function xmlText(text: string): string {
  return escapeMarkup(text).replaceAll('\r', '&#13;');
}
