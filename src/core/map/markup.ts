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
