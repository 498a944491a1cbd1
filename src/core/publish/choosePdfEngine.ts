/**
 * Which program makes PDF for Pandoc where the user names none. Pandoc itself would take `pdflatex` or fail: it is not
 * there on many machines, and it refuses a note with IFN-γ or ≥ in it.
 */
import { isAtLeast, type pdfEngines } from './programArguments';
import type { ProgramHost } from './programHost';

type PdfEngine = (typeof pdfEngines)[number];

/** Those of LaTeX, whose documents look as Pandoc's users know them. */
const latex = ['pdflatex', 'xelatex', 'lualatex', 'tectonic'] as const;
/** Those that find every letter in one font of the machine or another. */
const anyLetter = ['typst', 'weasyprint', 'prince', 'pagedjs-cli', 'wkhtmltopdf'] as const;
const others = ['context', 'pdfroff'] as const;

/** Letters and signs that `pdflatex` knows without a package of their own: Latin ones, and marks of punctuation. */
const knownToPdflatex = /^[\u0000-\u017f\u2010-\u2027\u2030\u2039\u203a\u20ac\u2122\s]*$/;

/**
 * The engines in the order in which they are looked for.
 *
 * @param texts all that is to be printed
 * @param version of Pandoc, which knows Typst from 3.1.2 on
 */
export function enginesFor(texts: readonly string[], version: readonly number[]): PdfEngine[] {
  const isLatin = texts.every((text) => knownToPdflatex.test(text));
  const known = anyLetter.filter((it) => it !== 'typst' || isAtLeast(version, [3, 1, 2]));
  // Of LaTeX's, those that know more letters than `pdflatex` come first where there are any.
  return isLatin
    ? [...latex, ...known, ...others]
    : [...known, 'lualatex', 'xelatex', 'tectonic', ...others, 'pdflatex'];
}

/** The absolute path of the first engine that is on the PATH; undefined where none is. */
export async function choosePdfEngine(
  host: Pick<ProgramHost, 'find'>,
  texts: readonly string[],
  version: readonly number[],
): Promise<string | undefined> {
  for (const engine of enginesFor(texts, version)) {
    const path = await host.find(engine);
    if (path !== undefined) {
      return path;
    }
  }
  return undefined;
}
