/** The citation style that a note chooses, with the keys that Pandoc uses: `csl` and `lang`. */
import { type Document, isMap, isScalar } from 'yaml';
import type { Range } from '../text/range';
import type { ArgumentFile } from './pandocArguments';

/** The style in a note as it is written there; the range is that of the value of `csl`. */
export interface NoteStyle {
  readonly csl?: { readonly value: string; readonly range: Range };
  readonly lang?: string;
  /** Defaults files of Pandoc that the note names, which may name a style. */
  readonly defaults?: readonly string[];
}

/** The style that a note names in its front matter. */
export function readNoteStyle({
  frontMatter,
}: {
  readonly frontMatter:
    | { readonly style: NoteStyle; readonly defaults?: readonly string[] }
    | undefined;
}): NoteStyle {
  const { style = {}, defaults = [] } = frontMatter ?? {};
  return defaults.length > 0 ? { ...style, defaults } : style;
}

/**
 * Reads the style from parsed front matter; ignores a value that is not a text.
 *
 * @param start UTF-16 offset of the YAML in the note
 * @param files in arguments of Pandoc: a style there counts if the note itself names none
 */
export function styleIn(
  { contents }: Document,
  start: number,
  files: readonly (ArgumentFile & Range)[] = [],
): NoteStyle {
  const textAt = (key: string) => {
    const node: unknown = isMap(contents) ? contents.get(key, true) : undefined;
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
      return undefined;
    }
    const [from, to] = node.range;
    return { value: node.value.trim(), range: { start: start + from, end: start + to } };
  };
  const ofArguments = files.find(({ option }) => option === 'csl');
  const csl =
    textAt('csl') ??
    (ofArguments && {
      value: ofArguments.name,
      range: { start: ofArguments.start, end: ofArguments.end },
    });
  const lang = textAt('lang');
  return { ...(csl?.value ? { csl } : {}), ...(lang?.value ? { lang: lang.value } : {}) };
}
