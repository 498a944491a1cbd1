/** Clinical abbreviations that are names of molecules elsewhere: BMP among tests, TACE beside sorafenib. */
import { units } from './numbersApart';
import { anyOf, molecule, type OtherField } from './otherField';

/** Words near OPG that show osteoprotegerin. */
const osteoprotegerin = String.raw`${molecule} RANKL? osteo(?:blast|clast)\w* osteoprotegerin TRAIL serum plasma`;

/** Words near TACE that show ADAM17, the enzyme. */
const shedding = String.raw`ADAM-?\d+ shed\w* \w*[Pp]rotease\w* cleav\w+ ectodomain TNF\S* converting enzymes? TIMP\S* iRhom\S*
  substrates? MMPs?`;

export const fieldsOfMedicine: readonly OtherField[] = [
  {
    // The basic metabolic panel, in lists of tests.
    names: ['BMP'],
    words: anyOf`CBC CMP LFTs? BUN BNP INR PTT aPTT UA ABG VBG TSH Hb?A1[Cc] troponins? lipase electrolytes
      lactate urinalysis labs UCx UDS K Na Cl Cr HCO3 glucose recheck\w* morning AM
      tomorrow unremarkable WNL admi(?:t|ssion)\w* discharged? furosemide lasix diure\w+
      lisinopril dehydrat\w+ AKI hy(?:po|per)(?:kal|natr)\w+ PCP ED Pt EtOH creatinine potassium
      panels? Mg Phos DVT EKG ECG CXR NPO IVF q\d+h trops? TPN Foley f/u x\d+ wks? ACEi? ARBs? spironolactone BPs?`,
    before: /(?<!\p{L})[Rr]epeat(?:ed)? (?:a |the )?$/u,
    unless: anyOf`${molecule} bone_morphogenetic\w* TGF\S* SMAD\S* Smad\S* bone_(?:formation|healing|regeneration|repair|growth)
      osteo(?:gen\w+|blasts?|inductive) chondro(?:gen\w+|cytes?) embryo\w* differentiat\w+ Noggin noggin gremlin Gremlin hepcidin`,
  },
  {
    // "Immediately", in orders.
    names: ['STAT', 'Stat'],
    words: anyOf`(?<![Ii]n_)[Oo]rder(?:ed|s)?(?!_of) chest x-?rays? X-?rays? CXR CT CTA MRI EKG ECG echo ultrasound labs?
      bloods blood_(?:cultures?|gas(?:es)?|products?|draw|work) consult(?:ed|ation)? paged? called transfus\w+ ICU ED ER
      bedside send sent draw(?:n)? (?<!(?:[Cc]lass|[Pp]hase|[Ss]tage|[Tt]ype)_)IV IM PO mg give [g]iven(?!_(?:that|the|its|their|these))
      nurse neuro surgery laparotomy CBC BMP doses?(?!-|_(?:dependen\w+|respon\w+)) bolus antibiotics? ceftriaxone please
      pharmacy radiology EGD lactate ABG platelets NOW ASAP type_and_(?:screen|cross) troponins?
      cultures?(?=_(?:and|drawn|sent|pending|x\d)) imaging scan ana?esthesia page ABGs?`,
    unless: anyOf`${molecule} JAKs? JAK\S+ STAT\d\S* pathways? dimers? proteins? SOCS\d? activat(?:es|ing|ion|ors?) inhibitors?
      factors? isoforms? phospho\w* tyrosine nuclear translocat\w+ transduc\w+ DNA interferons? IFN\S*
      IL-\d\S*`,
  },
  {
    // Transarterial chemoembolisation.
    names: ['TACE'],
    words: anyOf`HCC CHC hepatocellular h[ée]pato-?carcinom\w+ soraf[eé]nib lenvatinib \w*embol\w+ TARE SIRT RFA ablation
      BCLC Child-Pugh Child_[A-C] bridging Y-?90 DEB doxorubicin (?:\d_?[cm]m|hepatic|liver|residual|target)_(?:lesions?|tumou?rs?)
      liver_(?:cancer|metasta\w+|resection|transplant\w*) Lebermetastasen hépatique interventional radiolog\w+ AFP LI-?RADS`,
    unless: anyOf`${shedding}`,
  },
  {
    // The same by words that texts on ADAM17 have, too.
    names: ['TACE'],
    words: anyOf`liver resection transplant\w* IR chemotherap\w+ cirrho\w+ portal palliative`,
    unless: anyOf`${molecule} ${shedding} inhibitors? inflam\w+ fibrosis`,
  },
  {
    // Eosinophil peroxidase.
    names: ['EPO'],
    words: anyOf`MBP ECP EDN EPX eosinophil\w* peroxidase\w* MPO granules? smears?`,
    unless: anyOf`erythro\w+ ana?emi\w+ ha?emoglobin EPOR darbepoetin epoetin\w* dialysis CKD renal`,
  },
  {
    // The full analysis set of a trial; fetal alcohol syndrome.
    names: ['FAS'],
    words: anyOf`analysis_sets? m?ITT per[-_][Pp]rotocol PPS SAF safety_set full_analysis primary_analysis
      alcohol_(?:exposure|spectrum|syndrome) (?:fo?etal|maternal|prenatal)_alcohol FASD Analysepopulation
      (?:analysis|ITT|safety|study)_populations? PP`,
    after: /^ populations?(?!\p{L})/u,
    unless: anyOf`${molecule} FAS-?L CD95L? death ALPS caspase\S*`,
  },
  {
    // Target lesion revascularisation.
    names: ['TLR', 'TLRs'],
    words: anyOf`PCI stents? \w*[Rr]evasculari[sz]ation MACE TVR TLF restenosis target_lesions?
      coronary_(?:angio\w+|bypass|interventions?|stents?) DES CABG`,
    unless: anyOf`${molecule} toll\w* TLR-?\d+ LPS MyD88 agonists? innate immun\w+ inflam\w+ monocytes?`,
  },
  {
    // Orthopantomogram.
    names: ['OPG'],
    words: anyOf`dent(?:al|ist\w*|ures?|ition) Karies Panoramaschicht\w* tooth teeth molars? orthopantomogra\w+ x-?rays? X-?rays? panoramic jaws? mandib\w+
      radiographs? caries Zähne CBCT`,
    unless: anyOf`${osteoprotegerin} denosumab`,
  },
  {
    // Orthopantomogram.
    names: ['OPG'],
    after: /^ (?:done|taken|ordered|requested|shows?|showed|film|normal)(?!\p{L})/u,
    unless: anyOf`${osteoprotegerin} correlat\w+ associat\w+ levels? higher lower (?:in|de)creas\w+`,
  },
  {
    // The left iliac fossa; laser-induced fluorescence.
    names: ['LIF'],
    words: anyOf`RIF iliac fossa abdomen abdominal_(?:discomfort|exam\w*|mass|pain|tender\w*) tender\w* hernia stoma colostomy
      RUQ LUQ RLQ LLQ laser-?induced fluorescence_(?:detect\w+|spectr\w+) spectroscopy Kernspin MRT o\.B\.`,
    before:
      /(?<!\p{L})(?:[Pp]ain|[Mm]ass|[Gg]uarding|[Dd]iscomfort) (?:in|over|at|to|of) (?:the )?$/u,
    after: /^ (?:pain|mass|guarding|discomfort|detect(?:ion|or)|images?|files?)(?!\p{L})/u,
    unless: anyOf`${molecule} leuka?emia_inhibitory_factor LIFR IL-\d\S* stem_cells? gp130 ESCs?`,
  },
  {
    // The proportional reporting ratio; inpatient rehabilitation facilities; Medicare-Medicaid plans.
    names: ['PRR', 'IRF', 'MMP'],
    words: anyOf`ROR disproportional\w+ reporting_ratios? FAERS pharmacovigilance rehab\w* SNF LTACH?
      Medicare Medicaid insur\w+`,
    unless: anyOf`${molecule} pattern[-_][Rr]ecognition IRF-?\d MMP-?\d+ TLRs? innate`,
  },
  {
    // An IP address.
    names: ['IP 10', 'IP10'],
    words: anyOf`servers? routers? subnets? DNS hostnames?`,
    unless: anyOf`${molecule} CXCL\d+ interferons? IFN\S*`,
  },
  {
    // "Intraperitoneal" before a dose or a time.
    names: ['IP 10', 'IP10'],
    after:
      /^[ -]?(?:(?:[mµμn]?g|mcg|m[lL]|cc|[kM]?I?U|units?|doses?|Gy|[mµμn]M|mEq|mmol|[µμ]mol)(?:\/(?!m?[lL])|(?![\p{L}/]))|(?:s|sec|min(?:utes?)?|h|hours?|d|days?|weeks?)(?= (?:before|after|prior|post|later|pre|on|in)(?!\p{L})))/u,
  },
  {
    // Metacarpophalangeal joints.
    names: ['MCP #', 'MCP-#', 'MCP#'],
    words: anyOf`PIPs? DIPs? MTPs? PIP-?\d DIP-?\d MTP-?\d metacarp\w+`,
    before:
      /(?:tender|swollen|swelling (?:of|at|in)|synovitis (?:of|at|in)|painful|erosions? (?:of|at|in)|right|left|\b[RL])(?: the)?(?: (?:right|left))? $/iu,
    after:
      /^(?:[-–/,&\d]| and | to |MCP){0,8}(?: (?:und|et|y) \d)? ?(?:joints?|tender\w*|swell\w+|swollen|boggy|warm|effusions?|geschwollen|druckschmerzhaft|gonfl\S+|tum[eé]f\S+|inflamad\w+|douloureu\w+|dolorid\w+|synovitis|subluxation|fusion|(?:is|are|was|were) (?:swollen|tender|painful))(?!\p{L})/iu,
    unless: anyOf`${molecule} chemo\w+ monocytes? CCL\d\S* CCR\d\S* RANTES secret\w+ levels? serum plasma`,
  },
  {
    // Minimum inhibitory concentration.
    names: ['MIC #', 'MIC-#', 'MIC#'],
    words: anyOf`antibiotics? antimicrobials? suscepti(?:ble_to|bility_(?:test\w*|to)) breakpoints?
      (?:antibiotic|methicillin|multi-?drug|vancomycin)[-_]resistan\w+ resistant_(?:isolates?|organisms?|strains?)
      \w+(?:cillin|floxacin|(?<!apa|ito|leo|uro|unica|eldana)mycin|micin|penem|cycline)
      cef\w+ isolates? coli aureus pneumoniae EUCAST CLSI E-?tests?`,
    unless: anyOf`${molecule} GDF\S* GFRAL cachexia appetite`,
  },
  {
    // German operating theatres: OP 1.
    names: ['OP #', 'OP-#', 'OP#'],
    words: anyOf`(?:[Dd](?:er|em|en)|[Dd]ie)_Patient(?:en|in)? \w*[Ss]aal operier\w+ Operation(?:en|s\w+)? Narkose Anästhesi\w+ Schleuse Uhr`,
    unless: anyOf`${molecule} osteogen\w+ BMP\S* bones? Knochen\w* Pseud\w+ Fraktur\w* fractures? non-?unions?`,
  },
  {
    // Maximum intensity projection; maximal inspiratory pressure.
    names: ['MIP #', 'MIP-#'],
    words: anyOf`(?:coronal|intensity|sagittal)_projections? reformat\w* slabs? CTA MRA angiogra\w+ cmH2O cmH₂O MEP FVC inspiratory`,
    unless: anyOf`${molecule} chemo\w+ CCL\d\S* CCR\d\S* MCP\S* RANTES secret\w+ levels? serum`,
  },
  {
    // Long-acting reversible contraceptives.
    names: ['LARC'],
    words: anyOf`contracept\w* IUDs? implants? postpartum family_planning Mirena Nexplanon birth_control`,
    unless: anyOf`${molecule} CCL\d+ CCR6 MIP-3\S*`,
  },
  {
    // The posterior tibial nerve; public transport.
    names: ['PTN'],
    words: anyOf`tibial neuromodulation PTNS overactive_bladder public_transport bus(?:es)?`,
    unless: anyOf`${molecule} pleiotrophin midkine`,
  },
  {
    // Open partial nephrectomy.
    names: ['OPN'],
    words: anyOf`(?:partial|radical)_nephrectom\w+ LPN RAPN laparoscopic robotic`,
    unless: anyOf`${molecule} osteopontin SPP1 CD44 macrophages? bone`,
  },
  {
    // Intraretinal fluid; power MOSFETs, whose numbers begin with IRF.
    names: ['IRF'],
    words: anyOf`OCT SRF (?:intra|sub)retinal retinal_(?:fluid|thickness) macula\w* ranibizumab aflibercept MOSFETs? transistors?`,
    unless: anyOf`${molecule} IRF-?\d interferon\w* STAT\S*`,
  },
  {
    // Mucous membrane pemphigoid.
    names: ['MMP'],
    words: anyOf`mucous_membrane cicatricial dapsone BP180 conjunctiv\w+ ophthalmolog\w+ symblephar\w+`,
    unless: anyOf`${molecule} MMP-?\d+ matrix collagen\w* TIMP\S* inhibitors? activity proteoly\w+ tears?`,
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
    // The estimated glomerular filtration rate, eGFR, in capitals.
    names: ['EGFR'],
    words: anyOf`creatinine Cr BUN CKD_(?:stage_)?[1-5] GFR mL/min ml/min nephrolog\w+ kidney_function Kreatinin`,
    after: new RegExp(
      `^:? ?[<>≥≤]? ?\\d{2,3}(?:[,.;]?(?:\\s(?!(?:${units}|h|d)(?!\\p{L}))|$)| ?m[lL])`,
      'u',
    ),
    unless: anyOf`${molecule} activation transactivat\w+ amphiregulin TGF\S* fibrosis mutat\w+ TKIs? inhibitors? exons? NSCLC lung cancer tumou?rs? KRAS ALK HER2 cetuximab`,
  },
  {
    // Intracavernosal injection.
    names: ['ICI'],
    words: anyOf`intracavernos\w+ erectile penile penis`,
    unless: anyOf`cancers? carcinomas? PD-?L?-?1 immun\w+ metasta\w+ \w+mab`,
  },
  {
    // A code of the company ICI: ICI 182,780, ICI-118551.
    names: ['ICI'],
    after: /^[- ]\d{2,3}[,.\s]?\d{3}(?!\d)/u,
  },
  {
    // Germinal centres, gonococci, gas chromatography, gastric cancer, guanylate cyclase.
    names: ['GC', 'GCs'],
    words: anyOf`germinal follic\w+ Tfh TFH B_cells? B-cells? B_lymph\w+ lymph_nodes? centroblasts? centrocytes? affinity_maturation light_zone dark_zone
      somatic_hypermutation gonor\w+ gonococ\w+ chlamydia NAAT CT/GC GC/CT urethritis chromatogra\w+ GC[-/]MS gastric stomach HER2
      guanylate cyclase`,
    unless: anyOf`tapers? tapering steroids? cortisol dexamethasone glucocortic\w+ predniso\w+ mg/kg mg/d`,
  },
  {
    // Cefotaxime and ceftriaxone.
    names: ['CTX', 'ctx'],
    words: anyOf`CAP pneumonia pyelo\w* UTI meningitis sepsis septic vanc\w* azithro\w* ceftriaxone cefotaxime cephalosporins?
      antibiotics? cipro\w* metronidazole flagyl amp(?:icillin)? gent(?:amicin)? bacter\w+ ESBL coli empiric\w*
      (?:blood|CSF|sputum|urine|wound)_cultures? cultures?_(?:grew|neg\w*|pending|pos\w*|sent)
      (?:antibiotic|drug|multi-?drug)[-_]resistan\w+ doxy(?:cycline)? SBP(?!_[<>]?_?\d) cellulitis abscess`,
    unless: anyOf`SLE lupus LN GPA MPA AAV EGPA vasculitis nephritis SSc ILD NMOSD cyclophosph\w+ CYC Euro-?Lupus rituximab RTX MMF
      AZA monthly mg/m[2²] leuka?emia lymphoma`,
  },
  {
    // Ceftriaxone by its dose.
    names: ['CTX', 'ctx'],
    after:
      /^ \d(?:[.,]\d)? ?g (?:IV |iv |i\.v\. )?(?:q ?(?:8|12|24) ?h|daily|od|OD|BID|bid|[x×] ?\d ?d)/u,
  },
  {
    // Dual-energy X-ray absorptiometry.
    names: ['DEXA', 'Dexa', 'dexa'],
    words: anyOf`scans? T[-_]scores? Z[-_]scores? osteopor\w+ osteopen\w+ BMD bone_density FRAX`,
    after:
      /^(?: T[ \u200B]*[-–−+]? ?\d| ?\d{4}|[: ]+(?:done|due|normal|ordered|pending))(?!\p{L})/u,
    // A dose right after it.
    unless: anyOf`^_?\d+(?:[.,]\d+)?_?mg`,
  },
  {
    // Arsenic trioxide.
    names: ['ATO', 'Ato', 'ato'],
    words: anyOf`APL ATRA promyelocytic PML-RARA arsenic differentiation_syndrome QTc tretinoin`,
  },
  {
    // Medroxyprogesterone.
    names: ['MPA'],
    words: anyOf`THM HRT ECE CEE o?estr[ao]\w+ [œo]strogène\w* m[ée]droxy\w+ progest\w+ contracept\w+ menopaus\w+ ménopaus\w+`,
    unless: anyOf`mycophenol\w* MMF transplant\w* lupus SLE tacrolimus rejection AUC`,
  },
  {
    // The American Diabetes Association.
    names: ['ADA'],
    words: anyOf`diab[eéè]t\w+ HbA1c A1c EASD insulin\w* glycae?mi\w+ standards_of_care`,
    unless: anyOf`TNF\S* adalimumab biologics? infliximab ETN`,
  },
];
