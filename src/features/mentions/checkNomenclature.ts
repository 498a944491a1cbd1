import * as vscode from 'vscode';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { unlessOptedOut } from '../../core/note/noteAnalysis';
import {
  type NomenclatureProblem,
  type NomenclatureRule,
  nomenclatureProblems,
  nomenclatureRules,
} from '../../core/spell/nomenclatureProblems';
import { labelText } from '../../core/text/escape';
import { CHECK_NOMENCLATURE } from '../host/commands';
import { isNote, unchanged } from '../host/documents';
import { pickPlace } from '../host/pickPlace';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { silencedTerms } from '../host/settings';
import { confirm } from '../host/statusMessage';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** The storage key of the rules that were chosen last. */
const KEPT = 'nomenclatureRules';

/**
 * Lists names of the active note that break the rules which the user chooses: names that are not the preferred ones,
 * that the note mostly writes otherwise, or that are not in the letter case of their species. Opens the chosen place,
 * where quick fixes correct the name.
 */
export function registerNomenclatureCheck(
  library: WorkspaceLibrary,
  memory: vscode.Memento,
): vscode.Disposable {
  const checkNomenclature = async (
    given?: readonly NomenclatureRule[],
  ): Promise<readonly NomenclatureProblem[] | undefined> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isNote(document)) {
      return undefined;
    }
    const rules = Array.isArray(given) ? given : await chooseRules(memory);
    if (!rules) {
      return undefined;
    }
    const isCurrent = unchanged(document);
    const silenced = silencedTerms(document);
    const reading = IncrementalNote.inSlices(document.getText(), library.recogniser, silenced);
    const read = await runCooperatively(reading, isCurrent);
    const problems =
      read &&
      (await runCooperatively(
        nomenclatureProblems(library.latest, unlessOptedOut(read.analysis), rules),
        isCurrent,
      ));
    if (!problems) {
      return confirm(vscode.l10n.t('The note has changed in the meantime. Try again.'));
    }
    if (problems.length === 0) {
      confirm(vscode.l10n.t('No name breaks the rules that you chose.'));
      return problems;
    }
    const items = problems.map(({ mention, entity, instead, rule }) => ({
      label: labelText(mention.surface),
      description: labelText(`→ ${instead}`),
      detail: labelText(`${entity.label} · ${ruleLabel(rule)}`),
      place: new vscode.Location(document.uri, toRange(document, mention)),
    }));
    pickPlace(items, {
      title: vscode.l10n.t('Nomenclature'),
      placeHolder: vscode.l10n.t('Names to look at: {0}', problems.length),
    });
    return problems;
  };
  return vscode.commands.registerCommand(CHECK_NOMENCLATURE, checkNomenclature);
}

/** Asks for the rules, since journals differ; the rules that were chosen last are ticked. */
async function chooseRules(
  memory: vscode.Memento,
): Promise<readonly NomenclatureRule[] | undefined> {
  const kept = memory.get<readonly NomenclatureRule[]>(KEPT) ?? nomenclatureRules;
  const items = nomenclatureRules.map((rule) => ({
    rule,
    label: ruleLabel(rule),
    picked: kept.includes(rule),
  }));
  const title = vscode.l10n.t('Check nomenclature by these rules');
  const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  const rules = chosen?.map(({ rule }) => rule);
  if (!rules?.length) {
    return undefined;
  }
  await memory.update(KEPT, rules);
  return rules;
}

function ruleLabel(rule: NomenclatureRule): string {
  switch (rule) {
    case 'species':
      return vscode.l10n.t('Gene symbols as in their species: Il6 in mice, IL6 in humans');
    case 'preferred':
      return vscode.l10n.t('Preferred names, as immunologists write them; INN for drugs');
    case 'consistent':
      return vscode.l10n.t('One name for each entity within the note');
  }
}
