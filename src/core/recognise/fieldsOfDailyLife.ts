/** Abbreviations and words from daily life, law and trade: patents, roads, banks, cameras, aeroplanes. */
import { units } from './numbersApart';
import { anyOf, biology, molecule, type OtherField } from './otherField';

/** Words near interleukins that show that these are meant. */
const immunity = String.raw`${molecule} interleukins? lymphocytes? \w*cells? serum levels? patients? mice inflam\w+ TNF\S* IFN\S*
  antibod(?:y|ies) anti-IL\S* inhibitors?`;

/** Words near TRAIL that show the molecule. */
const trailMolecule = String.raw`${biology} APOPTO\w* DR[45] TNF\S* FasL? FASL? death TUMOU?RS? CANCER caspase\S* \w*cells?
  CELLS? bind\w* TRAIL-?R\S*`;

/** Words of German offices, insurances, unions and railways. */
const offices = String.raw`Rente\w* Reha\w* \w*[Vv]ersicherung\w* Antr[aä]ge? Bescheid\w* Bund \w*[Vv]erleger BDZV DIN ISO
  Beiträge? Sozial\w* Träger\w* \w*[Vv]erb[aä]nd\w* Verein\w* Zement\w* Zeitschriften\w* Steuer\w* Finanzamt Verordnung\w*
  Gesetz\w* Ausfertigungsdatum Baureihe\w* Loks? Lokomotive\w* Triebwagen Gutachten Begutacht\w* Pflege\w* prüf\w+
  Krankenkasse\w* Kostenübernahme\w* Medizinische[nr]?_Dienst\w* Kanal\w* Bau-km \w*[Tt]arif\w* Allgemeinverbindlich\w* §`;

/** Words near the abbreviations of German offices that show a drug or molecule instead. */
const noOffice = String.raw`${molecule} HIV\S* midkine Midkin\w* \w+vir \w+mab cobicistat boosted protease antiretrovirals? mg
  BAFF\S* TACI BCMA Colitis Crohn`;

