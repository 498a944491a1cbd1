/** Decides by its name whether a file contains notes. */

/** The prefix of a copy that exists beside a note of Quarto while the note is published. */
export const PUBLISHED_COPY = '_cytonote-';

/**
 * The names of Markdown files: the extensions that the editor knows, and those of Quarto (`.qmd`) and R Markdown
 * (`.Rmd`, `.Rmarkdown`). A copy that is being published is not a note.
 */
export const markdownFile =
  /(?<!(?:^|[/\\])_cytonote-[^/\\]*)\.(?:md|mkd|mdwn|mdown|markdown|markdn|mdtxt|mdtext|qmd|rmd|rmarkdown)$/i;

/** The names of notebooks. */
export const notebookFile = /\.ipynb$/i;
