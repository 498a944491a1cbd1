/** A sentence that needs a publication, with the text around it. All of it is plain text. */
export interface CitingSentence {
  /** The sentence with `[CITE]` at each place of a citation. */
  readonly sentence: string;
  /** The text of the paragraph before the sentence. */
  readonly before: string;
  /** The text of the paragraph after it. */
  readonly after: string;
  /** The headings above it, from the outermost on. */
  readonly heading: string;
}

/** The sentence as a reader sees it, without its citations. */
export function withoutCitations({ sentence }: CitingSentence): string {
  return sentence.replace(/\s*\[CITE\]/g, '');
}
