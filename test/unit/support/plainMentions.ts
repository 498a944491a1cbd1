import { readPlainText } from '../../../src/core/markdown/plainText';
import type { Mention, Recogniser } from '../../../src/core/recognise/recogniser';

/** The mentions of a text without mark-up: as those of a note, without the time that parsing Markdown takes. */
export function plainMentions(text: string, recogniser: Recogniser): Mention[] {
  const read = readPlainText(text).map((block) => ({
    block,
    names: recogniser.namesIn(block, []),
  }));
  return recogniser.mentionsIn(read).flat();
}
