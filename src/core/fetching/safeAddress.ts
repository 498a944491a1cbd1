const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is asked at all: over https, or on this very machine. */
export function isSafeAddress(address: string): boolean {
  const url = urlOf(address);
  return url?.protocol === 'https:' || isLoopback(address);
}

/** Whether an answer may lead from one address to another: never from the net to this machine. */
export function mayLeadTo(from: string, to: string): boolean {
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
