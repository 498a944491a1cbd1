/**
 * What drugs and classes are given for, or against: where one of them stands near an abbreviation or a word such as
 * "steroids", the drug is meant.
 *
 *     "ICIs: irAE colitis"          checkpoint inhibitors
 *     "HIV on BIC/TAF/FTC"          antiretrovirals
 *     "SABA prn for wheeze"         β2 agonists
 *     "avoid steroids in malaria"   corticosteroids
 *     "MMF yields rose"             no evidence
 */
import { anyOf, byName, type WordTest } from './otherField';

/** UTF-16 units before and after an abbreviation that are searched. */
const AROUND = 80;

interface Indication {
  /** Names as they are written, without a plural -s. */
  readonly names: readonly string[];
  readonly words: WordTest;
  /** Words that show another sense nevertheless. */
  readonly unless?: WordTest;
  /** The text directly before the name that shows it. */
  readonly unlessBefore?: RegExp;
}

const airways = anyOf`asthma\w* COPD AECOPD GINA wheez\w+ FEV1 FeNO FENO inhalers? spirometr\w+ exacerbations?
  nebs? nebuli[sz]\w+ salbutamol budesonide CRSwNP AERD N-ERD EPOC BPCO peak_flow PEFR
  eosinophilic_granulomatosis EGPA
  asthme asma Asthma\w* palier Exazerbation\w* exacerbaciones sibilan\w+`;
const graft = anyOf`GVHD cGVHD aGVHD GvHD transplant\w* Transplant\w* NTx LTx HTx KTx allograft\w* rejection
  trough tac-level ACR AMR TCMR BKV? DSA DDRT LDRT kidney_tx liver_tx heart_tx lung_tx HSCT alloHSCT allo-HSCT allo-SCT
  aplastic PTCy PTLD
  greff\S* trasplant\w* allogreff\S* Abstoßung\w* rejet rechazo GVH EICR`;
const lupusAndKin = anyOf`SLE lupus nephritis SSc SSc-ILD CTD-ILD ILD myositis vasculit\w+ GPA EGPA ANCA AAV uveitis
  pemphig\w+ AIH MG: TTP MOGAD CIDP myasthenia AChR\+? NMOSD ITP AIHA IgG4-RD FSGS Beh[cç]et\S* Sj[oö]gren\S*
  dermatomyositis membranous autoimmune
  lup[iú](?:que|c[oa]s?) Lupus\S* néphrite nefritis vascularit\w* Vaskulit\w* Myositi\w* myosite miositis
  sclérodermi\w* esclerodermia Sklerodermie uvéite uveítis`;
const drugLevel = anyOf`levels? troughs? ng/m[lL] BID`;
const arthritis = anyOf`PsA axSpA nr-axSpA SpA JIA DAS28 ASDAS BASDAI psoriasis PsO PASI hidradenitis uveitis
  csDMARDs? bDMARDs? MTX-IR IR-MTX spondyl\w+ CDAI
  polyarthrite rhumat\S* artritis Arthritis reumat\S* Rheuma\S* psoriásica Spondyl\S* espondil\S*`;
const bowel = anyOf`IBD Crohn\S* colitis\w* pouchitis HBI SES-CD calprotectin fistul\w+ TPMT NUDT15 6-TGN 6TGN
  6-MMP loss_of_response proctitis MICI
  colite RCH EII CED cuci`;
const demyelination = anyOf`RRMS SPMS PPMS EDSS JCV\+? gadolinium NEDA-?\d? NMOSD MOGAD NfL`;
const retrovirus = anyOf`HIV HBV HBsAg\+? HBeAg\+? cART PrEP viral_load undetectable VIH HIV-1 naive_pts HCV
  antirretrovir\S*`;
const checkpoint = anyOf`irAEs? irColitis immune-related NSCLC SCLC RCC HCC melanoma TNBC MSI-H dMMR PD-?L1
  myocarditis pneumonitis hypophysitis thyroiditis colitis urothelial HNSCC ESCC mesothelioma
  CTLA-4 PD-1 chemo-?\w* oncolog\w+ tumou?rs? cancer
  mélanome Melanoms? Krebs\S* cáncer tumeurs?`;
