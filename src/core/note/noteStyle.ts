/** What a note says of its citation style, by the keys that Pandoc has for it: `csl` and `lang`. */
import { isMap, isScalar, parseDocument } from 'yaml';
import type { Range } from '../text/range';
import { isDeeplyNested } from '../text/yaml';
import type { NoteAnalysis } from './noteAnalysis';

/** The style of a note as it is written there; the range is that of the value of `csl`. */
export interface NoteStyle {
  readonly csl?: { readonly value: string; readonly range: Range };
  readonly lang?: string;
}

/** Reads the front matter of a note; what is no text there is as if it were not there. */
export function readNoteStyle({
  text,
  frontMatter,
}: Pick<NoteAnalysis, 'text' | 'frontMatter'>): NoteStyle {
  if (!frontMatter) {
    return {};
  }
  const { start, end } = frontMatter.content;
  const yaml = text.slice(start, end);
  if (isDeeplyNested(yaml)) {
    return {};
  }
  const { contents } = parseDocument(yaml);
  const textAt = (key: string) => {
    const node: unknown = isMap(contents) ? contents.get(key, true) : undefined;
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
      return undefined;
    }
    const [from, to] = node.range;
    return { value: node.value.trim(), range: { start: start + from, end: start + to } };
  };
  const csl = textAt('csl');
  const lang = textAt('lang');
  return { ...(csl?.value ? { csl } : {}), ...(lang?.value ? { lang: lang.value } : {}) };
}

/** Whether a style is named by an address, as Pandoc allows; nothing is fetched here. */
export function isAddress(style: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(style);
}
