import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import { messageText } from '../../core/text/escape';

/** Why a fetch failed, and what the user can do about it. */
export function fetchMessage({ failure, server, status }: FetchError, what: string): string {
  switch (failure) {
    case 'offline':
      return vscode.l10n.t('{0} cannot be reached. Is this computer online?', server);
    case 'notFound':
      return vscode.l10n.t('{0} does not know {1}.', server, what);
    case 'timeOut':
      return vscode.l10n.t('{0} did not answer in time.', server);
    case 'tooManyRequests':
      return vscode.l10n.t('{0} has received too many requests. Try again later.', server);
    case 'serverError':
      return vscode.l10n.t(
        '{0} reports an error of its own ({1}). Try again later.',
        server,
        status ?? 0,
      );
    case 'brokenAnswer':
      return vscode.l10n.t('{0} returned an unexpected answer.', server);
    case 'tooLarge':
      return vscode.l10n.t('The answer of {0} is too large.', server);
    case 'unsafeAddress':
      return vscode.l10n.t('{0} is not asked, since it is not reached over https.', server);
    case 'movedElsewhere':
      return vscode.l10n.t(
        '{0} hands requests on to another server. Nothing was sent there.',
        server,
      );
    case 'cancelled':
      return vscode.l10n.t('Cancelled.');
  }
}

/** Shows why something failed, except when the user has cancelled it. */
export function explainFailure(error: unknown, what: string): void {
  if (error instanceof FetchError && error.failure === 'cancelled') {
    return;
  }
  const message = error instanceof FetchError ? fetchMessage(error, what) : String(error);
  void vscode.window.showWarningMessage(messageText(message));
}
