/** The citation styles and locales that are shipped: those of CSL from packages, and our own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledStyleName, CompiledStyles } from '../core/csl/bundledStyles';
import { type CslNode, parseCsl } from '../core/csl/cslXml';
import { root } from './projectFiles';

/** The package of styles, and of the locales that come in one file with them. */
const stylesPackage = 'node_modules/@citation-js/plugin-csl';

/** The file of Pandoc, which contains all locales of CSL. */
const pandocModule = 'node_modules/pandoc-wasm/src/pandoc.wasm';
const localeEnd = '</locale>';

/** The package of the engine, and its only file. */
export const enginePackage = {
  folder: 'node_modules/citeproc',
  main: 'node_modules/citeproc/citeproc_commonjs.js',
};

type Texts = Readonly<Record<string, string>>;

/**
 * The XML of each bundled style.
 *
 * @throws Error if the package has another version of Vancouver than the one that we amend
 */
export function bundledStyleTexts(): Record<BundledStyleName, string> {
  const styles = readJson('styles.json');
  return {
    apa: styles.apa as string,
    vancouver: nameLanguage(styles.vancouver as string),
    harvard: styles.harvard1 as string,
    'compact-numbered': readOwn('compact-numbered'),
    'compact-author-date': readOwn('compact-author-date'),
  };
}

/** The XML of each locale that comes in one file with the styles, by names such as "de-DE". */
export function bundledLocaleTexts(): Texts {
  return readJson('locales.json');
}

/**
 * The XML of all other locales of CSL, by names such as "pt-BR". Pandoc has them within its WebAssembly, each as a
 * whole document, so that we use the same words as it does.
 *
 * @throws Error if they are not there
 */
export function otherLocaleTexts(): Texts {
  const pandoc = readFileSync(join(root, pandocModule));
  const bundled = bundledLocaleTexts();
  const found: [string, string][] = [];
  let from = 0;
  for (let end = pandoc.indexOf(localeEnd); end !== -1; end = pandoc.indexOf(localeEnd, from)) {
    from = end + localeEnd.length;
    const xml = pandoc.toString('utf8', pandoc.lastIndexOf('<?xml', end), from);
    const [, name] = /^<\?xml[^<>]*>\s*<locale\b[^<>]*xml:lang="([\w-]+)"/.exec(xml) ?? [];
    if (name && !(name in bundled)) {
      found.push([name, xml]);
    }
  }
  if (found.length < 50) {
    throw new Error(`${pandocModule} has only ${found.length} locales.`);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Parses all of them at build time, so that the extension does not parse them while a note is open. */
export function compileStyles(): CompiledStyles {
  const others = parseAll(otherLocaleTexts());
  return {
    styles: parseAll(bundledStyleTexts()),
    locales: { ...parseAll(bundledLocaleTexts()), ...others },
    localeFiles: Object.keys(others),
  };
}

/**
 * Puts the language after the pages, as Citing Medicine has it for articles in another language than
 * English: "1987;117(25):945–51. German." The style knows nothing of languages.
 */
function nameLanguage(vancouver: string): string {
  const after = '<text macro="report-number"/>';
  const parts = vancouver.split(after);
  if (parts.length !== 2) {
    throw new Error(`The style Vancouver no longer has ${after} in exactly one place.`);
  }
  return parts.join(`${after}<text variable="language-name"/>`);
}

function parseAll<Name extends string>(texts: Readonly<Record<Name, string>>) {
  const entries = Object.entries<string>(texts).map(([name, xml]) => [name, parseCsl(xml)]);
  return Object.fromEntries(entries) as Record<Name, CslNode>;
}

function readJson(name: string): Texts {
  return JSON.parse(readFileSync(join(root, stylesPackage, 'lib', name), 'utf8')) as Texts;
}

function readOwn(name: string): string {
  return readFileSync(join(root, 'data', 'styles', `${name}.csl`), 'utf8');
}
