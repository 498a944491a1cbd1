import * as vscode from 'vscode';
import { type CitationSyntax, citationSyntaxes } from '../../core/citation/citation';
import { convertCitations } from '../../core/cite/convertCitations';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CONVERT_CITATIONS } from '../host/commands';
import { isNote } from '../host/documents';
import { toWorkspaceEdit } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { latexCommand } from '../host/settings';
import { confirm } from '../host/statusMessage';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** The most keys that a message names; if there are more, it gives their number. */
const NAMED_KEYS = 5;

interface SyntaxItem extends vscode.QuickPickItem {
  readonly syntax: CitationSyntax;
}

/** Converts the citations of a whole note to another syntax, in one edit. */
export function registerCitationConversion(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const convert = async (wanted?: unknown) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isNote(document)) {
      return confirm(vscode.l10n.t('Open a Markdown note to convert its citations.'));
    }
    const syntax = citationSyntaxes.find((name) => name === wanted) ?? (await pickSyntax());
    if (!syntax) {
      return;
    }
    const { literature } = await literatures.of(document);
    await analyses.around(document, 0);
    const analysis = analyses.whole(document);
    if (!analysis) {
      return confirm(vscode.l10n.t('The note is still being read: try again in a moment.'));
    }
    const { version } = document;
    const { edits, left } = await runCooperatively(
      convertCitations(analysis, syntax, literature, latexCommand(document)),
    );
    if (document.version !== version) {
      return confirm(vscode.l10n.t('The note has changed in the meantime. Nothing was converted.'));
    }
    if (edits.length > 0) {
      await vscode.workspace.applyEdit(toWorkspaceEdit(document, ...edits));
    }
    if (left.length > 0) {
      confirm(leftMessage(left));
    }
  };
  return vscode.commands.registerCommand(CONVERT_CITATIONS, convert);
}

async function pickSyntax(): Promise<CitationSyntax | undefined> {
  const item = await vscode.window.showQuickPick<SyntaxItem>(
    [
      { syntax: 'pandoc', label: 'Pandoc', description: '[@emilie1998]' },
      { syntax: 'footnote', label: vscode.l10n.t('Footnotes'), description: '[^emilie1998]' },
      {
        syntax: 'link',
        label: vscode.l10n.t('Links'),
        description: '[Emilie et al., 1998](https://doi.org/…)',
      },
      { syntax: 'numbered', label: vscode.l10n.t('Numbers'), description: '[1]' },
      { syntax: 'myst', label: 'MyST', description: '{cite:p}`emilie1998`' },
      { syntax: 'latex', label: 'LaTeX', description: '\\citep{emilie1998}' },
      {
        syntax: 'manubot',
        label: vscode.l10n.t('Identifiers, as in Manubot'),
        description: '[@doi:10.3109/08830189809043015]',
      },
    ],
    { title: vscode.l10n.t('Convert all citations of the note to') },
  );
  return item?.syntax;
}

function leftMessage(keys: readonly string[]): string {
  const named = keys.slice(0, NAMED_KEYS).join(', ');
  return keys.length > NAMED_KEYS
    ? vscode.l10n.t('Not converted: {0} and {1} more.', named, keys.length - NAMED_KEYS)
    : vscode.l10n.t('Not converted: {0}.', named);
}
