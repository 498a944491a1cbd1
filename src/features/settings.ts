import * as vscode from 'vscode';

/** The settings of `package.json` that turn a feature on or off, without their section. */
export type Switch = 'markMentions' | 'showCards' | 'suggestCitations';

const section = 'cytonote';

/** Whether a feature is on for a document. */
export function isSettingOn(name: Switch, document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get<boolean>(name, true);
}

/** Whether a change of the configuration concerns a setting. */
export function affectsSetting(event: vscode.ConfigurationChangeEvent, name: Switch): boolean {
  return event.affectsConfiguration(`${section}.${name}`);
}
