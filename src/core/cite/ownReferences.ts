import type { Bibliography } from '../bibliography/bibliography';
import { readCslYaml } from '../bibliography/cslYaml';
import type { NoteAnalysis } from '../note/noteAnalysis';

type Note = Pick<NoteAnalysis, 'text' | 'frontMatter'>;

/** The front matter of a note, if it contains references; else empty. */
export function textOfOwnReferences({ text, frontMatter }: Note): string {
  const { start = 0, end = 0 } = frontMatter?.content ?? {};
  const content = text.slice(start, end);
  return ownList.test(content) ? content : '';
}

/** The key of the list, with nothing else in its line than a comment, or the beginning of a list in brackets. */
const ownList = /^(["']?)references\1[ \t]*:[ \t]*(?:[#[&].*)?$/m;

/**
 * The references that a note has in its own front matter, as Pandoc reads them:
 *
 *     references:
 *       - id: emilie1998
 *         type: article-journal
 *
 * @returns undefined where it has none; offsets are those of the note
 */
export function* ownReferences({
  text,
  frontMatter,
}: Note): Generator<void, Bibliography | undefined> {
  const { start = 0, end = 0 } = frontMatter?.content ?? {};
  const list = ownList.exec(text.slice(start, end));
  if (!list) {
    return undefined;
  }
  // Blank lines replace the text before the list, so that line numbers and offsets stay.
  const own = '\n'.repeat(start + list.index) + text.slice(start + list.index, end);
  const bibliography = yield* readCslYaml(own);
  return bibliography.entries.length > 0 ? bibliography : undefined;
}
