/** Citation styles: CSL 1.0.2 (https://docs.citationstyles.org), independent ones with a bibliography. */

import { t } from '@vscode/l10n';
import { type CslNode, elementsOf, parseCsl, textOf, XmlError } from './cslXml';
import { mostNames } from './mostNames';
import { nameFields } from './nameFields';

/** A style that has been read. Engines are kept by its identity. */
export interface CitationStyle {
  readonly title: string;
  readonly node: CslNode;
  /** Whether references have numbers, in the order of their list. */
  readonly isNumbered: boolean;
  /** Whether the style sorts the list, instead of keeping the order of the citations. */
  readonly isSorted: boolean;
  /** Whether citations are notes, as in the styles of history and law. */
  readonly isNote: boolean;
  /** Whether names are shown by their initials. */
  readonly hasInitials: boolean;
  /** Whether subtitles begin with a capital: APA requires it (7, 6.17), but no style can express it. */
  readonly capitalizesSubtitles: boolean;
  /** How many first names of a list, beside the last one, decide the output; undefined if it may print all. */
  readonly mostNames?: number | undefined;
  /** The text for an unknown date if the style itself has none. */
  readonly noDate?: string | undefined;
}

/** Why a file cannot be used as a style; `line` and `column` count from 0. */
export interface StyleProblem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  /** The style that it refers to, if it is a dependent style, as the files of most journals are. */
  readonly parent?: ParentStyle;
}

/** The style on which a dependent style is based. */
export interface ParentStyle {
  /** Such as "cell", of http://www.zotero.org/styles/cell. */
  readonly name: string;
  /** The locale that the dependent style requests. */
  readonly locale?: string;
}

const namespace = 'http://purl.org/net/xbiblio/csl';

/** Reads a style from XML; never throws. */
export function readStyle(
  xml: string,
): { readonly style: CitationStyle } | { readonly problem: StyleProblem } {
  try {
    return styleOf(parseCsl(xml));
  } catch (error) {
    if (!(error instanceof XmlError)) {
      throw error;
    }
    const { message, line, column } = error;
    return { problem: { message: t('It is not well-formed XML: {0}', message), line, column } };
  }
}

/** A style from its tree, if it can format references. */
export function styleOf(
  node: CslNode,
): { readonly style: CitationStyle } | { readonly problem: StyleProblem } {
  if (node.name !== 'style' || node.attrs.xmlns !== namespace) {
    return { problem: { message: t('It is not a style of the Citation Style Language.') } };
  }
  const info = elementsOf(node, 'info')[0];
  const parent =
    info && elementsOf(info, 'link').find(({ attrs }) => attrs.rel === 'independent-parent');
  if (parent) {
    return { problem: problemOfDependent(parent.attrs.href ?? '', node.attrs['default-locale']) };
  }
  const bibliography = elementsOf(node, 'bibliography')[0];
  const layout = bibliography && elementsOf(bibliography, 'layout')[0];
  if (!bibliography || !layout) {
    return { problem: { message: t('It does not say how references are written.') } };
  }
  const macros = macrosOf(node);
  const problem = problemOfMacros(node, macros);
  if (problem !== undefined) {
    return { problem: { message: problem } };
  }
  dropBaselines(node);
  const variables = variablesIn(layout, macros);
  const isNumbered = variables.has('citation-number');
  if (isNumbered) {
    separateNumber(bibliography, layout, macros);
  }
  return {
    style: {
      title: textOf(info && elementsOf(info, 'title')[0]),
      node,
      isNumbered,
      isNote: node.attrs.class === 'note',
      hasInitials: hasAttribute(node, 'initialize-with'),
      mostNames: mostNames(node, (part) =>
        nameFields.some((field) => variablesIn(part, macros).has(field)),
      ),
      isSorted: elementsOf(bibliography, 'sort').length > 0,
      capitalizesSubtitles: /\/apa(?:-|$)/.test(textOf(info && elementsOf(info, 'id')[0]).trim()),
    },
  };
}

/**
 * Text is on the baseline anyway, and the engine fails at a superscript within an element that says so:
 * "CD4<sup>+</sup>".
 */
