/** Rows of comma-separated values that a spreadsheet reads but does not execute. */

/** Writes one row of comma-separated values by RFC 4180, with its line end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Prevents spreadsheets from reading cells as formulas, following OWASP's advice on CSV injection: an
 * apostrophe before =, +, -, @, their full-width forms, a tab or a line end at the beginning of a cell. Also
 * after semicolons, tabs and line ends, since spreadsheets in other languages begin a cell there.
 *
 * An apostrophe that is already there gets another one, so that removing one restores every text.
 */
const dangerous = /(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠\t\r\n]/.source;
const unguarded = new RegExp(`(?<=^|[;\\t\\r\\n])('*)(?=${dangerous})`, 'g');

/** A text as the value of a cell that no spreadsheet executes. */
export function escapeFormula(text: string): string {
  return text.replace(unguarded, "$1'");
}
