/** Writes characters as LaTeX commands, for files whose encoding lacks them: é as `{\'e}`. */
import { accents, characters } from './latexCharacters';

const marks = firstByCharacter([...accents]);
const commands = firstByCharacter([
  // LaTeX itself has commands for most of these outside of math.
  ...[...characters].filter(([command]) => command.startsWith('text')),
  ...characters,
]);
/** For Greek letters, only math has commands in every document. */
const greekCommands = firstByCharacter([...characters]);
const greek = /\p{Script=Greek}/u;
const math = /[\p{Script=Greek}\p{Sm}∞′ℓ]/u;

/** LaTeX's ASCII forms of punctuation. */
const punctuation: ReadonlyMap<string, string> = new Map([
  ['\u00a0', '~'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['–', '--'],
  ['—', '---'],
]);

/**
 * LaTeX without the characters that a file cannot hold.
 *
 * @param latex a value of a field
 * @param canWrite whether the file's encoding has a character
 * @returns text in which only characters without a command remain
 */
export function inWritableCharacters(latex: string, canWrite: (text: string) => boolean): string {
  return canWrite(latex)
    ? latex
    : latex.replace(/[^\0-\x7f]/gu, (character) =>
        canWrite(character) ? character : (latexOf(character) ?? character),
      );
}

function latexOf(character: string): string | undefined {
  const written = punctuation.get(character);
  const command = (greek.test(character) ? greekCommands : commands).get(character);
  if (written !== undefined || command === undefined) {
    return written ?? accentedLatexOf(character);
  }
  return math.test(character) && !command.startsWith('text') ? `$\\${command}$` : `{\\${command}}`;
}

function accentedLatexOf(character: string): string | undefined {
  const [base = '', mark = '', ...more] = character.normalize('NFD');
  const accent = more.length === 0 && /^[A-Za-z]$/.test(base) ? marks.get(mark) : undefined;
  if (accent === undefined) {
    return undefined;
  }
  return /^[A-Za-z]/.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
}

/** The first of several commands for each character. */
function firstByCharacter(
  pairs: readonly (readonly [command: string, character: string])[],
): ReadonlyMap<string, string> {
  return new Map(pairs.map(([command, character]) => [character, command] as const).reverse());
}
