import * as vscode from 'vscode';
import { sourcePage } from '../../core/card/sourcePage';
import type { CitationKey, Source } from '../../core/library/schema';
import { shortReference } from '../../core/literature/formatReference';
import { idOfSource } from '../../core/literature/publication';
import { referenceOf } from '../../core/literature/sourceReference';
import { OPEN_SOURCE } from '../host/commands';
import { affectsSetting } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import type { NoteMentions } from './noteMentions';
import { type PageDocuments, pageUri } from './pageDocuments';
import { pageLinks } from './pageLinks';
import type { PublicationPicker } from './pickPublication';

/** The command link by which a card opens the page of a source. */
export function sourcePageLink(key: CitationKey): string {
  return `command:${OPEN_SOURCE}?${encodeURIComponent(JSON.stringify([key]))}`;
}

/** The address of the page of a source, as a virtual document. */
export function sourcePageUri(source: Source): vscode.Uri {
  return pageUri({ sort: 'sources', id: source.key }, shortReference(source));
}

/** Serves the pages of sources as read-only documents, and opens them rendered. */
export function registerSourcePages(
  library: WorkspaceLibrary,
  pages: PageDocuments,
  mentions: NoteMentions,
  picker: PublicationPicker,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const write = (key: CitationKey) => {
    const source = library.latest.source(key);
    const reference = source && formatter.markdownNow(referenceOf(source), undefined);
    return source
      ? sourcePage(
          library.latest,
          source,
          pageLinks(library),
          mentions.citing(idOfSource(source.key)),
          reference,
        )
      : '';
  };
  return vscode.Disposable.from(
    pages.serve('sources', write),
    formatter.onDidLoad(() => pages.drawAgain()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const settings = ['citation.style', 'citation.locale', 'rank.prefer'] as const;
      if (settings.some((name) => affectsSetting(event, name))) {
        pages.drawAgain();
      }
    }),
    vscode.commands.registerCommand(OPEN_SOURCE, async (key?: CitationKey) => {
      const source = key === undefined ? await picker.pickOne() : library.latest.source(key);
      if (source) {
        const uri = sourcePageUri(source);
        pages.remember(uri);
        await showRendered(uri);
      }
    }),
  );
}

/** Opens the built-in preview, or the text if the user has disabled the built-in extension. */
export async function showRendered(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
