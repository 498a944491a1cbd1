/**
 * A tree that takes time to arrange, and is arranged again after each change of its content.
 *
 * A large tree may be ready after a small one that was requested later, by a filter. It must not replace the later one,
 * since the rows below the topics of one would be those of the other.
 */
export class ArrangedTree<T> {
  private arranging: Promise<T> | undefined;
  private latest: T | undefined;

  constructor(private readonly arrange: () => Promise<T>) {}

  /** The last tree that was ready; undefined before the first one. */
  get shown(): T | undefined {
    return this.latest;
  }

  /** Call this when the content of the tree has changed: the next request arranges it again. */
  change(): void {
    this.arranging = undefined;
  }

  /** The tree after the last change; waits until it is arranged. Rejects if arranging fails. */
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
