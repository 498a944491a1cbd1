/** Numbers of journals (ISSN) and books (ISBN). */

/** The number of a journal, of a book, or of something else: a report, a patent. */
interface SerialNumbers {
  readonly ISSN?: string;
  readonly ISBN?: string;
  readonly number?: string;
}

/**
 * The first ISSN and the first ISBN in a text of a database: "20964129 (ISSN); 9783319464923 (ISBN)", "0028-0836
 * (Print)". An ISSN has a hyphen in the middle, as the ISSN Manual requires.
 *
 * @param otherwise the kind of a number that has neither form
 */
export function serialNumbersIn(
  written: string,
  otherwise: 'ISSN' | 'ISBN' | 'number',
): SerialNumbers {
  const numbers = written.match(/(?<!\w)(?<!\d-)\d(?:[ -]?\d){6,11}[ -]?[\dX](?![\w-])/gi) ?? [];
  const bare = numbers.map((number) => [number, number.replace(/[ -]/g, '')] as const);
  const issn = bare.find(([number]) => /^\d{4}-?\d{3}[\dX]$/i.test(number))?.[1].toUpperCase();
  const isbn = bare.find(([, { length }]) => length === 10 || length === 13)?.[0];
  const other = issn || isbn ? undefined : /^[^\s(;]+/.exec(written.trim())?.[0];
  return {
    ...(issn ? { ISSN: `${issn.slice(0, 4)}-${issn.slice(4)}` } : {}),
    ...(isbn ? { ISBN: isbn } : {}),
    ...(other ? { [otherwise]: other } : {}),
  };
}

/** Whether a text consists of an ISSN with its hyphen. */
export function isIssn(text: string): boolean {
  return /^\d{4}-\d{3}[\dX]$/i.test(text);
}

/** The kind of number for a CSL type, if the form of the number does not show it. */
export function numberKind(type: string): 'ISSN' | 'ISBN' | 'number' {
  if (/^(?:report|patent|standard)$/.test(type)) {
    return 'number';
  }
  return /^(?:book|chapter|paper-conference|entry)/.test(type) ? 'ISBN' : 'ISSN';
}

/** The ISBNs in a field, each with thirteen digits. */
export function isbnsIn(text: string): string[] {
  const written = text.match(/(?<![\w-])\d(?:[ -]?\d){8,11}[ -]?[\dX](?![\w-])/gi) ?? [];
  return written.flatMap((number) => {
    const digits = number.replace(/[ -]/g, '');
    return digits.length === 10
      ? [`isbn:${withCheckDigit(`978${digits.slice(0, 9)}`)}`]
      : digits.length === 13
        ? [`isbn:${digits}`]
        : [];
  });
}

/** Twelve digits of an ISBN with their check digit (ISBN Users' Manual). */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
