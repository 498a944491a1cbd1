/**
 * Citations in the front matter of a note, as Pandoc reads them:
 *
 *     abstract: We follow @emilie1998.     printed by most templates
 *     nocite: '@trenova2016, @b'           listed, and not cited in the text; `@*` means every entry
 */

import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Citation, CitationGroup } from '../citation/citation';
import { citedText } from '../citation/citedText';
import { readPandocCitations } from '../citation/syntax/pandoc';
import type { Range } from '../text/range';

/**
 * Finds the citations of front matter: those of the abstract, then those that are only listed.
 *
 * @param offset of the YAML in the note
 */
export function metadataCitations(
  note: string,
  { contents }: Document,
  offset: number,
): CitationGroup[] {
  const groupsOf = (key: string) => {
    const value = isMap(contents) ? contents.get(key, true) : undefined;
    const nodes = isSeq(value) ? (value.items as Node[]) : [value];
    return nodes.flatMap((node) => {
      const [start, end] = (isScalar(node) && node.range) || [0, 0];
      return groupsIn(note, { start: offset + start, end: offset + end });
    });
  };
  return [
    ...groupsOf('abstract'),
    ...groupsOf('nocite').map((group): CitationGroup => ({ ...group, form: 'hidden' })),
  ];
}

/** The citations that a text of metadata lists without citing them, such as `@a, @b`. */
export function listedIn(text: string): CitationGroup[] {
  const groups = groupsIn(text, { start: 0, end: text.length });
  return groups.map((group): CitationGroup => ({ ...group, form: 'hidden' }));
}

/** The form of `nocite` in front matter: a text, or a list of texts; undefined if there is none. */
export function nociteForm({ contents }: Document): 'text' | 'list' | undefined {
  const value: unknown = isMap(contents) ? contents.get('nocite', true) : undefined;
  return isSeq(value) ? 'list' : isScalar(value) && value.value !== null ? 'text' : undefined;
}

function groupsIn(note: string, { start, end }: Range): CitationGroup[] {
  const text = note.slice(start, end);
  const groups = readPandocCitations(citedText(note, { start, end, excluded: [], closed: [] }));
  const all = /(?<![\p{L}\p{N}])@\*/u.exec(text);
  return all ? [...groups, everything(start + all.index)] : groups;
}

function everything(start: number): CitationGroup {
  const range = { start, end: start + '@*'.length };
  const citation: Citation = {
    ...range,
    by: 'key',
    key: '*',
    looksLike: 'everything',
    prefix: '',
    suffix: '',
    suppressAuthor: false,
  };
  return { ...range, syntax: 'pandoc', form: 'hidden', citations: [citation] };
}
