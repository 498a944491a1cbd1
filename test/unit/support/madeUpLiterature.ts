/**
 * A bibliography of made-up references in real vocabulary, and sentences with the entry that fits each best.
 * Several entries are about the same drug or disease, so that a shared name alone does not decide.
 */

interface MadeUp {
  readonly key: string;
  readonly author: string;
  readonly year: number;
  readonly title: string;
  readonly abstract?: string;
}

const entries: readonly MadeUp[] = [
  {
    key: 'okafor2017',
    author: 'Okafor, Ada and Lind, Bo',
    year: 2017,
    title: 'Guselkumab versus adalimumab in plaque psoriasis: a randomised, double-blind trial',
    abstract:
      'BACKGROUND: Both antibodies are in use. RESULTS: At week 24, PASI 90 was reached by 76\\,\\% of patients on guselkumab vs. 55\\,\\% of those on adalimumab.',
  },
  {
    key: 'brandt2019',
    author: 'Brandt, Uta',
    year: 2019,
    title: 'Adalimumab in plaque psoriasis of children: a cohort study',
    abstract: 'Children on adalimumab were followed for two years. Growth was normal.',
  },
  {
    key: 'sorel2020',
    author: 'Sorel, Luc',
    year: 2020,
    title: 'Guselkumab for psoriatic arthritis: a systematic review',
    abstract: 'Guselkumab improved enthesitis and dactylitis in four trials.',
  },
  {
    key: 'marchetti2021',
    author: 'Marchetti, Ida and Voss, Karl and Nair, Priya',
    year: 2021,
    title: 'Interleukin-6 as a marker of neonatal sepsis',
    abstract:
      'Cord blood IL-6 above 80 pg/ml predicted early-onset sepsis in preterm infants with a sensitivity of 87\\,\\%.',
  },
  {
    key: 'voss2015',
    author: 'Voss, Karl',
    year: 2015,
    title: 'Interleukin-6 in adult septic shock: a cohort study',
    abstract: 'IL-6 on admission was higher in patients who died of septic shock within 28 days.',
  },
  {
    key: 'hallberg2016',
    author: 'Hallberg, Nils',
    year: 2016,
    title: 'Exercise and interleukin-6 release from skeletal muscle',
    abstract: 'Contracting muscle released IL-6 into the blood of cyclists.',
  },
  {
    key: 'petrov2018',
    author: 'Petrov, Anton',
    year: 2018,
    title: 'Mycobacterial infection during TNF inhibitor therapy',
    abstract:
      'Tuberculosis was reactivated in 41 patients on infliximab and in three on etanercept despite screening by tuberculin.',
  },
  {
    key: 'adeyemi2013',
    author: 'Adeyemi, Tunde',
    year: 2013,
    title: 'Infliximab for fistulas in Crohn disease: a randomised trial',
    abstract: 'Perianal fistulas closed in 46\\,\\% of patients on infliximab.',
  },
  {
    key: 'lowe2014',
    author: 'Lowe, Emma',
    year: 2014,
    title: 'Etanercept in juvenile idiopathic arthritis',
    abstract: 'Flares of arthritis were rarer on etanercept than after its withdrawal.',
  },
  {
    key: 'tanaka2012',
    author: 'Tanaka, Rie',
    year: 2012,
    title: 'Tocilizumab in systemic juvenile idiopathic arthritis: a randomised trial',
    abstract: 'Fever and rash disappeared within two weeks of tocilizumab in most children.',
  },
  {
    key: 'weiss2022',
    author: 'Weiss, Jana',
    year: 2022,
    title: 'Tocilizumab in giant cell arteritis: glucocorticoid-free remission',
    abstract:
      'Sustained remission of giant cell arteritis without prednisone was more frequent with weekly tocilizumab.',
  },
  {
    key: 'ortega2021',
    author: 'Ortega, Pilar',
    year: 2021,
    title: 'Dupilumab and conjunctivitis in atopic dermatitis',
    abstract: 'Conjunctivitis was the most frequent adverse event of dupilumab in adults.',
  },
  {
    key: 'jensen2019',
    author: 'Jensen, Mette',
    year: 2019,
    title: 'Dupilumab in nasal polyposis: two randomised trials',
    abstract: 'Dupilumab reduced the size of nasal polyps and restored smell.',
  },
  {
    key: 'kowal2016',
    author: 'Kowal, Ewa',
    year: 2016,
    title: 'Mepolizumab and exacerbations of severe eosinophilic asthma',
    abstract: 'Mepolizumab halved the rate of exacerbations and of visits to emergency rooms.',
  },
  {
    key: 'silva2018',
    author: 'Silva, Rui',
    year: 2018,
    title: 'Benralizumab as an oral glucocorticoid-sparing drug in asthma',
    abstract: 'The dose of prednisone fell by three quarters with benralizumab.',
  },
  {
    key: 'fontaine2011',
    author: 'Fontaine, Claire',
    year: 2011,
    title: 'Anakinra in familial Mediterranean fever resistant to colchicine',
    abstract: 'Attacks ceased in eleven of fourteen patients on anakinra.',
  },
  {
    key: 'ngata2017',
    author: 'Ngata, Hemi',
    year: 2017,
    title: 'Canakinumab after myocardial infarction',
    abstract: 'Canakinumab lowered C-reactive protein, and recurrent infarction was rarer.',
  },
  {
    key: 'romero2020',
    author: 'Romero, Ines',
    year: 2020,
    title: 'Anakinra in gouty arthritis: a case report',
    abstract: 'We report a patient whose gout flares were treated with anakinra.',
  },
  {
    key: 'dubois2015',
    author: 'Dubois, Marc',
    year: 2015,
    title: 'Interferon beta and depression in multiple sclerosis',
    abstract: 'Depression was no more frequent on interferon beta than on glatiramer acetate.',
  },
  {
    key: 'hansen2010',
    author: 'Hansen, Kirsten',
    year: 2010,
    title: 'Neutralising antibodies against interferon beta',
    abstract:
      'Neutralising antibodies appeared within 18 months and took away the effect on relapses.',
  },
  {
    key: 'greco2019',
    author: 'Greco, Paolo',
    year: 2019,
    title: 'Ocrelizumab in primary progressive multiple sclerosis',
    abstract: 'Disability progressed more slowly on ocrelizumab.',
  },
  {
    key: 'moreau2014',
    author: 'Moreau, Jean',
    year: 2014,
    title: 'Secukinumab in ankylosing spondylitis',
    abstract: 'An ASAS20 response was reached by 61\\,\\% of patients on secukinumab.',
  },
  {
    key: 'lindqvist2020',
    author: 'Lindqvist, Sara',
    year: 2020,
    title: 'Candida infections under interleukin-17 inhibitors: a meta-analysis',
    abstract:
      'Mucocutaneous candidiasis was twice as frequent when secukinumab or ixekizumab blocked IL-17.',
  },
  {
    key: 'abbas2018',
    author: 'Abbas, Noor',
    year: 2018,
    title: 'Ustekinumab for maintenance in ulcerative colitis',
    abstract: 'Clinical remission at week 44 was more frequent on ustekinumab.',
  },
  {
    key: 'keller2009',
    author: 'Keller, Urs',
    year: 2009,
    title: 'Interleukin-10-deficient mice and spontaneous colitis',
    abstract: 'Mice without IL-10 developed colitis, but not when they were kept germ-free.',
  },
  {
    key: 'yilmaz2022',
    author: 'Yilmaz, Deniz',
    year: 2022,
    title: 'Baricitinib in alopecia areata',
    abstract: 'Scalp hair regrew in a third of patients on baricitinib.',
  },
  {
    key: 'papas2021',
    author: 'Papas, Eleni',
    year: 2021,
    title: 'Tofacitinib and venous thromboembolism',
    abstract: 'Pulmonary embolism was more frequent on tofacitinib than on TNF inhibitors.',
  },
  {
    key: 'iyer2016',
    author: 'Iyer, Meera',
    year: 2016,
    title: 'Belimumab in lupus nephritis',
    abstract: 'Renal response was more frequent when belimumab was added to mycophenolate.',
  },
  {
    key: 'berg2020',
    author: 'Berg, Tor',
    year: 2020,
    title: 'Anifrolumab and herpes zoster',
    abstract: 'Shingles was reported by 7\\,\\% of patients on anifrolumab.',
  },
  {
    key: 'quist2008',
    author: 'Quist, Anne',
    year: 2008,
    title: 'Erythropoietin for anaemia of prematurity',
    abstract: 'Early erythropoietin reduced the number of transfusions in preterm infants.',
  },
  {
    key: 'nowak2013',
    author: 'Nowak, Jan',
    year: 2013,
    title: 'G-CSF after chemotherapy and febrile neutropenia',
    abstract: 'Filgrastim shortened neutropenia by two days.',
  },
  {
    key: 'duarte2019',
    author: 'Duarte, Joana',
    year: 2019,
    title: 'Interleukin-33 in food allergy',
    abstract: 'Epithelial cells released IL-33 after contact with peanut extract.',
  },
  { key: 'untold2001', author: 'Untold, Una', year: 2001, title: 'On the keeping of bees' },
];

