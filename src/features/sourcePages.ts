import * as vscode from 'vscode';
import { sourcePage } from '../core/card/sourcePage';
import { shortReference } from '../core/cite/formatReference';
import { referenceOf } from '../core/cite/sourceReference';
import type { CitationKey, Source } from '../core/library/schema';
import type { SourcePicker } from './pickSource';
import type { ReferenceFormatter } from './referenceFormatter';
import { affectsSetting } from './settings';
import type { WorkspaceLibrary } from './workspaceLibrary';

export const OPEN_SOURCE = 'cytonote.openSource';

/** The scheme of the virtual documents; their query is the citation key. */
const scheme = 'cytonote-source';

/** The address that opens the page of a source from a card. */
export function sourcePageLink(key: CitationKey): string {
  return `command:${OPEN_SOURCE}?${encodeURIComponent(JSON.stringify([key]))}`;
}

/** The address of the page of a source, as a virtual document. */
export function sourcePageUri(source: Source): vscode.Uri {
  const path = `/${shortReference(source).replaceAll('/', ' ')}.md`;
  return vscode.Uri.from({ scheme, path, query: source.key });
}

/** Serves the pages of sources as read-only documents, and opens them rendered. */
export function registerSourcePages(
  current: WorkspaceLibrary,
  picker: SourcePicker,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }) => {
      const source = current.library.source(query);
      const reference = source && formatter.markdownNow(referenceOf(source), undefined);
      return source ? sourcePage(current.library, source, reference) : '';
    },
  };
  const drawAgain = () =>
    vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme === scheme)
      .forEach(({ uri }) => changed.fire(uri));
  return vscode.Disposable.from(
    changed,
    formatter.onDidLoad(drawAgain),
    current.onDidChange(drawAgain),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'citation.style') || affectsSetting(event, 'citation.locale')) {
        drawAgain();
      }
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.commands.registerCommand(OPEN_SOURCE, async (key?: CitationKey) => {
      const source = key === undefined ? await picker.pickOne() : current.library.source(key);
      if (source) {
        await showRendered(sourcePageUri(source));
      }
    }),
  );
}

/** Opens the built-in preview, or the text where a user has turned the built-in extension off. */
export async function showRendered(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
