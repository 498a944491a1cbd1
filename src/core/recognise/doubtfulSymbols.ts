/**
 * Symbols that mean something else in many other fields. In a sentence without a word of biology or medicine, in a note
 * without any other name, nothing shows that the molecule or drug is meant:
 *
 *     "NFV and SDN in the core of a network", "SB 11 passed the Senate"      nothing
 *     "NFV inhibits the protease", "SDF-1 recruits stem cells"               names
 *     "KGF", "KGF rises"                                                     names: too short for a sentence
 */

/** Symbols with a number after a blank, which are parts of lists, rooms and models elsewhere: TIM 3, NF 45. */
const apart = /^(?!IL|IFN|CCL)[A-Z]{2,4} \d{1,2}$/;

/** Symbols with a hyphen that name vehicles, laws, norms, inputs, versions: BMP-2, SB-11, NF-90, MIC-1, MCP-1. */
const hyphened =
  /^(?:BMP|SB|NF|RC|BR|SF|SDF|LAG|TIE|MIC|MCP|MIP|IP|PF|GDF|NT|STAT|TLR|FLT|OX)-\d{1,2}$/;

/** The mouse's gene, as the name of an aeroplane is written, too: Il-2. */
const aeroplane = /^Il[- ]\d{1,2}$/;

const letters: ReadonlySet<string> = new Set(
  `BMP BMPs IGF TLR TLRs JAK STAT LIF OSM TRAIL TWEAK VEGI LARC TECK GRO BRAK MIF MDK PTN PRL EPO GILT ITK FAS Fas
  OPG EDAR KGF NGF EGF FGF HGF DRV EVG NFV RBV IDV SQV AZT DARC INHA Inha CSIF KDR TRAF FADD TACI AREG GHR RELT AMH
  Panorex Renova Testim Actron Siklos Nespo Videx Celestone`.split(/\s+/),
);

/** UTF-16 units before and after a symbol that are searched. */
const AROUND = 160;

/** The number of words that make a sentence. */
const SENTENCE = { ofWord: 3, ofLetters: 4 } as const;

const words = /(?<!\p{L})\p{L}\p{Ll}+(?!\p{L})/gu;

/**
 * Words of biology and medicine, in English, German, French and Spanish, by their beginnings, their endings and whole.
 * Also units, abbreviations of diseases, and symbols of other molecules, whether the library has them or not.
 */
