/** Which publications of a literature are the user's own, so that cards need not look at thousands of them. */
import type { Library } from '../library/library';
import { originOf } from '../literature/origin';
import type { Publication } from '../literature/publication';

/** What a library says of the sources that are the user's own. */
export type UserSourceLookup = Pick<Library, 'isUserSource' | 'isUserFinding'>;

const OF_USER = 1;
/** One with a finding that the user has written. */
const WITH_FINDING = 2;

/** Marks of the user's own publications, by their places in a literature. */
export class UserPublications {
  private readonly marks: Uint8Array;

  /** @param size how many publications there are */
  constructor(
    size: number,
    private readonly sources: UserSourceLookup | undefined,
  ) {
    this.marks = new Uint8Array(size);
  }

  /** Notes whether the publication of a place is the user's own. */
  add(publication: Publication, place: number): void {
    const { source } = publication;
    const hasFinding = source?.findings.some((finding) => this.sources?.isUserFinding(finding));
    this.marks[place] = hasFinding ? WITH_FINDING : this.isOfUser(publication) ? OF_USER : 0;
  }

  /** Whether a publication is in a bibliography, in Zotero, or in the library of the workspace. */
  isOfUser(publication: Publication): boolean {
    return originOf(publication, this.sources) !== 'dataset';
  }

  /** How many of some places are those of the user's publications. */
  countAmong(places: Uint32Array): number {
    let count = 0;
    for (let at = 0; at < places.length; at++) {
      count += (this.marks[places[at] as number] as number) > 0 ? 1 : 0;
    }
    return count;
  }

  /** Those of some places that a card may show first: all with a finding of the user, and the first of the others. */
  leadersAmong(places: Uint32Array): number[] {
    const found = [...places.filter((place) => this.marks[place] === WITH_FINDING)];
    const first = places.find((place) => this.marks[place] === OF_USER);
    return first === undefined ? found : [...found, first];
  }
}
