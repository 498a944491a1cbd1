import * as vscode from 'vscode';
import { isWritable, replaceUnderKey } from '../../core/bibliography/editBibliography';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import type { Publication } from '../../core/literature/publication';
import type { Reference } from '../../core/literature/reference';
import { summaryOf } from '../../core/literature/summary';
import type { ReferenceFinding } from '../../core/referenceCheck/referenceFinding';
import { isUpToDate } from '../bibliographies/bibliographyEdits';
import type { BibliographyFiles, ReadFile } from '../bibliographies/bibliographyFiles';
import { DeferredAction } from '../host/deferredAction';
import { explainRefusal } from '../host/fileTexts';

/** The suffix of a preprint's key when its old key moves to the version in a journal. */
const OF_PREPRINT = '-preprint';

/** A finding as it is shown. */
export interface ShownFinding {
  readonly finding: ReferenceFinding;
  readonly publication: Publication;
  readonly literature: NoteLiterature | undefined;
}

/**
 * The quick fix of a finding: to cite the other key of the publication, or to keep the key for the version in a
 * journal.
 * @param diagnostic as the document shows it now
 * @returns undefined if there is no fix
 */
export function fixFinding(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { finding, publication, literature }: ShownFinding,
  bibliographies: BibliographyFiles,
): vscode.CodeAction | undefined {
  const reference = finding.journalVersion?.reference;
  const known = reference && literature?.sameAs(summaryOf(reference));
  const isOther = known && known.entries.length > 0 && known.key !== publication.key;
  const other = isOther ? known.key : literature && finding.better;
  const isAtKey = document.getText(diagnostic.range) === publication.key;
  if (other !== undefined && isAtKey) {
    const title = vscode.l10n.t('Cite @{0} instead', other);
    const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    fix.edit = new vscode.WorkspaceEdit();
    fix.edit.replace(document.uri, diagnostic.range, other);
    return fix;
  }
  const [place] = publication.entries;
  const canWrite = place && reference && other === undefined;
  return canWrite
    ? new DeferredAction(
        vscode.l10n.t('Cite the version in the journal, keeping @{0}', publication.key),
        vscode.CodeActionKind.QuickFix,
        async (token) => {
          const uri = vscode.Uri.parse(place.file);
          const file = await bibliographies.get(uri);
          return token.isCancellationRequested
            ? undefined
            : keepKeyFor(uri, place.entry.key, reference, file);
        },
      )
    : undefined;
}

/** The edit that gives a key to the version in a journal; the entry of the preprint stays, under a key of its own. */
function keepKeyFor(
  uri: vscode.Uri,
  key: string,
  reference: Reference,
  file: ReadFile | undefined,
): vscode.WorkspaceEdit | undefined {
  const isThere = file?.bibliography.entries.some((entry) => entry.key === key);
  if (!file?.encoding || !isThere || !isWritable(file.bibliography.format) || !isUpToDate(file)) {
    return undefined;
  }
  const { text, bibliography, encoding } = file;
  const added = replaceUnderKey({ text, bibliography, encoding }, key, reference, OF_PREPRINT);
  if ('refusal' in added) {
    explainRefusal(uri, added.refusal);
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const change of added.edits) {
    edit.replace(uri, file.toRange(change), change.text);
  }
  return edit;
}
