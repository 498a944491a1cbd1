import type { Cited } from './cited';

/** `[^a][^b]`, or undefined where a key cannot be a label. */
export function writeFootnote({ items }: Cited): string | undefined {
  return items.every(({ key }) => isLabel(key))
    ? items.map(({ key }) => `[^${key}]`).join('')
    : undefined;
}

/** `[^a]: Emilie D, et al. …` */
export function writeDefinition(key: string, reference: string): string {
  return `[^${key}]: ${reference.replace(/\s+/g, ' ').trim()}`;
}

function isLabel(key: string): boolean {
  return /^[^\s[\]^\\`*_<>|]+(?:_[^\s[\]^\\`*_<>|]+)*$/.test(key);
}
