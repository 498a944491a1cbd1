/**
 * Cytokines by the names of drugs, where they are measured: a panel lists "IFN-α2a, IL-17A, IP-10", and means
 * the cytokine in the sample. Where it is given, it is the drug: "IFN-α2a 180 µg weekly".
 */
import type { EntityName } from './entityNames';
import type { NameMatch } from './nameMatch';

/** UTF-16 units before and after a name that show whether it is measured or given. */
const AROUND = 100;

/** What a product has after the name of its cytokine: the 2a of IFN-α2a is α2, the 1a of IFN-β-1a is nothing of its own. */
const product = /^(.*?)([- ]?\d)([ab])$/u;

const measured =
  /(?<![\p{L}\p{N}])(?:plates?|panels?|multiplex|luminex|MSD|ELISA|ELLA|CBA|Simoa|Olink|Bio-Plex|LEGENDplex|assays?|kits?|serum|sera|plasma|levels?|concentrations?|[fpnµμ]g\/m?l|measured|quantif\p{L}*|assayed|analytes?|cytokines?|supernatants?|detected|elevated|secret\p{L}*|Spiegel|gemessen|mesur\p{L}*|taux|niveles?|medid\p{L}*)(?![\p{L}\p{N}])/iu;
const given =
  /(?<![\p{L}\p{N}])(?:treat\p{L}*|therap\p{L}*|giv(?:en|ing)|dos(?:e|es|ed|ing)|inject\p{L}*|administ\p{L}*|receiv\p{L}*|peg\p{L}*|ribavirin|weekly|daily|subcutaneous\p{L}*|s\.?c\.?|MI?U|IU|mg|[µμm]?c?g|patients? on|trial|arms?|behandel\p{L}*|traite\p{L}*|tratad\p{L}*)(?![\p{L}\p{N}/])/iu;

const list = /^\s*(?:[,;/+&|]|,?\s(?:and|or|und|oder|et|ou|y|o)\s)\s*$/u;

/** Names with the cytokine in place of the drug where it is measured. */
export function withAnalytes(
  names: readonly NameMatch[],
  text: string,
  lookUp: (name: string) => Pick<EntityName, 'entity' | 'form'> | undefined,
): NameMatch[] {
  return names.map((name, index) => {
    if (name.entity.kind !== 'drug') {
      return name;
    }
    const cytokine = cytokineOf(text.slice(name.start, name.end), lookUp);
    if (!cytokine) {
      return name;
    }
    const kinds = [names[index - 1], names[index + 1]]
      .filter((neighbour) => neighbour && areListed(text, name, neighbour))
      .map((neighbour) => neighbour && kindOf(neighbour, text, lookUp));
    const isMeant = !kinds.includes('drug') && isMeasured(text, name, kinds.includes('cytokine'));
    return isMeant ? { ...name, ...cytokine } : name;
  });
}

function cytokineOf(
  surface: string,
  lookUp: (name: string) => Pick<EntityName, 'entity' | 'form'> | undefined,
): Pick<EntityName, 'entity' | 'form'> | undefined {
  const [, trunk = '', number = ''] = product.exec(surface) ?? [];
  const known = trunk === '' ? undefined : (lookUp(trunk + number) ?? lookUp(trunk));
  return known?.entity.kind === 'cytokine' ? { entity: known.entity, form: known.form } : undefined;
}

/** What a neighbour speaks for: a drug that is no cytokine by its name is given. */
function kindOf(
  { entity, start, end }: NameMatch,
  text: string,
  lookUp: (name: string) => Pick<EntityName, 'entity' | 'form'> | undefined,
): string | undefined {
  const isBoth = entity.kind === 'drug' && cytokineOf(text.slice(start, end), lookUp);
  return isBoth ? undefined : entity.kind;
}

function isMeasured(text: string, { start, end }: NameMatch, isListed: boolean): boolean {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const isGiven = given.test(before) || given.test(after);
  return !isGiven && (isListed || measured.test(before) || measured.test(after));
}

function areListed(text: string, a: NameMatch, b: NameMatch): boolean {
  return list.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}
