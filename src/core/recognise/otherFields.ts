/**
 * Abbreviations that mean something else among the words of another field:
 *
 *     "CBC, BMP, LFTs"            the basic metabolic panel, since its neighbours are panels
 *     "BMP, TGF-β and FGF"        bone morphogenetic protein
 *     "sorafenib or TACE"         chemoembolisation; not "TACE sheds TNF"
 *     "roads from OSM"            OpenStreetMap
 */
import type { NameMatch } from './nameMatch';

/** UTF-16 units before and after an abbreviation that show its field. */
const AROUND = 100;

interface OtherField {
  readonly names: readonly string[];
  /** Words that show the other field. */
  readonly words: RegExp;
  /** Words that show that the entity is meant all the same. */
  readonly unless?: RegExp;
}

/** Whole words, in the letter case that they have: abbreviations of a field are capitals. */
function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

const molecule = [
  ...[
    '[Ss]ignall?ing',
    'phosphorylat\\w+',
    '[Tt]ranscription\\w*',
    '[Cc]ytokines?',
    '[Rr]eceptors?',
  ],
  ...[
    'ligands?',
    '[Rr]ecombinant',
    'knock\\w*',
    'mRNA',
    'ELISA',
    '[Gg]enes?',
    '[Ee]xpression',
    'p?g/mL',
  ],
];

