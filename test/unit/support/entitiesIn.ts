import { analyseNote } from '../../../src/core/note/analyseNote';
import { makeRecogniser } from './testLibrary';

/** Finds the entities of a note's mentions, in their order, with the dataset. */
export function entityFinder(): (note: string) => string[] {
  const recogniser = makeRecogniser();
  return (note) =>
    analyseNote(note, recogniser).blocks.flatMap(({ mentions }) =>
      mentions.map(({ entity }) => entity),
    );
}

/** A table in Markdown, of its rows: `| Drug | Dose |`. The first is its head. */
export function tableOf(...rows: readonly string[]): string {
  return [rows[0], rows[0]?.replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n');
}
