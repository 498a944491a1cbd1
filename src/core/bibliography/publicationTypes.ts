/** PubMed's types of publication that name a sort of article. */

/** The more specific ones first; if an article has several, the first one counts. */
const genres = [
  ...['Retracted Publication', 'Retraction of Publication', 'Systematic Review'],
  ...['Network Meta-Analysis', 'Meta-Analysis', 'Practice Guideline', 'Guideline', 'Review'],
  ...['Randomized Controlled Trial', 'Observational Study', 'Clinical Trial', 'Case Reports'],
  ...['Editorial', 'Letter', 'Comment', 'Preprint'],
];

/**
 * The most specific type, as PubMed writes it; undefined if none names a sort of article. Europe PMC writes some of
 * them in small letters and with hyphens.
 */
export function genreOf(types: readonly string[]): string | undefined {
  const given = new Set(types.map(folded));
  return genres.find((genre) => given.has(folded(genre)));
}

function folded(type: string): string {
  return type.toLowerCase().replaceAll('-', ' ');
}
