/**
 * Tells publications that fit a sentence from those that only share some of its words by chance.
 *
 * In a small literature something always fits best. Of 89 publications, the one that fits "Guselkumab cleared the skin
 * of most patients." best may be a trial of another drug that has "patients" and "skin" in its abstract.
 */
import type { ReadPublication } from '../abstracts/publicationReader';
import { textsOfPublication } from '../abstracts/publicationReader';
import { rarityAtLarge } from '../fit/commonWords';
import type { Library } from '../library/library';
import { relationsOf } from '../library/relations';
import type { EntityId } from '../library/schema';
import { isStopWord, plainWords, stemOf } from '../text/words';

/** Rare words that a publication shares with a sentence, at least, where it speaks of none of its entities. */
const FEWEST_SHARED = 2;
/** How rare a word is at large that counts: any that is not among the usual ones of abstracts. */
const RARE = 1.4;
/** Members of a class up to which what speaks of the class speaks of each of them: "IL-6 family", but not "cytokines". */
const LARGEST_CLASS = 20;
/** UTF-16 units of an abstract in which rare words are looked for. */
const LONGEST = 20_000;

/** What a publication needs so that it is more than a chance fit for a sentence. */
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
   * Whether a publication speaks of an entity that the citation is for, or of its close kin, or shares rare words with
   * the sentence. The words of its abstract are only read where its entities do not decide.
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
 * What speaks of these, speaks of an entity as well: all that the data ties to it but large classes, and the ligand of the
 * receptor that a drug acts on.
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
