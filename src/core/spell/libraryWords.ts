/** The words in which slips are searched for, and all words of the library, which are never slips. */
import type { Library } from '../library/library';
import type { Entity, NameForm } from '../library/schema';
import { takesPlural } from '../recognise/entityNames';
import { spellings } from '../recognise/spellings';
import { foldText } from '../text/fold';

/** The fewest letters of a name in which a slip is unlikely to be another word. */
export const NAME_LENGTH = 7;
/** The same limit for a word of a name with the name's other words beside it: necrosis *facter*. */
const WORD_LENGTH = 5;

/** The words of names, folded. */
interface NameWords {
  readonly all: ReadonlySet<string>;
  /** The words in which a slip can be recognised. */
  readonly slippable: ReadonlySet<string>;
}

/** The words of all names of a library, in all their spellings. */
export function wordsOfNames({ entities }: Library): NameWords {
  const all = new Set<string>();
  const long = new Set<string>();
  const short = new Set<string>();
  for (const entity of entities) {
    for (const form of entity.synonyms) {
      for (const { text, greekName } of spellings(form, takesPlural(entity, form))) {
        const words = wordsIn(text);
        words.forEach((word) => all.add(word));
        // In a symbol, only a spelled-out Greek letter is checked: TNF-alhpa.
        const isWritten = form.case === 'any' && !isBrand(entity, form);
        const inFull = isWritten ? words : greekName && [text.slice(...greekName)];
        if (words.length === 1 && form.text.length < NAME_LENGTH) {
          short.add(text);
        } else if (!form.needs && !form.language && inFull) {
          inFull.filter(({ length }) => length >= WORD_LENGTH).forEach((word) => long.add(word));
        }
      }
    }
  }
  // Nor are the words of short names checked in longer names: the "lectin" of "lectin receptor" is no slip
  // for "leptin".
  return { all: folded(all), slippable: without(folded(long), folded(short)) };
}

/** All words in the texts of a library, folded: none of them is a slip. */
export function wordsUsed({ entities, sources, topics }: Library): Set<string> {
  const texts = [
    ...entities.flatMap(({ name, about }) => [name, about ?? '']),
    ...sources.flatMap(({ title, summary, abstract, findings }) => [
      ...[title, summary ?? '', abstract ?? ''],
      ...findings.map(({ text }) => text),
    ]),
    ...topics.flatMap(({ label, about }) => [label, about ?? '']),
  ];
  return folded(texts.flatMap(wordsIn));
}

/**
 * Whether a name is a brand, which is made to sound like a word: "creator" and "singular" are not slips of Crestor and
 * Singulair.
 */
function isBrand({ kind }: Entity, { text }: NameForm): boolean {
  return kind === 'drug' && /^\p{Lu}/u.test(text);
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

function folded(words: Iterable<string>): Set<string> {
  return new Set(Array.from(words, foldText));
}

function without(words: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !others.has(word)));
}
