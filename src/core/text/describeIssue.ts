import { t } from '@vscode/l10n';
import type * as v from 'valibot';

/** The problem of an entry's form, and the part of the node that has it. */
interface IssueDescription {
  readonly message: string;
  readonly part: 'value' | 'key';
}

/** Describes an issue that valibot found, in words for the author of the file. */
export function describeIssue(issue: v.BaseIssue<unknown>): IssueDescription {
  const last = issue.path?.at(-1) as { key?: unknown; origin?: unknown } | undefined;
  if (last?.origin === 'key' && issue.expected === 'never') {
    return { message: t('unknown field "{0}"', String(last.key)), part: 'key' };
  }
  if (last?.origin === 'key') {
    return { message: t('missing field "{0}"', String(last.key)), part: 'value' };
  }
  return { message: messageOf(issue), part: 'value' };
}

function messageOf({ kind, type, input, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'picklist') {
    const choices = expected?.replace(/^\(|\)$/g, '').replaceAll(' | ', ', ') ?? '';
    return t('{0} must be one of {1}', shown(input), choices);
  }
  if (type === 'string') {
    const isBare = typeof input === 'number' || typeof input === 'boolean';
    return isBare
      ? t('{0} must be text: put it in quotes', shown(input))
      : t('{0} must be text', shown(input));
  }
  if (kind === 'schema') {
    return otherType(type, shown(input), expected ?? '');
  }
  return typeof input === 'string' && input !== '' ? `${shown(input)} ${message}` : message;
}

function otherType(type: string, input: string, expected: string): string {
  switch (type) {
    case 'array':
      return t('{0} must be a list', input);
    case 'strict_object':
      return t('{0} must be a mapping of fields', input);
    case 'boolean':
      return t('{0} must be true or false', input);
    default:
      return t('{0} must be {1}', input, expected);
  }
}

function shown(input: unknown): string {
  if (Array.isArray(input)) {
    return t('a list');
  }
  return input !== null && typeof input === 'object'
    ? t('a mapping')
    : JSON.stringify(input ?? null);
}
