/** Abbreviations from computing: files of images, source code, networks, maps. */
import { anyOf, biology, molecule, type OtherField } from './otherField';

export const fieldsOfComputing: readonly OtherField[] = [
  {
    // The bitmap format of images; the Basic Multilingual Plane of Unicode.
    names: ['BMP', 'BMPs'],
    words: anyOf`files? Dateien? fichiers? PNGs? JPE?Gs? GIFs? TIFFs? SVG WebP bitmaps? pixels? screenshots?
      formats? thumbnails? c?jpegs? RGBA? \d+-bit images? Unicode UTF-?\d+ utf-?\d+ UCS-?\d code_points? characters?
      charpoints? emojis? surrogates? glyphs? fonts?`,
    before: /[Nn]on[- ]$/,
    unless: anyOf`${biology} bone_morphogenetic\w* bones? TGF\S* SMAD\S* Smad\S*`,
  },
  {
    // OpenStreetMap.
    names: ['OSM', 'Osm'],
    words: anyOf`OpenStreetMap maps?(?!_to) mapping roads? GIS QGIS Leaflet Mapbox tiles? Overpass streets? Karten? Straßen
      cartes? mapas? geo(?:cod|data|graph|json|JSON|loc|spatial)\w* routing shapefiles? polygons?`,
    unless: anyOf`${biology} oncostatin OSMRβ? IL-\d\S* gp130`,
  },
  {
    // The Insight Toolkit for medical images; German for information technology and telecommunication.
    names: ['ITK'],
    words: anyOf`VTK SimpleITK segmentation toolkits? slicer C\+\+ Python DICOM NIfTI images? SNAP voxels?
      Branche\w* Markt\w* Unternehmen\w* Bitkom Telekommunikation\w* Firmen Jobs`,
    unless: anyOf`${biology} BTK kinases? IL-\d\S*`,
  },
  {
    // Parts of identifiers in source code: MAX_STAT, GRO_ENABLED.
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
    // A group of a UUID: 9F12CD30-CD30-4178-9602.
    names: ['CD#'],
    before: /(?:(?<![\dA-F])[\dA-F]{8}|-(?!CD)[\dA-F]{4})-$/,
    after: /^-(?!CD)[\dA-F]{4}-/,
  },
  {
    // The form of a date: HH:MM:SSZ.
    names: ['SSZ'],
    before: /MM:$/,
  },
  {
    // System calls, process states in ps, commands of FTP and POP3.
    names: ['STAT'],
    words: anyOf`syscalls? structs? ps zombie_process(?:es)? process_(?:states?|status|flags?) kernel SFTP FTP POP3 NNTP PDUs?
      reqID stat\(\) lstat fstat files? columns?`,
    unless: anyOf`${biology} activation JAKs? JAK\S+ STAT\d\S* pathways? proteins?`,
  },
  {
    // Multiple mount protection of ext4.
    names: ['MMP'],
    words: anyOf`file_?systems? e2fsck tune2fs mke2fs resize2fs superblocks? ext[234]
      mount_(?:options?|points?) multiple_mount\w* debugfs`,
    unless: anyOf`${biology} MMP-?\d+ matrix collagen\w* TIMP\S*`,
  },
  {
    // Generic receive offload of network cards.
    names: ['GRO'],
    words: anyOf`offload\w* packets? NICs? GSO TSO LRO netlink ethtool`,
    unless: anyOf`${biology} CXC\S*`,
  },
  {
    // The verb "tweak" in capitals.
    names: ['TWEAK'],
    words: anyOf`config your TODO FIXME`,
    after:
      /^ (?:th(?:is|ese|ose)|it|me|your?|my|later(?= ?(?:[.!]|$))|(?:the (?:[\p{L}-]+ )?)?(?:settings?|config\w*|parameters?|designs?|code))(?!\p{L})/iu,
    unless: anyOf`${biology} Fn14 TNF\S* TNFSF\S* apopto\w+`,
  },
  {
    // Windows NT.
    names: ['NT 4', 'NT-4', 'NT4', 'NT 3', 'NT-3'],
    words: anyOf`Windows Microsoft servers? workstations? [Ss]ervice_[Pp]acks? kernel NTFS Win\d+ MS-DOS`,
    unless: anyOf`${biology} BDNF NGF neuro\w+ Trk\S* TRK\S*`,
  },
  {
    // Network functions virtualisation.
    names: ['NFV'],
    words: anyOf`SDN NFVI VNFs? 5G MANO orchestrat\w+ telecom\w* operators? network_(?:functions?|slic\w+|operators?) virtuali[sz]\w+`,
    unless: anyOf`${molecule} HIV nelfinavir antiretrovirals? protease boosted`,
  },
  {
    // The interchange formats of MapInfo and FrameMaker; "Made in France".
    names: ['MIF'],
    words: anyOf`MapInfo shapefiles? GIS FrameMaker Made_in_France`,
    after: /^(?:[ -]files?|\/MID)(?!\p{L})/iu,
    unless: anyOf`${biology}`,
  },
  {
    // The firewall OPNsense.
    names: ['OPN'],
    words: anyOf`firewalls? pfSense OPNsense routers?`,
    unless: anyOf`${biology} osteopontin SPP1 CD44 macrophages? bone`,
  },
  {
    // File formats: simple serialize (SSZ), Xcode's SLF, Matrix Market (MTX).
    names: ['SSZ', 'SLF', 'MTX'],
    words: anyOf`seriali[sz]\w+ Ethereum\S* encoders? decoders? Merkle\w* beacon parsers? Xcode formats? tokens? sparse_matri(?:x|ces)
      matri(?:x|ces)_(?:formats?|files?|markets?) Matrix_Market cargo`,
    unless: anyOf`${biology} patients? arthritis mg RA DMARDs? methotrexate sulfasalazine mast_cells? KIT kit`,
  },
  {
    // Television; programs on GitHub; the proof refinement logic of Nuprl.
    names: ['RTV', 'PRL'],
    words: anyOf`GitHub github repos? Nuprl proof_(?:assistants?|refinement|theory) theorem\w* type_theory television broadcast\w*
      reality_(?:TV|shows?)`,
    unless: anyOf`${biology} HIV lopinavir LPV ritonavir Paxlovid prolactin\w* pituitary LH FSH TSH serum`,
  },
];
