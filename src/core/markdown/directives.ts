/**
 * MyST's directives and roles whose content is prose:
 *
 *     ```{note} On IL-6          {sub}`2`   {abbr}`TNF (tumour necrosis factor)`
 *     :class: tip
 *
 *     IL-6 rises first.
 *     ```
 */
import type { Range } from '../text/range';

/** Directives whose body is Markdown, and whose argument is a title. */
const titled = new Set(
  (
    'admonition note tip hint important warning caution danger attention error seealso todo ' +
    'abstract aside blockquote card container dedication details div dropdown epigraph ' +
    'example exercise exercise-start glossary grid grid-item grid-item-card highlights hlist ' +
    'list-table csv-table only margin pull-quote question quote rubric sidebar solution solution-start ' +
    'tab-item tab-set table tab topic versionadded versionchanged deprecated'
  ).split(' '),
);
/** Directives whose body is a caption, and whose argument is a file or key. */
const captioned = new Set(['figure', 'figure-md', 'carousel', 'subfigure', 'video']);

/** Roles whose text readers see unchanged. */
const roles = new Set(
  (
    'abbr abbreviation term sub sup subscript superscript emphasis strong u underline del strike s ' +
    'smallcaps sc span ref numref doc any download button index guilabel dfn delete insert ins mark si'
  ).split(' '),
);
/** Roles among these that only format text, so that a name continues across them: IL-{sub}`6`. */
const dress = new Set(
  'sub sup subscript superscript emphasis strong u underline del strike s smallcaps sc span mark ins insert delete'.split(
    ' ',
  ),
);

/** The parts of a directive that are prose. */
export interface DirectiveProse {
  /** Whether its title is prose. */
  readonly hasTitle: boolean;
  /** The UTF-16 offset in its content after the options. */
  readonly bodyStart: number;
}

/**
 * The prose of a fenced block, if it is such a directive.
 *
 * @param language the first word of the fence: `{note}`
 * @param content between the fences
 */
export function directiveProse(language: string, content: string): DirectiveProse | undefined {
  const [, name = ''] = /^\{((?:prf:)?[\w-]+)\}$/.exec(language) ?? [];
  const hasTitle = titled.has(name) || name.startsWith('prf:');
  if (!hasTitle && !captioned.has(name)) {
    return undefined;
  }
  return { hasTitle, bodyStart: endOfOptions(content) };
}

/** The end of the options: lines as `:name: value`, or YAML between two `---`. */
function endOfOptions(content: string): number {
  const yaml = /^\s*---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(content);
  const lines = /^(?:[ \t]*(?:\r?\n|$))*?(?:[ \t]*:[\w-]+:[^\r\n]*(?:\r?\n|$))+/.exec(content);
  return (yaml ?? lines)?.[0].length ?? 0;
}

/** A role before code, and the part of the code's text that readers see. */
export interface RoleProse {
  /** UTF-16 units of its name and braces. */
  readonly length: number;
  /** Whether a name continues across it. */
  readonly isDress: boolean;
  /** The text within the code. */
  readonly text: Range;
}

/**
 * The prose in the code after a role.
 *
 * @param before the text before the code
 * @param code its text, without the backticks
 */
export function roleProse(before: string, code: string): RoleProse | undefined {
  const [written = '', name = ''] =
    /\{(?:[\w-]+:)?([\w-]+)\}$/.exec(before.slice(-LONGEST_ROLE)) ?? [];
  if (!roles.has(name)) {
    return undefined;
  }
  // "Text <target>" shows the text; a target alone is not prose.
  const target = /\s*<[^<>]*>$/.exec(code);
  const isTarget = !target && /^(?:ref|numref|doc|any|download|button)$/.test(name);
  if (isTarget) {
    return undefined;
  }
  return {
    length: written.length,
    isDress: dress.has(name),
    text: { start: 0, end: target?.index ?? code.length },
  };
}

/** The most UTF-16 units of a role's name and braces. */
const LONGEST_ROLE = 40;
