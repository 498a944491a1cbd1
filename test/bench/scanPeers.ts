/**
 * Packages that look for many strings at once; none folds, and none minds where words begin.
 *
 * Left out: `modern-ahocorasick/fast`, which had not read such a text once after half a minute, and
 * `@monyone/aho-corasick` from {@link SLOW_TO_BUILD} names on, for which it builds about as long.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick/fast';
import AhoCorasick from 'ahocorasick';
import Modern from 'modern-ahocorasick';

const SLOW_TO_BUILD = 100_000;

/** Functions that find all names in a text, by the package that each comes from. */
export function peersFor(
  names: readonly string[],
): Readonly<Record<string, (text: string) => unknown>> {
  const plain = new AhoCorasick(names);
  const modern = new Modern(names);
  const monyone = names.length < SLOW_TO_BUILD ? new Monyone([...names]) : undefined;
  return {
    ahocorasick: (text) => plain.search(text).length,
    'modern-ahocorasick': (text) => modern.search(text).length,
    ...(monyone && { '@monyone/aho-corasick/fast': (text) => monyone.matchInText(text).length }),
  };
}