export const fieldsOfDailyLife: readonly OtherField[] = [
  {
    // The European Patent Office; exclusive provider organisations, a kind of US health insurance.
    names: ['EPO'],
    words: anyOf`patents?(?!_(?:ductus|foramen|arter\w+|airways?|vessels?|and)) Patentamt brevets? USPTO WIPO
      (?:Art(?:icles?|\.)?|Rules?)_\d+(?:\(\d\))?_EPC under_the_EPC applicants? inventions? PPO HMO deductible
      boards?_of_appeal oppositions?_(?:divisions?|proceedings?|periods?) notices?_of_opposition filings? EP_\d{6,7}`,
    unless: anyOf`erythropo\w+ epoetin\w* biosimilars? ana?emi\w+ ha?emoglobin EPOR`,
  },
  {
    // Osmoles.
    names: ['OSM', 'Osm'],
    words: anyOf`m?[Oo]smol?\w* mOsm\S* urine UOsm sodium Na SIADH`,
    unless: anyOf`${molecule} oncostatin OSMRβ? IL-\d\S* gp130 nephritis lupus inflam\w+ biomarkers?`,
  },
  {
    // Courses in statistics (STAT 101); the news company STAT.
    names: ['STAT'],
    words: anyOf`statistics (?<!disease_|clinical_)courses?(?!_of) syllabus homework semester MATH
      (?:my|our|this|math|next)_class class(?:es)?_(?:on|at)_\w+day News reporters?_(?:at|for|asked|told|wrote)`,
    after: new RegExp(
      `^ [1-5]\\d\\d[A-Z]?(?![\\p{L}\\d]|[.,]\\d|\\s?(?:%|${units}(?!\\p{L})))`,
      'u',
    ),
    unless: anyOf`${biology} activation JAKs? JAK\S+ STAT\d\S* pathways? proteins?`,
  },
  {
    // Capital expenditure.
    names: ['Capex', 'CAPEX', 'CapEx'],
    words: anyOf`[Oo][Pp][Ee][Xx] OpEx budgets? revenues? cash invest\w+ EBITDA? quarters? Q[1-4] millions?
      billions? spending expenditures? guidance fiscal FY\d* sales capital costs? depreciation Investition\w* Umsatz`,
    unless: anyOf`shampoo fluocinolone scalp seborrh\w+`,
  },
  {
    // Hiking trails and trail runs; audit trails; the Trail Making Test; trials called TRAIL.
    names: ['TRAIL'],
    words: anyOf`trails? trailheads? hik(?:e[rs]?|es|ing) summit parking miles camping campground GPX making_test km
      kilom\S+ coureurs? dossards? dénivelé carreras? dorsal\w* corredor\w* Läufe\w* Laufstrecke Höhenmeter`,
    before:
      /(?:^|[^\p{L}])(?:audit|paper|nature|bike|ski|cycle|horse|river|crest|appalachian|oregon|inca|santa fe|(?:follow|walk|leave) the) $/iu,
    after:
      /^ (?:maps?|run(?:s|ners?|ning)?|mix|mark(?:er|ing)s?|cam(?:era)?s?|blaz\w+|closed|race|guide|files?|folders?|[ab]|trial|study)(?![\p{L}\d-])/iu,
    unless: anyOf`${trailMolecule}`,
  },
  {
    // Words in capitals: THE TRAIL.
    names: ['TRAIL'],
    before: /(?<!\p{L})THE $/u,
    unless: anyOf`${trailMolecule}`,
  },
  {
    // Trance music.
    names: ['TRANCE'],
    words: anyOf`techno DJs? music MUSIC club rave`,
    unless: anyOf`${biology} RANKL? osteoclast\w* OPG`,
  },
  {
    // Schools of computer science (SoCS), and their courses.
    names: ['SOCS'],
    words: anyOf`students? faculty departments? staff PhD campus undergraduates? lectur\w+ admissions? dean
      computer_science`,
    after: /^ \d{3}(?!\d)/,
    unless: anyOf`${biology} JAKs? JAK\S+ STATs? STAT\d\S* cytokine\w* SOCS-?\d inhibit\w* SH2 CIS`,
  },
  {
    // The railway union EVG.
    names: ['EVG'],
    words: anyOf`GDL Bahn\w* Streik\w* streik\w* Tarif\w* Gewerkschaft\w*`,
  },
  {
    // The German amateur radio club.
    names: ['DARC'],
    words: anyOf`Amateurfunk\w* Funk(?!tion)\w* OV amateur_radio`,
    unless: anyOf`${biology} Duffy ACKR1 malaria erythrocytes?`,
  },
  {
    // The film K.G.F.
    names: ['KGF'],
    words: anyOf`films? movies? Yash box_office Kolar release_date (?:theatrical|worldwide)_release sequel trailer Chapter_\d`,
    unless: anyOf`${biology} cornea\w* mucositis FGF\S* \w*cells? keratinocyte\w* epitheli\w+ palifermin`,
  },
  {
    // The Spanish union CSIF.
    names: ['CSIF'],
    words: anyOf`sindicat\w+ UGT CCOO funcionarios huelga`,
  },
  {
    // Life income funds, a Canadian pension.
    names: ['LIF'],
    words: anyOf`RRIFs? LIRAs? RRSPs? pensions? (?:minimum|maximum|annual)_withdrawals? withdrawal_limits? income_funds?`,
    unless: anyOf`${biology} leuka?emia_inhibitory_factor LIFR gp130 STAT3 ESCs?`,
  },
  {
    // Financial Accounting Standards.
    names: ['FAS'],
    words: anyOf`FASB GAAP accounting`,
    after: new RegExp(
      `^ \\d{2,3}(?!\\d|[.,]\\d|\\s?(?:[%/]|[-–] ?\\d|(?:${units}|h|d)(?!\\p{L})))`,
      'u',
    ),
    unless: anyOf`${biology} death FAS-?L CD95\S*`,
  },
  {
    // Infantry fighting vehicles: BMP-2.
    names: ['BMP #', 'BMP-#', 'BMP#'],
    words: anyOf`tanks? infantry armou?red brigades? Soviet Russian army battalions? fighting_vehicles?`,
    unless: anyOf`${biology} bones? SMAD\S* TGF\S*`,
  },
  {
    // Mixed-member proportional representation.
    names: ['MMP'],
    words: anyOf`elector\w+ elections? parliament\w* voters? seats? ballots? proportional_representation`,
    unless: anyOf`${biology} MMP-?\d+ TIMP\S*`,
  },
  {
    // High-voltage electron microscopy.
    names: ['HVEM'],
    words: anyOf`electron_microscop\w+ tomogra\w+ kV`,
    unless: anyOf`${biology} BTLA LIGHT CD160 HSV\S*`,
  },
  {
    // Physical Review Letters.
    names: ['PRL'],
    words: anyOf`PRD PRB PRX arXiv Phys LIGO`,
    after: /^ \d{2,3},? \d{5,6}/,
    unless: anyOf`${biology} prolactin\w* PRLR pituitary`,
  },
  {
    // The Conservation Reserve Program of US agriculture.
    names: ['CRP'],
    words: anyOf`acres? USDA grasslands? Conservation_Reserve cropland`,
  },
  {
    // Best management practices against run-off.
    names: ['BMP', 'BMPs'],
    words: anyOf`storm_?water runoff run-off soil_erosion erosion_control sediment_(?:control|loads?|traps?|yields?) nutrient_management watersheds? farms? agricultur\w+
      water_quality management_practices`,
    unless: anyOf`${biology} bone_morphogenetic\w* bones? TGF\S* SMAD\S* Smad\S*`,
  },
  {
    // The Incoterm "free alongside ship"; Fuerzas Armadas.
    names: ['FAS'],
    words: anyOf`FOB CIF EXW Incoterms freight ejército Fuerzas_Armadas`,
    unless: anyOf`${biology} death FAS-?L CD95\S*`,
  },
  {
    // Twin-lens reflex cameras.
    names: ['TLR', 'TLRs'],
    words: anyOf`cameras? Rolleiflex Yashica Mamiya medium_format`,
    unless: anyOf`${biology} toll\w* TLR-?\d+ LPS MyD88 agonists? innate`,
  },
  {
    // Direct-to-garment printing.
    names: ['DTG'],
    words: anyOf`print\w* T-?shirts? garments? inks?`,
    unless: anyOf`HIV dolutegravir ART TDF TAF 3TC ABC`,
  },
  {
    // Government bonds; young sows.
    names: ['GILT', 'GILTs'],
    words: anyOf`yields? bonds? gilts? sows? farrow\w* pigs? Treasury budget`,
    unless: anyOf`${biology} lysosom\w+ thiol antigens? epitopes? peptides? MHC IFI30 disul(?:f|ph)ide`,
  },
  {
    // The Internet Governance Forum; the Independent Games Festival.
    names: ['IGF'],
    words: anyOf`internet Governance forum ICANN games? indie`,
    unless: anyOf`${biology} IGF-?\S+ insulin growth`,
  },
  {
    // The North Face.
    names: ['TNF'],
    words: anyOf`North_Face jackets? parkas? fleece`,
  },
  {
    // Vegetarian food.
    names: ['VEGI', 'Vegi'],
    words: anyOf`burgers? vegan tofu vegetarian`,
  },
  {
    // The buses of Louisville.
    names: ['TARC'],
    words: anyOf`bus(?:es)? Louisville transit_(?:authority|agency|routes?|riders?) riders?`,
    unless: anyOf`${biology} CCR4 CCL17 dermatitis Hodgkin\S*`,
  },
  {
    // The Integrated Carbon Observation System; initial coin offerings.
    names: ['ICOS'],
    words: anyOf`carbon stations? atmospher\w+ tokens? crypto\w* ERIC`,
    unless: anyOf`${biology} ICOSL CD\d+ Tfh costimul\w+`,
  },
  {
    // The General Register Office; Geschäftsordnung.
    names: ['GRO'],
    words: anyOf`births?_(?:certificates?|records?|indexe?s?|registrations?) certificates? Register(?:s|_Office)? marriages?
      Geschäftsordnung`,
    unless: anyOf`${biology} CXC\S*`,
  },
  {
    // The company Teck Resources.
    names: ['TECK'],
    words: anyOf`Resources shares?_(?:of|fell|rose|traded) mining`,
    unless: anyOf`${biology} CCR9 CCL\d+ thym\w+`,
  },
  {
    // The bank JAK.
    names: ['JAK'],
    words: anyOf`banks? Medlemsbank interest-free loans?`,
    unless: anyOf`${biology} STATs? STAT\d kinases?`,
  },
  {
    // Medizinischer Dienst der Krankenkassen, Bundesrechtsanwaltskammer; Polish "brak" (no).
    names: ['MDK', 'BRAK', 'GRO'],
    after: /^[- ]?(?:Gutachten|Mitteilungen|Prüfung|Kammer|danych|odpowiedzi)/u,
  },
  {
    // Bundesrechtsanwaltskammer.
    names: ['BRAK', 'Brak'],
    words: anyOf`Anwält\w+ Anwaltschaft Rechtsanw\w+ Rechtsanwaltskammer Kammern?`,
  },
  {
    // Spanish sewage plants (estación depuradora de aguas residuales).
    names: ['EDAR'],
    words: anyOf`aguas? depurador\w+ lodos sewage wastewater vertidos?`,
    unless: anyOf`${biology} ectod\w+ displasia dysplasia`,
  },
  {
    // Ilyushin aircraft.
    names: ['IL-#', 'Il-#', 'IL #', 'Il #', 'IL#'],
    words: anyOf`Ilyushin sh?turmovik aircraft airliners? crashed wreck\w* World_War WWII squadrons? Soviet cockpits? bombers? air_force Luftwaffe`,
    unless: anyOf`${immunity}`,
  },
  {
    // Roads and districts of Illinois.
    names: ['IL-#', 'IL #'],
    words: anyOf`highways? roads?(?!_(?:to|ahead)) roadworks? (?:US|state|State|county|County|old|Interstate)_[Rr]outes?
      [Rr]outes?_(?:US-?|I-|IL-)?\d+ licen[cs]e_plates? Illinois Interstate I-\d{2} Republicans? Democrat\w*
      congress(?:wo)?m[ae]n (?:north|south|east|west)bound
      (?:school|congressional|legislative|senate|house|\d(?:st|nd|rd|th))_districts?`,
    before: /(?<!\p{L})Routes? $/u,
    after: /^ (?:(?:north|south|east|west)|(?:[Cc]ongressional )?[Dd]istricts?)(?!\p{L})/u,
    unless: anyOf`${immunity}`,
  },
  {
    // Iraq in German.
    names: ['IRAK'],
    words: anyOf`Krieg\w* Bagdad Baghdad Iran Syrien Syrie Siria Saddam Kuwait Mossul Mosul Kurden Land Reise\w* guerre
      guerra pays país`,
    unless: anyOf`${biology} IRAK-?\d TLR\S* MyD88 kinases? IL-\d\S*`,
  },
  {
    // The Arava desert.
    names: ['Arava'],
    words: anyOf`desert Negev Dead_Sea Eilat kibbutz Wüste désert`,
  },
  {
    // The first name Allegra.
    names: ['Allegra'],
    after:
      /^ (?!Allergy|Hives|Tablets?|OTC|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\p{Lu}\p{Ll}+|^ (?:said|says|told|asked|went|came|wrote|sang|and (?:I|me))(?!\p{L})/u,
    before: /(?:Ms|Mrs|Dr|Prof|Frau|Mme|Sra)\.? $/u,
  },
  {
    // The first name and the programming language Ada, unless words about adalimumab follow.
    names: ['Ada'],
    after:
      /^(?! ?\d| (?:eow|q\d|q\dw|weekly|biweekly|sc|mono|biosim\w*|trough|levels?|failed|failure|stopped|started|since|then|and (?:mtx|MTX|aza|AZA))(?!\p{L})|[,+/→])/u,
  },
  {
    // The synthesizer OP-1.
    names: ['OP #', 'OP-#', 'OP#'],
    words: anyOf`synth\w* Teenage_Engineering OP-Z sequencers? sampler audio music MIDI tape`,
    unless: anyOf`${biology} osteogen\w+ BMP\S* bones?`,
  },
  {
    // Leaky integrate-and-fire neurons.
    names: ['LIF'],
    words: anyOf`spiking_(?:neur\w+|networks?|models?) spike_(?:trains?|rates?|timing|times) integrate-and-fire neuron_models?
      leaky(?!_(?:gut|vessels?|vasc\w+|barriers?|scan\w*)) membrane_(?:potential|time)_(?:constants?|threshold|reset|equation) SNNs?`,
    unless: anyOf`${biology} leuka?emia_inhibitory_factor LIFR gp130 STAT3 ESCs?`,
  },
  {
    // Factors by which economies, numbers or arrays grow.
    names: [
      ...['growth factor', 'growth factors', 'Growth factor', 'Growth factors'],
      ...['facteur de croissance', 'facteurs de croissance', 'Facteur de croissance'],
      ...['Facteurs de croissance', 'factor de crecimiento', 'factores de crecimiento'],
      ...['Factor de crecimiento', 'Factores de crecimiento', 'Wachstumsfaktor'],
      ...['Wachstumsfaktors', 'Wachstumsfaktoren'],
    ],
    words: anyOf`GDP econom(?:y|ies|ics?|ists?|etric\w*) revenues? geometric_(?:series|sequences?|growth|progressions?) ArrayList
      (?:dynamic|resizable)_arrays? array_(?:capacity|sizes?) pivot(?:s|ing)? LU_\w+ compound_interest sales forecast\w* LTE
      startups? redshifts? cosmolog\w+ reallocat\w+ hash_tables? [eé]con[oó]m\S* PIB BIP Wirtschaft\S* Umsatz\S*
      Export\w* entreprises? empresas? ventes ventas d[ée]mogr[aá]\S* inflation inflación`,
    unless: anyOf`${molecule} \w*cells? tissues? tumou?rs? wounds? proteins? EGF VEGF FGF PDGF TGF\S* IGF\S* NGF
      angiogen\w+ serum mitogen\w* stem proliferat\w+ plasma bones? platelets? fibro\w+ inflam\w+ cellul\S* zellul\S* Zellen
      células? tissus? tejidos? Gewebe plaies? heridas? Wund\w* tumeurs? tumor\w* sérum suero h[ée]matopo\S*`,
  },
  {
    // Biological agents in biosafety, and biological treatment of waste water.
    names: [
      ...['agent biologique', 'agents biologiques', 'Agents biologiques', 'biológicos'],
      ...['traitement biologique', 'traitements biologiques', 'Traitement biologique'],
      ...['agente biológico', 'agentes biológicos', 'Agentes biológicos'],
      ...['tratamiento biológico', 'tratamientos biológicos', 'Tratamiento biológico'],
      ...['tratamientos biológicos', 'Tratamientos biológicos', 'biologische Behandlung'],
    ],
    words: anyOf`eaux? usées effluents? déchets boues? compost\w* P3 BSL-?\d biosécurité station_d['’]épuration aguas? residuales
      residuos lodos bioseguridad riesgos_laborales salud_laboral riesgos?_$ riesgos?_biológicos? risques?_biologiques?
      risques?_professionnels? exposition_professionnelle exposición_laboral plagas agr[íi]c\S* Abwasser\w* Klär\w*`,
    unless: anyOf`psoria\S* rhumat\S* reumat\S* m[ée]thotrexate metotrexato anti-?TNF\S* \w+mab Crohn\S* asthme asma lupus
      patients? pacientes? infections? infecciones tubercul\S* arthrit\S* artrit\S* spondyl\S* espondil\S* rémission remisión
      TNF\S* IL-\d\S*`,
  },
  {
    // In German: pension insurance (DRV), publishers and cement works (VDZ), turnover tax (USt), locomotives (BR 3),
    // tariff agreements (RTV); drivers of printers (DRV).
    names: ['DRV', 'VDZ', 'UST', 'USt', 'BR 3', 'BR-3', 'BR3', 'RTV'],
    words: anyOf`${offices} printer_drivers? device_drivers?`,
    unless: anyOf`${noOffice} Patient\w* Psoria\S* Biologik\w* Therapie\w* Dosis Dosen Remission\w* Infusion\w* Ustekinumab
      Vedolizumab CED IFX ADA`,
  },
  {
    // Medizinischer Dienst, and Main-Donau-Kanal.
    names: ['MDK'],
    words: anyOf`${offices}`,
    unless: anyOf`${noOffice}`,
  },
];
