import type * as vscode from 'vscode';
import { registerEach } from '../host/registerEach';
import { EditorHost, type EditorParts } from './editorHost';
import { registerLanguageModelTools } from './languageModelTools';
import { registerToolServer } from './offerToolServer';

/** What these features use from the app. */
interface App extends EditorParts {
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri'>;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the tools for assistants, in the editor's own form and as a server. */
export function register(app: App): vscode.Disposable {
  const { context, log } = app;
  return registerEach(log, [
    () => registerLanguageModelTools(new EditorHost(app)),
    () => registerToolServer(context),
  ]);
}
