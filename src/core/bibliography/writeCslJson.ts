import type { Reference } from '../cite/reference';

/** References as CSL-JSON: a list, also of one item, as programs import it. */
export function writeCslJson(...references: readonly Reference[]): string {
  return `${JSON.stringify(references, undefined, 2)}\n`;
}
