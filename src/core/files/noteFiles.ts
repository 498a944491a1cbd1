/** Which files hold notes, judged by their names. */

/**
 * The names of Markdown files: the endings that the editor knows, and those of Quarto (`.qmd`) and R Markdown (`.Rmd`,
 * `.Rmarkdown`).
 */
export const markdownFile =
  /\.(?:md|mkd|mdwn|mdown|markdown|markdn|mdtxt|mdtext|qmd|rmd|rmarkdown)$/i;

/** The names of notebooks. */
export const notebookFile = /\.ipynb$/i;
