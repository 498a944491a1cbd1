import * as vscode from 'vscode';
import type { CompiledStyles } from '../core/cite/bundledStyles';
import type { CitationEngineModule } from '../core/cite/citationEngine';
import { CitationProcessor } from '../core/cite/citationProcessor';

/** What formats references, and the styles that come with it. */
export interface CitationTools {
  readonly processor: CitationProcessor;
  readonly compiled: CompiledStyles;
}

/** Loads what formats references: a megabyte that most sessions never need, so only on first use. */
export class CitationToolsLoader {
  private loading: Promise<CitationTools> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Loads them, or gives those that are loaded. */
  load(): Promise<CitationTools> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private async read(): Promise<CitationTools> {
    const [engine, styles] = await Promise.all(
      ['citeproc.js', 'citationStyles.json'].map((name) => this.readShipped(name)),
    );
    const compiled = JSON.parse(styles as string) as CompiledStyles;
    return {
      processor: new CitationProcessor(evaluate(engine as string), compiled.locales),
      compiled,
    };
  }

  private async readShipped(name: string): Promise<string> {
    const file = vscode.Uri.joinPath(this.extensionUri, 'dist', name);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  }
}

/**
 * Evaluates the engine as the CommonJS module that it is.
 *
 * It must stay a file of its own, unmodified, by its licence; and in a web worker an extension has no
 * `require` for a second file. So both hosts do what their own loaders do. It only ever evaluates the
 * file that the extension ships, never one of a workspace.
 */
function evaluate(code: string): CitationEngineModule {
  const module = { exports: {} };
  new Function('module', 'exports', code)(module, module.exports);
  return module.exports as CitationEngineModule;
}
