/**
 * Distinguishes publications that fit a sentence from those that share some of its words by chance.
 *
 * In a small literature, one publication always fits best. Of 89 publications, the one that fits "Guselkumab cleared
 * the skin of most patients." best may be a trial of another drug that has "patients" and "skin" in its abstract.
 */
import type { ReadPublication } from '../abstracts/publicationReader';
import { textsOfPublication } from '../abstracts/publicationReader';
import { rarityAtLarge } from '../fit/commonWords';
import type { Library } from '../library/library';
import { relationsOf } from '../library/relations';
import type { EntityId } from '../library/schema';
import { isStopWord, plainWords, stemOf } from '../text/words';

/** The fewest rare words that a publication must share with a sentence if it names none of its entities. */
const FEWEST_SHARED = 2;
/** The rarity from which on a word counts as rare: that of any word outside the usual ones of abstracts. */
const RARE = 1.4;
/** The largest class whose publications count as being about each member: "IL-6 family", but not "cytokines". */
const LARGEST_CLASS = 20;
/** UTF-16 units of an abstract that are searched for rare words. */
const LONGEST = 20_000;

/** Decides whether a publication fits a sentence by more than chance. */
export class ChanceFilter {
  private readonly subjects: ReadonlySet<EntityId>;
  private readonly rareWords: ReadonlySet<string>;

  /**
   * @param entities that the citation is for
   * @param sentence as plain text
   */
  constructor(library: Library, entities: readonly EntityId[], sentence: string) {
    this.subjects = new Set(entities.flatMap((id) => [id, ...closeKin(library, id)]));
    this.rareWords = new Set(rareWordsIn(sentence));
  }

  /**
   * Whether a publication names an entity that the citation is for, or close kin of it, or shares rare words
   * with the sentence. Reads the words of its abstract only if its entities do not decide.
   */
  fits(read: ReadPublication): boolean {
    return read.contents.entities.some((id) => this.subjects.has(id)) || this.sharesWords(read);
  }

  private sharesWords({ publication }: ReadPublication): boolean {
    if (this.rareWords.size < FEWEST_SHARED) {
      return false;
    }
    const { title = '', abstract = '', keywords } = textsOfPublication(publication);
    const shared = new Set<string>();
    for (const word of rareWordsIn([title, abstract.slice(0, LONGEST), ...keywords].join(' '))) {
      if (this.rareWords.has(word) && shared.add(word).size >= FEWEST_SHARED) {
        return true;
      }
    }
    return false;
  }
}

/**
 * The close kin of an entity: a publication about one of them counts as being about the entity. These are all
 * entities that the data relates to it, except large classes, and the ligands of the receptors that a drug acts on.
 */
function closeKin(library: Library, id: EntityId): EntityId[] {
  const entity = library.entity(id);
  const near = (entity ? relationsOf(library, entity) : [])
    .flatMap(({ entities }) => entities)
    .filter((kin) => kin.kind !== 'class' || membersOf(library, kin.id) <= LARGEST_CLASS);
  const receptors = new Set(near.filter(({ kind }) => kind === 'receptor').map((it) => it.id));
  const ligands = library.entities.filter((it) => it.receptors.some((kin) => receptors.has(kin)));
  return [...near, ...ligands].map((kin) => kin.id);
}

function membersOf(library: Library, id: EntityId): number {
  return library.entities.filter(({ families }) => families.includes(id)).length;
}

function rareWordsIn(text: string): string[] {
  return plainWords(text)
    .filter((word) => word.length > 2 && !isStopWord(word) && !/\d/.test(word))
    .map(stemOf)
    .filter((stem) => rarityAtLarge(stem) >= RARE);
}
