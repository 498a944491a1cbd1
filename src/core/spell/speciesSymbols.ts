/**
 * Symbols of genes in the letter case of another species than the one in the text. By convention, the human gene is IL6
 * and the mouse's Il6; the protein is in capitals for both, so that only genes are checked:
 *
 *     IL6 mRNA was low in mice.        Il6
 *     IL-10-/- mice got colitis.       Il10
 *     The human Il6 gene is on chromosome 7.   IL6
 *     IL-6 was low in mice.            -    the protein
 */
import type { Entity } from '../library/schema';
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteBlock } from '../note/noteAnalysis';
import type { Mention } from '../recognise/recogniser';
import { isGeneSymbol, showsGenotype } from '../recognise/species';
import { speciesNamedIn } from '../recognise/speciesWords';
import { canBeRewritten } from './preferredSpelling';

/** UTF-16 units after a name that are examined. */
const AFTER = 24;
const geneWord =
  /^ (?:genes?|mRNAs?|transcripts?|alleles?|locus|promoter|knock-?outs?|Gens?|Genen?|gènes?|gen|ARNm)(?![\p{L}\p{N}])/u;

/**
 * The right symbol for the species of a gene, if the text has another one; undefined if the symbol is right, or the
 * text does not show the species or that the gene is meant.
 *
 * @param block the block of the mention: if no word beside the mention shows the species, the paragraph does, if it
 *   mentions only one
 */
export function symbolOfSpecies(
  mention: Mention,
  entity: Entity,
  block: Pick<NoteBlock, 'text' | 'pieces'>,
): string | undefined {
  const { surface } = mention;
  const symbol = entity.mouse?.symbol;
  if (symbol === undefined || !canBeRewritten(mention, entity) || /\s/.test(surface)) {
    return undefined;
  }
  const isMouseSymbol = surface === symbol;
  if (isMouseSymbol) {
    const human = symbol.toUpperCase();
    const isOfPeople = isGeneSymbol(symbol, entity) && speciesIn(mention, block) === 'human';
    const isItsName = entity.synonyms.some(({ text }) => text.replaceAll('-', '') === human);
    return isOfPeople && isItsName ? human : undefined;
  }
  const end = proseOffset(block.pieces, mention.start) + surface.length;
  const after = block.text.slice(end, end + AFTER);
  const isGene = showsGenotype(after) || (surface === symbol.toUpperCase() && geneWord.test(after));
  return isGene && speciesIn(mention, block) === 'mouse' ? symbol : undefined;
}

function speciesIn({ species }: Mention, { text }: Pick<NoteBlock, 'text'>) {
  if (species) {
    return species;
  }
  const [only, ...others] = speciesNamedIn(text);
  return others.length === 0 ? only : undefined;
}
