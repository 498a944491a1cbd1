import type { Disposable } from 'vscode';
import { delayed } from '../host/delayed';

/** Milliseconds without a request of the editor, or a change, before a tree is refreshed. */
const PAUSE = 100;

/**
 * Refreshes a tree whose content takes time to arrange. VS Code (1.91 to 1.139) may lose all rows below the topmost ones
 * of a tree that is refreshed while it still asks for rows, and asks no more. So a refresh waits until nothing is
 * being read, and does not come before the first rows: a tree gets its latest content when it opens.
 */
export class TreeRefresh implements Disposable {
  private reading = 0;
  private isRead = false;
  private isDue = false;
  private readonly refreshing = delayed(() => this.refresh(), PAUSE);

  /** @param fire makes the editor read all rows again */
  constructor(private readonly fire: () => void) {}

  dispose(): void {
    this.refreshing.dispose();
  }

  /** Gives the editor rows, which may take time. */
  async give<T>(read: () => T | Promise<T>): Promise<T> {
    this.reading++;
    this.isRead = true;
    try {
      return await read();
    } finally {
      this.reading--;
      if (this.isDue) {
        this.refreshing.soon();
      }
    }
  }

  /** Refreshes the tree soon, if the editor has read any of it since it was last refreshed. */
  soon(): void {
    if (this.isRead) {
      this.isDue = true;
      this.refreshing.soon();
    }
  }

  private refresh(): void {
    // The end of the reading asks for the refresh again.
    if (this.reading === 0) {
      this.isDue = false;
      this.isRead = false;
      this.fire();
    }
  }
}
