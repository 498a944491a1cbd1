/** Clinical abbreviations that are names of molecules elsewhere: BMP among tests, TACE beside sorafenib. */
import { anyOf, molecule, type OtherField } from './otherField';

export const fieldsOfMedicine: readonly OtherField[] = [
  {
    // The basic metabolic panel, in lists of tests.
    names: ['BMP'],
    words: anyOf`CBC CMP LFTs? BUN BNP INR PTT aPTT UA ABG VBG TSH Hb?A1[Cc] troponins? lipase electrolytes
      lactate urinalysis labs UCx UDS K Na Cl Cr HCO3 glucose recheck\w* repeat(?:ed)? morning AM
      tomorrow unremarkable WNL admi(?:t|ssion)\w* discharged? furosemide lasix diure\w+
      lisinopril dehydrat\w+ AKI hy(?:po|per)(?:kal|natr)\w+ PCP ED Pt EtOH creatinine potassium
      panels? Mg Phos DVT EKG ECG CXR NPO IVF q\d+h trops? TPN Foley f/u x\d+ wks? ACEi? ARBs? spironolactone BPs?`,
    unless: anyOf`${molecule} bone_morphogenetic\w* TGF\S* SMAD\S* Smad\S*`,
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
    words: anyOf`HCC CHC hepatocellular h[ée]pato-?carcinom\w+ soraf[eé]nib lenvatinib \w*embol\w+ TARE SIRT RFA ablation resection
      transplant\w* BCLC Child bridging Y-?90 lesions? liver DEB doxorubicin tumou?rs? chemo\w*
      Lebermetastasen hépatique IR interventional radiolog\w+ cirrho\w+ portal AFP LI-?RADS
      palliative`,
    unless: anyOf`ADAM-?\d+ shed\w* \w*[Pp]rotease\w* cleav\w+ ectodomain TNF\S* converting enzymes? TIMP\S*
      iRhom\S* substrates? MMPs?`,
  },
  {
    // The peroxidase of eosinophils, among what their granules hold.
    names: ['EPO'],
    words: anyOf`MBP ECP EDN EPX eosinophil\w* peroxidase\w* MPO granules? smears? stain(?:s|ed|ing)?`,
    unless: anyOf`erythro\w+ ana?emi\w+ ha?emoglobin EPOR darbepoetin epoetin\w* dialysis CKD renal`,
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
    words: anyOf`dent\w+ Karies Panoramaschicht\w* tooth teeth molars? orthopantomogra\w+ x-?rays? X-?rays? panoramic jaws? mandib\w+
      radiographs? caries Zähne CBCT`,
    unless: anyOf`RANKL? osteoclast\w* osteoprotegerin denosumab TRAIL serum`,
  },
  {
    names: ['OPG'],
    after: /^ (?:done|taken|ordered|requested|shows?|showed|film|normal)(?!\p{L})/u,
  },
  {
    // The left iliac fossa; fluorescence by a laser.
    names: ['LIF'],
    words: anyOf`RIF iliac fossa abdom\w+ tender\w* hernia stoma colostomy RUQ LUQ RLQ LLQ pain lasers?
      laser-?induced fluorescence Leica microscop\w+ spectroscopy Kernspin MRT o\.B\.`,
    unless: anyOf`${molecule} leuka?emia_inhibitory_factor LIFR IL-\d\S* stem_cells? gp130 ESCs?`,
  },
  {
    // Ratios of reports; rehabilitation; plans of insurance.
    names: ['PRR', 'IRF', 'MMP'],
    words: anyOf`ROR disproportional\w+ reporting_ratios? FAERS pharmacovigilance rehab\w* SNF LTACH?
      Medicare Medicaid insur\w+`,
    unless: anyOf`${molecule} pattern[-_][Rr]ecognition IRF-?\d MMP-?\d+`,
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
      /^(?:[-–/,&\d]| and | to |MCP){0,8}(?: (?:und|et|y) \d)? ?(?:joints?|tender\w*|swell\w+|swollen|boggy|warm|effusions?|geschwollen|druckschmerzhaft|gonfl\S+|tum[eé]f\S+|inflamad\w+|douloureu\w+|dolorid\w+|synovitis|subluxation|fusion|(?:is|are|was|were) (?:swollen|tender|painful))(?!\p{L})/iu,
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
    words: anyOf`mucous_membrane cicatricial dapsone BP180 conjunctiv\w+ ophthalmolog\w+ symblephar\w+`,
    unless: anyOf`${molecule} MMP-?\d+ matrix collagen\w* TIMP\S*`,
  },
  {
    // Evening primrose oil.
    names: ['EPO'],
    words: anyOf`primrose GLA borage`,
    unless: anyOf`erythro\w+ ana?emi\w+ ha?emoglobin EPOR epoetin\w* renal`,
  },
  {
    // Multiplex immunofluorescence.
    names: ['mIF'],
    words: anyOf`multiplex\w* immunofluorescence IHC staining panels?`,
  },
  {
    // The filtration of the kidneys, with a capital too many; injections for the penis.
    names: ['EGFR'],
    words: anyOf`creatinine Cr BUN CKD GFR mL/min ml/min nephr\w+ kidneys? Kreatinin`,
    after: /^:? ?[<>≥≤]? ?\d{2,3}(?:[,.;]?(?:\s|$)| ?m[lL])/,
    unless: anyOf`${molecule} mutat\w+ TKIs? inhibitors? exons? NSCLC lung cancer tumou?rs? KRAS ALK HER2 cetuximab`,
  },
  {
    names: ['ICI'],
    words: anyOf`intracavernos\w+ erectile penile penis`,
    // A company's codes: ICI 182,780.
    after: /^[- ]\d{2,}/u,
  },
  {
    // Germinal centres, gonococci, chromatography and cancer of the stomach.
    names: ['GC', 'GCs'],
    words: anyOf`germinal follic\w+ Tfh TFH B_cells? B-cells? B_lymph\w+ lymph_nodes? centroblasts? centrocytes? affinity light_zone dark_zone
      somatic_hypermutation gonor\w+ gonococ\w+ chlamydia NAAT CT/GC GC/CT urethritis chromatogra\w+ GC[-/]MS gastric stomach HER2
      guanylate cyclase`,
    unless: anyOf`tapers? tapering glucocortic\w+ predniso\w+ mg/kg mg/d`,
  },
  {
    // Cefotaxime and ceftriaxone.
    names: ['CTX', 'ctx'],
    words: anyOf`CAP pneumonia pyelo\w* UTI meningitis sepsis septic vanc\w* azithro\w* ceftriaxone cefotaxime cephalosporins?
      antibiotics? cipro\w* metronidazole flagyl amp\w* gent\w* cultures? bacter\w+ resistan\w+ ESBL coli E\\.coli empiric\w*
      doxy\w* SBP cellulitis abscess`,
    after:
      /^ \d(?:[.,]\d)? ?g (?:IV |iv |i\.v\. )?(?:q ?(?:8|12|24) ?h|daily|od|OD|BID|bid|[x×] ?\d ?d)/u,
  },
  {
    // Scans of bones.
    names: ['DEXA', 'Dexa', 'dexa'],
    words: anyOf`scans? T[-_]scores? Z[-_]scores? osteopor\w+ osteopen\w+ BMD bone_density FRAX`,
    after:
      /^(?: T[ \u200B]*[-–−+]? ?\d| ?\d{4}|[: ]+(?:done|due|normal|ordered|pending))(?!\p{L})/u,
  },
  {
    // Arsenic trioxide.
    names: ['ATO', 'Ato', 'ato'],
    words: anyOf`APL ATRA promyelocytic PML-RARA arsenic differentiation QTc tretinoin`,
  },
  {
    // Medroxyprogesterone.
    names: ['MPA'],
    words: anyOf`THM HRT ECE CEE o?estr\w+ [œo]strogène\w* m[ée]droxy\w+ progest\w+ contracept\w+ menopaus\w+ ménopaus\w+`,
  },
  {
    // The American Diabetes Association.
    names: ['ADA'],
    words: anyOf`diab[eéè]t\w+ HbA1c A1c EASD insulin\w* glycae?mi\w+ standards_of_care`,
    unless: anyOf`TNF\S* adalimumab biologics? infliximab ETN`,
  },
];
