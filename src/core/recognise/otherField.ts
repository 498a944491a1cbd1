/** The rule that recognises an abbreviation of another field by the words around it. */
import { alternativesIn } from '../text/patterns';

export interface OtherField {
  /** Abbreviations as they are written; `#` represents a number at the end. */
  readonly names: readonly string[];
  /** Words that show the other field. */
  readonly words?: WordTest;
  /** The text directly before the abbreviation that shows it. */
  readonly before?: RegExp;
  /** The text directly after the abbreviation that shows it. */
  readonly after?: RegExp;
  /** Words that show that the entity is meant nevertheless. */
  readonly unless?: WordTest;
}

/** Whether a text has one of some words. */
export interface WordTest {
  test(text: string): boolean;
}

/** Name → the rules that name it, in their order. */
export function byName<T extends { readonly names: readonly string[] }>(
  rules: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const rule of rules) {
    for (const name of rule.names) {
      found.set(name, [...(found.get(name) ?? []), rule]);
    }
  }
  return found;
}

/**
 * A test for one of some words, each a regular expression. It is created on first use: creating those of all fields
 * takes 9 ms, and few notes need one.
 *
 * @param text with blanks between the words, and `_` for a blank in one; a small first letter may be a capital
 */
export function anyOf({ raw }: TemplateStringsArray, ...inserted: readonly string[]): WordTest {
  let expression: RegExp | undefined;
  return {
    test: (text) => {
      expression ??= wordsOf(String.raw({ raw }, ...inserted));
      return expression.test(text);
    },
  };
}

function wordsOf(list: string): RegExp {
  const words = alternativesIn(list).map((word) =>
    word.replace(/^[a-z]/, (letter) => `[${letter.toUpperCase()}${letter}]`),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

/** Words that show that a molecule is meant. Clinical notes about tests and orders seldom have them. */
export const molecule = String.raw`
  signall?ing phosphorylat\w+ transcription\w* cytokines? chemokines? receptors? ligands? recombinant knock\w* mRNA
  ELISA genes? expression p?g/mL p?g/ml up-?regulat\w+ down-?regulat\w+ overexpress\w+ in_vitro mice murine wild-?type
  transgenic chromosom\w+ isoforms? macrophages? fibroblasts? keratinocytes? (?:stem|progenitor|T|B|NK)[-_]cells? apopto\w+
  inflammasomes?`;

/** Words that show biology or medicine: texts on roads, banks and computers have none of them. */
export const biology = String.raw`${molecule} serum plasma lymphocytes? monocytes? neutrophils? eosinophils? immun\w+
  \w*inflam\w+ antibod(?:y|ies) tissues? tumou?rs? cancers? carcinoma\w* proteins? inhibitors? mortality biops\w+
  psoria\w+ arthritis lupus nephritis fibrosis`;
