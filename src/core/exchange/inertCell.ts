/**
 * Cells that no spreadsheet takes for a formula, by what OWASP advises on CSV injection: an apostrophe before
 * what begins with =, +, -, @, their full-width forms, a tab or the end of a line. Behind semicolons, tabs
 * and ends of lines, too, since spreadsheets in other languages begin a cell there.
 *
 * Apostrophes that stand there already get one more, so that taking one away gives back every text.
 */
const dangerous = /(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠\t\r\n]/.source;
const unguarded = new RegExp(`(?<=^|[;\\t\\r\\n])('*)(?=${dangerous})`, 'g');
const guarded = new RegExp(`(?<=^|[;\\t\\r\\n])'('*)(?=${dangerous})`, 'g');

/** A text as such a cell, not yet in quotation marks. */
export function inertCell(text: string): string {
  return text.replace(unguarded, "$1'");
}

/** The text that {@link inertCell} made a cell of. */
export function textOfCell(cell: string): string {
  return cell.replace(guarded, '$1');
}
