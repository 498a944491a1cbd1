/** The name that a title gives its subject: a program, trial or method that sentences name without describing it. */
import { isStopWord, plainWords } from '../text/words';

/** The most words of a name before a title's colon. */
export const LONGEST_NAME = 3;

/**
 * The names in a title, in small letters: "DESeq2: moderated estimation of …" → "deseq2"; also a whole title of one or
 * two words.
 */
export function namesInTitle(title: string): string[] {
  const before = plainWords(/^([^:]{2,40}?)\s*[:–—]\s/.exec(title)?.[1] ?? '');
  const [word = ''] = before;
  const isName = before.length > 1 || (word.length > 1 && !isStopWord(word));
  const names = isName && before.length <= LONGEST_NAME ? [before.join(' ')] : [];
  const whole = plainWords(title);
  return whole.length > 0 && whole.length <= 2 ? [...names, whole.join(' ')] : names;
}
