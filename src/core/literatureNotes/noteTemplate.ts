/**
 * Templates of literature notes, in the language of Mustache (mustache(5)): `{{name}}`, `{{{name}}}`, `{{#section}}`,
 * `{{^section}}`, `{{! comment}}`. Only partials are not supported: a template is one file.
 */
import { t } from '@vscode/l10n';
import Mustache from 'mustache';
import { readNoteParts } from '../note/noteMarks';
import { escapeMarkdown } from '../text/escape';
import { lineEndOf } from '../text/lines';
import type { Range } from '../text/range';
import { itemNames, type NoteValues, valueNames } from './noteValues';
import { TemplateText } from './templateText';

/** A problem of a template, with its place in UTF-16 offsets. */
export interface TemplateProblem extends Range {
  readonly message: string;
}

/** The most UTF-16 units of a template. */
export const LONGEST_TEMPLATE = 200_000;

/** A token of Mustache's parser; tokens of a section contain those within. */
type Token = [type: string, value: string, start: number, end: number, within?: Token[]];

/** All problems of a template: its syntax, unknown names, and its marks. */
export function templateProblems(template: string): TemplateProblem[] {
  const parsed = parse(template);
  const problems = 'message' in parsed ? [parsed] : unknownNames(parsed.tokens, valueNames);
  return [...problems, ...markProblems(template)].sort((a, b) => a.start - b.start);
}

/**
 * The note that a template without problems makes from the values of a publication. Values cannot become mark-up, marks
 * or tags.
 */
export function renderTemplate(template: string, values: NoteValues): string {
  const lineEnd = lineEndOf(template);
  const asMarkdown = (value: unknown) =>
    value instanceof TemplateText ? value.markdown : escapeMarkdown(String(value));
  return new Mustache.Writer()
    .render(template, values, undefined, { escape: asMarkdown })
    .replace(/\r\n|\r|\n/g, lineEnd)
    .replace(/(?:\r?\n){3,}/g, lineEnd + lineEnd);
}

function parse(template: string): { readonly tokens: readonly Token[] } | TemplateProblem {
  try {
    return { tokens: new Mustache.Writer().parse(template) as Token[] };
  } catch (error) {
    return syntaxProblem(template, error instanceof Error ? error.message : String(error));
  }
}

/** Mustache reports the offset at which it failed; this finds the tag that is wrong. */
function syntaxProblem(template: string, message: string): TemplateProblem {
  const [, what = '', section = '', at = '0'] =
    /^(Unclosed tag|Unopened section|Unclosed section)(?: "(.*)")? at (\d+)$/s.exec(message) ?? [];
  const before = template.slice(0, Number(at));
  switch (what) {
    case 'Unclosed tag':
      return {
        ...tagAt(template, before.lastIndexOf('{{')),
        message: t('This tag is not closed.'),
      };
    case 'Unopened section':
      return {
        ...tagAt(template, Number(at)),
        message: t('The section “{0}” ends here, but does not begin.', section),
      };
    case 'Unclosed section': {
      const openings = [...before.matchAll(/\{\{\s*[#^]\s*(.+?)\s*\}\}/gs)];
      const opening = openings.findLast(([, name]) => name === section);
      return {
        ...tagAt(template, opening?.index ?? before.length),
        message: t('The section “{0}” does not end.', section),
      };
    }
    default:
      return { start: 0, end: template.length, message: t('This is no template: {0}', message) };
  }
}

/** The range from the beginning of a tag to its end, or to the end of its line. */
function tagAt(template: string, start: number): Range {
  const from = Math.max(0, Math.min(start, template.length));
  const end = /^[^\r\n]*?\}\}|^[^\r\n]*/.exec(template.slice(from))?.[0].length ?? 0;
  return { start: from, end: from + end };
}

function unknownNames(tokens: readonly Token[], known: readonly string[]): TemplateProblem[] {
  return tokens.flatMap(([type, name, start, end, within = []]): TemplateProblem[] => {
    switch (type) {
      case 'name':
      case '&':
      case '#':
      case '^': {
        const inner = type === '#' ? [...known, ...(itemNames.get(name) ?? [])] : known;
        return [
          ...(isKnown(name, known) ? [] : [{ start, end, message: unknownName(name, known) }]),
          ...unknownNames(within, inner),
        ];
      }
      case '>':
        return [{ start, end, message: t('A template cannot contain another one.') }];
      default:
        return [];
    }
  });
}

/** Whether a name is known. `{{.}}` is the item itself, and `{{#findings.length}}` tests whether there is one. */
function isKnown(name: string, known: readonly string[]): boolean {
  const list = /^(.+)\.length$/.exec(name)?.[1];
  return name === '.' || known.includes(name) || (list !== undefined && itemNames.has(list));
}

function unknownName(name: string, known: readonly string[]): string {
  return t('Unknown name “{0}”. Known names: {1}', name, known.join(', '));
}

function markProblems(template: string): TemplateProblem[] {
  const { parts, unpaired } = readNoteParts({ text: template, closed: [] });
  const names = new Set<string>();
  const repeated = parts.filter(({ name }) => names.size === names.add(name).size);
  return [
    ...unpaired.map(({ start, end, name, isEnd }) => ({
      start,
      end,
      message: isEnd
        ? t('The part “{0}” ends here, but does not begin.', name)
        : t('The part “{0}” does not end.', name),
    })),
    ...repeated.map(({ start, content, name }) => ({
      start,
      end: content.start,
      message: t('There already is a part “{0}”.', name),
    })),
  ];
}
