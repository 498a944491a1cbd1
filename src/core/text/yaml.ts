/** Inserts lines into YAML and leaves everything else as it is. Offsets are UTF-16 units of the text. */

import type { Node } from 'yaml';
import type { TextEdit } from './edits';
import { lineStartBefore } from './lines';

/** Lines to insert, and the indentation of each. */
export interface Lines {
  readonly indent: string;
  readonly lines: readonly string[];
}

/** The offsets of a node, from the beginning of the YAML that was parsed. */
export function rangeOf({
  range,
}: Node): readonly [start: number, valueEnd: number, nodeEnd: number] {
  return range ?? [0, 0, 0];
}

/** The blanks between the beginning of a line and an offset in it. */
export function indentOf(text: string, offset: number): string {
  return ' '.repeat(offset - lineStartBefore(text, offset));
}

/** The offset at which the line after the one at an offset begins. */
export function lineAfter(text: string, offset: number): number {
  const lineEnd = /\r\n?|\n|$/g;
  lineEnd.lastIndex = offset;
  lineEnd.test(text);
  return lineEnd.lastIndex;
}

/**
 * Inserts lines at the beginning of a line, or after a last line without a line end, with the line ends of the text.
 */
export function linesAt(text: string, at: number, { indent, lines }: Lines): TextEdit {
  const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const isInLine = at > 0 && !/[\r\n\uFEFF]/.test(text.charAt(at - 1));
  return {
    start: at,
    end: at,
    text:
      (isInLine ? lineEnd : '') +
      lines.map((line) => `${indent}${line}`.trimEnd() + lineEnd).join(''),
  };
}

/** Brackets or dashes nested deeper than people write them. */
const deeplyNested = /(?:(?:[[{]|- |\? |[\w"']{1,40}: )\s*){40}/;

/** Whether YAML is nested so deeply that parsing it would take far too long; such text is not read. */
export function isDeeplyNested(yaml: string): boolean {
  return deeplyNested.test(yaml);
}
