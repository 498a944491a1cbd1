/** Loads modules that the build puts beside the command line, when a command first needs them. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ParseBibtex } from '../core/bibliography/bibtex/parsedBibtex';
import type { CompiledStyles } from '../core/csl/bundledStyles';
import type { CitationEngineModule } from '../core/csl/citationEngine';
import { CitationProcessor } from '../core/csl/citationProcessor';
import type { CslNode } from '../core/csl/cslXml';
import type { serveTools } from './toolServer';

/** The code that formats references, and its styles. */
export interface CitationTools {
  readonly processor: CitationProcessor;
  readonly compiled: CompiledStyles;
}

/** @param folder the folder of the build */
export function loadBibtexParser(folder: string): ParseBibtex {
  const load = createRequire(join(folder, 'cli.js'));
  return (load('./bibtexParser.js') as { parseBibtexEntry: ParseBibtex }).parseBibtexEntry;
}

/** @param folder the folder of the build */
export async function loadCitationTools(folder: string): Promise<CitationTools> {
  const load = createRequire(join(folder, 'cli.js'));
  const engine = load('./citeproc.js') as CitationEngineModule;
  const styles = await readFile(join(folder, 'citationStyles.json'), 'utf8');
  const compiled = JSON.parse(styles) as CompiledStyles;
  const files = {
    names: compiled.localeFiles,
    read: async (name: string) =>
      JSON.parse(await readFile(join(folder, 'locales', `${name}.json`), 'utf8')) as CslNode,
  };
  return { processor: new CitationProcessor(engine, compiled.locales, files), compiled };
}

/** @param folder the folder of the build */
export function loadToolServer(folder: string): typeof serveTools {
  const load = createRequire(join(folder, 'cli.js'));
  return (load('./toolServer.js') as { serveTools: typeof serveTools }).serveTools;
}
