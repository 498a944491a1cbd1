/** Tables of comma-separated values by RFC 4180; a reader takes plain line feeds, too. */

/** One line of a table, with its end. */
export function writeRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The rows of a table. @throws SyntaxError where a quotation mark is never closed */
export function readRows(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  for (let at = 0; at < csv.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const match = cell.exec(csv);
    if (!match) {
      throw new SyntaxError(`a cell is broken at ${at}`);
    }
    const [, inQuotes, plain, ending] = match;
    row.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
    if (ending !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
