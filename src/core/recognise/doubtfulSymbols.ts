/**
 * Symbols that mean something else in many other fields. In a sentence without a word of biology or medicine, in a note
 * without any other name, nothing shows that the molecule or drug is meant:
 *
 *     "NFV and SDN in the core of a network", "SB 11 passed the Senate"      nothing
 *     "NFV inhibits the protease", "SDF-1 recruits stem cells"               names
 *     "BMP-2 in open fractures"                                              a name
 *     "KGF", "KGF rises"                                                     names: too short for a sentence
 */
import { oneOf } from '../text/patterns';

/** Symbols with a number after a blank, which are parts of lists, rooms and models elsewhere: TIM 3, NF 45. */
const apart = /^(?!IL|IFN|CCL)[A-Z]{2,4} \d{1,2}$/;

/** Symbols with a hyphen that name laws, norms, roads, inputs and versions: SB-11, NF-90, MIC-1. */
const hyphened = /^(?:SB|NF|RC|BR|SF|TIE|MIC|PF|OX)-\d{1,2}$/;

/** The mouse's gene, as the name of an aeroplane is written, too: Il-2. */
const aeroplane = /^Il[- ]\d{1,2}$/;

/** Symbols with a hyphen that immunologists and other physicians write more often: BMP-2, MCP-1. */
const wellKnown = /^(?:BMP|SDF|LAG|MCP|MIP|IP|GDF|NT|STAT|TLR|FLT)-\d{1,2}$/;

const letters: ReadonlySet<string> = new Set(
  `BMP BMPs IGF TLR TLRs JAK STAT LIF OSM TRAIL TWEAK VEGI LARC TECK GRO BRAK MIF MDK PTN PRL EPO GILT ITK FAS Fas
  OPG EDAR KGF NGF EGF FGF HGF DRV EVG NFV RBV IDV SQV DARC INHA Inha CSIF KDR TRAF FADD TACI AREG GHR RELT AMH
  Panorex Renova Testim Actron Siklos Nespo Videx Celestone`.split(/\s+/),
);

/** UTF-16 units before and after a symbol that are searched. */
const AROUND = 160;

/** The number of words that make a sentence. */
const SENTENCE = { ofWord: 3, ofLetters: 4 } as const;

const words = /(?<!\p{L})\p{L}\p{Ll}+(?!\p{L})/gu;

/** Beginnings of words of biology and medicine, in English, German, French and Spanish. */
const beginnings = oneOf`
  cell zell célul cellul immun inmun inflam entzünd patient pacient clinic klini diseas erkrank krank maladie
  enfermedad treat therap behandl trait tratam dos(?:e|i|ag) drug inhibit receptor rezeptor récepteur ligand
  protein protéin kinase gene(?!ra) genom genot mrna signal(?:ing|ling) pathway secret sécr express(?:ion|ed|es)
  exprim exprés upregul downregul recombin agonist antagonist antibod antikörper anticorps anticuerpo antigen bind
  knock mutant mutat phosph transcri differentiat prolif apopt necro infect virus viral bacter tumou?r cancer
  krebs metasta leuk myelo lympho macrophag makrophag neutrophil eosinophil monocyt fibro epitheli endotheli
  keratin osteo neur(?:o(?!l?ogy_class)|al_stem|it) angio serum sérum suero plasma blood(?!_(?:and|of)) blut(?!ig)
  tissue gewebe marrow knochen bones?\b skin\b lungs?\b liver\b leber kidney
  renal\b hepat cardi embry stem_cell mice\b mouse\b mäuse souris\b
  rat(?:s|ten)?\b murin in_v(?:itro|ivo) elisa assay cultur(?:e|ed|es)_(?!of) stain biops surg hospital
  anaemi anemi asthm arthr allerg diabet fever fieber sepsis cytokin zytokin citoquin citocin chemok interleuk
  interfer[oó]n antiretro retrovir boost adheren pregnan embaraz enzym peptid hormon collagen cartilage
  extracellul matrix_metallo vaccin prognos syndrome lesion placebo urin saliva sputum supernatant effusion synovi
  muscle muskel brain gehirn intestin spleen thym(?:us|ocyt|ic) placent mucos membran nucleus\b dimer
  promoter motifs?\b marker sample(?:s|d)?\b cohort predict(?:or|s|ed)_ outcome severity
  medium(?!_(?:size|to|heat|term|business)) dialys radiat checkpoint pituitar follic spin(?:e|al)\b trough
  wounds?\b oxygen endotox lps\b heparin degran chemota day_\d day-?\d every_\d+_(?:h|d|w) mole[ck]
  biolog growth_factor wachstumsfaktor biomarker elevated erhöht élevé elevad`;

