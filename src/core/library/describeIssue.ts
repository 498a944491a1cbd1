import type * as v from 'valibot';

/** What is wrong with the shape of an entry, and which part of the node it is about. */
export interface IssueDescription {
  readonly message: string;
  readonly part: 'value' | 'key';
}

/** Says what an issue that valibot found means to the author of the file. */
export function describeIssue(issue: v.BaseIssue<unknown>): IssueDescription {
  const last = issue.path?.at(-1) as { key?: unknown; origin?: unknown } | undefined;
  if (last?.origin === 'key' && issue.expected === 'never') {
    return { message: `unknown field "${String(last.key)}"`, part: 'key' };
  }
  if (last?.origin === 'key') {
    return { message: `missing field "${String(last.key)}"`, part: 'value' };
  }
  return { message: messageOf(issue), part: 'value' };
}

function messageOf({ kind, type, input, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'picklist') {
    const choices = expected?.replace(/^\(|\)$/g, '').replaceAll(' | ', ', ');
    return `${shown(input)} must be one of ${choices}`;
  }
  if (type === 'string') {
    const isBare = typeof input === 'number' || typeof input === 'boolean';
    return `${shown(input)} must be text${isBare ? ': put it in quotes' : ''}`;
  }
  if (kind === 'schema') {
    return `${shown(input)} must be ${typeNames[type] ?? expected}`;
  }
  return typeof input === 'string' && input !== '' ? `${shown(input)} ${message}` : message;
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  strict_object: 'a mapping of fields',
  boolean: 'true or false',
};

function shown(input: unknown): string {
  if (Array.isArray(input)) {
    return 'a list';
  }
  return input !== null && typeof input === 'object' ? 'a mapping' : JSON.stringify(input ?? null);
}
