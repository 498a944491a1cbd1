import { type CitationStyle, styleOf } from './citationStyle';
import type { CslNode } from './cslXml';

/** The bundled styles, by their names in settings and notes. */
export const bundledStyleNames = [
  'apa',
  'vancouver',
  'harvard',
  'compact-numbered',
  'compact-author-date',
] as const;
export type BundledStyleName = (typeof bundledStyleNames)[number];

/** The compiled styles and locales that the build writes: `dist/citationStyles.json`. */
export interface CompiledStyles {
  readonly styles: Readonly<Record<BundledStyleName, CslNode>>;
  readonly locales: Readonly<Record<string, CslNode>>;
  /** The names of locales in files of their own: `dist/locales/pt-BR.json`. */
  readonly localeFiles: readonly string[];
}

/** The default numbered style: it is the closest to Cytonote's own form. */
export const DEFAULT_STYLE: BundledStyleName = 'vancouver';

/** Citing Medicine requires these words, but the style omits the date. */
const noDate: Partial<Record<BundledStyleName, string>> = { vancouver: '[date unknown]' };

/** Whether a name is that of a bundled style. */
export function isBundledStyle(name: string): name is BundledStyleName {
  return (bundledStyleNames as readonly string[]).includes(name);
}

/** The bundled style for the last part of a parent's address: "harvard1" is our Harvard. */
export function bundledParent(name: string): BundledStyleName | undefined {
  const parents: Readonly<Record<string, BundledStyleName>> = {
    apa: 'apa',
    vancouver: 'vancouver',
    harvard1: 'harvard',
  };
  return Object.hasOwn(parents, name) ? parents[name] : undefined;
}

/**
 * A bundled style.
 *
 * @throws Error if the compiled styles are not those of the build
 */
export function bundledStyle({ styles }: CompiledStyles, name: BundledStyleName): CitationStyle {
  const read = styleOf(styles[name]);
  if ('problem' in read) {
    throw new Error(`${name}: ${read.problem.message}`);
  }
  return { ...read.style, noDate: noDate[name] };
}
