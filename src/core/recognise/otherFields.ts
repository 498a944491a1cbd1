/**
 * Abbreviations that mean something else among the words of another field:
 *
 *     "CBC, BMP, LFTs"            the basic metabolic panel, since its neighbours are panels
 *     "BMP, TGF-β and FGF"        bone morphogenetic protein
 *     "sorafenib or TACE"         chemoembolisation; not "TACE sheds TNF"
 *     "roads from OSM"            OpenStreetMap
 *     "ketamine IP 10 mg/kg"      into the peritoneum
 */
import type { NameMatch } from './nameMatch';

/** UTF-16 units before and after an abbreviation that show its field. */
const AROUND = 100;

interface OtherField {
  /** Abbreviations as they are written; `#` stands for a number at the end. */
  readonly names: readonly string[];
  /** Words that show the other field. */
  readonly words?: RegExp;
  /** What shows it right before the abbreviation. */
  readonly before?: RegExp;
  /** What shows it right after the abbreviation. */
  readonly after?: RegExp;
  /** Words that show that the entity is meant all the same. */
  readonly unless?: RegExp;
}

/**
 * A test for one of some words, each a regular expression.
 *
 * @param text with blanks between the words, and `_` for a blank in one; a small first letter may be a capital
 */
function anyOf({ raw }: TemplateStringsArray, ...inserted: readonly string[]): RegExp {
  const words = String.raw({ raw }, ...inserted)
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))
    .map((word) => word.replace(/^[a-z]/, (letter) => `[${letter.toUpperCase()}${letter}]`));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

const molecule = String.raw`signall?ing phosphorylat\w+ transcription\w* cytokines? chemokines? receptors? ligands? recombinant knock\w* mRNA
  ELISA genes? expression p?g/mL`;

/** Neighbours of interleukins where they are meant. */
const immunity = String.raw`${molecule} interleukins? lymphocytes? \w*cells? serum levels? patients? mice inflam\w+ TNF\S* IFN\S*
  antibod(?:y|ies) anti-IL\S* inhibitors?`;

