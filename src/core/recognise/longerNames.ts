/**
 * Rules for names that are only part of the name of something else.
 *
 * Each rule examines the text directly before or after a name, and has a reason and examples.
 */
import type { EntityKind } from '../library/schema';
import { foldText } from '../text/fold';
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';
import { units } from './numbersApart';

/** UTF-16 units after and before a name that are examined. */
const WINDOW = 70;
const BEFORE = 8;
const BEFORE_OTHER_LANGUAGES = 40;

/**
 * A member of a family: a Greek letter, spelled out or not. TNF-β is not TNF; interferon-λ not the class; but the β of
 * "IL-6 β = 0.3" is a coefficient.
 * As in Spanish, with the R of a receptor only: TNF-alfaR, but "tumor necrosis factor alfa" is TNF.
 */
const greekMember =
  /^ ?(?:[α-ω](?! ?[=≈<>])|(?:alpha|beta|bêta|gamma|delta|kappa|lambda|omega)(?![a-z])|alfar)/;
/** A numbered member: interleukin-33 is one cytokine, and not the class. */
const numberedMember = /^[-‐‑–−]\d/;
/**
 * The same after a blank, unless the number is a count, dose, share or year: "interleukin 33", not "IFN 12 (34 %)" or
 * "BMP 50 ng/ml".
 */
const counted = `(?:${units}|${oneOf`ug x of out per cycles? courses? cases? samples? mice rats animals Zyklen
  h d w wks? y yrs?`})`;
const noQuantity = `\\d{1,2}[A-Z]?(?![\\d.,]*\\d|\\s?(?:[%‰×/]|[-–]\\s?\\d|${counted}(?!\\p{L})))`;
const numberApart = new RegExp(`^\\s${noQuantity}(?!\\s?\\()`, 'u');
/** A number after "receptor", which means another receptor, unless the number is a quantity. */
const otherReceptor = new RegExp(`^[-‐‑–−\\s]${noQuantity}`, 'u');
/** The names of classes that are, in the singular, also the first word of their members' names. */
const hasMembers = new RegExp(
  `${oneOf`interleukin interferon chemokine factor protein kinase ligand receptor galectin neuregulin angiopoietin
    neurotrophin eotaxin metalloproteinase bmp gdf fgf igf igfbp il ifn jak stat mmp socs traf irf isg tlr`}$`,
  'i',
);
/** A numbered relative of something else: OSM-9 of the worm. Three digits are a position: TNF-308. */
const numberedRelative = /^-\d(?!\d)/;
/**
 * The receptor, and not its ligand: IL-10 receptor, TNF type I receptor, glucocorticoid receptor, TNF (p55) receptor;
 * in German, IL-10-Rezeptor, IL-1-Rezeptorantagonist.
 */
const receptor =
  /^\)? (?:\([^()]{1,12}\) )?(?:(?:high|low) affinity |type (?:i{1,2}|[12]) )?(?:receptors?(?![a-z])|rezeptor)/;
/** The same without a bracket, which the names of other proteins do not contain. */
const itsReceptor = /^ (?:receptors?(?![a-z])|rezeptor)/;
/** In French and Spanish, folded: récepteur soluble de l'IL-6, récepteurs au TNF, à la TSLP, receptor de la IL-6. */
const receptorBefore = new RegExp(
  [
    '(?:recepteur|receptor(?:es)?)s?',
    String.raw`(?: (?:solubles?|membranaires?|(?:de )?(?:type|tipo) (?:i{1,2}|\d)|\d))?`,
    " (?:(?:de|a) (?:l'|la )|du |au |del? |al |d')$",
  ].join(''),
);
/** The same as a separate letter: IL-12 R, TNF RI, TSLP Rα, EDA-A1R. */
const receptorLetter =
  /^[ -](?:[A-Z]\d)?R(?:I{1,2}|[αβγ]|[12])?(?:s|KO)?(?![\p{L}\p{N}]|: ?[ACGT])/u;
