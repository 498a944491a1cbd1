/**
 * Words that are one slip from a name and mean something else. Found by looking for neighbours of all
 * names in biomedical abstracts and in English texts; words that the library itself uses need no entry.
 */
export const otherWords: ReadonlySet<string> = new Set([
  // Other substances.
  'cytosine', // cytokine
  'actinin', // activin
  'chimerin', // chemerin
  'neurotropin', // neurotrophin
  'nucleotide', // nucleoside analogues
  // Other cells, doings and things.
  'osteoblast', // osteoclast differentiation factor
  'osteoblastogenesis', // osteoclastogenesis inhibitory factor
  'deletion', // B-cell depletion
  'deleting', // B-cell-depleting treatment
  'blockage', // IL-6 blockade
  'midline', // midkine
]);
