/** The types of RIS and those of CSL. */

/** RIS as its makers published it (Research Information Systems, 2001 and 2011) in the terms of CSL. */
export const typesOfRis: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ABST: 'article-journal',
    ADVS: 'motion_picture',
    AGGR: 'dataset',
    ANCIENT: 'book',
    ART: 'graphic',
    BILL: 'bill',
    BLOG: 'post-weblog',
    BOOK: 'book',
    CASE: 'legal_case',
    CHAP: 'chapter',
    CHART: 'graphic',
    CLSWK: 'book',
    COMP: 'software',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    CTLG: 'book',
    DATA: 'dataset',
    DBASE: 'dataset',
    DICT: 'entry-dictionary',
    EBOOK: 'book',
    ECHAP: 'chapter',
    EDBOOK: 'book',
    EJOUR: 'article-journal',
    ELEC: 'webpage',
    ENCYC: 'entry-encyclopedia',
    EQUA: 'figure',
    FIGURE: 'figure',
    GOVDOC: 'report',
    GRANT: 'report',
    GRNT: 'report',
    HEAR: 'hearing',
    ICOMM: 'personal_communication',
    INPR: 'article-journal',
    JFULL: 'periodical',
    JOUR: 'article-journal',
    LEGAL: 'legislation',
    MANSCPT: 'manuscript',
    MAP: 'map',
    MGZN: 'article-magazine',
    MPCT: 'motion_picture',
    MULTI: 'motion_picture',
    MUSIC: 'musical_score',
    NEWS: 'article-newspaper',
    PAMP: 'pamphlet',
    PAT: 'patent',
    PCOMM: 'personal_communication',
    RPRT: 'report',
    SER: 'chapter',
    SLIDE: 'speech',
    SOUND: 'song',
    STAND: 'standard',
    STAT: 'legislation',
    STD: 'standard',
    THES: 'thesis',
    UNBILL: 'bill',
    UNPB: 'manuscript',
    UNPD: 'manuscript',
    VIDEO: 'motion_picture',
    WEB: 'webpage',
  }),
);

/** RIS types for the types of CSL that correspond to several, or to none. */
const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'article-journal': 'JOUR',
    book: 'BOOK',
    chapter: 'CHAP',
    dataset: 'DATA',
    figure: 'FIGURE',
    graphic: 'ART',
    interview: 'PCOMM',
    legislation: 'STAT',
    manuscript: 'UNPB',
    motion_picture: 'MPCT',
    'paper-conference': 'CPAPER',
    personal_communication: 'PCOMM',
    post: 'BLOG',
    regulation: 'LEGAL',
    report: 'RPRT',
    review: 'JOUR',
    'review-book': 'JOUR',
    standard: 'STAND',
    webpage: 'ELEC',
  }),
);

/** The RIS type for a type of CSL; "GEN" if there is none. */
export function risTypeOf(type: string): string {
  return (
    written.get(type) ??
    [...typesOfRis.keys()].find((name) => typesOfRis.get(name) === type) ??
    'GEN'
  );
}

/** Types of works that are part of a larger work. */
export const isPart = /^(?:chapter|paper-conference|entry)/;