/** Other proteins that are named after what they resemble, cleave or bind, or what makes them. */
const namedAfter = new RegExp(
  `^ ${oneOf`converting_enzymes? activated_(?:protein_)?kinases? (?:receptor_)?associated_(?:factors?|kinases?)
    regulatory_factors? binding_(?:proteins?|factors?)`}(?![a-z])`,
);
/** What may be like it: making the rule itself, which knows all letters and their case, takes milliseconds. */
const mayBeLikeIt = /^(?:[-‐‑–−]\s?|\s)like/i;
/** Similar things, in one word or two: "TNF-like", "IFN like activity". Not "cytokines like TNF". */
const likeIt = new RegExp(
  String.raw`^(?:[-‐‑–−]\s?like(?!\p{L})|\slike\s(?:\d|(?:\p{L}+\s)?${oneOf`activit actions?(?!\p{L}) compound cytokine domain
    effect factor family gene growth hormone kinase ligand molecule peptide phenotype properties protein receptor response
    signal structure substance symptom syndrome`}))`,
  'iu',
);
/** Hormones that release it, enzymes and carriers: corticotropin-releasing hormone, cortisol-binding globulin. */
const actsOnIt = new RegExp(
  `^ ${oneOf`(?:releasing|release_inhibiting|inhibiting|stimulating|degrading|sensing)_${oneOf`hormones? factors?
      (?:poly)?peptides? enzymes? receptors?`}
    binding_globulins? regulated_(?:[a-z]+_)?kinases? related_orphan_receptors? secretagogues?
    producing_(?:human_)?hepatocellular induced_(?:leucine_zipper|tnfr?(?![a-z])|tumou?r_necrosis)`}`,
);
/**
 * Enzymes: thiopurine S-methyltransferase, adenosine deaminase. Not kinases, which cytokines and receptors have too.
 */
const enzyme = new RegExp(
  String.raw`^ (?:[a-zα-ω\d]{1,3} )?[a-z]*${oneOf`
    transferase synthase synthetase reductase oxidase hydroxylase dehydrogenase phosphatase esterase deaminase
    cyclase hydrolase carboxylase convertase isomerase ligase permease protease peptidase lyase lipase
    transferasa sintasa reductasa oxidasa hidroxilasa deshidrogenasa fosfatasa esterasa desaminasa ciclasa`}s?(?![a-z])`,
);
const kinase = /^ (?:[a-zα-ω\d]{1,3} )?kinases?(?![a-z])/;
/** Proteins that bind a drug: FK506-binding protein. */
const bindsIt = /^ binding (?:proteins?|factors?)(?![a-z])/;
/** The same for a receptor, in the singular: CD40-binding protein. */
const bindsOne = /^ (?:binding protein|receptor associated factor)(?![a-z])/;
/** Proteins that act on a transcription factor: NF-κB essential modulator, NF-κB inhibitor α. */
const ofFactor =
  /^ (?:inhibitor (?:alpha|beta|delta|epsilon|zeta|[α-ω])|essential modul(?:at)?or|activating protein|inducing kinase)(?![a-z])/;
/** Names of genes that a drug induces: retinoic acid-inducible gene I. */
const inducibleGene =
  /^ (?:inducible|induced|responsive) (?:genes?|proteins?) (?:i{1,3}|\d)(?![a-z])/;
/** Proteins named after a drug that acts on them, or does not: the rapamycin-insensitive companion of mTOR. */
const companion = /^ (?:in)?sensitive companion/;
/** Proteins named after the drug that binds them, by the whole name: the mammalian target of rapamycin. */
const targetOf = /(?:mammalian|mechanistic) target of $/;
/**
 * A receptor's relatives and what binds it: EGF receptor 2, insulin receptor substrate, IL-1 receptor accessory
 * protein.
 */
const ofReceptor = new RegExp(
  `^ ${oneOf`substrates? accessory_proteins? overlapping_transcripts? adapt[eo]r_(?:proteins?|molecules?) like
    (?:associated|interacting|related|activated|regulated)_(?:[a-z]+_){0,2}${oneOf`factors? kinases? proteins? (?:poly)?peptides?
      ligands? substrates?`}`}(?![a-z])`,
);
/** The end of a receptor's name that {@link ofReceptor} may follow. */
const endsInReceptor = /receptors?(?: type (?:[12]|I{1,2}))?$/i;
/** Names of proteins that a hormone induces: prolactin-induced protein. */
const inducedProtein =
  /^ (?:induced|inducible) proteins?(?! (?:synthesis|expression|secretion|levels?|degradation|phosphorylation|kinase))(?![a-z])/;
/** A member of its superfamily: TNF ligand superfamily member 14 is LIGHT. */
const ofSuperfamily = /^ (?:ligand )?superfamily members? \d/;
/** Proteins that are named after a relation to it: TNF-related activation protein. Not "TNF-related death". */
const related = /^ related (?:[a-z]+ ){0,2}(?:proteins?|peptides?|ligands?)(?![a-z])/;
/**
 * Names of genes and proteins that it induces: TNF-inducible protein, TNF-stimulated gene 6, interferon-induced
 * transmembrane protein 3. Not "IL-6-induced genes", which is not a name.
 */
