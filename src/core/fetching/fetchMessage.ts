import { t } from '@vscode/l10n';
import type { FetchError } from './fetchText';

/**
 * A message that says why a fetch failed, and what the user can do about it.
 *
 * @param what the object of the request, as the user names it
 */
export function fetchMessage({ failure, server, status }: FetchError, what: string): string {
  switch (failure) {
    case 'offline':
      return t('{0} cannot be reached. Is this computer online?', server);
    case 'notFound':
      return t('{0} does not know {1}.', server, what);
    case 'timeOut':
      return t('{0} did not answer in time.', server);
    case 'tooManyRequests':
      return t('{0} has received too many requests. Try again later.', server);
    case 'serverError':
      return t('{0} reports an error of its own ({1}). Try again later.', server, status ?? 0);
    case 'brokenAnswer':
      return t('{0} returned an unexpected answer.', server);
    case 'tooLarge':
      return t('The answer of {0} is too large.', server);
    case 'unsafeAddress':
      return t('{0} is not asked, since it is not reached over https.', server);
    case 'movedElsewhere':
      return t('{0} redirects requests to another server. Nothing was sent there.', server);
    case 'cancelled':
      return t('Cancelled.');
  }
}
