/** PubMed's types of publication, as far as they say what sort of article it is. */

/** The more telling ones first; of several that an article has, the first counts. */
const genres = [
  ...['Retracted Publication', 'Retraction of Publication', 'Systematic Review'],
  ...['Network Meta-Analysis', 'Meta-Analysis', 'Practice Guideline', 'Guideline', 'Review'],
  ...['Randomized Controlled Trial', 'Observational Study', 'Clinical Trial', 'Case Reports'],
  ...['Editorial', 'Letter', 'Comment', 'Preprint'],
];

/** The type that says most; undefined where none of them says anything. */
export function genreOf(types: readonly string[]): string | undefined {
  return genres.find((genre) => types.includes(genre));
}
