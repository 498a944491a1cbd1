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
