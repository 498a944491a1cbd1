/**
 * PubTator's format (Wei et al. 2013, doi:10.1093/nar/gkt441): `id|t|title`, `id|a|abstract`, a line of
 * `id⇥start⇥end⇥mention⇥type⇥identifiers` for each annotation, and an empty line after each text. The last of the
 * identifiers is the species, if the text shows it: `NCBITaxon:10090`.
 *
 * Offsets are in Unicode code points from the beginning of the title; the border between title and abstract counts as
 * one.
 */

import { isTaxon } from '../library/species';
import { withoutPercents } from '../text/escape';
import type { AnnotatedText, Annotation, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';

/** Characters that end a line for some readers. Each becomes one blank, so that offsets do not change. */
const lineEnds = /[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/g;

/** If a text has no title, its first line is the title. Line ends and tabs become blanks, one for one. */
export const pubtator: AnnotationFormat = {
  ending: 'pubtator',
  head: '',
  between: '',
  tail: '',
  write: ({ id, text, titleEnd, annotations }: AnnotatedText) => {
    const firstLine = text.indexOf('\n');
    const end = titleEnd ?? (firstLine < 0 ? text.length : firstLine);
    const name = writeId(id);
    const points = new CodePoints(text);
    const lines = [
      `${name}|t|${onOneLine(text.slice(0, end))}`,
      `${name}|a|${onOneLine(text.slice(end + 1))}`,
      ...annotations.map((it) => lineOf(name, it, points)),
    ];
    return `${lines.join('\n')}\n\n`;
  },
};

function lineOf(name: string, annotation: Annotation, points: CodePoints): string {
  const { start, end, text, kind, entity, ids, species } = annotation;
  const identifiers = [`cytonote:${entity}`, ...ids, ...(species ? [species] : [])].join(';');
  const mention = onOneLine(text).replaceAll('\t', ' ');
  return [name, points.before(start), points.before(end), mention, kind, identifiers].join('\t');
}

/** Reads one text: the lines between two empty ones. @throws SyntaxError if it has no title */
export function readPubtator(block: string): AnnotatedText {
  const lines = block.split(/\r?\n/).filter((line) => line !== '');
  const [, name, title] = /^([^|\t]*)\|t\|(.*)$/su.exec(lines[0] ?? '') ?? [];
  if (name === undefined || title === undefined) {
    throw new SyntaxError('a text in PubTator’s format begins with “id|t|title”');
  }
  const opening = `${name}|a|`;
  const abstract = lines[1]?.startsWith(opening) ? lines[1].slice(opening.length) : undefined;
  const text = `${title}\n${abstract ?? ''}`;
  const points = new CodePoints(text);
  const annotations = lines
    .slice(abstract === undefined ? 1 : 2)
    .map((line) => line.split('\t'))
    // Shorter lines describe relations.
    .filter(({ length }) => length >= 5)
    .map(([, from, to, , kind = '', identifiers = '']) => {
      const [start, end] = [points.toUnits(Number(from)), points.toUnits(Number(to))];
      const all = identifiers.split(';').filter(Boolean);
      const own = all.find((it) => it.startsWith('cytonote:'));
      const entity = own?.slice('cytonote:'.length) ?? '';
      const species = all.find(isTaxon);
      const ids = all.filter((it) => it !== own && it !== species);
      const found = { start, end, text: text.slice(start, end), kind, entity, ids };
      return species === undefined ? found : { ...found, species };
    });
  return { id: withoutPercents(name), text, titleEnd: title.length, annotations };
}

function onOneLine(text: string): string {
  return wellFormed(text).replace(lineEnds, ' ');
}

function writeId(id: string): string {
  return wellFormed(id).replace(
    /[%|\t\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/g,
    encodeURIComponent,
  );
}
