import type * as vscode from 'vscode';
import type { ParseBibtex } from '../../core/bibliography/bibtex/parsedBibtex';
import { formatOf, readBibliography } from '../../core/bibliography/readBibliography';
import { loadShippedModule } from '../host/shippedModule';
import type { ReadBibliography } from './bibliographyFiles';

/** What `parseBibtex.ts` exports. It has a bundle of its own. */
interface ParserModule {
  readonly parseBibtexEntry: ParseBibtex;
}

/** A reader of bibliography files; loads the BibTeX parser with the first file that needs it. */
export function bibliographyReader(extensionUri: vscode.Uri): ReadBibliography {
  let loading: Promise<ParserModule> | undefined;
  return async (name, text) => {
    const format = formatOf(name, text);
    if (!format) {
      return undefined;
    }
    if (format !== 'bibtex') {
      return readBibliography(text, format, () => undefined);
    }
    loading ??= loadShippedModule<ParserModule>(extensionUri, 'bibtexParser.js');
    const { parseBibtexEntry } = await loading;
    return readBibliography(text, format, parseBibtexEntry);
  };
}