const induced = new RegExp(
  [
    String.raw`^ (?:inducible|stimulated) (?:(?:proteins?|factors?)(?![a-z])|(?:early )?genes? \d)`,
    String.raw`^ induced (?:gene \d|(?:[a-z]+ ){0,2}protein (?:\d|with ))`,
  ].join('|'),
);
/**
 * The same with a number at the end, which only names have: interferon-induced helicase C domain-containing protein 1,
 * TGF-β-1-induced transcript 1. Not "IL-6-induced protein 3 h later".
 */
const numberedProduct = new RegExp(
  [
    `^,? ${oneOf`induced inducible stimulated activable activated regulated related dependent interacting responsive`},?`,
    String.raw`(?: [a-zα-ω\d]+){0,6}? `,
    oneOf`proteins? factors? genes? gtpases? transcripts? regulators? transcriptional_coactivators?`,
    String.raw` (?:mx)?\d+[a-z]?`,
    String.raw`(?![a-z\d]| ?(?:h|hours?|min\w*|d|days?|times|fold|[nμm]?g|[nμm]m)(?![a-z])| ?%)`,
  ].join(''),
);
/** Other proteins that are named after a molecule. */
const namedAfterIt = new RegExp(
  `^${oneOf`_regulator_\d _mrna_binding_proteins?_\d _regulatory_element_binding
    _inducible_(?:transmembrane_protein|sh2|kinase) ,?_induced,?_double_stranded
    _dependent_ha?ematopoietic_cell_linker _family_member_associated _and_microtubule_interacting`}(?![a-z])`,
);
/** The enzyme that activates a growth factor, such as HGF activator; after a kinase, the word may mean anything. */
const activator = /^ activator(?! of)(?![a-z])/;
/** The family of genes that interferons induce: IFN-inducible genes, interferon-stimulated genes. */
const interferonInduced = /^ (?:inducible|stimulated) genes?(?![a-z])/;
/** Transcription factors that bind its gene: NF-IL6, NF-IL-2. */
const nuclearFactor = /(?:^|[^a-z\d])nf $/;

/**
 * The beginnings of all texts that the rules match after a name: a quick test that most names fail. Units beyond ASCII
 * may be folded or skipped, so they always pass.
 */
