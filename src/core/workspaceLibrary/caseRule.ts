import type { CaseRule } from '../library/schema';

/**
 * The rule for the letter case of a name that the user writes. Words may be anywhere in a sentence
 * (interleukin-6). A symbol has capitals after its first letter, or a number or Greek letter attached to it
 * (IL-6, TNFα), and means something else in small letters. A name of one word with a capital in it has only
 * this spelling (RoActemra).
 */
export function caseRuleOf(name: string): CaseRule {
  const text = name.replace(/(?<!\p{L})(?:alpha|beta|gamma|delta|kappa|lambda)(?!\p{L})/gu, 'α');
  if (/\p{Ll}\p{Lu}/u.test(text) && /\p{Ll}{2}/u.test(text)) {
    return 'exact';
  }
  const isSymbol = /^\S+$/.test(text) && !/\p{Ll}{2}/u.test(text);
  return isSymbol || /^[\p{Lu}\p{N}\s-]+$/u.test(text) ? 'symbol' : 'any';
}
