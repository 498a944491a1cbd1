/**
 * The bibliography files that a note names in its front matter, as Pandoc reads `bibliography`:
 *
 *     bibliography: references.bib
 *     bibliography: [references.bib, more.json]
 */
import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Range } from './range';

/** The name of a file, with its place; offsets are those of the YAML text. */
export interface NamedFile extends Range {
  readonly name: string;
}

const KEY = 'bibliography';

export function bibliographyNames({ contents }: Document): NamedFile[] {
  const value = isMap(contents) ? contents.get(KEY, true) : undefined;
  const nodes = isSeq(value) ? (value.items as Node[]) : [value];
  return nodes.flatMap((node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
      return [];
    }
    const [start, end] = node.range ?? [0, 0];
    return [{ name: node.value.trim(), start, end }];
  });
}