const mayGoOn = new RegExp(
  [
    String.raw`[-\s](?:[a-z\d]{1,3}[-\s])?[a-z]{1,30}?as[ea]s?(?![a-z])`,
    String.raw`\)?[-\s]?${oneOf`
      [a-z]{0,5}[^\u0001-\u007F] [\d(] [a-z]\dr r(?!e[^cglz]) alpha alfa beta gamma delta kappa lambda omega
        high low type like conver activ access adapt and_micro associ bindin degrad depend essential family_mem
        inhibiting inhibitor insens ,?_?induc interact ligand mRNA overlap produc regul relat respons secretag
        sensi stimul substrat superf`}`,
  ].join('|'),
  'iy',
);

/** Text after a cytokine or a class of cytokines that makes both together the name of another molecule. */
const anotherMolecule = [
  receptor,
  namedAfter,
  related,
  induced,
  numberedProduct,
  namedAfterIt,
  actsOnIt,
];

/**
 * Whether a name is part of the name of something else that the library does not have.
 *
 * @param kind of the name's entity
 * @param text that contains the name
 * @param start UTF-16 offset of the name
 * @param end UTF-16 offset after it
 */
export function isPartOfLongerName(
  kind: EntityKind,
  text: string,
  start: number,
  end: number,
): boolean {
  mayGoOn.lastIndex = end;
  if (kind !== 'receptor' && followsReceptor(text, start)) {
    return true;
  }
  if (kind === 'drug' && isTarget(text, start)) {
    return true;
  }
  if (kind === 'cytokine' && followsNuclearFactor(text, start)) {
    return true;
  }
  if (!mayGoOn.test(text)) {
    return false;
  }
  const following = text.slice(end, end + WINDOW);
  const after = foldText(following);
  switch (kind) {
    case 'cytokine':
      return (
        (greekMember.test(after) && !isRange(text, start, end)) ||
        [...anotherMolecule, ofSuperfamily].some((rule) => rule.test(after)) ||
        isLikeIt(following) ||
        receptorLetter.test(following) ||
        isInterferonInduced(text.slice(start, end), after) ||
        (/[\p{L}]$/u.test(text.slice(start, end)) && numberedRelative.test(following))
      );
    case 'class':
      return (
        [...anotherMolecule, greekMember, enzyme].some((rule) => rule.test(after)) ||
        numberedMember.test(following) ||
        isLikeIt(following) ||
        (hasMembers.test(text.slice(start, end)) && numberApart.test(following)) ||
        (endsInReceptor.test(text.slice(start, end)) && ofReceptor.test(after)) ||
        isInterferonInduced(text.slice(start, end), after)
      );
    case 'drug':
      return [receptor, actsOnIt, bindsIt, enzyme, kinase, companion, inducibleGene].some((rule) =>
        rule.test(after),
      );
    case 'protein':
      return (
        [
          itsReceptor,
          actsOnIt,
          bindsIt,
          inducedProtein,
          numberedProduct,
          namedAfterIt,
          ofFactor,
        ].some((rule) => rule.test(after)) ||
        isLikeIt(following) ||
        (/(?:growth factor|GF)$/i.test(text.slice(start, end)) && activator.test(after))
      );
    case 'receptor':
      return (
        [bindsOne, numberedProduct].some((rule) => rule.test(after)) ||
        isLikeIt(following) ||
        (endsInReceptor.test(text.slice(start, end)) && ofReceptor.test(after)) ||
        (/receptors?$/i.test(text.slice(start, end)) && otherReceptor.test(following))
      );
    default:
      return false;
  }
}

function isLikeIt(following: string): boolean {
  return mayBeLikeIt.test(following) && likeIt.test(following);
}

/** Whether the Greek letter after a name ends a range that the name begins: IL-36α–γ, IFN-λ1–λ3. */
function isRange(text: string, start: number, end: number): boolean {
  return /[-–]/.test(text.charAt(end)) && /[α-ω]\d?$/.test(text.slice(start, end));
}

/** Whether {@link targetOf} holds; most names have another word before them. */
function isTarget(text: string, start: number): boolean {
  const isOf = /\bof\s$/i.test(text.slice(Math.max(0, start - 4), start));
  return (
    isOf && targetOf.test(foldText(text.slice(Math.max(0, start - BEFORE_OTHER_LANGUAGES), start)))
  );
}

/** Whether {@link receptorBefore} holds; most names have another letter before the gap. */
function followsReceptor(text: string, start: number): boolean {
  const gap = text.charAt(start - 1);
  const isElided = gap === "'" || gap === '’';
  return (
    (isElided || gap === ' ' || gap === '\u00A0' || gap === '\n') &&
    articleEnds.has(text.charAt(start - 2)) &&
    receptorBefore.test(foldText(text.slice(Math.max(0, start - BEFORE_OTHER_LANGUAGES), start)))
  );
}

/** The last letters of de, la, du, au, del, al, l' and d'. */
const articleEnds: ReadonlySet<string> = new Set(['e', 'a', 'u', 'l', 'd']);

/** Whether {@link nuclearFactor} holds; most names have another letter before the gap. */
function followsNuclearFactor(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  return /f\P{L}+$/iu.test(before) && nuclearFactor.test(foldText(before));
}

function isInterferonInduced(surface: string, after: string): boolean {
  return /ifn|interferon/i.test(surface) && interferonInduced.test(after);
}

/**
 * Whether a name shares the word "receptor" with the next name: GM-CSF/IL-3 receptor. With other text in between, only
 * if both have the same head and the word is in the plural: "IL-4 and IL-13 receptors", not "IL-6 and TNF receptors".
 */
export function lendsReceptor(text: string, start: number, end: number, next: Range): boolean {
  const between = text.slice(end, next.start);
  if (between === '/') {
    return true;
  }
  const [head] = /^\p{L}+(?=[- ]?\d)/u.exec(text.slice(start, end)) ?? [];
  const [nextHead] = /^\p{L}+(?=[- ]?\d)/u.exec(text.slice(next.start, next.end)) ?? [];
  const isListed = /^\s*(?:,|,?\s(?:and|or)\s)\s*$/.test(between);
  return isListed && head !== undefined && head === nextHead && isPlural(text, next);
}

/** Whether a name, or the word "receptor" after it, is in the plural. */
function isPlural(text: string, { start, end }: Range): boolean {
  return /receptors(?!\p{L})/u.test(text.slice(start, end + ' receptors'.length));
}
