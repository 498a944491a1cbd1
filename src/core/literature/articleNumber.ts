/**
 * The number that an article has for its pages, among the identifiers of publishers: "e42692", "1042",
 * "dev123456".
 *
 * @returns undefined for the identifiers of articles that have pages, such as "S0140-6736(05)67483-1"
 */
export function articleNumber(identifier: string | undefined): string | undefined {
  const isOther = /^S?\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX]$|^10\.\d+\/|\//i.test(
    identifier ?? '',
  );
  return isOther || !/^\S{1,30}$/.test(identifier ?? '') ? undefined : identifier;
}
