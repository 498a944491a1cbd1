import * as vscode from 'vscode';
import { toolServerApi } from '../host/languageModels';
import {
  bibliographyFiles,
  citationLocale,
  citationStyle,
  indexExcludes,
  isIndexed,
  offersToolServer,
  silencedTerms,
} from '../host/settings';

/** The id of our contribution to `mcpServerDefinitionProviders`. */
const PROVIDER = 'cytonote.toolServer';

/**
 * Offers `cytonote mcp` to the editor, for assistants that only call tools over the Model Context Protocol. Defines one
 * server for each trusted folder, with the settings of the folder, and without permission to send requests. Does so
 * only where the editor can run programs and a setting turns it on: chats that also call our tools through the
 * extension would list each tool twice.
 */
export function registerToolServer({
  extension,
  extensionUri,
}: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri'>): vscode.Disposable {
  const command = nodeProgram();
  if (!toolServerApi || !command || extensionUri.scheme !== 'file') {
    return vscode.Disposable.from();
  }
  const { register, Definition } = toolServerApi;
  const changed = new vscode.EventEmitter<void>();
  const cli = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  const version = String(extension.packageJSON.version);
  const provideMcpServerDefinitions = () =>
    foldersToServe().map(({ uri, name }) => {
      const args = [cli, 'mcp', '--root', uri.fsPath, ...settingsOf(uri)];
      // With this variable, the executable of the desktop editor runs scripts; Node itself ignores it.
      const environment = { ELECTRON_RUN_AS_NODE: '1' };
      const label = `Cytonote (${name})`;
      const definition = new Definition(label, command, args, environment, version);
      definition.cwd = uri;
      return definition;
    });
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cytonote')) {
        changed.fire();
      }
    }),
    register(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions,
    }),
  );
}

/** The program that runs this extension host, if it can run a script. A web worker has none. */
function nodeProgram(): string | undefined {
  const { process } = globalThis as { readonly process?: { readonly execPath?: string } };
  return process?.execPath;
}

/** The folders that get a server: none in Restricted Mode, since the server does not know about trust. */
function foldersToServe(): vscode.WorkspaceFolder[] {
  const isOffered = offersToolServer() && vscode.workspace.isTrusted;
  return (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => isOffered && uri.scheme === 'file' && isIndexed(uri),
  );
}

/**
 * The settings of a folder as arguments. Leaves out exclusions that depend on other files: no argument can express
 * them.
 */
function settingsOf(folder: vscode.Uri): string[] {
  const globs = indexExcludes(folder).flatMap((setting) =>
    Object.entries(setting).flatMap(([glob, value]) => (value === true ? [glob] : [])),
  );
  const options: readonly [string, readonly string[]][] = [
    ['style', [citationStyle(folder) ?? []].flat()],
    ['lang', [citationLocale(folder) ?? []].flat()],
    ['bibliography', bibliographyFiles(folder)],
    ['exclude', globs],
    ['silence', silencedTerms(folder)],
  ];
  return options.flatMap(([name, values]) => values.map((value) => `--${name}=${value}`));
}
