import type { EntityId } from '../library/schema';
import type { Clues } from './settleSenses';

/** The clues of all texts of a note, kept while texts come and go. */
export class ClueCounts {
  private readonly evident = new Map<EntityId, number>();
  private hasChanged = false;

  add(clues: readonly Clues[]): void {
    this.count(clues, 1);
  }

  remove(clues: readonly Clues[]): void {
    this.count(clues, -1);
  }

  /**
   * What all clues come to, if that may have changed since the last call.
   *
   * @param all gives the clues of all texts in their order, on which it depends which definition counts
   */
  takeChanges(all: () => readonly Clues[]): Clues | undefined {
    if (!this.hasChanged) {
      return undefined;
    }
    this.hasChanged = false;
    return {
      definitions: all().flatMap(({ definitions }) => definitions),
      evident: new Set(this.evident.keys()),
    };
  }

  private count(clues: readonly Clues[], by: number): void {
    for (const { definitions, evident } of clues) {
      this.hasChanged ||= definitions.length > 0;
      for (const id of evident) {
        const before = this.evident.get(id) ?? 0;
        if (before + by === 0) {
          this.evident.delete(id);
        } else {
          this.evident.set(id, before + by);
        }
        this.hasChanged ||= before === 0 || before + by === 0;
      }
    }
  }
}