/** The text of the file of references. */
export const madeUpBibliography = entries
  .map(({ key, author, year, title, abstract }) =>
    [
      `@article{${key},`,
      `  author = {${author}},`,
      `  title = {${title}},`,
      `  year = {${year}}${abstract ? ',' : ''}`,
      ...(abstract ? [`  abstract = {${abstract}}`] : []),
      '}\n',
    ].join('\n'),
  )
  .join('\n');

/** A sentence, the name in it that the cursor is on, and the entry that fits best. */
export interface KnownAnswer {
  readonly sentence: string;
  readonly at: string;
  readonly key: string;
}

export const knownAnswers: readonly KnownAnswer[] = [
  {
    sentence:
      'Guselkumab showed a higher PASI 90 response than adalimumab in a head-to-head trial.',
    at: 'Guselkumab',
    key: 'okafor2017',
  },
  {
    sentence: 'In preterm infants, IL-6 in cord blood is an early sign of sepsis.',
    at: 'IL-6',
    key: 'marchetti2021',
  },
  {
    sentence: 'Latent tuberculosis may be reactivated by infliximab and other TNF inhibitors.',
    at: 'infliximab',
    key: 'petrov2018',
  },
  {
    sentence: 'Patients with giant cell arteritis can stop prednisone on tocilizumab.',
    at: 'tocilizumab',
    key: 'weiss2022',
  },
  {
    sentence: 'Red eyes are common under dupilumab, mostly by conjunctivitis.',
    at: 'dupilumab',
    key: 'ortega2021',
  },
  {
    sentence: 'Anakinra prevents attacks of familial Mediterranean fever.',
    at: 'Anakinra',
    key: 'fontaine2011',
  },
  {
    sentence: 'IFN-β loses its effect in patients who develop neutralising antibodies.',
    at: 'IFN-β',
    key: 'hansen2010',
  },
  {
    sentence: 'Blocking IL-17 leads to more candidiasis of the mouth.',
    at: 'IL-17',
    key: 'lindqvist2020',
  },
  {
    sentence: 'Colitis develops in mice that lack IL-10.',
    at: 'IL-10',
    key: 'keller2009',
  },
  {
    sentence: 'Fewer transfusions are needed when EPO is given to preterm infants.',
    at: 'EPO',
    key: 'quist2008',
  },
];
