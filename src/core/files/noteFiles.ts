/** Which files hold notes, judged by their names. */

/** What the name of a copy begins with that lies beside a note of Quarto while it is published. */
export const PUBLISHED_COPY = '_cytonote-';

/**
 * The names of Markdown files: the endings that the editor knows, and those of Quarto (`.qmd`) and R Markdown (`.Rmd`,
 * `.Rmarkdown`). A copy that is being published is no note.
 */
export const markdownFile =
  /(?<!(?:^|[/\\])_cytonote-[^/\\]*)\.(?:md|mkd|mdwn|mdown|markdown|markdn|mdtxt|mdtext|qmd|rmd|rmarkdown)$/i;

/** The names of notebooks. */
export const notebookFile = /\.ipynb$/i;
