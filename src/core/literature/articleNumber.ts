/**
 * The number of an article that has no pages, from fields of RIS and EndNote that also contain other text: "e42692",
 * "1042", "ARTN 1042".
 */
export function articleNumber(written: string | undefined): string | undefined {
  const number = written?.replace(/^(?:artn|unsp|art(?:icle)?\.?(?: (?:no|number)\.?)?:?)\s+/i, '');
  return /^[A-Za-z]{0,8}[\d.-]*\d[A-Za-z]?$/.exec(number ?? '')?.[0];
}
