import type * as vscode from 'vscode';
import type { CompiledStyles } from '../../core/csl/bundledStyles';
import type { CitationEngineModule } from '../../core/csl/citationEngine';
import { CitationProcessor } from '../../core/csl/citationProcessor';
import type { CslNode } from '../../core/csl/cslXml';
import { loadShippedModule, readShipped } from '../host/shippedModule';

/** The module that formats references, and the styles that come with it. */
export interface CitationTools {
  readonly processor: CitationProcessor;
  readonly compiled: CompiledStyles;
}

/** Loads the code that formats references, on first use: it is a megabyte that most sessions never need. */
export class CitationToolsLoader {
  private loading: Promise<CitationTools> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Loads the tools on the first call. */
  load(): Promise<CitationTools> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private async read(): Promise<CitationTools> {
    const [engine, styles] = await Promise.all([
      // The licence requires the engine to stay an unmodified file of its own.
      loadShippedModule<CitationEngineModule>(this.extensionUri, 'citeproc.js'),
      readShipped(this.extensionUri, 'citationStyles.json'),
    ]);
    const compiled = JSON.parse(styles) as CompiledStyles;
    const files = {
      names: compiled.localeFiles,
      read: async (name: string) =>
        JSON.parse(await readShipped(this.extensionUri, `locales/${name}.json`)) as CslNode,
    };
    return { processor: new CitationProcessor(engine, compiled.locales, files), compiled };
  }
}
