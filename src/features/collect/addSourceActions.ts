import * as vscode from 'vscode';
import { keyOf } from '../../core/cite/citedPublication';
import { fetchableIdentifier } from '../../core/identifiers/identifierKeys';
import {
  comparedIdentifier,
  identifiersIn,
  type SourceIdentifier,
  shownIdentifier,
} from '../../core/identifiers/readIdentifier';
import { blockAt } from '../../core/note/noteAnalysis';
import { touches } from '../../core/text/range';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { CitedIdentifier } from '../citations/citeIdentifier';
import { ADD_SOURCE } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** Milliseconds that the menu waits for bibliographies that are still being read. */
const WAIT = 500;

/**
 * Offers to fetch the source of an identifier in a note, if neither the library nor the bibliography of the
 * note has it, and to replace the identifier by a citation. Keeps the address of a link and an identifier in the
 * place of a key (`@doi:10.1000/x`), since they are citations themselves once the source is known. Fetches nothing
 * until the user chooses the action.
 */
export function registerSourceAddingActions(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    _context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    const { text, range: line } = document.lineAt(range.start.line);
    const lineStart = toOffset(document, line.start);
    const offset = toOffset(document, range.start);
    const written = identifiersIn(text).find((it) => touches(it, offset - lineStart));
    if (!written && !text.includes('@')) {
      return [];
    }
    const analysis = await analyses.around(document, offset);
    const block = blockAt(analysis, offset);
    const { literature } = await literatures.soon(document, WAIT);
    if (token.isCancellationRequested || !block) {
      return [];
    }
    const isKnownAs = (it: SourceIdentifier) =>
      literature.keyOfAddress(comparedIdentifier(it)) !== undefined;
    const citation = block.citations
      .flatMap(({ citations }) => citations)
      .find((it) => it.looksLike === 'identifier' && touches(it, offset));
    if (citation) {
      // Pandoc ends a key before a bracket, but a DOI may continue.
      const whole = analysis.text[citation.end] === '(' ? written?.identifier : undefined;
      const known = keyOf(analysis, citation, literature);
      const isKnown = known !== undefined || (whole && isKnownAs(whole));
      return isKnown ? [] : fetchActions(document, whole ?? citation.key);
    }
    const { identifier } = written ?? {};
    if (!written || !identifier || isKnownAs(identifier)) {
      return [];
    }
    const around = block.closed.find((closed) => touches(closed, offset));
    const opening = around && analysis.text[around.start];
    if (opening === '`' || opening === '$') {
      return [];
    }
    const name = shownIdentifier(identifier);
    const cited: CitedIdentifier = {
      start: lineStart + written.start,
      end: lineStart + written.end,
      text: text.slice(written.start, written.end),
    };
    const add = (title: string, ...rest: readonly CitedIdentifier[]) =>
      addAction(title, cited.text, document, ...rest);
    const addAlone = add(vscode.l10n.t('Add {0} to the library', name));
    return opening === '['
      ? [addAlone]
      : [add(vscode.l10n.t('Add {0} to the library and cite it', name), cited), addAlone];
  };
  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** The action that fetches the source of a citation by identifier, which then cites that source. */
function fetchActions(
  document: vscode.TextDocument,
  cited: SourceIdentifier | string,
): vscode.CodeAction[] {
  const identifier = typeof cited === 'string' ? fetchableIdentifier(cited) : cited;
  if (!identifier) {
    return [];
  }
  const name = shownIdentifier(identifier);
  return [addAction(vscode.l10n.t('Fetch and Add {0}…', name), name, document)];
}

function addAction(
  title: string,
  written: string,
  document: vscode.TextDocument,
  ...cited: readonly CitedIdentifier[]
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: ADD_SOURCE, title, arguments: [written, document.uri, ...cited] };
  return action;
}
