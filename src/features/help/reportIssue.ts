import * as vscode from 'vscode';
import { REPORT_ISSUE } from '../host/commands';
import type { WorkspaceIndex } from '../index/workspaceIndex';

/**
 * Opens the editor's form for issues, with what helps to find the error: versions, the kind of host, the names
 * of changed settings, and counts. It contains no text, name or path of a note.
 */
export function registerIssueReport(
  { extension }: vscode.ExtensionContext,
  index: WorkspaceIndex,
): vscode.Disposable {
  return vscode.commands.registerCommand(REPORT_ISSUE, () =>
    vscode.commands.executeCommand('workbench.action.openIssueReporter', {
      extensionId: extension.id,
      issueBody: issueBody(extension, index),
    }),
  );
}

function issueBody({ packageJSON }: vscode.Extension<unknown>, index: WorkspaceIndex): string {
  const { version, contributes } = packageJSON as Manifest;
  const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  const changed = settings.filter(isChanged);
  const facts = [
    `Cytonote ${version}, VS Code ${vscode.version}, ${vscode.env.appHost}`,
    `UI: ${vscode.UIKind[vscode.env.uiKind]}, language: ${vscode.env.language}`,
    `Trusted: ${vscode.workspace.isTrusted}, folders: ${vscode.workspace.workspaceFolders?.length ?? 0}`,
    `Settings that are not as they come: ${changed.join(', ') || 'none'}`,
    `Notes in the index: ${index.notes.all.size}, ${JSON.stringify(index.counts)}`,
  ];
  const questions = [
    vscode.l10n.t('What did you do?'),
    vscode.l10n.t('What happened, and what did you expect?'),
  ];
  return [
    ...questions.map((question) => `**${question}**\n\n`),
    `\n${facts.map((fact) => `- ${fact}`).join('\n')}`,
  ].join('\n');
}

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  };
}

/** Only the names of changed settings: a value may hold terms or paths. */
function isChanged(setting: string): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration().inspect(setting) ?? {};
  return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}
