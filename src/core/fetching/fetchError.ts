/** Why a source could not be fetched. */
export type FetchFailure =
  | 'offline'
  | 'notFound'
  | 'timeOut'
  | 'tooManyRequests'
  | 'serverError'
  | 'brokenAnswer'
  | 'tooLarge'
  | 'unsafeAddress'
  | 'cancelled';

/** A request that has come to nothing. */
export class FetchError extends Error {
  constructor(
    readonly failure: FetchFailure,
    /** The server that was asked: "api.crossref.org". */
    readonly server: string,
    /** The status of its answer, if it gave one. */
    readonly status?: number,
  ) {
    super(`${failure}: ${server}${status === undefined ? '' : ` (${status})`}`);
    this.name = 'FetchError';
  }
}