/** The same for words that texts on laws, roads and machines have, too: they show a symbol that is well known. */
const furtherBeginnings = oneOf`
  fractur trauma heal(?:s|ed|ing)?\b ulcer injur regenerat trials?\b adults?\b women children
  newborn neonat infant mothers?\b age?ing frail obes surviv mortal relaps remission deficien lactat
  preterm gestat implantation ataxia limbs?\b chick\b zebrafish pancrea heart\b gut\b
  bowel colon\b stroma mesenchym tendon athlete doping stature pubert fertil ovar sperm semen\b
  oocyte uter(?:us|ine) menstru pcos\b thyroid insulin glucose lipid cholesterol hypertens stroke\b
  dementia alzheimer parkinson depression pain\b femme frau(?:en)? kinder erwachsen mujer niñ enfant adulte
  adulto neugeboren frühgebor`;

/** Endings of words of biology and medicine, and units. */
const endings = [
  String.raw`[a-zà-ÿ]{3}${oneOf`kines? cytes? blasts? phages? clasts? itis osis emia aemia omas? pathy plasia genesis globulins?
    mabs? nibs? virs? cillin statins?`}\b`,
  '\\d ?(?:[mnpfµμ]?g|mcg|[kM]?I?U|[nµμ]M)(?![a-zà-ÿ\\d])',
  '\\d[- ]?fold\\b',
];

const BEGINNING = '(?<![a-zà-ÿ])';
const ofLife = new RegExp([BEGINNING + beginnings, ...endings].join('|'), 'iu');
const further = new RegExp(BEGINNING + furtherBeginnings, 'iu');

/** Abbreviations as they are written: of diseases, samples and orders, and other molecules. */
const abbreviations = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${oneOf`
    RA SLE MS IBD UC CD COPD HIV HBV HCV AIDS PsA COVID(?:-19)? BAL CSF PBMCs? CNS NK DCs? BMT HSCT GVHD CKD HCC
    NSCLC Th\d+ T[Rr]egs? qPCR PCR WB IHC FACS MSD KO WT WNT Wnt SMADs? Smads? TIMPs? MMPs? ADAM-?\d+ JAKs? MAPK
    AKT PI3K ERK NF-?κB NF-?kB CD\d+\p{L}? TNFs? TNF-?\p{L}* IFN\S* TGF\S* VEGF\S* IL-?\d+\S* [A-Z]{2,5}R[αβγ\d]
    (?:TNF|[EFV]E?GF|GF|Fc)Rs? BID bid TID QD qd PO po IV SC pts? Pts? PEP PrEP ART`}(?![\p{L}\p{N}])`,
  'u',
);

/** Whether a surface form is a symbol of this kind. */
export function mayBeDoubtful(surface: string): boolean {
  return isNumbered(surface) || letters.has(surface);
}

function isNumbered(surface: string): boolean {
  return isSeldom(surface) || wellKnown.test(surface);
}

/** Whether a symbol means something else more often than not. */
function isSeldom(surface: string): boolean {
  return apart.test(surface) || hyphened.test(surface) || aeroplane.test(surface);
}

/**
 * Whether nothing around a symbol of this kind shows that a molecule or drug is meant. The first call takes some
 * milliseconds, in which the engine compiles the words.
 */
export function isDoubtful(text: string, start: number, end: number): boolean {
  const surface = text.slice(start, end);
  const isUnlikely = isSeldom(surface);
  const isShown = (around: string) =>
    ofLife.test(around) || abbreviations.test(around) || (!isUnlikely && further.test(around));
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const isWord = isNumbered(surface) || /^\p{Lu}\p{Ll}+$/u.test(surface);
  const enough = isWord ? SENTENCE.ofWord : SENTENCE.ofLetters;
  return wordsIn(before) + wordsIn(after) >= enough && !isShown(before) && !isShown(after);
}

function wordsIn(text: string): number {
  return text.match(words)?.length ?? 0;
}
