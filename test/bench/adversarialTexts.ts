/** Texts that make careless code slow, each of about a length in UTF-16 units. */
export const adversarialTexts: Readonly<Record<string, (length: number) => string>> = {
  'beginnings of long names': (length) =>
    repeat('tumour necrosis factor receptor superfamily member ', length),
  'beginnings within a name': (length) => repeat('interleukin-1 receptor interleukin-1 ', length),
  'names, one in another': (length) => repeat('IL-1 receptor antagonist receptor ', length),
  'brackets that stay open': (length) => repeat('IL-6 (', length),
  'brackets closed at the end': (length) => `${repeat('(', length)}x)`,
  'definitions of one name': (length) => repeat('tocilizumab (TCZ), tcz ', length),
  'shared heads': (length) => `IL-1${repeat('/1', length)}`,
  'shared heads with blanks': (length) => `IL-1${repeat(', -1', length)}`,
  'commas and blanks': (length) => `IL-1${repeat(' ,', length)}`,
  'combining marks': (length) => `IL${repeat('\u0301', length)}-6`,
  'names with combining marks': (length) => repeat(`IL${'\u0301'.repeat(40)}-6 `, length),
  'one word': (length) => repeat('il', length),
  'one word of capitals': (length) => repeat('RHIL', length),
  'prefixes without a symbol': (length) => repeat('rhIL hIL ', length),
  'wide gaps': (length) => repeat('IL-  6 IL  - 6 ', length),
  'gaps that are dashes': (length) => repeat('IL- ', length),
  'Greek in brackets': (length) => repeat('IFN(alpha)(a', length),
  'endings without a symbol': (length) => repeat('Xs Xhi Xtm1', length),
  'an ending that goes on': (length) => `IL6tm1${repeat('a', length)}é`,
  'plural heads': (length) => repeat('interleukins 4 and 13, is (a) 4 ', length),
  'plurals in brackets': (length) => repeat('s (s', length),
  'acronyms in brackets': (length) => repeat('interleukin (IL)-', length),
  explanations: (length) => repeat('CSF = cerebrospinal fluid CSF: cerebrospinal ', length),
  'explanations without an end': (length) => repeat('AB (', length),
  'one long short form': (length) => `${repeat('A-', length)} = x`,
  'equals signs': (length) => repeat('= ', length),
  'highlights without an end': (length) => repeat('==a ', length),
  'tags that are no names': (length) => repeat('#il-6_/_il6 ', length),
  'one long tag': (length) => `#${repeat('il6/', length - 1)}`,
  'a list of a species': (length) => `murine ${repeat('IL-4, ', length - 7)}`,
  'lists of ambiguous names': (length) => repeat('KC, MIP-2, ', length),
  'names and commas': (length) => repeat('IL-4, , ', length),
  'signs of species': (length) => repeat('mIL-6, Il6, soluble soluble mTNF ', length),
  blanks: (length) => `IL-6${repeat(' ', length)}(TCZ)`,
};

function repeat(part: string, length: number): string {
  return Buffer.from(part.repeat(Math.ceil(length / part.length))).toString();
}