const fields: readonly OtherField[] = [
  {
    // The basic metabolic panel, in lists of tests.
    names: ['BMP'],
    words: anyOf`CBC CMP LFTs? BUN BNP INR PTT aPTT UA ABG VBG TSH Hb?A1[Cc] troponins? lipase electrolytes
      lactate urinalysis labs UCx UDS K Na Cl Cr HCO3 glucose recheck\w* repeat(?:ed)? morning AM
      tomorrow unremarkable WNL admi(?:t|ssion)\w* discharged? furosemide lasix diure\w+
      lisinopril dehydrat\w+ AKI hy(?:po|per)(?:kal|natr)\w+ PCP ED Pt EtOH creatinine potassium
      panels? Mg Phos DVT EKG ECG CXR NPO IVF q\d+h trops? TPN Foley`,
    unless: anyOf`${molecule} bone_morphogenetic\w* TGF\S* SMAD\S* Smad\S*`,
  },
  {
    // Files of images.
    names: ['BMP', 'BMPs'],
    words: anyOf`files? Dateien? fichiers? PNGs? JPE?Gs? GIFs? TIFFs? SVG WebP bitmaps? pixels? screenshots?
      formats? thumbnails?`,
    unless: anyOf`${molecule} bone_morphogenetic\w*`,
  },
  {
    // "At once", in orders.
    names: ['STAT', 'Stat'],
    words: anyOf`order(?:ed|s)? chest x-?rays? X-?rays? CXR CT CTA MRI EKG ECG echo ultrasound labs? bloods?
      consult(?:ed|ation)? paged? called transfus\w+ ICU ED ER bedside send sent draw(?:n)? IV IM
      PO mg give given nurse neuro surgery laparotomy CBC BMP doses? bolus antibiotics?
      ceftriaxone please pharmacy radiology EGD lactate ABG platelets NOW ASAP
      type_and_(?:screen|cross) troponins? cultures? imaging scan ana?esthesia page ABGs?`,
    unless: anyOf`${molecule} JAKs? JAK\S+ STAT\d\S* pathways? dimers? proteins? SOCS\d?`,
  },
  {
    // Chemoembolisation of tumours of the liver.
    names: ['TACE'],
    words: anyOf`HCC hepatocellular sorafenib lenvatinib \w*embol\w+ TARE SIRT RFA ablation resection
      transplant\w* BCLC Child bridging Y-?90 lesions? liver DEB doxorubicin tumou?rs? chemo\w*
      Lebermetastasen hépatique IR interventional radiolog\w+ cirrho\w+ portal AFP LI-?RADS
      palliative`,
    unless: anyOf`ADAM-?\d+ shed\w* \w*[Pp]rotease\w* cleav\w+ ectodomain TNF\S* converting enzymes? TIMP\S*
      iRhom\S* substrates? MMPs?`,
  },
  {
    // The peroxidase of eosinophils, among what their granules hold.
    names: ['EPO'],
    words: anyOf`MBP ECP EDN EPX eosinophil\w* peroxidase\w* MPO granules?`,
    unless: anyOf`erythro\w+ ana?emi\w+ ha?emoglobin EPOR darbepoetin epoetin\w* dialysis CKD renal`,
  },
  {
    // The European Patent Office; insurance.
    names: ['EPO'],
    words: anyOf`patents? Patentamt brevets? USPTO WIPO EPC applicants? inventions? PPO HMO deductible`,
  },
  {
    // The full analysis set of a trial; what alcohol does to a foetus.
    names: ['FAS'],
    words: anyOf`analysis_sets? m?ITT per[-_][Pp]rotocol PPS SAF safety_set full_analysis primary_analysis alcohol\w*
      fo?etal_alcohol FASD Analysepopulation populations? PP`,
    unless: anyOf`apopto\w+ FAS-?L CD95L? death ALPS caspase\S*`,
  },
  {
    // Revascularisation of the target lesion.
    names: ['TLR', 'TLRs'],
    words: anyOf`PCI stents? \w*[Rr]evasculari[sz]ation MACE TVR TLF restenosis coronary lesions? DES CABG`,
    unless: anyOf`${molecule} toll\w* TLR-?\d+ LPS MyD88 agonists? innate`,
  },
  {
    // A film of the jaws.
    names: ['OPG'],
    words: anyOf`dent\w+ tooth teeth molars? orthopantomogra\w+ x-?rays? X-?rays? panoramic jaws? mandib\w+
      radiographs? caries Zähne CBCT`,
    unless: anyOf`RANKL? osteoclast\w* osteoprotegerin denosumab TRAIL serum`,
  },
  {
    // The left iliac fossa; fluorescence by a laser.
    names: ['LIF'],
    words: anyOf`RIF iliac fossa abdom\w+ tender\w* hernia stoma colostomy RUQ LUQ RLQ LLQ pain lasers?
      laser-?induced fluorescence Leica microscop\w+ spectroscopy`,
    unless: anyOf`${molecule} leuka?emia_inhibitory_factor LIFR IL-\d\S* stem_cells? gp130 ESCs?`,
  },
  {
    // OpenStreetMap; osmolality.
    names: ['OSM', 'Osm'],
    words: anyOf`OpenStreetMap maps? mapp\w+ roads? GIS QGIS Leaflet Mapbox tiles? geo\w+ Overpass streets?
      Karten? Straßen cartes? mapas? m?[Oo]smol?\w* mOsm\S* urine UOsm sodium Na SIADH routing shapefiles?
      polygons?`,
    unless: anyOf`${molecule} oncostatin OSMRβ? IL-\d\S* gp130`,
  },
  {
    // The toolkit for images; information technology and telecommunication.
    names: ['ITK'],
    words: anyOf`VTK SimpleITK segment\w+ toolkits? slicer C\+\+ Python DICOM NIfTI images? SNAP voxels?
      Branche\w* Markt\w* Unternehmen\w* Bitkom Telekommunikation\w* Firmen Jobs`,
    unless: anyOf`${molecule} T[-_]cells? BTK kinases? inhibitors? IL-\d\S*`,
  },
  {
    // A course of statistics, and a company.
    names: ['STAT'],
    words: anyOf`[1-5]\d\d[A-Z]? statistic\w* courses? syllabus homework semester class MATH News reporters?`,
    unless: anyOf`${molecule} JAKs? JAK\S+ STAT\d\S* pathways? proteins?`,
  },
  {
    // "Adjust", in capitals.
    names: ['TWEAK'],
    words: anyOf`settings? config\w* th(?:is|ese|ose) it parameters? your LATER ME designs? code`,
    unless: anyOf`${molecule} Fn14 TNF\S* TNFSF\S* apopto\w+`,
  },
  {
    // Windows.
    names: ['NT 4', 'NT-4', 'NT4', 'NT 3', 'NT-3'],
    words: anyOf`windows Microsoft servers? workstations? SP\d OS kernel NTFS Win\d+ DOS`,
  },
  {
    // Expenditure.
    names: ['Capex', 'CAPEX', 'CapEx'],
    words: anyOf`[Oo][Pp][Ee][Xx] OpEx budgets? revenues? cash invest\w+ EBITDA? quarters? Q[1-4] millions?
      billions? spending expenditures? guidance fiscal FY\d* sales capital costs? depreciation
      Investition\w* Umsatz`,
    unless: anyOf`shampoo fluocinolone scalp seborrh\w+`,
  },
  {
    // Ratios of reports; rehabilitation; plans of insurance.
    names: ['PRR', 'IRF', 'MMP'],
    words: anyOf`ROR disproportional\w+ reporting_ratios? FAERS pharmacovigilance rehab\w* SNF LTACH?
      Medicare Medicaid insur\w+`,
    unless: anyOf`${molecule} pattern[-_][Rr]ecognition IRF-?\d MMP-?\d+`,
  },
  {
    // A path in the woods, a record of changes; a test of neurologists; a trial.
    names: ['TRAIL'],
    words: anyOf`trails? trailheads? hik(?:e[rs]?|es|ing) summit parking miles camping campground GPX making_test`,
    before:
      /(?:^|[^\p{L}])(?:audit|paper|nature|bike|ski|cycle|horse|river|crest|appalachian|oregon|inca|santa fe|(?:follow|walk|leave) the) $|(?:^|[^\p{L}])THE $/iu,
    after:
      /^ (?:maps?|run(?:s|ners?|ning)?|mix|mark(?:er|ing)s?|cam(?:era)?s?|blaz\w+|closed|race|guide|files?|folders?|[ab]|trial|study)(?![\p{L}\d-])/iu,
    unless: anyOf`${molecule} apopto\w* APOPTO\w* DR[45] TNF\S* FasL? FASL? death tumou?rs? TUMOU?RS? cancer CANCER
      caspase\S* \w*cells? CELLS? bind\w* TRAIL-?R\S*`,
  },
  {
    // A kind of music.
    names: ['TRANCE'],
    words: anyOf`techno DJs? music MUSIC club rave`,
    unless: anyOf`${molecule} RANKL? osteoclast\w* OPG`,
  },
  {
    // Schools of computer science.
    names: ['SOCS'],
    words: anyOf`students? faculty departments? staff PhD campus undergraduates? lectur\w+ admissions? dean
      computer_science`,
    after: /^ \d{3}(?!\d)/,
    unless: anyOf`${molecule} JAKs? JAK\S+ STATs? STAT\d\S* cytokine\w* SOCS-?\d inhibit\w* SH2 CIS proteins?`,
  },
  {
    // Into the peritoneum, before a dose or a time; an address in the net.
    names: ['IP 10', 'IP10'],
    words: anyOf`servers? routers? subnets? DNS hosts?`,
    after:
      /^[ -]?(?:(?:[mµμn]?g|mcg|m[lL]|cc|[kM]?I?U|units?|doses?|Gy|[mµμn]M|mEq|mmol|[µμ]mol)(?:\/(?!m?[lL])|(?![\p{L}/]))|(?:s|sec|min(?:utes?)?|h|hours?|d|days?|weeks?)(?= (?:before|after|prior|post|later|pre|on|in)(?!\p{L})))/u,
  },
  {
    // Joints of the hand.
    names: ['MCP #', 'MCP-#', 'MCP#'],
    words: anyOf`PIPs? DIPs? MTPs? PIP-?\d DIP-?\d MTP-?\d metacarp\w+`,
    before:
      /(?:tender|swollen|swelling (?:of|at|in)|synovitis (?:of|at|in)|painful|erosions? (?:of|at|in)|right|left|\b[RL])(?: the)?(?: (?:right|left))? $/iu,
    after:
      /^(?:[-–/,&\d]| and | to |MCP){0,8} ?(?:joints?|tender\w*|swell\w+|swollen|synovitis|subluxation|fusion|(?:is|are|was|were) (?:swollen|tender|painful))(?!\p{L})/iu,
    unless: anyOf`${molecule} chemo\w+ monocytes? CCL\d\S* CCR\d\S* RANTES secret\w+ levels? serum plasma`,
  },
  {
    // The least of an antibiotic that stops growth.
    names: ['MIC #', 'MIC-#', 'MIC#'],
    words: anyOf`antibiotics? antimicrobials? \w*suscepti\w+ resistan\w+ breakpoints? \w+(?:cillin|floxacin|mycin|micin|penem|cycline)
      cef\w+ isolates? coli aureus pneumoniae EUCAST CLSI E-?tests?`,
    unless: anyOf`${molecule} GDF\S* GFRAL macrophage`,
  },
  {
    // Theatres of German hospitals.
    names: ['OP #', 'OP-#', 'OP#'],
    words: anyOf`Patient\w* \w*[Ss]aal operier\w+ Operation\w* Narkose Anästhesi\w+ Schleuse Uhr`,
    unless: anyOf`${molecule} osteogen\w+ BMP\S* bones? Knochen\w*`,
  },
  {
    // Projections of images; pressures of breathing in.
    names: ['MIP #', 'MIP-#'],
    words: anyOf`projections? reformat\w* slabs? CTA MRA angiogra\w+ cmH2O cmH₂O MEP FVC inspiratory`,
    unless: anyOf`${molecule} chemo\w+ CCL\d\S* CCR\d\S* MCP\S* RANTES secret\w+ levels? serum`,
  },
  {
    // Contraceptives that act long.
    names: ['LARC'],
    words: anyOf`contracept\w* IUDs? implants? postpartum family_planning Mirena Nexplanon birth_control`,
    unless: anyOf`${molecule} CCL\d+ CCR6`,
  },
  {
    // Nerves, operations, eyes and skin: the tibial nerve, nephrectomy, fluid in the retina, pemphigoid.
    names: ['PTN'],
    words: anyOf`tibial neuromodulation PTNS bladder transport bus(?:es)?`,
    unless: anyOf`${molecule} pleiotrophin midkine`,
  },
  {
    names: ['OPN'],
    words: anyOf`nephrectom\w+ LPN RAPN laparoscopic robotic`,
    unless: anyOf`${molecule} osteopontin SPP1 CD44 macrophages? bone`,
  },
  {
    names: ['IRF'],
    words: anyOf`OCT SRF retina\w* macula\w* ranibizumab aflibercept MOSFETs? transistors?`,
    unless: anyOf`${molecule} IRF-?\d interferon\w* STAT\S*`,
  },
  {
    names: ['MMP'],
    words: anyOf`mucous_membrane cicatricial dapsone BP180`,
    unless: anyOf`${molecule} MMP-?\d+ matrix collagen\w* TIMP\S*`,
  },
  {
    // Votes for parties and candidates.
    names: ['MMP'],
    words: anyOf`elector\w+ elections? parliament\w* voters? seats? ballots? proportional_representation`,
  },
  {
    // Evening primrose oil.
    names: ['EPO'],
    words: anyOf`primrose GLA borage`,
    unless: anyOf`erythro\w+ ana?emi\w+ ha?emoglobin EPOR epoetin\w* renal`,
  },
  {
    // Voltage of microscopes.
    names: ['HVEM'],
    words: anyOf`electron_microscop\w+ tomogra\w+ kV`,
    unless: anyOf`${molecule} BTLA LIGHT CD160`,
  },
  {
    // Multiplex immunofluorescence.
    names: ['mIF'],
    words: anyOf`multiplex\w* immunofluorescence IHC staining panels?`,
  },
  {
    // Files of maps.
    names: ['MIF'],
    words: anyOf`MapInfo files? shapefiles? GIS FrameMaker`,
  },
  {
    // Journals of physics.
    names: ['PRL'],
    words: anyOf`PRD PRB PRX arXiv Phys LIGO`,
    after: /^ \d{2,3},? \d{5,6}/,
    unless: anyOf`prolactin\w* PRLR pituitary`,
  },
  {
    // Land that farmers leave alone.
    names: ['CRP'],
    words: anyOf`acres? USDA grasslands? Conservation_Reserve cropland`,
  },
  {
    // Practices against run-off.
    names: ['BMP', 'BMPs'],
    words: anyOf`storm_?water runoff run-off erosion sediments? nutrient_management watersheds? farms? agricultur\w+
      water_quality management_practices`,
    unless: anyOf`${molecule} bone_morphogenetic\w* bones? TGF\S* SMAD\S* Smad\S*`,
  },
  {
    // Trade, armed forces, cameras, prints, bonds and pigs.
    names: ['FAS'],
    words: anyOf`FOB CIF EXW Incoterms freight ejército Fuerzas_Armadas`,
  },
  {
    names: ['TLR', 'TLRs'],
    words: anyOf`cameras? Rolleiflex Yashica Mamiya medium_format`,
  },
  {
    names: ['DTG'],
    words: anyOf`print\w* T-?shirts? garments? inks?`,
    unless: anyOf`HIV dolutegravir ART TDF TAF 3TC ABC`,
  },
  {
    names: ['GILT', 'GILTs'],
    words: anyOf`yields? bonds? gilts? sows? farrow\w* pigs? Treasury budget`,
    unless: anyOf`${molecule} lysosom\w+ thiol antigens?`,
  },
  {
    // Boards, festivals, clothes, food, buses, stations, births.
    names: ['IGF'],
    words: anyOf`internet Governance forum ICANN games? indie`,
    unless: anyOf`${molecule} IGF-?\S+ insulin growth`,
  },
  {
    names: ['TNF'],
    words: anyOf`North_Face jackets? parkas? fleece`,
  },
  {
    names: ['VEGI', 'Vegi'],
    words: anyOf`burgers? vegan tofu vegetarian`,
  },
  {
    names: ['TARC'],
    words: anyOf`bus(?:es)? Louisville transit riders?`,
  },
  {
    names: ['ICOS'],
    words: anyOf`carbon stations? atmospher\w+ tokens? crypto\w* ERIC`,
    unless: anyOf`${molecule} ICOSL CD\d+ lymphocytes? T_cells? Tfh`,
  },
  {
    names: ['GRO'],
    words: anyOf`births? certificates? Register\w* marriages? Geschäftsordnung`,
  },
  {
    names: ['TECK'],
    words: anyOf`Resources shares? mining`,
    unless: anyOf`${molecule} CCR9 CCL\d+`,
  },
  {
    names: ['JAK'],
    words: anyOf`banks? Medlemsbank interest-free loans?`,
    unless: anyOf`${molecule} STATs? STAT\d inhibitors? kinases?`,
  },
  {
    // Words and institutions of other languages.
    names: ['MDK'],
    words: anyOf`Pflege\w* Gutachten Krankenkassen? Medizinische[rn]?_Dienst\w* prüf\w+`,
  },
  {
    names: ['MDK', 'BRAK', 'GRO'],
    after: /^[- ]?(?:Gutachten|Mitteilungen|Prüfung|Kammer|danych|odpowiedzi)/u,
  },
  {
    names: ['BRAK', 'Brak'],
    words: anyOf`Anwält\w+ Anwaltschaft Rechtsanw\w+ Rechtsanwaltskammer Kammern?`,
  },
  {
    names: ['EDAR'],
    words: anyOf`aguas? residual(?:es)? depurador\w+ lodos sewage wastewater vertidos?`,
  },
  {
    // Aeroplanes of Ilyushin.
    names: ['IL-#', 'Il-#', 'IL #', 'Il #', 'IL#'],
    words: anyOf`Ilyushin sh?turmovik aircraft airliners? squadrons? Soviet cockpits? bombers? air_force Luftwaffe`,
    unless: anyOf`${immunity}`,
  },
  {
    // Roads and districts of Illinois.
    names: ['IL-#', 'IL #'],
    words: anyOf`highways? roads? Illinois Interstate I-\d{2} Republicans? Democrat\w* congress(?:wo)?m[ae]n (?:north|south|east|west)bound`,
    after: /^ (?:north|south|east|west)(?!\p{L})/u,
    unless: anyOf`${immunity}`,
  },
  {
    // The filtration of the kidneys, with a capital too many; injections for the penis.
    names: ['EGFR'],
    words: anyOf`creatinine BUN CKD GFR mL/min ml/min nephr\w+ kidneys? Kreatinin`,
    unless: anyOf`${molecule} mutat\w+ TKIs? inhibitors? exons? NSCLC lung cancer tumou?rs? KRAS ALK HER2 cetuximab`,
  },
  {
    names: ['ICI'],
    words: anyOf`intracavernos\w+ erectile penile penis`,
  },
  {
    // A country, and a firewall.
    names: ['IRAK'],
    words: anyOf`Krieg\w* Bagdad Baghdad Iran Syrien Syrie Siria Saddam Kuwait Mossul Mosul Kurden Land Reise\w* guerre
      guerra pays país`,
    unless: anyOf`${molecule} IRAK-?\d TLR\S* MyD88 kinases? IL-\d\S*`,
  },
  {
    names: ['OPN'],
    words: anyOf`firewalls? pfSense OPNsense routers? sense`,
    unless: anyOf`${molecule} osteopontin SPP1 CD44 macrophages? bone`,
  },
  {
    // A desert, and a name of persons.
    names: ['Arava'],
    words: anyOf`desert Negev Dead_Sea Eilat kibbutz Wüste désert`,
  },
  {
    names: ['Allegra'],
    after: /^ (?!Allergy|Hives|Tablets?|OTC)\p{Lu}\p{Ll}+/u,
    before: /(?:Ms|Mrs|Dr|Prof|Frau|Mme|Sra)\.? $/u,
  },
];

/** The names of a text in another field → what shows it. */
const fieldsByName = byName(fields);

/** Whether the words around a name show that it is from another field. */
export function isOfOtherField(
  { start, end }: Pick<NameMatch, 'start' | 'end'>,
  text: string,
): boolean {
  const surface = text.slice(start, end);
  const found = fieldsByName.get(surface) ?? fieldsByName.get(surface.replace(/\d+$/, '#'));
  if (!found) {
    return false;
  }
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const shows = (words: RegExp | undefined) => words?.test(before) || words?.test(after);
  return found.some(
    (field) =>
      (shows(field.words) || field.before?.test(before) || field.after?.test(after)) &&
      !shows(field.unless),
  );
}

function byName(all: readonly OtherField[]): ReadonlyMap<string, readonly OtherField[]> {
  const names = new Map<string, OtherField[]>();
  for (const field of all) {
    for (const name of field.names) {
      names.set(name, [...(names.get(name) ?? []), field]);
    }
  }
  return names;
}
