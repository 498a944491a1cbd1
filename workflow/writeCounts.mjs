/** @typedef {{ documents: number, mentions: number }} Count */

/**
 * Writes a table of counts: all documents first, then entities by their ids.
 *
 * @param {Count} all
 * @param {ReadonlyMap<string, Count>} counts by `entity,kind`, neither of which has a comma
 */
export function writeCounts(all, counts) {
  const row = (/** @type {string} */ name, /** @type {Count} */ { documents, mentions }) =>
    `${name},${documents},${mentions}\n`;
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const table = rows.map(([name, count]) => row(name, count)).join('');
  process.stdout.write(`entity,kind,documents,mentions\n${row(',', all)}${table}`);
}
