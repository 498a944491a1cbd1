/** The arguments for Pandoc and Quarto. For everything else, the note's own front matter applies. */
import { markdownFile } from '../files/noteFiles';

/** The formats in which a note can be published. */
export const publishFormats = ['docx', 'html', 'pdf'] as const;
export type PublishFormat = (typeof publishFormats)[number];

/** Programs that make PDF for Pandoc, as its manual names them under `--pdf-engine`. */
export const pdfEngines = [
  ...['pdflatex', 'lualatex', 'xelatex', 'latexmk', 'tectonic', 'wkhtmltopdf', 'weasyprint'],
  ...['pagedjs-cli', 'prince', 'context', 'groff', 'pdfroff', 'typst'],
] as const;

/** The files that the arguments name, by absolute paths. */
export interface ProgramFiles {
  /** CSL-JSON with everything that the note cites, under the keys by which it cites. */
  readonly bibliography: string;
  readonly style: string;
  readonly output: string;
}

/** How the note is published. */
export interface PublishOptions {
  readonly format: PublishFormat;
  /** The language that settings or the project name for a note that names none. */
  readonly lang: string | undefined;
  /** The title of the page in a browser, for a note without a title. */
  readonly pageTitle: string | undefined;
  /** One of {@link pdfEngines}, or the path of one; undefined to take one that is there. */
  readonly pdfEngine: string | undefined;
}

/** Whether a note may have code to run: one of Quarto or R Markdown, judged by the name of its file. */
export function hasRunnableCode(name: string): boolean {
  return markdownFile.test(name) && /\.(?:qmd|rmd|rmarkdown)$/i.test(name);
}

/**
 * The version in the output of `--version`: `pandoc 3.1.2`, or Quarto's number alone; undefined for another program.
 */
export function readVersion(
  answer: string,
  program: 'pandoc' | 'quarto',
): readonly number[] | undefined {
  const [, found] =
    (program === 'pandoc' ? /^pandoc(?:\.exe)?\s+([\d.]+)/ : /^\s*(\d+(?:\.\d+)+)/).exec(answer) ??
    [];
  return found?.split('.').map(Number);
}

/**
 * The Markdown variant of Cytonote's notes for Pandoc: Pandoc's own, with lists, headings and block quotes directly
 * after a paragraph, and bare addresses as links, as in CommonMark and the preview. For Quarto's notes, Pandoc's own
 * without changes.
 */
function markdownFor(name: string): string {
  return hasRunnableCode(name)
    ? 'markdown'
    : 'markdown+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote+autolink_bare_uris';
}

/**
 * The arguments for Pandoc, which reads the copy from standard input, so that no file is created beside the note. They
 * contain no filter, no defaults file and no option of an engine, and front matter cannot add one: Pandoc accepts those
 * only on its command line.
 *
 * @param name of the note's file
 * @param version of Pandoc
 */
export function pandocArguments(
  name: string,
  version: readonly number[],
  files: ProgramFiles,
  { format, lang, pageTitle, pdfEngine }: PublishOptions,
): string[] {
  return [
    `--from=${markdownFor(name)}`,
    // For PDF, the engine decides which format Pandoc writes.
    ...(format === 'pdf' ? [] : [`--to=${format}`]),
    '--standalone',
    '--strip-comments',
    '--citeproc',
    `--bibliography=${files.bibliography}`,
    `--csl=${files.style}`,
    ...(lang ? [`--metadata=lang:${lang}`] : []),
    // Engines for PDF that print HTML want one, too.
    ...(format !== 'docx' && pageTitle ? [`--metadata=pagetitle:${pageTitle}`] : []),
    // One self-contained file; older versions have another name for this option.
    ...(format === 'html'
      ? [isAtLeast(version, [2, 19]) ? '--embed-resources' : '--self-contained']
      : []),
    ...(format === 'pdf' && pdfEngine ? [`--pdf-engine=${pdfEngine}`] : []),
    `--output=${files.output}`,
  ];
}

/**
 * The arguments for Quarto. Metadata on its command line override those of the note and of its project.
 *
 * @param input the path of the file to render, from the working folder: `./note.qmd`, so that no name is read as an
 *   option
 * @param output the name of the result
 */
export function quartoArguments(
  input: string,
  output: string,
  files: Pick<ProgramFiles, 'bibliography' | 'style'>,
  { format, lang }: PublishOptions,
): string[] {
  // Quarto parses the values as YAML.
  const metadata = {
    bibliography: files.bibliography,
    csl: files.style,
    ...(lang ? { lang } : {}),
  };
  return [
    ...['render', input, '--to', format, '--output', output],
    ...Object.entries(metadata).flatMap(([key, value]) => [
      '-M',
      `${key}:${JSON.stringify(value)}`,
    ]),
    ...(format === 'html' ? ['-M', 'embed-resources:true'] : []),
  ];
}

/** Whether a version is one or a later one; parts that it lacks are 0. */
export function isAtLeast(version: readonly number[], least: readonly number[]): boolean {
  const at = least.findIndex((part, index) => (version[index] ?? 0) !== part);
  return at === -1 || (version[at] ?? 0) > (least[at] as number);
}
