/**
 * The names that notes have in the index: the address of a Markdown file, and for a cell that of its
 * notebook with the cell's index as its fragment, whether it is open or not.
 *
 *     file:///notes/il-6.md
 *     file:///notes/assays.ipynb#cell12
 */
import type { NoteName } from './noteIndex';

/** @param file its address, in which `#` is written `%23` */
export function noteName(file: string, cell?: number): NoteName {
  return cell === undefined ? file : `${file}#cell${cell}`;
}

/** The file that a note is or lies in, and the index of its cell. */
export function partsOfName(note: NoteName): { file: string; cell: number | undefined } {
  const [, file, cell] = /^(.*)#cell(\d+)$/s.exec(note) ?? [];
  return file === undefined ? { file: note, cell: undefined } : { file, cell: Number(cell) };
}
