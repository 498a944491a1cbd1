import { t } from '@vscode/l10n';
import type { Finding } from '../library/schema';
import { escapeMarkdown } from '../text/escape';

/** A finding as Markdown; in quotation marks and with its page if it is a passage that the user has marked. */
export function findingMarkdown({ text, quoted }: Pick<Finding, 'text' | 'quoted'>): string {
  const page = quoted?.page === undefined ? '' : ` (${t('p. {0}', quoted.page)})`;
  return escapeMarkdown(quoted ? t('“{0}”', text) + page : text);
}
