/** What the library says of a gene or protein in one species. */
import type { Entity, Species } from './schema';

/** How many mentions are shown to be of which species; those that show none are left out. */
export type SpeciesCounts = Partial<Readonly<Record<Species, number>>>;

/** Counts the species of mentions; undefined where none of them shows one. */
export function countSpecies(
  mentions: readonly { readonly species?: Species }[],
): SpeciesCounts | undefined {
  const counts: Partial<Record<Species, number>> = {};
  for (const { species } of mentions) {
    if (species) {
      counts[species] = (counts[species] ?? 0) + 1;
    }
  }
  return Object.keys(counts).length > 0 ? counts : undefined;
}

/** The species in NCBI's taxonomy, as CURIEs. */
const taxa: Readonly<Record<Species, string>> = {
  human: 'NCBITaxon:9606',
  mouse: 'NCBITaxon:10090',
  rat: 'NCBITaxon:10116',
};

/** The CURIE of a species in NCBI's taxonomy: "NCBITaxon:10090" for the mouse. */
export function taxonOf(species: Species): string {
  return taxa[species];
}

/** Whether a CURIE is one of NCBI's taxonomy. */
export function isTaxon(curie: string): boolean {
  return curie.startsWith('NCBITaxon:');
}

/**
 * The identifiers of an entity as a text means it. The data's own ones are human: they stand for the human gene, and for
 * a name that shows no species. A rodent has those that the data gives for it, or none.
 */
export function identifiersIn(
  entity: Pick<Entity, 'ids' | 'mouse' | 'rat'>,
  species: Species | undefined,
): readonly string[] {
  return species === 'mouse' || species === 'rat' ? (entity[species]?.ids ?? []) : entity.ids;
}