const blood = anyOf`RRMM NDMM myeloma Myelom amyloidosis ASCT auto-?SCT CLL MCL DLBCL NHL myelofibrosis HLH CML
  AML MDS cGVHD GVHD VRd RVd KRd DRd IRd PVd lymphoma PNH ITP
  myélome mieloma linfoma lymphome Lymphom\S* leucémie leucemia Leukämie\S* LLC LMC`;
const kidneyAnaemia = anyOf`CKD dialysis ana?emia ferritin TSAT renal MDS`;
const children = anyOf`asthma croup wheez\w+ exacerbations?`;
const ofPrednisone = anyOf`\d*_?mg mg/kg mg/d tapers? tapered weaned bridging low-dose steroid-sparing IVIG PMR GCA ESR
  PJP bactrim adrenal`;
const inflammation = anyOf`flares? flared flaring relaps\w+ remission \w{3,}itis \w{3,}itides asthma COPD croup lupus SLE nephrotic
  FSGS MCD IgAN ITP TTP AIHA HLH GVHD cGVHD aGVHD Crohn\S* IBD UC PMR GCA AAV EGPA SSc ILD IPF ARDS CRS ICANS
  irAEs? CIDP MS NMOSD eczema psoriasis pemphig\w+ sarcoid\w* tubercul\w+ TB PJP PCP malaria COVID(?:-19)? coronavirus
  sepsis septic_shock transplant\w* rejection allograft rash hives urticaria angioedema anaphyl\w+ polyps? CRSwNP
  exacerbations? mortality_(?:in|of) pts? patients? steroid-sparing osteoporosis hyperglyca?emia PPIs? bactrim
  withdrawal_syndrome optic_neuritis Bell's_palsy tapers? tapering weaned biologics? chemo\w* prophyla\w+`;
const ofBodyOrSport = anyOf`urin\w+ serum plasma profil\w+ LC-MS\S* GC-MS adrenal\w* gonad\w* ovar\w+ CYP\w* \w*synth\w+
  rings? cholesterol sterols? hormones? hormonal anabolic gyms? bodybuild\w+ athlet\w+ doping muscle_mass build_muscles?
  testosterone progesterone o?estr\w+ bile lipids? terpen\w+ membranes? nucleus plants? metabolites? receptors?
  endogenous placenta\w* neuro-?steroids?`;

const cytokineRelease = anyOf`CRS ICANS ICE_score neurotox\w* CAR-?T\S*`;

/** A thing that is said to be more than usual, which is no person: "a calendar on steroids". */
const onSteroids =
  /(?:^|[^\p{L}])(?:an?|the|like|as) (?!patients?|pts?|(?:wo)?m[ae]n|boys?|girls?|child|kid|infant|baby|lady|person|adult|recipient|asthmatic|flare|relapse)(?:\p{L}+ )?\p{L}+ on $/iu;

