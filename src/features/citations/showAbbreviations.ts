import * as vscode from 'vscode';
import {
  type AbbreviationProblem,
  abbreviationProblems,
} from '../../core/note/abbreviationProblems';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { unlessOptedOut } from '../../core/note/noteAnalysis';
import { labelText } from '../../core/text/escape';
import { SHOW_ABBREVIATIONS } from '../host/commands';
import { isNote, unchanged } from '../host/documents';
import { pickPlace } from '../host/pickPlace';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { silencedTerms } from '../host/settings';
import { confirm } from '../host/statusMessage';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/**
 * Lists the abbreviations of the active note that are used before or without their definition, or defined again or
 * differently, and opens the chosen place.
 */
export function registerAbbreviations(library: WorkspaceLibrary): vscode.Disposable {
  const showAbbreviations = async (): Promise<readonly AbbreviationProblem[] | undefined> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isNote(document)) {
      return undefined;
    }
    const isCurrent = unchanged(document);
    const silenced = silencedTerms(document);
    const reading = IncrementalNote.inSlices(document.getText(), library.recogniser, silenced);
    const read = await runCooperatively(reading, isCurrent);
    const problems =
      read &&
      (await runCooperatively(abbreviationProblems(unlessOptedOut(read.analysis)), isCurrent));
    if (!problems) {
      return confirm(vscode.l10n.t('The note has changed in the meantime. Try again.'));
    }
    if (problems.length === 0) {
      confirm(vscode.l10n.t('Each abbreviation is defined once, before it is used.'));
      return problems;
    }
    const items = problems.map((problem) => ({
      label: labelText(problem.short),
      description: labelText(descriptionOf(problem)),
      detail: labelText(problem.long),
      place: new vscode.Location(document.uri, toRange(document, problem)),
    }));
    pickPlace(items, {
      title: vscode.l10n.t('Abbreviations'),
      placeHolder: vscode.l10n.t('Abbreviations to look at: {0}', problems.length),
    });
    return problems;
  };
  return vscode.commands.registerCommand(SHOW_ABBREVIATIONS, showAbbreviations);
}

function descriptionOf({ kind, other = '' }: AbbreviationProblem): string {
  switch (kind) {
    case 'usedBefore':
      return vscode.l10n.t('used before its definition');
    case 'undefined':
      return vscode.l10n.t('has no definition');
    case 'again':
      return vscode.l10n.t('defined again');
    case 'differently':
      return vscode.l10n.t('defined differently: {0}', other);
  }
}
