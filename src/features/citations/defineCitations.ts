import * as vscode from 'vscode';
import { citedPublication } from '../../core/cite/citedPublication';
import { doiAddress } from '../../core/identifiers/doi';
import { pubMedAddress } from '../../core/identifiers/pubmedId';
import type { Publication } from '../../core/literature/publication';
import type { NoteLiteratures, OpenNoteLiterature } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import { toOffsets, toRange } from '../host/positions';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { sourcePageUri } from '../pages/sourcePages';
import { citationAt } from './citing';

/**
 * Goes from a citation to its entry in the bibliography or to the page of its source, and links it to the
 * web.
 */
export function registerCitationDefinitions(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideDefinition = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    const found = await citationAt(document, position, analyses, literatures);
    if (!found || token.isCancellationRequested) {
      return undefined;
    }
    const targets = targetsOf(found.key, found.known);
    const originSelectionRange = toRange(document, found.citation);
    return targets.map((target) => ({ ...target, originSelectionRange }));
  };
  const provideDocumentLinks = async (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ) => {
    const { literature } = await literatures.of(document);
    const place = toOffsets(document, new vscode.Range(0, 0, document.lineCount, 0));
    const analysis = analyses.whole(document) ?? (await analyses.around(document, place.start));
    if (token.isCancellationRequested) {
      return [];
    }
    return analysis.blocks
      .flatMap(({ citations }) => citations.flatMap((group) => group.citations))
      .flatMap((citation) => {
        const publication = citedPublication(analysis, citation, literature);
        const address = publication && addressOf(publication);
        if (!address) {
          return [];
        }
        const link = new vscode.DocumentLink(
          toRange(document, citation),
          vscode.Uri.parse(address),
        );
        link.tooltip = vscode.l10n.t('Open the publication');
        return [link];
      });
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(noteSelector, { provideDefinition }),
    vscode.languages.registerDocumentLinkProvider(noteSelector, { provideDocumentLinks }),
  );
}

function targetsOf(key: string, { literature, files }: OpenNoteLiterature): vscode.LocationLink[] {
  const filed = literature.entriesFor(key).flatMap(({ file, entry }) => {
    const read = files.find(({ uri }) => uri.toString() === file);
    if (!read) {
      return [];
    }
    return [
      {
        targetUri: read.uri,
        targetRange: read.toRange(entry),
        targetSelectionRange: read.toRange(entry.keyRange),
      },
    ];
  });
  const source = literature.publication(key)?.source;
  const start = new vscode.Range(0, 0, 0, 0);
  return filed.length > 0 || !source
    ? filed
    : [{ targetUri: sourcePageUri(source), targetRange: start }];
}

/** The web address of a publication. Bibliographies may contain any address; only those of the web are used. */
function addressOf({
  summary: { DOI, PMID },
  reference: { URL },
}: Publication): string | undefined {
  if (DOI) {
    return doiAddress(DOI);
  }
  return PMID ? pubMedAddress(PMID) : URL && /^https?:\/\//i.test(URL) ? URL : undefined;
}
