import type * as vscode from 'vscode';

/** How many sentences are remembered; the oldest ones are forgotten first. */
const REMEMBERED = 2000;

/** Sentences of which the user wants no hint of a sort, kept in the workspace. */
export class DismissedSentences {
  /** @param key of the storage */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {}

  has(sentence: string): boolean {
    return this.all().includes(sameForm(sentence));
  }

  async add(sentence: string): Promise<void> {
    const added = sameForm(sentence);
    const others = this.all().filter((it) => it !== added);
    await this.memory.update(this.key, [...others, added].slice(-REMEMBERED));
  }

  private all(): readonly string[] {
    return this.memory.get<readonly string[]>(this.key, []);
  }
}

/** The form in which a sentence is remembered: its text with all line breaks as blanks. */
function sameForm(sentence: string): string {
  return sentence.replace(/\s+/g, ' ').trim();
}
