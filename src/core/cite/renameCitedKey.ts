import { type Citation, type CitationGroup, rangeOfKey } from '../citation/citation';
import { keyText } from '../citation/syntax/pandoc';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { readReferenceList, writeItemMark } from './referenceList';

/** Whether a text can be a key in every syntax and in files of references. */
export function isWritableKey(key: string): boolean {
  return /^[^\s{}(),"#%~\\@;[\]`<>]+$/.test(key);
}

/** Whether a citation contains the key that it means; one by number, address or identifier does not. */
export function isWrittenAsKey(citation: Citation, key: string): boolean {
  return citation.key === key && (citation.by === 'key' || citation.by === 'label');
}

/**
 * The edits that give a source another key in a note: in its citations by key, in the definitions of its footnotes, and
 * in the references section, by which numbers are resolved.
 *
 * @param newKey one that `isWritableKey`
 */
export function renameCitedKey(analysis: NoteAnalysis, key: string, newKey: string): TextEdit[] {
  const groups = analysis.blocks.flatMap(({ citations }) => citations);
  const cited = [...(analysis.frontMatter?.citations ?? []), ...groups]
    .flatMap((group) => group.citations.map((citation) => ({ citation, group })))
    .filter(({ citation }) => isWrittenAsKey(citation, key));
  const inText = cited.map(({ citation, group }) =>
    inCitation(analysis.text, citation, group, newKey),
  );
  const isLabel = cited.some(({ citation }) => citation.by === 'label');
  return [
    ...inText,
    ...(isLabel ? inDefinitions(analysis, key, newKey) : []),
    ...inSection(analysis, key, newKey),
  ].sort((a, b) => a.start - b.start);
}

function inCitation(
  text: string,
  citation: Citation,
  { syntax }: CitationGroup,
  newKey: string,
): TextEdit {
  const { start, end } = rangeOfKey(text, citation);
  // `@{a.b.}` has braces already; `@a` gets them if it would otherwise end too early.
  const isBare = syntax === 'pandoc' && text[start - 1] !== '{';
  return { start, end, text: isBare ? (keyText(newKey) ?? newKey) : newKey };
}

function inDefinitions({ footnotes }: NoteAnalysis, key: string, newKey: string): TextEdit[] {
  return footnotes
    .filter(({ label }) => label === key)
    .map(({ start }) => start + '[^'.length)
    .map((start) => ({ start, end: start + key.length, text: newKey }));
}

function inSection(analysis: NoteAnalysis, key: string, newKey: string): TextEdit[] {
  const items = readReferenceList(analysis)?.items ?? [];
  return items
    .filter((item) => item.key === key)
    .map(({ start, end, isAdded }) => {
      const item = analysis.text.slice(start, end).trimEnd();
      const text = writeItemMark({ key: newKey, isAdded });
      return { start: start + item.lastIndexOf('<!-- @'), end: start + item.length, text };
    });
}
