/** The arguments that Pandoc and Quarto get. What the note's own front matter says of other things holds. */
import { markdownFile } from '../files/noteFiles';

/** What a note can become. */
export const publishFormats = ['docx', 'html', 'pdf'] as const;
export type PublishFormat = (typeof publishFormats)[number];

/** Programs that make PDF for Pandoc, as its manual names them under `--pdf-engine`. */
export const pdfEngines = [
  ...['pdflatex', 'lualatex', 'xelatex', 'latexmk', 'tectonic', 'wkhtmltopdf', 'weasyprint'],
  ...['pagedjs-cli', 'prince', 'context', 'groff', 'pdfroff', 'typst'],
] as const;

/** Files whose paths are absolute, and what they are for. */
export interface ProgramFiles {
  /** CSL-JSON with all that the note cites, under the keys by which it does. */
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

/** Whether a note is one of Quarto or R Markdown, by the name of its file: it may have code that is to be run. */
export function hasRunnableCode(name: string): boolean {
  return markdownFile.test(name) && /\.(?:qmd|rmd|rmarkdown)$/i.test(name);
}

/** The version in the answer to `--version`: `pandoc 3.1.2`, or Quarto's number alone; undefined for another program. */
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
 * What Markdown Cytonote's notes are to Pandoc: its own, with lists, headings and quotes right below a paragraph and
 * bare addresses as links, as CommonMark and the preview have them. Quarto's notes are Pandoc's without a change.
 */
export function markdownFor(name: string): string {
  return hasRunnableCode(name)
    ? 'markdown'
    : 'markdown+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote+autolink_bare_uris';
}

/**
 * The arguments of Pandoc, which reads the copy from standard input, so that no file lies beside the note. There is no
 * filter, no defaults file and no option of an engine among them, and front matter cannot add one: Pandoc takes those
 * from its command line alone.
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
    // For PDF, the engine decides what Pandoc writes.
    ...(format === 'pdf' ? [] : [`--to=${format}`]),
    '--standalone',
    '--strip-comments',
    '--citeproc',
    `--bibliography=${files.bibliography}`,
    `--csl=${files.style}`,
    ...(lang ? [`--metadata=lang:${lang}`] : []),
    // Engines for PDF that print HTML want one, too.
    ...(format !== 'docx' && pageTitle ? [`--metadata=pagetitle:${pageTitle}`] : []),
    // One file that can be passed on; older versions have another name for it.
    ...(format === 'html'
      ? [isAtLeast(version, [2, 19]) ? '--embed-resources' : '--self-contained']
      : []),
    ...(format === 'pdf' && pdfEngine ? [`--pdf-engine=${pdfEngine}`] : []),
    `--output=${files.output}`,
  ];
}

/**
 * The arguments of Quarto. Its metadata on the command line go over those of the note and of its project.
 *
 * @param input the path of the file that is rendered, from the working folder: `./note.qmd`, so that no name is an option
 * @param output the name of what comes of it
 */
export function quartoArguments(
  input: string,
  output: string,
  files: Pick<ProgramFiles, 'bibliography' | 'style'>,
  { format, lang }: PublishOptions,
): string[] {
  // Quarto reads the values as YAML.
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
