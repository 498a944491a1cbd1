/**
 * ISO 639-1 codes of languages, by the names that babel and people use and by MEDLINE's codes. Names have no accents.
 */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'en-US': ['american', 'usenglish', 'canadian'],
    'en-GB': ['british', 'ukenglish', 'australian', 'newzealand'],
    en: ['english', 'eng', 'englisch', 'anglais', 'ingles', 'inglese', 'engels'],
    ar: ['arabic', 'ara'],
    bg: ['bulgarian', 'bul'],
    ca: ['catalan', 'cat'],
    zh: ['chinese', 'chi', 'zho'],
    hr: ['croatian', 'hrv'],
    cs: ['czech', 'cze', 'ces'],
    da: ['danish', 'dan', 'dansk'],
    nl: ['dutch', 'dut', 'nld', 'nederlands'],
    et: ['estonian', 'est'],
    fi: ['finnish', 'fin', 'suomi'],
    fr: ['french', 'fre', 'fra', 'francais', 'frenchb', 'acadian', 'canadien', 'franzosisch'],
    de: [
      ...['german', 'germanb', 'ngerman', 'ger', 'deu', 'deutsch', 'austrian', 'naustrian'],
      ...['swissgerman', 'nswissgerman', 'allemand', 'aleman'],
    ],
    el: ['greek', 'polutonikogreek', 'gre', 'ell'],
    he: ['hebrew', 'heb'],
    hu: ['hungarian', 'magyar', 'hun'],
    is: ['icelandic', 'ice', 'isl'],
    it: ['italian', 'ita', 'italiano'],
    ja: ['japanese', 'jpn'],
    ko: ['korean', 'kor'],
    la: ['latin', 'lat'],
    lv: ['latvian', 'lav'],
    lt: ['lithuanian', 'lit'],
    nb: ['norsk', 'bokmal', 'nob'],
    nn: ['nynorsk', 'nno'],
    no: ['norwegian', 'nor'],
    fa: ['persian', 'farsi', 'per', 'fas'],
    pl: ['polish', 'pol', 'polski'],
    pt: ['portuguese', 'portuges', 'por', 'portugues'],
    'pt-BR': ['brazilian', 'brazil'],
    ro: ['romanian', 'rum', 'ron'],
    ru: ['russian', 'rus'],
    sr: ['serbian', 'srp'],
    sk: ['slovak', 'slo', 'slk'],
    sl: ['slovene', 'slovenian', 'slv'],
    es: ['spanish', 'spa', 'espanol', 'castellano', 'spanisch', 'espagnol'],
    sv: ['swedish', 'swe', 'svenska'],
    th: ['thai', 'tha'],
    tr: ['turkish', 'tur'],
    uk: ['ukrainian', 'ukr'],
    vi: ['vietnamese', 'vie'],
  }).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
);

/** The code of a language, or of the first one in a list; the original text if it is unknown. */
export function languageCode(written: string | undefined): string | undefined {
  return written === undefined
    ? undefined
    : (codes.get(plainName(written)) ?? codes.get(plainName(firstOf(written))) ?? written.trim());
}

/** Codes for unknown, several or no languages (ISO 639-2). */
const noLanguage = /^(?:und|mul|mis|zxx)$/;

/** Whether a language, or the first one in a list, is English or unknown. */
export function isEnglish(written: string): boolean {
  const name = plainName(firstOf(written));
  const code = codes.get(name) ?? /^[a-z]{2,3}(?=[-_]|$)/.exec(name)?.[0];
  return code === undefined || noLanguage.test(code) || /^en(?:g?$|-)/.test(code);
}

/** The first language: "German" for "German; English", "German and English", "German (Austria)". */
function firstOf(written: string): string {
  return written.trim().split(/[,;/&(]|\s(?:and|und|et|y)\s/i)[0] as string;
}

/** A name in small letters and without accents: "Français" is looked up as "francais". */
function plainName(written: string): string {
  return written.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
