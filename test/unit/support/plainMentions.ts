import { readPlainText } from '../../../src/core/markdown/plainText';
import type { Mention, Recogniser } from '../../../src/core/recognise/recogniser';

/** The mentions in a text without mark-up: those of a note, without the time for parsing Markdown. */
export function plainMentions(text: string, recogniser: Recogniser): Mention[] {
  const read = readPlainText(text).map((block) => ({
    block,
    names: recogniser.namesIn(block, []),
  }));
  return recogniser.mentionsIn(read).flat();
}
