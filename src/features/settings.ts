import * as vscode from 'vscode';

/** The settings of `package.json` that turn a feature on or off, without their section. */
export type Switch = 'markMentions' | 'showCards' | 'suggestCitations' | 'hintSlips';

const section = 'cytonote';
const SILENCE_TERMS = 'silenceTerms';

/** Whether a feature is on for a document; where nobody has set it, `package.json` says. */
export function isSettingOn(name: Switch, document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get<boolean>(name) === true;
}

/** The terms that are not marked in a document, as far as the settings silence them. */
export function silencedTerms(document: vscode.TextDocument): readonly string[] {
  const terms = vscode.workspace.getConfiguration(section, document).get<unknown>(SILENCE_TERMS);
  // The editor reports what is of the wrong type, and hands it on all the same.
  return Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : [];
}

/** Silences a term in the settings of the user. */
export async function silenceEverywhere(term: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  const known = settings.inspect<string[]>(SILENCE_TERMS)?.globalValue ?? [];
  if (!known.includes(term)) {
    const terms = [...known, term];
    await settings.update(SILENCE_TERMS, terms, vscode.ConfigurationTarget.Global);
  }
}

/** Whether a change of the configuration concerns a setting. */
export function affectsSetting(
  event: vscode.ConfigurationChangeEvent,
  name: Switch | typeof SILENCE_TERMS,
): boolean {
  return event.affectsConfiguration(`${section}.${name}`);
}
