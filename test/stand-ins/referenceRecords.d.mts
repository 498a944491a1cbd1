type BadDoi = 'busy' | 'serverError' | 'endless' | 'cutOff' | 'refused' | 'movedToUnsafe';

export const badDois: Readonly<Record<BadDoi, string>>;
export function workOf(doi: string): object | undefined;
export function agencyOf(doi: string): string | undefined;
export function recordOfPubmed(pmid: string): string | undefined;
