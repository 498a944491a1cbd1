/** The long forms of the abbreviations of a literature, as its publications define them. */
import type { PublicationRecord } from '../abstracts/publicationRecord';
import type { Vocabulary } from '../abstracts/vocabulary';
import { plainWords, runsOf, stemsIn } from '../text/words';

/** The most words of a long form that is looked up. */
const LONG_FORM_WORDS = 6;

/** Collects definitions of abbreviations, and finds the other forms of those in a text. */
export class SpelledForms {
  /** The long form of each abbreviation, by numbers of phrases; of several definitions, the first one counts. */
  private readonly longForms = new Map<number, number>();
  /** By the words of long forms. */
  private readonly shortForms = new Map<string, number>();
  private readonly spelled = new Set<number>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Adds the definitions of a publication. */
  add({ definitions }: PublicationRecord): void {
    for (let at = 0; at < definitions.length; at += 2) {
      const short = definitions[at] as number;
      const long = definitions[at + 1] as number;
      if (!this.longForms.has(short)) {
        this.longForms.set(short, long);
      }
      if (!this.spelled.has(long)) {
        this.spelled.add(long);
        const words = plainWords(this.vocabulary.phrases.at(long)).join(' ');
        if (!this.shortForms.has(words)) {
          this.shortForms.set(words, short);
        }
      }
    }
  }

  /** The stems of the long forms of a text's abbreviations, and the abbreviations of its long forms. */
  otherStemsFor(text: string): string[] {
    const forms: string[] = [];
    for (const [short] of text.matchAll(/[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu)) {
      forms.push(this.longFormOf(short) ?? this.longFormOf(short.replace(/s$/, '')) ?? '');
    }
    for (const run of runsOf(plainWords(text), LONG_FORM_WORDS)) {
      const short = this.shortForms.get(run);
      forms.push(short === undefined ? '' : this.vocabulary.phrases.at(short));
    }
    return forms.flatMap((form) => stemsIn(form));
  }

  private longFormOf(short: string): string | undefined {
    const number = this.vocabulary.phrases.numberOf(short);
    const long = number === undefined ? undefined : this.longForms.get(number);
    return long === undefined ? undefined : this.vocabulary.phrases.at(long);
  }
}
