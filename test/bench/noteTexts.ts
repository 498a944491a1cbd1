/**
 * Notes like those of a workspace, of 10 KB by default: paragraphs of literature and of other subjects, with citations.
 */
import type { Library } from '../../src/core/library/library';
import { generalEnglish, literature } from './realProse';

const DEFAULT_LENGTH = 10_000;

/**
 * The texts of some notes, each another; the same each time.
 *
 * @param length UTF-16 units of a note, at least
 */
export function noteTexts(library: Library, count: number, length = DEFAULT_LENGTH): string[] {
  const paragraphs = { known: literature(library), other: generalEnglish() };
  const { sources } = library;
  return Array.from({ length: count }, (_, number) => {
    let text = `---\ntitle: Note ${number}\ntags: [reading]\n---\n\n# Note ${number}\n\n`;
    for (let part = 0; text.length < length; part++) {
      const at = number * 17 + part;
      const { key } = sources[at % sources.length] as { key: string };
      const known = paragraphs.known[at % paragraphs.known.length] as string;
      const other = paragraphs.other[(at * 3) % paragraphs.other.length] as string;
      text += `## Part ${part}\n\n${known} [@${key}]\n\n- see [the note](note-${at % count}.md)\n- **to do**: compare *doses*\n\n${other}\n\n`;
    }
    return text;
  });
}
