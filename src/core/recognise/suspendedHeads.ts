/**
 * Names whose head stands only at the end of a list, as the hyphen shows in German:
 *
 *     "IL-2- und IL-15-Rezeptor"             the receptors of IL-2 and of IL-15
 *     "TNF-, IL-6- und IL-17-Inhibitoren"    three classes
 *     "IL-2- und IL-15-Spiegel"              the cytokines, whose level is no name
 */
import type { EntityName } from './entityNames';
import type { NameFinder, Occurrence } from './nameMatcher';

/** What stands between two names with the same head. */
const suspended =
  /^[-‐‑](?:\s?[,/]\s?|,?\s(?:und(?:\/oder)?|oder|bzw\.|beziehungsweise|sowie|noch|als auch|wie auch)\s)$/u;
/** The head of a name: its last German nouns. */
const headOf = /(?<=[\p{L}\p{N}])[-‐‑]((?:\p{Lu}\p{Ll}{3,}[-‐‑]?)+)$/u;

/** The names of a text, with that of what is meant in the place of each one whose head stands later. */
export function withSuspendedHeads<T extends Occurrence<EntityName>>(
  occurrences: readonly T[],
  text: string,
  matcher: NameFinder<EntityName>,
): T[] {
  const found: T[] = [];
  let head: string | undefined;
  for (let index = occurrences.length - 1; index >= 0; index--) {
    const occurrence = occurrences[index] as T;
    const { start, end } = occurrence;
    const next = occurrences[index + 1];
    const isSuspended =
      next !== undefined &&
      /[-‐‑]/.test(text.charAt(end)) &&
      suspended.test(text.slice(end, Math.max(end, next.start)));
    if (next && isSuspended) {
      head ??= headOf.exec(text.slice(next.start, next.end))?.[1];
    } else {
      head = undefined;
    }
    const whole = head === undefined ? undefined : `${text.slice(start, end)}-${head}`;
    const [known] = whole === undefined ? [] : matcher.find(whole);
    const isMeant = known?.start === 0 && known.end === whole?.length;
    found.push(isMeant ? { ...occurrence, name: known.name, whole, rule: 'partner' } : occurrence);
  }
  return found.reverse();
}