const ofLife = new RegExp(
  [
    `(?<!\\p{L})(?:${[
      'cell',
      'zell',
      'célul',
      'cellul',
      'immun',
      'inmun',
      'inflam',
      'entzünd',
      'patient',
      'pacient',
      'clinic',
      'klini',
      'diseas',
      'erkrank',
      'krank',
      'maladie',
      'enfermedad',
      'treat',
      'therap',
      'behandl',
      'trait',
      'tratam',
      'dos(?:e|i|ag)',
      'drug',
      'inhibit',
      'receptor',
      'rezeptor',
      'récepteur',
      'ligand',
      'protein',
      'protéin',
      'kinase',
      'gene(?!ra)',
      'genom',
      'genot',
      'mrna',
      'signal(?:ing|ling)',
      'pathway',
      'secret',
      'sécr',
      'express(?:ion|ed|es)',
      'exprim',
      'exprés',
      'upregul',
      'downregul',
      'recombin',
      'agonist',
      'antagonist',
      'antibod',
      'antikörper',
      'anticorps',
      'anticuerpo',
      'antigen',
      'bind',
      'knock',
      'mutant',
      'mutat',
      'phosph',
      'transcri',
      'differentiat',
      'prolif',
      'apopt',
      'necro',
      'infect',
      'virus',
      'viral',
      'bacter',
      'tumou?r',
      'cancer',
      'krebs',
      'metasta',
      'leuk',
      'myelo',
      'lympho',
      'macrophag',
      'makrophag',
      'neutrophil',
      'eosinophil',
      'monocyt',
      'fibro',
      'epitheli',
      'endotheli',
      'keratin',
      'osteo',
      'neur(?:o(?!l?ogy class)|al stem|it)',
      'angio',
      'serum',
      'sérum',
      'suero',
      'plasma',
      'blood(?! (?:and|of))',
      'blut(?!ig)',
      'tissue',
      'gewebe',
      'marrow',
      'knochen',
      'bones?(?!\\p{L})',
      'skin(?!\\p{L})',
      'lungs?(?!\\p{L})',
      'liver(?!\\p{L})',
      'leber',
      'kidney',
      'renal(?!\\p{L})',
      'hepat',
      'cardi',
      'wound(?!\\p{L})',
      'embry',
      'stem cell',
      'mice(?!\\p{L})',
      'mouse(?!\\p{L})',
      'mäuse',
      'souris(?!\\p{L})',
      'rat(?:s|ten)?(?!\\p{L})',
      'murin',
      'in v(?:itro|ivo)',
      'elisa',
      'assay',
      'cultur(?:e|ed|es) (?!of)',
      'stain',
      'biops',
      'surg',
      'hospital',
      'anaemi',
      'anemi',
      'asthm',
      'arthr',
      'allerg',
      'diabet',
      'fever',
      'fieber',
      'sepsis',
      'cytokin',
      'zytokin',
      'citoquin',
      'citocin',
      'chemok',
      'interleuk',
      'interfer[oó]n',
      'antiretro',
      'retrovir',
      'boost',
      'adheren',
      'pregnan',
      'embaraz',
      'enzym',
      'peptid',
      'hormon',
      'collagen',
      'cartilage',
      'extracellul',
      'matrix metallo',
      'vaccin',
      'prognos',
      'syndrome',
      'lesion',
      'placebo',
      'urin',
      'saliva',
      'sputum',
      'supernatant',
      'effusion',
      'synovi',
      'muscle',
      'muskel',
      'brain',
      'gehirn',
      'intestin',
      'spleen',
      'thym(?:us|ocyt|ic)',
      'placent',
      'mucos',
      'membran',
      'nucleus(?!\\p{L})',
      'dimer',
      'promoter',
      'motifs?(?!\\p{L})',
      'marker',
      'sample(?:s|d)?(?!\\p{L})',
      'cohort',
      'predict(?:or|s|ed) ',
      'outcome',
      'severity',
      'medium(?! (?:size|to|heat|term|business))',
      'dialys',
      'radiat',
      'checkpoint',
      'pituitar',
      'follic',
      'spin(?:e|al)(?!\\p{L})',
      'trough',
      'wounds?(?!\\p{L})',
      'oxygen',
      'endotox',
      'lps(?!\\p{L})',
      'heparin',
      'degran',
      'chemota',
      'day \\d',
      'day-?\\d',
      'every \\d+ (?:h|d|w)',
      'mole[ck]',
      'biolog',
      'gradients? pattern',
      'growth factor',
      'wachstumsfaktor',
      'biomarker',
      'elevated',
      'erhöht',
      'élevé',
      'elevad',
    ].join('|')})`,
    '\\p{L}{3}(?:kines?|cytes?|blasts?|phages?|clasts?|itis|osis|emia|aemia|omas?|pathy|plasia|genesis|globulins?|mabs?|nibs?|virs?|cillin|statins?)(?!\\p{L})',
    '\\d ?(?:[mnpfµμ]?g|mcg|[kM]?I?U|[nµμ]M)(?![\\p{L}\\d])',
    '\\d[- ]?fold(?!\\p{L})',
  ].join('|'),
  'iu',
);

/** The same as they are written: abbreviations of diseases, samples and orders, and other molecules. */
const abbreviations =
  /(?<![\p{L}\p{N}])(?:RA|SLE|MS|IBD|UC|CD|COPD|HIV|HBV|HCV|AIDS|PsA|COVID(?:-19)?|BAL|CSF|PBMCs?|CNS|NK|DCs?|BMT|HSCT|GVHD|CKD|HCC|NSCLC|Th\d+|T[Rr]egs?|qPCR|PCR|WB|IHC|FACS|MSD|KO|WT|WNT|Wnt|SMADs?|Smads?|TIMPs?|MMPs?|ADAM-?\d+|JAKs?|MAPK|AKT|PI3K|ERK|NF-?κB|NF-?kB|CD\d+\p{L}?|TNFs?|TNF-?\p{L}*|IFN\S*|TGF\S*|VEGF\S*|IL-?\d+\S*|[A-Z]{2,5}R[αβγ\d]|(?:TNF|[EFV]E?GF|GF|Fc)Rs?|BID|bid|TID|QD|qd|PO|po|IV|SC|pts?|Pts?|PEP|PrEP|ART)(?![\p{L}\p{N}])/u;

/** Whether nothing around a symbol shows that a molecule or drug is meant, and it may well mean something else. */
export function isDoubtful(text: string, start: number, end: number): boolean {
  const surface = text.slice(start, end);
  const isNumbered = apart.test(surface) || hyphened.test(surface) || aeroplane.test(surface);
  if (!isNumbered && !letters.has(surface)) {
    return false;
  }
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const isWord = isNumbered || /^\p{Lu}\p{Ll}+$/u.test(surface);
  const enough = isWord ? SENTENCE.ofWord : SENTENCE.ofLetters;
  return (
    wordsIn(before) + wordsIn(after) >= enough &&
    [before, after].every((around) => !ofLife.test(around) && !abbreviations.test(around))
  );
}

function wordsIn(text: string): number {
  return text.match(words)?.length ?? 0;
}
