import * as vscode from 'vscode';
import { SET_PUBMED_API_KEY } from '../host/commands';
import { confirm } from '../host/statusMessage';

/** The name of the key in the editor's storage of secrets. */
const NAME = 'pubmedApiKey';

/** The user's key for NCBI's E-utilities, kept in the editor's storage of secrets. */
export class PubmedApiKey {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** Gives the key; undefined where there is none, or where the editor cannot read its storage. */
  async get(): Promise<string | undefined> {
    try {
      return (await this.secrets.get(NAME)) || undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a key; an empty one forgets it. */
  async set(key: string): Promise<void> {
    await (key ? this.secrets.store(NAME, key) : this.secrets.delete(NAME));
  }
}

/** Asks for the key by command. Nothing is sent. */
export function registerPubmedApiKey(apiKey: PubmedApiKey): vscode.Disposable {
  const setKey = async () => {
    const written = await vscode.window.showInputBox({
      title: vscode.l10n.t('API Key for PubMed'),
      prompt: vscode.l10n.t(
        'NCBI gives one to each account, for ten requests a second instead of three. Leave it empty to forget the key.',
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) =>
        /^[\w-]*$/.test(text.trim())
          ? undefined
          : vscode.l10n.t('A key has only letters, digits and hyphens.'),
    });
    if (written !== undefined) {
      const key = written.trim();
      await apiKey.set(key);
      confirm(
        key
          ? vscode.l10n.t('The key for PubMed is stored in the editor’s secret storage.')
          : vscode.l10n.t('No key for PubMed is stored.'),
      );
    }
  };
  return vscode.commands.registerCommand(SET_PUBMED_API_KEY, setKey);
}
