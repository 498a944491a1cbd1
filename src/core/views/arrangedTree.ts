/**
 * A tree that takes time to arrange, and is arranged again after each change of what it shows.
 *
 * A large tree may be ready after a small one that was asked for later, by a filter: it must not take its place, since
 * the rows below the topics of one would be those of the other.
 */
export class ArrangedTree<T> {
  private arranging: Promise<T> | undefined;
  private latest: T | undefined;

  constructor(private readonly arrange: () => Promise<T>) {}

  /** The tree that was ready last; undefined before the first one. */
  get shown(): T | undefined {
    return this.latest;
  }

  /** Call this when what the tree shows has changed: the next request arranges it again. */
  change(): void {
    this.arranging = undefined;
  }

  /** The tree as it is after the last change; waits until it is arranged. Rejects where arranging does. */
  async ready(): Promise<T> {
    for (;;) {
      this.arranging ??= this.arrange();
      const asked = this.arranging;
      const tree = await asked;
      if (asked === this.arranging) {
        this.latest = tree;
        return tree;
      }
    }
  }
}
