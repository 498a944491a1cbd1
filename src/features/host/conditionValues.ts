/** The values that conditions (`when`) in `package.json` compare with. */

/**
 * The ids of the languages that notes are written in (`editorLangId`): the editor's own, and those of the Quarto
 * extension and of the R extension. Without these two, their files are Markdown by our manifest.
 */
export const noteLanguages = ['markdown', 'quarto', 'rmd'] as const;

/** Whether the tree of a note has the whole note, or part of it is still being read, or is too long to read. */
export type OutlineState = (typeof outlineStates)[number];

/** What a row of a tree is, for the actions on it: `viewItem` in conditions. */
export type RowKind = (typeof rowKinds)[number];

export const outlineStates = ['whole', 'reading', 'tooLong'] as const;

export const rowKinds = [
  'source',
  'entry',
  'readSource',
  'unreadSource',
  'finding',
  'entity',
  'mention',
  'readonlyMention',
] as const;
