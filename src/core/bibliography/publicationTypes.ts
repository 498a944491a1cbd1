/** PubMed's types of publication, as far as they say what sort of article it is. */

/** The more telling ones first; of several that an article has, the first counts. */
const genres = [
  ...['Retracted Publication', 'Retraction of Publication', 'Systematic Review'],
  ...['Network Meta-Analysis', 'Meta-Analysis', 'Practice Guideline', 'Guideline', 'Review'],
  ...['Randomized Controlled Trial', 'Observational Study', 'Clinical Trial', 'Case Reports'],
  ...['Editorial', 'Letter', 'Comment', 'Preprint'],
];

/**
 * The type that says most, as PubMed writes it; undefined where none of them says anything. Europe PMC writes some
 * of them in small letters and with hyphens.
 */
export function genreOf(types: readonly string[]): string | undefined {
  const given = new Set(types.map(folded));
  return genres.find((genre) => given.has(folded(genre)));
}

function folded(type: string): string {
  return type.toLowerCase().replaceAll('-', ' ');
}
