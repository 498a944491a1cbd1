/** Identifiers with the name of their database, and a link to the record there. */
import { identifierAddress } from '../identifiers/curies';
import type { Entity, Species } from '../library/schema';
import { identifiersIn } from '../library/species';
import { link } from '../text/escape';
import { speciesLabel } from './labels';

/** The databases whose records are about the genes and proteins of one species; MeSH's records hold for all species. */
const ofGenes: ReadonlySet<string> = new Set(['HGNC', 'MGI', 'RGD', 'NCBI Gene', 'UniProt']);
/** The most identifiers on a line: a complex has those of all its genes. */
const SHOWN = 6;

/** The identifiers of a gene and protein in a species, in the form "MGI 96559"; empty if the data has none. */
function recordsIn(entity: Entity, species: Species) {
  return identifiersIn(entity, species)
    .flatMap((id) => identifierAddress(id) ?? [])
    .filter(({ database }) => ofGenes.has(database))
    .slice(0, SHOWN)
    .map(({ database, accession, address }) => ({ text: `${database} ${accession}`, address }));
}

/** The species and its identifiers in one line, as Markdown: "mouse · [MGI 96559](…) · …". */
export function speciesLine(entity: Entity, species: Species): string {
  const records = recordsIn(entity, species).map(({ text, address }) => link(text, address));
  return [speciesLabel(species), ...records].join(' · ');
}

/** The same as plain text: the species, and what follows it. */
export function speciesText(entity: Entity, species: Species): readonly [string, string] {
  const records = recordsIn(entity, species).map(({ text }) => text);
  return [speciesLabel(species), records.join(' · ')];
}