const indications: readonly Indication[] = [
  { names: ['dex', 'Dex', 'DEX', 'toci', 'Toci', 'TOCI'], words: cytokineRelease },
  {
    names: ['ICI', 'ICB', 'NIVO', 'Nivo', 'nivo', 'PEMBRO', 'Pembro', 'pembro'],
    words: checkpoint,
  },
  {
    names: ['ipi', 'Ipi', 'IPI', 'atezo', 'Atezo', 'durva', 'Durva', 'bev', 'Bev', 'beva', 'Beva'],
    words: checkpoint,
  },
  {
    names: ['ICS', 'LABA', 'SABA', 'LAMA', 'SAMA', 'OCS', 'SCS', 'LTRA', 'INCS', 'MEPO', 'mepo'],
    words: airways,
  },
  { names: ['CSI', 'CSO', 'GCI', 'BALA', 'BDLA', 'BDCA', 'BACA'], words: airways },
  { names: ['CTC', 'PDN', 'ICN'], words: graft },
  { names: ['CTC', 'PDN'], words: lupusAndKin },
  { names: ['CTC', 'PDN'], words: arthritis },
  { names: ['CTC', 'PDN'], words: bowel },
  { names: ['benra', 'dupi', 'teze', 'omali'], words: airways },
  { names: ['pred', 'Pred'], words: children },
  { names: ['pred', 'Pred'], words: ofPrednisone },
  {
    names: ['steroid', 'Steroid', 'STEROID', 'STEROIDS'],
    words: inflammation,
    unless: ofBodyOrSport,
    unlessBefore: onSteroids,
  },
  {
    names: [
      'pred',
      'Pred',
      'TAC',
      'Tac',
      'tac',
      'MMF',
      'mmf',
      'MPA',
      'CNI',
      'ATG',
      'CyA',
      'EVR',
      'EVL',
    ],
    words: graft,
  },
  { names: ['SRL', 'tacro', 'Tacro', 'ruxo', 'Ruxo'], words: graft },
  { names: ['tacro', 'Tacro', 'tac', 'Tac'], words: drugLevel },
  {
    names: ['MMF', 'mmf', 'RTX', 'rtx', 'CYC', 'cyc', 'AZA', 'Aza', 'aza', 'pred', 'Pred'],
    words: lupusAndKin,
  },
  { names: ['BEL', 'ritux', 'Ritux', 'toci', 'Toci'], words: lupusAndKin },
  {
    names: ['ADA', 'ETN', 'GLM', 'GOL', 'CZP', 'ABA', 'ABT', 'SAR', 'SEC', 'IXE', 'UST', 'UPA'],
    words: arthritis,
  },
  {
    names: ['TOFA', 'BARI', 'LEF', 'RTX', 'pred', 'Pred', 'GC', 'SASP', 'GUS', 'RZB', 'BKZ'],
    words: arthritis,
  },
  {
    names: ['upa', 'Upa', 'tofa', 'Tofa', 'bari', 'Bari', 'toci', 'Toci', 'secu', 'Secu'],
    words: arthritis,
  },
  {
    names: ['AZA', 'Aza', 'aza', 'ADA', 'UST', 'GOL', 'GLM', 'UPA', 'TOFA', 'OZA', 'RISA', 'RZB'],
    words: bowel,
  },
  {
    names: ['vedo', 'Vedo', 'uste', 'Uste', 'adali', 'Adali', 'inflix', 'Inflix', 'upa'],
    words: bowel,
  },
  { names: ['NTZ', 'FTY', 'DMF', 'GA', 'OFA', 'RTX', 'NAT'], words: demyelination },
  {
    names: ['TAF', 'TDF', 'FTC', 'BIC', 'RPV', 'DOR', 'CAB', 'ETV', 'NVP', 'RAL', 'LPV', 'ATV'],
    words: retrovirus,
  },
  { names: ['INSTI', 'NRTI', 'NNRTI', 'MVC', 'TFV', 'DAA'], words: retrovirus },
  {
    names: [
      'dara',
      'Dara',
      'len',
      'Len',
      'lena',
      'pom',
      'Pom',
      'BTZ',
      'bortez',
      'TKI',
      'ruxo',
      'Ruxo',
    ],
    words: blood,
  },
  {
    names: ['ritux', 'Ritux', 'RTX', 'benda', 'Benda', 'obinu', 'ibru', 'acala', 'zanu', 'blina'],
    words: blood,
  },
  { names: ['ESA'], words: kidneyAnaemia },
];

/** The names → what shows them. */
const indicationsByName = byName(indications);

/** Whether a name of a treatment stands near what it is given for. */
export function isIndicated(text: string, start: number, end: number): boolean {
  const surface = text.slice(start, end);
  const found = indicationsByName.get(surface) ?? indicationsByName.get(surface.replace(/s$/, ''));
  if (!found) {
    return false;
  }
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const shows = (words: WordTest | undefined) => words?.test(before) || words?.test(after);
  return found.some(
    ({ words, unless, unlessBefore }) =>
      shows(words) && !shows(unless) && !unlessBefore?.test(before),
  );
}
