/**
 * Terms that a user does not want to be marked, in all their spellings.
 *
 *     silenced  CSF      silences  CSF, csf
 *     silenced  TNF-α    silences  TNF-α, TNFalpha, TNF alpha
 */
import { foldText } from '../text/fold';
import { spellings } from './spellings';

/** A set of silenced terms, with lookup in any spelling. */
export class SilencedTerms {
  private readonly folded: ReadonlySet<string>;

  /** @param terms as a user wrote them; blank ones silence nothing */
  constructor(terms: Iterable<string>) {
    this.folded = new Set(
      [...terms].flatMap((term) => {
        const text = term.trim();
        return text ? spellings({ text, case: 'any' }).map((it) => foldText(it.text)) : [];
      }),
    );
  }

  /** Whether a term is silenced, however it is spelled. */
  has(term: string): boolean {
    return this.folded.size > 0 && this.folded.has(foldText(term));
  }

  /** Whether both silence the same terms. */
  equals({ folded }: SilencedTerms): boolean {
    return this.folded.size === folded.size && [...this.folded].every((term) => folded.has(term));
  }
}
