/** Abbreviations and words from fields other than medicine: files of images, roads, banks, cameras, aeroplanes. */
import { anyOf, molecule, type OtherField } from './otherField';

/** Words near interleukins that show that these are meant. */
const immunity = String.raw`${molecule} interleukins? lymphocytes? \w*cells? serum levels? patients? mice inflam\w+ TNF\S* IFN\S*
  antibod(?:y|ies) anti-IL\S* inhibitors?`;

export const fieldsOfDailyLife: readonly OtherField[] = [
  {
    // Files of images; the first 65,536 characters of Unicode.
    names: ['BMP', 'BMPs'],
    words: anyOf`files? Dateien? fichiers? PNGs? JPE?Gs? GIFs? TIFFs? SVG WebP bitmaps? pixels? screenshots?
      formats? thumbnails? c?jpegs? RGBA? \d+-bit images? Unicode UTF-?\d+ utf-?\d+ UCS-?\d code_points? characters?
      charpoints? emojis? surrogates? glyphs? fonts?`,
    before: /[Nn]on[- ]$/,
    unless: anyOf`${molecule} bone_morphogenetic\w*`,
  },
  {
    // The European Patent Office; insurance.
    names: ['EPO'],
    words: anyOf`patents? Patentamt brevets? USPTO WIPO EPC applicants? inventions? PPO HMO deductible
      boards?_of_appeal oppositions? filings? EP_\d{6,7}`,
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
    // Parts of identifiers in programs.
    names: [
      'STAT',
      'GRO',
      'OP #',
      'BMP',
      'MMP',
      'TRAIL',
      'FAS',
      'MIF',
      'OSM',
      'TLR',
      'IRF',
      'SOCS',
      'EPO',
      'LIF',
      'pred',
    ],
    before: /_$/,
    after: /^_/,
  },
  {
    // Parts of identifiers by which programs know things, and of forms of dates: 9F12CD30-CD30-4178-9602, HH:MM:SSZ.
    names: ['CD#'],
    before: /[\dA-F]{4}-$/,
    after: /^-[\dA-F]{4}-/,
  },
  {
    names: ['SSZ'],
    before: /MM:$/,
  },
  {
    // States of processes, and commands of protocols.
    names: ['STAT'],
    words: anyOf`syscalls? structs? ps process(?:es)? kernel SFTP FTP POP3 NNTP PDUs? reqID stat\(\) lstat fstat files? columns?`,
    unless: anyOf`${molecule} JAKs? JAK\S+ STAT\d\S* pathways? proteins?`,
  },
  {
    // Guards of file systems that are mounted more than once.
    names: ['MMP'],
    words: anyOf`file_?systems? e2fsck tune2fs mke2fs resize2fs superblocks? ext[234] mount\w* debugfs`,
    unless: anyOf`${molecule} MMP-?\d+ matrix collagen\w* TIMP\S*`,
  },
  {
    // Packets that a network card joins.
    names: ['GRO'],
    words: anyOf`offload\w* packets? NICs? GSO TSO LRO netlink ethtool`,
    unless: anyOf`${molecule}`,
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
      billions? spending expenditures? guidance fiscal FY\d* sales capital costs? depreciation Investition\w* Umsatz`,
    unless: anyOf`shampoo fluocinolone scalp seborrh\w+`,
  },
  {
    // A path in the woods, a record of changes; a test of neurologists; a trial.
    names: ['TRAIL'],
    words: anyOf`trails? trailheads? hik(?:e[rs]?|es|ing) summit parking miles camping campground GPX making_test km
      kilom\S+ coureurs? dossards? dénivelé carreras? dorsal\w* corredor\w* Läufe\w* Laufstrecke Höhenmeter`,
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
    // Networks; below, unions, radio, films, pensions, accounting, armour.
    names: ['NFV'],
    words: anyOf`SDN NFVI VNFs? 5G MANO orchestrat\w+ telecom\w* operators? network\w* virtuali[sz]\w+`,
    unless: anyOf`${molecule} HIV nelfinavir antiretrovirals? protease boosted`,
  },
  {
    names: ['EVG'],
    words: anyOf`GDL Bahn\w* Streik\w* streik\w* Tarif\w* Gewerkschaft\w*`,
  },
  {
    names: ['DARC'],
    words: anyOf`Amateurfunk\w* Funk\w* OV amateur_radio`,
  },
  {
    names: ['KGF'],
    words: anyOf`films? movies? Yash box_office Kolar release sequel trailer Chapter`,
    unless: anyOf`${molecule} FGF\S* \w*cells? keratinocyte\w* epitheli\w+ palifermin`,
  },
  {
    names: ['CSIF'],
    words: anyOf`sindicat\w+ UGT CCOO funcionarios huelga`,
  },
  {
    names: ['LIF'],
    words: anyOf`RRIFs? LIRAs? RRSPs? pensions? withdrawals? income_funds?`,
    unless: anyOf`${molecule} leuka?emia_inhibitory_factor LIFR gp130 STAT3 ESCs?`,
  },
  {
    names: ['FAS'],
    words: anyOf`FASB GAAP accounting`,
    after: /^ \d{2,3}(?!\d)/,
    unless: anyOf`${molecule} apopto\w+ death`,
  },
  {
    names: ['BMP #', 'BMP-#', 'BMP#'],
    words: anyOf`tanks? infantry armou?red brigades? Soviet Russian army battalions? fighting_vehicles?`,
    unless: anyOf`${molecule} bones? SMAD\S* TGF\S*`,
  },
  {
    // Votes for parties and candidates.
    names: ['MMP'],
    words: anyOf`elector\w+ elections? parliament\w* voters? seats? ballots? proportional_representation`,
  },
  {
    // Voltage of microscopes.
    names: ['HVEM'],
    words: anyOf`electron_microscop\w+ tomogra\w+ kV`,
    unless: anyOf`${molecule} BTLA LIGHT CD160`,
  },
  {
    // Files of maps.
    names: ['MIF'],
    words: anyOf`MapInfo files? shapefiles? GIS FrameMaker Made_in_France`,
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
    words: anyOf`Ilyushin sh?turmovik aircraft airliners? crashed wreck\w* World_War WWII squadrons? Soviet cockpits? bombers? air_force Luftwaffe`,
    unless: anyOf`${immunity}`,
  },
  {
    // Roads and districts of Illinois.
    names: ['IL-#', 'IL #'],
    words: anyOf`highways? roads? [Rr]outes? roadworks? districts? licen[cs]e_plates? Illinois Interstate I-\d{2} Republicans? Democrat\w* congress(?:wo)?m[ae]n (?:north|south|east|west)bound`,
    after: /^ (?:north|south|east|west)(?!\p{L})/u,
    unless: anyOf`${immunity}`,
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
    after:
      /^ (?!Allergy|Hives|Tablets?|OTC)\p{Lu}\p{Ll}+|^ (?:said|says|told|asked|went|came|wrote|sang|and (?:I|me))(?!\p{L})/u,
    before: /(?:Ms|Mrs|Dr|Prof|Frau|Mme|Sra)\.? $/u,
  },
  {
    // A name of persons and of a language, unless what is said of a drug follows.
    names: ['Ada'],
    after:
      /^(?! ?\d| (?:eow|q\d|q\dw|weekly|biweekly|sc|mono|biosim\w*|trough|levels?|failed|failure|stopped|started|since|then|and (?:mtx|MTX|aza|AZA))(?!\p{L})|[,+/→])/u,
  },
  {
    // A synthesizer.
    names: ['OP #', 'OP-#', 'OP#'],
    words: anyOf`synth\w* Teenage_Engineering OP-Z sequencers? sampler audio music MIDI tape`,
    unless: anyOf`${molecule} osteogen\w+ BMP\S* bones?`,
  },
  {
    // Formats of programs.
    names: ['SSZ', 'SLF', 'MTX'],
    words: anyOf`seriali[sz]\w+ Ethereum\S* encoders? decoders? Merkle\w* beacon parsers? Xcode formats? tokens? sparse Matrix_Market matrix
      cargo`,
    unless: anyOf`${molecule} patients? arthritis mg RA DMARDs? methotrexate sulfasalazine mast_cells? KIT kit`,
  },
  {
    // Programs of artists and of logic.
    names: ['RTV', 'PRL'],
    words: anyOf`replicate GitHub github repos? Nuprl proofs? theorem\w* type_theory television broadcast\w* reality`,
    unless: anyOf`${molecule} HIV lopinavir LPV ritonavir Paxlovid prolactin\w* pituitary LH FSH TSH serum`,
  },
  {
    // Neurons of models, which leak, integrate and fire.
    names: ['LIF'],
    words: anyOf`spik\w+ integrate-and-fire leaky neuron_models? membrane_(?:potential|time) tau SNNs? synap\w+`,
    unless: anyOf`${molecule} leuka?emia_inhibitory_factor LIFR gp130 STAT3 ESCs?`,
  },
  {
    // Growth of numbers, trade and buffers.
    names: [
      ...['growth factor', 'growth factors', 'Growth factor', 'Growth factors'],
      ...['facteur de croissance', 'facteurs de croissance', 'Facteur de croissance'],
      ...['Facteurs de croissance', 'factor de crecimiento', 'factores de crecimiento'],
      ...['Factor de crecimiento', 'Factores de crecimiento', 'Wachstumsfaktor'],
      ...['Wachstumsfaktors', 'Wachstumsfaktoren'],
    ],
    words: anyOf`GDP econom\w+ revenues? geometric arrays? ArrayList pivot\w* LU_\w+ compound_interest sales forecast\w* LTE
      startups? redshifts? cosmolog\w+ reallocat\w+ hash_tables? [eé]con[oó]m\S* PIB BIP Wirtschaft\S* Umsatz\S*
      Export\w* entreprises? empresas? ventes ventas d[ée]mogr[aá]\S* inflation inflación`,
    unless: anyOf`${molecule} \w*cells? tissues? tumou?rs? wounds? proteins? EGF VEGF FGF PDGF TGF\S* IGF\S* NGF
      angiogen\w+ serum mitogen\w* stem proliferat\w+ plasma bones? platelets? fibro\w+`,
  },
  {
    // What lives in laboratories, and cleans water.
    names: [
      ...['agent biologique', 'agents biologiques', 'Agents biologiques', 'biológicos'],
      ...['traitement biologique', 'traitements biologiques', 'Traitement biologique'],
      ...['agente biológico', 'agentes biológicos', 'Agentes biológicos'],
      ...['tratamiento biológico', 'tratamientos biológicos', 'Tratamiento biológico'],
      ...['tratamientos biológicos', 'Tratamientos biológicos', 'biologische Behandlung'],
    ],
    words: anyOf`eaux? usées effluents? déchets boues? compost\w* P3 BSL-?\d biosécurité station aguas? residuales residuos
      lodos bioseguridad laborales laboral riesgos? risques? professionnels? plagas agr[íi]c\S* Abwasser\w* Klär\w*`,
    unless: anyOf`psoria\S* rhumat\S* reumat\S* m[ée]thotrexate metotrexato anti-?TNF\S* \w+mab Crohn\S* asthme asma lupus
      patients? pacientes? infections? infecciones TNF\S* IL-\d\S*`,
  },
  {
    // Insurances, associations, taxes, tariffs and a canal in German.
    names: ['DRV', 'VDZ', 'UST', 'USt', 'BR 3', 'BR-3', 'BR3', 'MDK', 'RTV'],
    words: anyOf`Rente\w* Reha\w* \w*[Vv]ersicherung\w* Antr[aä]ge? Bescheid\w* Bund drivers? \w*[Vv]erleger BDZV DIN ISO Beiträge? Sozial\w* Träger\w*
      \w*[Vv]erb[aä]nd\w* Verein\w* Zement\w* Zeitschriften\w* Steuer\w* Finanzamt Verordnung\w* Gesetz\w* Ausfertigungsdatum
      Baureihe\w* Loks? Lokomotive\w* Triebwagen Gutachten Begutacht\w* Pflege\w* prüf\w+ Krankenkasse\w*
      Kostenübernahme\w* Medizinische[nr]?_Dienst\w* Kanal\w* Bau-km \w*[Tt]arif\w* Allgemeinverbindlich\w* §`,
    unless: anyOf`${molecule} HIV\S* midkine Midkin\w* \w+vir \w+mab cobicistat boosted protease antiretrovirals? mg BAFF\S* TACI BCMA Colitis Crohn`,
  },
];