function dropBaselines({ attrs, children }: CslNode): void {
  if (attrs['vertical-align'] === 'baseline') {
    delete attrs['vertical-align'];
  }
  for (const child of children) {
    if (typeof child !== 'string') {
      dropBaselines(child);
    }
  }
}

function problemOfDependent(address: string, locale: string | undefined): StyleProblem {
  const name = /[^/]*$/.exec(address.trim().replace(/[/#]+$/, ''))?.[0] ?? '';
  return {
    message: t('It only names another style, {0}. Save the file of that one beside it.', address),
    ...(name ? { parent: { name, ...(locale ? { locale } : {}) } } : {}),
  };
}

/** A style as a dependent style uses it: in its own language, if it names one. */
export function dependentOn(style: CitationStyle, { locale }: ParentStyle): CitationStyle {
  const attrs = { ...style.node.attrs, 'default-locale': locale ?? '' };
  return locale ? { ...style, node: { ...style.node, attrs } } : style;
}

function macrosOf(style: CslNode): ReadonlyMap<string, CslNode> {
  return new Map(elementsOf(style, 'macro').map((macro) => [macro.attrs.name ?? '', macro]));
}

function hasAttribute(node: CslNode, name: string): boolean {
  return name in node.attrs || elementsOf(node).some((child) => hasAttribute(child, name));
}

/** The variables that an element shows, by itself or through macros. */
function variablesIn(
  node: CslNode,
  macros: ReadonlyMap<string, CslNode>,
  seen = new Set<string>(),
): Set<string> {
  const variables = new Set(node.attrs.variable?.split(' '));
  const macro = macros.get(node.attrs.macro ?? '');
  if (macro && !seen.has(macro.attrs.name ?? '')) {
    seen.add(macro.attrs.name ?? '');
    variablesIn(macro, macros, seen).forEach((variable) => variables.add(variable));
  }
  for (const child of elementsOf(node)) {
    variablesIn(child, macros, seen).forEach((variable) => variables.add(variable));
  }
  return variables;
}

/**
 * Makes the engine separate the number from the reference: Markdown numbers lists itself, and a single reference has no
 * number. Some styles only say that the number is in a separate column.
 */
function separateNumber(
  bibliography: CslNode,
  layout: CslNode,
  macros: ReadonlyMap<string, CslNode>,
): void {
  const [first] = elementsOf(layout);
  const shown = first && variablesIn(first, macros);
  // A style with columns of its own separates the number itself.
  if (
    shown?.size === 1 &&
    ![layout, ...macros.values()].some((it) => hasAttribute(it, 'display')) &&
    shown.has('citation-number')
  ) {
    bibliography.attrs['second-field-align'] = 'flush';
  }
}

/**
 * The most elements that formatting one reference passes through: eight times as many as in APA, the largest style we
 * know.
 */
const MOST_ELEMENTS = 12_000;

/**
 * The problem of a style's macros. The engine does not report a macro that does not exist; and in a small file whose
 * macros each call another one twice, it would run for hours.
 */
function problemOfMacros(style: CslNode, macros: ReadonlyMap<string, CslNode>): string | undefined {
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  let problem: string | undefined;

  const sizeOfMacro = (name: string): number => {
    const macro = macros.get(name);
    if (!macro || open.has(name)) {
      problem ??= macro
        ? t('It has a macro that calls itself: {0}', name)
        : t('It uses a macro that it does not have: {0}', name);
      return 0;
    }
    open.add(name);
    const size = sizes.get(name) ?? sizeOf(macro);
    sizes.set(name, size);
    open.delete(name);
    return size;
  };
  const sizeOf = (node: CslNode): number => {
    const called = node.attrs.macro ? sizeOfMacro(node.attrs.macro) : 0;
    const within = elementsOf(node).map(sizeOf);
    // Only one branch of a choice is used.
    const most = node.name === 'choose' ? Math.max(0, ...within) : within.reduce(add, 0);
    return 1 + called + most;
  };

  const parts = elementsOf(style).filter(({ name }) => name !== 'macro');
  const isTooLarge = parts.some((part) => sizeOf(part) > MOST_ELEMENTS);
  return isTooLarge ? t('Its macros make it too large.') : problem;
}

function add(a: number, b: number): number {
  return a + b;
}
