import * as vscode from 'vscode';
import type { Citation } from '../../core/citation/citation';
import { keysIn } from '../../core/cite/citedPublication';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { addressOf } from '../../core/identifiers/publicationIds';
import type { Publication } from '../../core/literature/publication';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector, unchanged } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { sourcePageUri } from '../pages/sourcePages';
import { citationAt, entriesOf, type KeyedCitation } from './citing';

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
    const targets = targetsOf(found, document);
    const originSelectionRange = toRange(document, found.citation);
    return targets.map((target) => ({ ...target, originSelectionRange }));
  };
  const provideDocumentLinks = async (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ) => {
    const { literature } = await literatures.of(document);
    const analysis = analyses.whole(document) ?? (await analyses.around(document, 0));
    const isWanted = unchanged(document, token);
    const found = await runCooperatively(addressesIn(analysis, literature), isWanted);
    return found?.map(({ citation, address }) => {
      const link = new vscode.DocumentLink(toRange(document, citation), vscode.Uri.parse(address));
      link.tooltip = vscode.l10n.t('Open the publication');
      return link;
    });
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(noteSelector, { provideDefinition }),
    vscode.languages.registerDocumentLinkProvider(noteSelector, { provideDocumentLinks }),
  );
}

function targetsOf(found: KeyedCitation, note: vscode.TextDocument): vscode.LocationLink[] {
  const filed = entriesOf(found, note).map(({ uri, range, keyRange }) => ({
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: keyRange,
  }));
  const source = found.known.literature.publication(found.key)?.source;
  const start = new vscode.Range(0, 0, 0, 0);
  return filed.length > 0 || !source
    ? filed
    : [{ targetUri: sourcePageUri(source), targetRange: start }];
}

/** The citations of a note whose publication has a web address; pauses after each citation. */
function* addressesIn(
  analysis: NoteAnalysis,
  literature: NoteLiterature,
): Generator<void, { readonly citation: Citation; readonly address: string }[]> {
  const found: { citation: Citation; address: string }[] = [];
  const keyOf = keysIn(analysis, literature);
  for (const { citations } of analysis.blocks) {
    for (const citation of citations.flatMap((group) => group.citations)) {
      const key = keyOf(citation);
      const publication = key === undefined ? undefined : literature.publication(key);
      const address = publication && webAddressOf(publication);
      if (address) {
        found.push({ citation, address });
      }
      yield;
    }
  }
  return found;
}

/** The web address of a publication. Bibliographies may contain any address; only those of the web are used. */
function webAddressOf(publication: Publication): string | undefined {
  const address = addressOf(publication.summary);
  if (address !== undefined) {
    return address;
  }
  // Only here, since it parses the entry.
  const { URL } = publication.reference;
  return URL && /^https?:\/\//i.test(URL) ? URL : undefined;
}
