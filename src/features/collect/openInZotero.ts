import * as vscode from 'vscode';
import { pdfAddress, selectAddress, zoteroPdfPattern } from '../../core/identifiers/zoteroAddress';
import { shortPublication } from '../../core/literature/publication';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { citationAt } from '../citations/citing';
import { IMPORT_HIGHLIGHTS, OPEN_PDF, SHOW_IN_ZOTERO } from '../host/commands';
import { noteSelector } from '../host/documents';
import { confirm } from '../host/statusMessage';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { ZoteroItems } from './zoteroItems';

/** Shows a publication in Zotero, and opens its PDF there: by command, and from a key whose publication Zotero has. */
export function registerZoteroOpening(
  items: ZoteroItems,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const show = (note?: unknown, key?: unknown) =>
    items.ask(note, key, ({ item }) => open(selectAddress(item)));
  /** @param target an address of Zotero's reader, as cards link to it */
  const openPdf = (target?: unknown, key?: unknown) =>
    typeof target === 'string'
      ? openIfPdf(target)
      : items.ask(target, key, async ({ publication, item: { library, pdf } }) =>
          pdf
            ? open(pdfAddress(library, pdf))
            : confirm(vscode.l10n.t('Zotero has no PDF of {0}.', shortPublication(publication))),
        );
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW_IN_ZOTERO, show),
    vscode.commands.registerCommand(OPEN_PDF, openPdf),
    registerActions(analyses, literatures),
  );
}

async function openIfPdf(address: string): Promise<string | undefined> {
  return zoteroPdfPattern.test(address) ? open(address) : undefined;
}

/**
 * Passes an address to the operating system, which opens it in Zotero.
 * @returns the address
 */
async function open(address: string): Promise<string> {
  // A text, not a Uri: the editor would escape "=" and "&" in the query of a Uri, and Zotero does not decode them.
  await vscode.env.openExternal(address as unknown as vscode.Uri);
  return address;
}

/** Offers the Zotero commands on a key whose publication Zotero has, as far as is known without a request. */
function registerActions(analyses: NoteAnalyses, literatures: NoteLiteratures): vscode.Disposable {
  const kind = vscode.CodeActionKind.Empty.append('zotero');
  const provideCodeActions = async (
    document: vscode.TextDocument,
    { start }: vscode.Range,
    _: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    const cited = await citationAt(document, start, analyses, literatures);
    const item = cited?.known.literature.publication(cited.key)?.zotero;
    if (!cited || !item || token.isCancellationRequested) {
      return [];
    }
    const actionOf = (title: string, command: string) => {
      const action = new vscode.CodeAction(title, kind);
      action.command = { command, title, arguments: [document.uri, cited.key] };
      return action;
    };
    return [
      actionOf(vscode.l10n.t('Show in Zotero'), SHOW_IN_ZOTERO),
      ...(item.pdf ? [actionOf(vscode.l10n.t('Open PDF in Zotero'), OPEN_PDF)] : []),
      actionOf(vscode.l10n.t('Import highlights from Zotero…'), IMPORT_HIGHLIGHTS),
    ];
  };
  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [kind] },
  );
}
