import { t } from '@vscode/l10n';
import { fetchMessage } from '../fetching/fetchMessage';
import { FetchError } from '../fetching/fetchText';

/** A message that says why Zotero could not be read, and what the user can do about it. */
export function zoteroMessage(error: unknown, port: number): string {
  if (!(error instanceof FetchError)) {
    return String(error);
  }
  if (error.status === 403) {
    return t(
      'Zotero lets no other program read it. Allow that in Zotero’s settings, under Advanced: “Allow other applications on this computer to communicate with Zotero”.',
    );
  }
  return ['offline', 'timeOut', 'notFound'].includes(error.failure)
    ? t(
        'Zotero does not answer at port {0}. Start Zotero 7 or later. An editor in the browser cannot reach it.',
        port,
      )
    : fetchMessage(error, 'Zotero');
}
