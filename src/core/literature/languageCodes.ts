/** The ISO 639-1 codes of languages, by babel's names for them and by MEDLINE's codes. */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    american: 'en-US',
    british: 'en-GB',
    ukenglish: 'en-GB',
    usenglish: 'en-US',
    chinese: 'zh',
    chi: 'zh',
    czech: 'cs',
    cze: 'cs',
    danish: 'da',
    dan: 'da',
    dutch: 'nl',
    dut: 'nl',
    english: 'en',
    eng: 'en',
    french: 'fr',
    fre: 'fr',
    german: 'de',
    germanb: 'de',
    ngerman: 'de',
    ger: 'de',
    hungarian: 'hu',
    hun: 'hu',
    italian: 'it',
    ita: 'it',
    japanese: 'ja',
    jpn: 'ja',
    korean: 'ko',
    kor: 'ko',
    norwegian: 'no',
    nor: 'no',
    polish: 'pl',
    pol: 'pl',
    portuguese: 'pt',
    por: 'pt',
    russian: 'ru',
    rus: 'ru',
    spanish: 'es',
    spa: 'es',
    swedish: 'sv',
    swe: 'sv',
    turkish: 'tr',
    tur: 'tr',
  }),
);

/** The code of a language; an unknown name stays as it is. */
export function languageCode(written: string | undefined): string | undefined {
  return written === undefined
    ? undefined
    : (codes.get(written.trim().toLowerCase()) ?? written.trim());
}
