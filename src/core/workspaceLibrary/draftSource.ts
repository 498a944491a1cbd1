import { stringify } from 'yaml';
import type { Source } from '../library/schema';
import { formatReference } from '../literature/formatReference';
import { appendItem } from '../text/appendItem';
import type { TextEdit } from '../text/edits';

/** Marks the places in an edit where the user continues to write: the entities of a finding, and its text. */
export const ENTITIES_PLACE = '\u0001';
export const TEXT_PLACE = '\u0002';

/** The file for the user's additions to a source of the library: the source without findings. */
export function draftSource(source: Source): string {
  const { key, DOI, PMID } = source;
  const comment = formatReference(source).replace(/\s+/g, ' ');
  const identity = { key, ...(DOI ? { DOI } : {}), ...(PMID ? { PMID } : {}) };
  return `# ${comment}\n${stringify(identity, { lineWidth: 0 })}findings:\n`;
}

/** The edit that begins a finding after those in the file of a source; undefined if the file is broken. */
export function beginFinding(text: string): TextEdit | undefined {
  const block = [`- entities: [${ENTITIES_PLACE}]`, `  text: ${TEXT_PLACE}`];
  return appendItem(text, ['findings'], { block, flow: undefined });
}