const fields: readonly OtherField[] = [
  {
    // The basic metabolic panel, in lists of tests.
    names: ['BMP'],
    words: anyOf(
      ...[
        'CBC',
        'CMP',
        'LFTs?',
        'BUN',
        'BNP',
        'INR',
        'PTT',
        'aPTT',
        'UA',
        'ABG',
        'VBG',
        'TSH',
        'Hb?A1[Cc]',
      ],
      ...[
        '[Tt]roponins?',
        '[Ll]ipase',
        '[Ee]lectrolytes',
        '[Ll]actate',
        '[Uu]rinalysis',
        '[Ll]abs',
      ],
      ...[
        'UCx',
        'UDS',
        'K',
        'Na',
        'Cl',
        'Cr',
        'HCO3',
        '[Gg]lucose',
        '[Rr]echeck\\w*',
        '[Rr]epeat(?:ed)?',
        '[Mm]orning',
        'AM',
        '[Tt]omorrow',
      ],
      ...[
        '[Uu]nremarkable',
        'WNL',
        '[Aa]dmi(?:t|ssion)\\w*',
        '[Dd]ischarged?',
        '[Ff]urosemide',
        '[Ll]asix',
        '[Dd]iure\\w+',
        '[Ll]isinopril',
      ],
      ...['[Dd]ehydrat\\w+', 'AKI', '[Hh]y(?:po|per)(?:kal|natr)\\w+', 'PCP', 'ED', 'Pt', 'EtOH'],
      ...['[Cc]reatinine', '[Pp]otassium', '[Pp]anels?', 'Mg', 'Phos', 'DVT', 'EKG', 'ECG', 'CXR'],
    ),
    unless: anyOf(...molecule, 'bone morphogenetic\\w*', 'TGF\\S*', 'SMAD\\S*', 'Smad\\S*'),
  },
  {
    // Files of images.
    names: ['BMP', 'BMPs'],
    words: anyOf(
      ...[
        '[Ff]iles?',
        'Dateien?',
        'fichiers?',
        'PNGs?',
        'JPE?Gs?',
        'GIFs?',
        'TIFFs?',
        'SVG',
        'WebP',
      ],
      ...['[Bb]itmaps?', '[Pp]ixels?', 'screenshots?', 'formats?', 'thumbnails?'],
    ),
    unless: anyOf(...molecule, 'bone morphogenetic\\w*'),
  },
  {
    // "At once", in orders.
    names: ['STAT', 'Stat'],
    words: anyOf(
      ...[
        '[Oo]rder(?:ed|s)?',
        '[Cc]hest',
        '[Xx]-?rays?',
        'CXR',
        'CT',
        'CTA',
        'MRI',
        'EKG',
        'ECG',
        '[Ee]cho',
      ],
      ...[
        '[Uu]ltrasound',
        '[Ll]abs?',
        '[Bb]loods?',
        '[Cc]onsult(?:ed|ation)?',
        '[Pp]aged?',
        '[Cc]alled',
      ],
      ...[
        '[Tt]ransfus\\w+',
        'ICU',
        'ED',
        'ER',
        '[Bb]edside',
        '[Ss]end',
        '[Ss]ent',
        '[Dd]raw(?:n)?',
        'IV',
        'IM',
      ],
      ...[
        'PO',
        'mg',
        '[Gg]ive',
        '[Gg]iven',
        '[Nn]urse',
        'neuro',
        '[Ss]urgery',
        '[Ll]aparotomy',
        'CBC',
        'BMP',
        '[Dd]oses?',
        '[Bb]olus',
        '[Aa]ntibiotics?',
        'ceftriaxone',
        '[Pp]lease',
        '[Pp]harmacy',
        '[Rr]adiology',
        'EGD',
        '[Ll]actate',
        'ABG',
        '[Pp]latelets',
        'NOW',
        'ASAP',
      ],
      ...['type and (?:screen|cross)', '[Tt]roponins?', '[Cc]ultures?', '[Ii]maging', '[Ss]can'],
    ),
    unless: anyOf(
      ...molecule,
      'JAKs?',
      'JAK\\S+',
      'STAT\\d\\S*',
      '[Pp]athways?',
      '[Dd]imers?',
      '[Pp]roteins?',
      'SOCS\\d?',
    ),
  },
  {
    // Chemoembolisation of tumours of the liver.
    names: ['TACE'],
    words: anyOf(
      ...[
        'HCC',
        '[Hh]epatocellular',
        '[Ss]orafenib',
        '[Ll]envatinib',
        '\\w*embol\\w+',
        'TARE',
        'SIRT',
        'RFA',
      ],
      ...[
        '[Aa]blation',
        '[Rr]esection',
        '[Tt]ransplant\\w*',
        'BCLC',
        'Child',
        '[Bb]ridging',
        'Y-?90',
        '[Ll]esions?',
      ],
      ...[
        '[Ll]iver',
        'DEB',
        '[Dd]oxorubicin',
        '[Tt]umou?rs?',
        '[Cc]hemo\\w*',
        'Lebermetastasen',
        'hépatique',
        'IR',
        '[Ii]nterventional',
        '[Rr]adiolog\\w+',
        '[Cc]irrho\\w+',
        '[Pp]ortal',
        'AFP',
        'LI-?RADS',
        '[Pp]alliative',
      ],
    ),
    unless: anyOf(
      ...[
        'ADAM-?\\d+',
        '[Ss]hed\\w*',
        '\\w*[Pp]rotease\\w*',
        '[Cc]leav\\w+',
        '[Ee]ctodomain',
        'TNF\\S*',
        '[Cc]onverting',
      ],
      ...['[Ee]nzymes?', 'TIMP\\S*', 'iRhom\\S*', 'substrates?', 'MMPs?'],
    ),
  },
  {
    // The peroxidase of eosinophils, among what their granules hold.
    names: ['EPO'],
    words: anyOf(
      'MBP',
      'ECP',
      'EDN',
      'EPX',
      '[Ee]osinophil\\w*',
      '[Pp]eroxidase\\w*',
      'MPO',
      '[Gg]ranules?',
    ),
    unless: anyOf(
      '[Ee]rythro\\w+',
      '[Aa]na?emi\\w+',
      '[Hh]a?emoglobin',
      'EPOR',
      '[Dd]arbepoetin',
      '[Ee]poetin\\w*',
      '[Dd]ialysis',
      'CKD',
      '[Rr]enal',
    ),
  },
  {
    // The European Patent Office; insurance.
    names: ['EPO'],
    words: anyOf(
      '[Pp]atents?',
      'Patentamt',
      'brevets?',
      'USPTO',
      'WIPO',
      'EPC',
      '[Aa]pplicants?',
      '[Ii]nventions?',
      'PPO',
      'HMO',
      '[Dd]eductible',
    ),
  },
  {
    // The full analysis set of a trial; what alcohol does to a foetus.
    names: ['FAS'],
    words: anyOf(
      ...[
        '[Aa]nalysis [Ss]ets?',
        'm?ITT',
        '[Pp]er[- ][Pp]rotocol',
        'PPS',
        'SAF',
        '[Ss]afety set',
        '[Ff]ull analysis',
      ],
      ...['[Aa]lcohol\\w*', '[Ff]o?etal alcohol', 'FASD', 'Analysepopulation'],
    ),
    unless: anyOf('[Aa]popto\\w+', 'FAS-?L', 'CD95L?', '[Dd]eath', 'ALPS', 'caspase\\S*'),
  },
  {
    // Revascularisation of the target lesion.
    names: ['TLR', 'TLRs'],
    words: anyOf(
      'PCI',
      '[Ss]tents?',
      '\\w*[Rr]evasculari[sz]ation',
      'MACE',
      'TVR',
      'TLF',
      '[Rr]estenosis',
      '[Cc]oronary',
      '[Ll]esions?',
      'DES',
      'CABG',
    ),
    unless: anyOf(...molecule, '[Tt]oll\\w*', 'TLR-?\\d+', 'LPS', 'MyD88', 'agonists?', 'innate'),
  },
  {
    // A film of the jaws.
    names: ['OPG'],
    words: anyOf(
      '[Dd]ent\\w+',
      '[Tt]ooth',
      '[Tt]eeth',
      '[Mm]olars?',
      '[Oo]rthopantomogra\\w+',
      '[Xx]-?rays?',
      '[Pp]anoramic',
      '[Jj]aws?',
      '[Mm]andib\\w+',
      '[Rr]adiographs?',
      '[Cc]aries',
      'Zähne',
      'CBCT',
    ),
    unless: anyOf(
      'RANKL?',
      '[Oo]steoclast\\w*',
      '[Oo]steoprotegerin',
      '[Dd]enosumab',
      'TRAIL',
      '[Ss]erum',
    ),
  },
  {
    // The left iliac fossa; fluorescence by a laser.
    names: ['LIF'],
    words: anyOf(
      ...[
        'RIF',
        '[Ii]liac',
        '[Ff]ossa',
        '[Aa]bdom\\w+',
        '[Tt]ender\\w*',
        '[Hh]ernia',
        '[Ss]toma',
        '[Cc]olostomy',
        'RUQ',
        'LUQ',
        'RLQ',
        'LLQ',
        '[Pp]ain',
      ],
      ...[
        '[Ll]asers?',
        '[Ll]aser-?induced',
        '[Ff]luorescence',
        'Leica',
        '[Mm]icroscop\\w+',
        '[Ss]pectroscopy',
      ],
    ),
    unless: anyOf(
      ...molecule,
      '[Ll]euka?emia inhibitory factor',
      'LIFR',
      'IL-\\d\\S*',
      'stem cells?',
      'gp130',
      'ESCs?',
    ),
  },
  {
    // OpenStreetMap; osmolality.
    names: ['OSM', 'Osm'],
    words: anyOf(
      ...[
        'OpenStreetMap',
        '[Mm]aps?',
        '[Mm]app\\w+',
        '[Rr]oads?',
        'GIS',
        'QGIS',
        'Leaflet',
        'Mapbox',
        '[Tt]iles?',
        '[Gg]eo\\w+',
        'Overpass',
        '[Ss]treets?',
      ],
      ...[
        'Karten?',
        'Straßen',
        'cartes?',
        'mapas?',
        '[Oo]smol\\w+',
        '[Uu]rine',
        'UOsm',
        '[Ss]odium',
        'Na',
        'SIADH',
        'routing',
        'shapefiles?',
        'polygons?',
      ],
    ),
    unless: anyOf(...molecule, '[Oo]ncostatin', 'OSMRβ?', 'IL-\\d\\S*', 'gp130'),
  },
  {
    // The toolkit for images; information technology and telecommunication.
    names: ['ITK'],
    words: anyOf(
      ...[
        'VTK',
        'SimpleITK',
        '[Ss]egment\\w+',
        '[Tt]oolkit',
        '[Ss]licer',
        'C\\+\\+',
        'Python',
        'DICOM',
        'NIfTI',
        '[Ii]mages?',
        'SNAP',
        '[Vv]oxels?',
      ],
      ...[
        'Branche\\w*',
        'Markt\\w*',
        'Unternehmen\\w*',
        'Bitkom',
        'Telekommunikation\\w*',
        'Firmen',
        'Jobs',
      ],
    ),
    unless: anyOf(...molecule, 'T[- ]cells?', 'BTK', '[Kk]inases?', 'inhibitors?', 'IL-\\d\\S*'),
  },
  {
    // A course of statistics, and a company.
    names: ['STAT'],
    words: anyOf(
      '[1-5]\\d\\d[A-Z]?',
      '[Ss]tatistic\\w*',
      '[Cc]ourses?',
      '[Ss]yllabus',
      '[Hh]omework',
      '[Ss]emester',
      '[Cc]lass',
      'MATH',
      'News',
      'reporters?',
    ),
    unless: anyOf(...molecule, 'JAKs?', 'JAK\\S+', 'STAT\\d\\S*', '[Pp]athways?', '[Pp]roteins?'),
  },
  {
    // "Adjust", in capitals.
    names: ['TWEAK'],
    words: anyOf(
      '[Ss]ettings?',
      '[Cc]onfig\\w*',
      'th(?:is|ese|ose)',
      'it',
      '[Pp]arameters?',
      'your',
      'LATER',
      'ME',
      '[Dd]esigns?',
      '[Cc]ode',
    ),
    unless: anyOf(...molecule, 'Fn14', 'TNF\\S*', 'TNFSF\\S*', '[Aa]popto\\w+'),
  },
  {
    // Windows.
    names: ['NT 4', 'NT-4', 'NT4', 'NT 3', 'NT-3'],
    words: anyOf(
      '[Ww]indows',
      'Microsoft',
      '[Ss]ervers?',
      '[Ww]orkstations?',
      'SP\\d',
      'OS',
      '[Kk]ernel',
      'NTFS',
      'Win\\d+',
      'DOS',
    ),
  },
  {
    // Expenditure.
    names: ['Capex', 'CAPEX', 'CapEx'],
    words: anyOf(
      ...[
        '[Oo][Pp][Ee][Xx]',
        'OpEx',
        '[Bb]udgets?',
        '[Rr]evenues?',
        '[Cc]ash',
        '[Ii]nvest\\w+',
        'EBITDA?',
        '[Qq]uarters?',
        'Q[1-4]',
        '[Mm]illions?',
        '[Bb]illions?',
      ],
      ...[
        '[Ss]pending',
        '[Ee]xpenditures?',
        '[Gg]uidance',
        '[Ff]iscal',
        'FY\\d*',
        '[Ss]ales',
        '[Cc]apital',
        '[Cc]osts?',
        '[Dd]epreciation',
        'Investition\\w*',
        'Umsatz',
      ],
    ),
    unless: anyOf('[Ss]hampoo', '[Ff]luocinolone', '[Ss]calp', '[Ss]eborrh\\w+'),
  },
  {
    // Ratios of reports; rehabilitation; plans of insurance.
    names: ['PRR', 'IRF', 'MMP'],
    words: anyOf(
      'ROR',
      '[Dd]isproportional\\w+',
      '[Rr]eporting ratios?',
      'FAERS',
      '[Pp]harmacovigilance',
      '[Rr]ehab\\w*',
      'SNF',
      'LTACH?',
      'Medicare',
      'Medicaid',
      '[Ii]nsur\\w+',
    ),
    unless: anyOf(...molecule, '[Pp]attern[- ][Rr]ecognition', 'IRF-?\\d', 'MMP-?\\d+'),
  },
];

/** The names of a text in another field → what shows it. */
const fieldsByName = byName(fields);

/** Whether the words around a name show that it is from another field. */
export function isOfOtherField(
  { start, end }: Pick<NameMatch, 'start' | 'end'>,
  text: string,
): boolean {
  const found = fieldsByName.get(text.slice(start, end));
  if (!found) {
    return false;
  }
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const shows = (words: RegExp | undefined) => words?.test(before) || words?.test(after);
  return found.some(({ words, unless }) => shows(words) && !shows(unless));
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
