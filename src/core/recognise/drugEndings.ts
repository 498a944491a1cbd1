import type { Entity } from '../library/schema';
import { oneOf } from '../text/patterns';

/** A biological substance, judged by its name: others have no biosimilars. */
const biological = /(?:mab|cept|stim|pegol|tropin|kin|kinra|ase|alfa|\d[ab])$/i;
/** A biosimilar's suffix: four small letters without a meaning, which the FDA has added since 2017: infliximab-dyyb. */
const suffix =
  /-(?!(?:arms?|based|days?|dose|drug|free|high|like|mono|only|plus|type|week)\b)[a-z]{4}(?![\p{L}\p{N}-])/uy;
/** Kinase inhibitors, antimalarials, modulators and corticosteroids; "DHEA sulfate" is a different substance. */
const chemical = /(?:nib|quine|mod|sone|lone)$/i;
/** The salt or ester of a small molecule, with its hydrate: tofacitinib citrate. */
const salt = new RegExp(
  [
    ' (?:(?:di)?sodium |(?:di)?potassium )?',
    oneOf`
      acetate besylate bromide chloride citrate (?:di)?hydrochloride fumarate maleate malate mesylate (?:di)?phosphate sodium
      potassium succinate sul(?:f|ph)ate tartrate tosylate`,
    String.raw`(?: (?:hemi|mono|di)?hydrate)?(?![\p{L}\p{N}-])`,
  ].join(''),
  'uy',
);

/**
 * The end of a drug's name: after the suffix of a biosimilar, or after the salt.
 *
 * @param start UTF-16 offset of the name in the text
 * @param end UTF-16 offset after it
 */
export function endOfDrug({ kind }: Entity, text: string, start: number, end: number): number {
  if (kind !== 'drug') {
    return end;
  }
  const [stem, ending] = text.charAt(end) === '-' ? [biological, suffix] : [chemical, salt];
  ending.lastIndex = end;
  return ending.test(text) && stem.test(text.slice(start, end)) ? ending.lastIndex : end;
}
