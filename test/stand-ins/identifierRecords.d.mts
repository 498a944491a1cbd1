export const oddPmcids: Readonly<
  Record<'unknown' | 'another' | 'withoutPmid' | 'notSaid', string>
>;
export function convertedIds(kind: string, id: string): object;
export function cslOf(doi: string): object | undefined;
