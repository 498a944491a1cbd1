/** Latin letters as ASCII, for comparisons and for keys. */

/** Lower-case letters that are no letter with an accent, so that Unicode does not decompose them. */
const asAscii: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    đ: 'd',
    ı: 'i',
  }),
);
const others = new RegExp(`[${[...asAscii.keys()].join('')}]`, 'g');

/**
 * A text in lower case, its Latin letters without accents and in ASCII: "Østergård" → "ostergard". Letters of other
 * scripts stay. Offsets change.
 */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(others, (letter) => asAscii.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
