const fillers =
  'the of and in patients with serum levels were measured after treatment by an assay that had been shown to predict outcome while controls did not differ from baseline values during follow up of study'.split(
    ' ',
  );

/** Prose of a length in UTF-16 units in which about one in so many words is one of the names. */
export function largeProse(length: number, names: readonly string[], words = 20): string {
  const parts: string[] = [];
  let written = 0;
  for (let number = 1; written < length; number++) {
    const random = (number * 2_246_822_519) >>> 0;
    const isName = random % words === 0;
    const word = isName
      ? (names[(random >>> 5) % names.length] as string)
      : (fillers[(random >>> 5) % fillers.length] as string);
    const part = number % 17 === 0 ? `${word}.\n` : `${word} `;
    parts.push(part);
    written += part.length;
  }
  // One flat string, as texts are that come from an editor or a file.
  return Buffer.from(parts.join('')).toString();
}
