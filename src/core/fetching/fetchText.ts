/** One request with limits for time and size, whose redirects are checked before they are followed. */

import type { WebHost } from './webHost';

export interface FetchBounds {
  /** Milliseconds for the whole fetch, without the wait for a busy server. */
  readonly time: number;
  /** Bytes of the body. */
  readonly size: number;
}

/** How long a request may take, and the signal that cancels it. */
export interface FetchLimits {
  readonly signal: AbortSignal;
  readonly bounds: FetchBounds;
}

interface TextRequest extends FetchLimits {
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the request a POST. */
  readonly body?: string;
  /** Refuses to follow a redirect to another server: for words and keys that only this server may get. */
  readonly staysOnServer?: boolean;
}

/** How many redirects are followed: a service that has moved needs one. */
const MOST_REDIRECTS = 3;
/** The longest wait in milliseconds that a busy server may ask for. */
const LONGEST_WAIT = 30_000;
/** Milliseconds to wait if the server gives no time. */
const USUAL_WAIT = 2_000;

/**
 * Fetches a text. Asks a busy server (429, or 503 with `Retry-After`) once more, after the time that it gives.
 *
 * @throws {FetchError} for any answer except one of status 200
 */
export async function fetchText(host: WebHost, request: TextRequest): Promise<string> {
  return (await fetchAnswer(host, request, [200])).text;
}

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
}

/**
 * The same with status and headers, for services that use them.
 *
 * @param wanted the statuses that are not errors
 * @throws {FetchError} for an answer of any other status
 */
export async function fetchAnswer(
  host: WebHost,
  request: TextRequest,
  wanted: readonly number[],
): Promise<Answer> {
  const server = serverOf(request.address);
  if (!isSafeAddress(request.address)) {
    throw new FetchError('unsafeAddress', server);
  }
  const answer = await fetchOnce(host, request);
  const wait = waitOf(answer, host.now());
  if (wait === undefined) {
    return checked(answer, server, wanted);
  }
  if (wait > LONGEST_WAIT) {
    throw new FetchError('tooManyRequests', server, answer.status);
  }
  await host.wait(wait, request.signal);
  return checked(await fetchOnce(host, request), server, wanted);
}

function checked(answer: Answer, server: string, wanted: readonly number[]): Answer {
  const { status } = answer;
  if (wanted.includes(status)) {
    return answer;
  }
  const failure =
    status === 404 || status === 410
      ? 'notFound'
      : status === 429
        ? 'tooManyRequests'
        : status >= 500
          ? 'serverError'
          : 'brokenAnswer';
  throw new FetchError(failure, server, status);
}

/** Milliseconds to wait before the next request; undefined if another request is useless (RFC 9110, 10.2.3). */
function waitOf({ status, headers }: Answer, now: number): number | undefined {
  const retryAfter = headers.get('retry-after');
  if (status !== 429 && !(status === 503 && retryAfter)) {
    return undefined;
  }
  const written = retryAfter?.trim() ?? '';
  const date = Date.parse(written);
  const wait = /^\d+$/.test(written) ? Number(written) * 1000 : date - now;
  return Number.isNaN(wait) ? USUAL_WAIT : Math.max(0, wait);
}

async function fetchOnce(host: WebHost, request: TextRequest): Promise<Answer> {
  const { signal, bounds } = request;
  const server = serverOf(request.address);
  const ending = new AbortController();
  let isLate = false;
  const stop = () => ending.abort();
  signal.addEventListener('abort', stop);
  void host.wait(bounds.time, ending.signal).then(() => {
    isLate = !ending.signal.aborted;
    ending.abort();
  });
  try {
    if (signal.aborted) {
      throw new FetchError('cancelled', server);
    }
    // Do not wait for a host that ignores the abort signal.
    return await Promise.race([answerTo(host, request, ending.signal), rejectedBy(ending.signal)]);
  } catch (error) {
    if (signal.aborted || isLate) {
      throw new FetchError(signal.aborted ? 'cancelled' : 'timeOut', server);
    }
    throw error instanceof FetchError ? error : new FetchError('offline', server);
  } finally {
    signal.removeEventListener('abort', stop);
    ending.abort();
  }
}

async function answerTo(
  host: WebHost,
  { address, headers, body, bounds, staysOnServer }: TextRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const init: RequestInit = {
    signal,
    // Send no identity of the editor's user.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { method: 'POST', body }),
  };
  let at = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    let response = await host.fetch(at, { ...init, redirect: 'manual' });
    if (response.type === 'opaqueredirect') {
      if (staysOnServer) {
        throw new FetchError('movedElsewhere', serverOf(address));
      }
      // A browser does not show the target of a redirect until it has followed it.
      response = await host.fetch(at, { ...init, redirect: 'follow' });
      if (!mayLeadTo(address, response.url)) {
        throw new FetchError('unsafeAddress', serverOf(address));
      }
    }
    const location = response.headers.get('location');
    const isRedirect = response.status >= 300 && response.status < 400 && location;
    if (!isRedirect) {
      return {
        status: response.status,
        headers: response.headers,
        text: await boundedText(response, bounds.size, serverOf(address)),
      };
    }
    await response.body?.cancel();
    const next = URL.canParse(location, at) ? new URL(location, at).href : '';
    if (!mayLeadTo(address, next)) {
      throw new FetchError('unsafeAddress', serverOf(address));
    }
    if (staysOnServer && serverOf(next) !== serverOf(address)) {
      throw new FetchError('movedElsewhere', serverOf(address));
    }
    at = next;
  }
  throw new FetchError('brokenAnswer', serverOf(address));
}

/** Reads the body as it arrives, until it is too long. */
async function boundedText(response: Response, size: number, server: string): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.byteLength;
    if (length > size) {
      await reader?.cancel();
      throw new FetchError('tooLarge', server);
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

/** Why a source could not be fetched. */
type FetchFailure =
  | 'offline'
  | 'notFound'
  | 'timeOut'
  | 'tooManyRequests'
  | 'serverError'
  | 'brokenAnswer'
  | 'tooLarge'
  | 'unsafeAddress'
  | 'movedElsewhere'
  | 'cancelled';

/** A request that failed. */
export class FetchError extends Error {
  constructor(
    readonly failure: FetchFailure,
    /** The server that received the request: "api.crossref.org". */
    readonly server: string,
    /** The status of its answer, if it gave one. */
    readonly status?: number,
  ) {
    super(`${failure}: ${server}${status === undefined ? '' : ` (${status})`}`);
    this.name = 'FetchError';
  }
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address may be fetched: over https, or on this machine. */
function isSafeAddress(address: string): boolean {
  const url = urlOf(address);
  return url?.protocol === 'https:' || isLoopback(address);
}

/** Whether one address may redirect to another: never from another server to this machine. */
function mayLeadTo(from: string, to: string): boolean {
  return isSafeAddress(to) && (!isLoopback(to) || isLoopback(from));
}

/** The server of an address, as messages name it. */
export function serverOf(address: string): string {
  return urlOf(address)?.host || address;
}

function isLoopback(address: string): boolean {
  const url = urlOf(address);
  return /^https?:$/.test(url?.protocol ?? '') && loopback.test(url?.hostname ?? '');
}

function urlOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
