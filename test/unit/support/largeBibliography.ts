/**
 * A BibTeX file with a number of entries and all constructs of such files; the same each time. Every 500th
 * entry has a mistake that must not damage other entries, unless `hasMistakes` is false.
 *
 * @param abstracts abstracts for articles, used in turn; without them, articles have a few invented sentences
 */
export function largeBibliography(
  entries: number,
  hasMistakes = true,
  abstracts: readonly string[] = [],
): string {
  const parts = ['% An invented bibliography\n@string{jlamps = "Journal of Invented Lamps"}\n'];
  for (let number = 1; number <= entries; number++) {
    parts.push(hasMistakes && isBroken(number) ? brokenEntry(number) : entryOf(number, abstracts));
  }
  return parts.join('\n');
}

/** Whether an entry is one of those with a mistake. */
export function isBroken(number: number): boolean {
  return number % 500 === 0;
}

function entryOf(number: number, abstracts: readonly string[]): string {
  const year = 1950 + (number % 75);
  switch (number % 10) {
    case 1:
      return `@book{lamps${number},
  editor = {Ozols, J{\\=a}nis and {The Lantern Group ${number}}},
  title = {A Book of Invented Lamps, Volume ${number}},
  publisher = {Glow \\& Sons},
  year = {${year}},
  isbn = {000-${number}}
}
`;
    case 2:
      return `@incollection{lamps${number},
  author = {Lampe, {\\'E}mile and {\\O}rsted, K{\\aa}re},
  title = {A Chapter of {IL-6} and {TNF-$\\alpha$}, part ${number}},
  pages = {1--${number}},
  crossref = {lamps${number - 1}},
}
`;
    case 3:
      return `@comment{jabref-meta: grouping ${number}: {nested} braces;}
@online(lamps${number}, author = "Web, Wanda", title = "A page of lamps ${number}", date = "${year}-05",
  url = {http://lamps.example/a_b?x=${number}%20}, urldate = {2020-01-31})
`;
    default:
      return `@Article{lamps${number},
  Author    = {van der Berg, Jan and M{\\"u}ller, Anna-Lena and Number${number}, N. and others},
  Title     = {{Interleukin-6} under invented lamps: a study of \\emph{E. coli} and $\\beta$-things ${number}},
  Journal   = jlamps # { (${number})},
  Year      = ${year},
  Month     = mar,
  Volume    = {${number % 90}},
  Number    = {${number % 12}},
  Pages     = {${number}--${number + 9}},
  Doi       = {10.9999/lamps.${number}},
  Note      = {PMID: ${1_000_000 + number}},
  Abstract  = {${abstracts[number % abstracts.length] ?? inventedAbstract(number)}},
}
`;
  }
}

function inventedAbstract(number: number): string {
  return `Lamps shed light on ${number} {\\%} of all \\textbf{things}, 5\\% of them twice. ${'Nothing was measured. '.repeat(number % 30)}`;
}

function brokenEntry(number: number): string {
  return `@article{lamps${number},
  author = {Broken, Bea},
  title = {A title that is never closed ${number},
  year = {2003},
`;
}
