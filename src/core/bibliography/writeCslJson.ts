import type { Reference } from '../cite/reference';

/** A reference as CSL-JSON: a list with one item, as programs import it. */
export function writeCslJson(reference: Reference): string {
  return `${JSON.stringify([reference], undefined, 2)}\n`;
}
