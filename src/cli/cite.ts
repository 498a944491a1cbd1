/** `cytonote cite`: updates the bibliographies and reference lists of notes. */

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileCitations, writableFile } from '../core/cite/fileCitations';
import {
  citedKeys,
  referencesEdit,
  referencesUpdate,
  unprintedKeys,
} from '../core/cite/updateReferenceList';
import { ownBibliographies } from '../core/files/noteProject';
import { analyseNote } from '../core/note/analyseNote';
import { unlessOptedOut } from '../core/note/noteAnalysis';
import type { TextEdit } from '../core/text/edits';
import { type FileEncoding, guessMessage } from '../core/text/fileEncoding';
import { BibliographyFiles } from './bibliographyFiles';
import { exitCodes } from './exitCodes';
import { inputFiles } from './inputFiles';
import { NoteStyles } from './noteStyles';
import { readLibrary } from './readLibrary';
import { type ExtendedLibrary, readExtendedLibrary } from './userLibrary';
import { editWhole, readWhole, shownPath } from './wholeFiles';

export const citeUsage = `Usage: cytonote cite [FILE|FOLDER]… [--root FOLDER] [--check] [--insert] [--style STYLE] [--lang CODE]

Adds to the bibliography of each note what it cites from the library, and brings its list of references up to
date. Notes and entries that need no change stay as they are; a second run changes nothing.

  --root    the folder of the workspace (default: this one), whose notes are updated if you name none
  --check   changes nothing, and says what would change
  --insert  puts a list of references at the end of notes that have none
  --style   for notes that name none: the name of a style, or a .csl file of the root (default: vancouver)
  --lang    the language of references, for notes that name none

Exit code: 0; 1 if --check found something to change, or a file could not be brought up to date; 2 if the
command is wrong.`;

/** @param dist the folder of the build */
export async function cite(args: readonly string[], dist: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      root: { type: 'string', default: '.' },
      check: { type: 'boolean', default: false },
      insert: { type: 'boolean', default: false },
      style: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const root = resolve(values.root);
  const extended = await readExtendedLibrary(root, await readLibrary(dist));
  const styles = new NoteStyles(root, dist, values.style, values.lang);
  const update = new CitationUpdate(root, dist, extended, styles, values.check, values.insert);
  for await (const file of inputFiles(positionals.length > 0 ? positionals : [root], 'markdown')) {
    try {
      await update.note(file);
    } catch (error) {
      update.fail(file, (error as Error).message);
    }
  }
  return update.failed || (values.check && update.changed) ? exitCodes.found : exitCodes.done;
}

class CitationUpdate {
  failed = false;
  changed = false;
  private readonly files: BibliographyFiles;
  /** Changes reported so far: two notes may need the same change in a shared bibliography. */
  private readonly stale = new Set<string>();
  private readonly guessed = new Set<string>();

  constructor(
    private readonly root: string,
    dist: string,
    private readonly extended: ExtendedLibrary,
    private readonly styles: NoteStyles,
    private readonly isCheck: boolean,
    private readonly inserts: boolean,
  ) {
    this.files = new BibliographyFiles(root, dist);
  }

  fail(file: string, message: string): void {
    this.failed = true;
    console.error(`cytonote: ${file}: ${message}`);
  }

  async note(path: string): Promise<void> {
    const { text, encoding } = await readWhole(path);
    this.tellOfGuess(path, encoding);
    const analysis = unlessOptedOut(analyseNote(text, this.extended.recogniser));
    const own = ownBibliographies(analysis.frontMatter);
    const found = await this.files.of(path, own);
    const { files } = found;
    const lookup = this.files.referencesOf(found, this.extended.library, path, analysis);
    const target = writableFile(files);
    const cited = citedKeys(analysis, lookup).flatMap((key) => lookup.publication(key) ?? []);
    const { missing, addition, refusal } = fileCitations(cited, lookup, target);
    if (target && refusal) {
      throw new Error(`${shownPath(target.path, this.root)} was left as it is: ${refusal}`);
    }
    if (target && addition) {
      this.tellOfGuess(target.path, target.encoding);
      await this.write(target.path, target.text, addition, `entries added: ${missing.length}`);
      this.files.forget(target.path);
    }
    const update = referencesUpdate(analysis, lookup);
    if (update === 'open') {
      throw new Error('the end of the list of references is missing');
    }
    if (!update.section && !this.inserts) {
      return;
    }
    if (update.pandocDiv) {
      console.log(
        `${shownPath(path, this.root)}: Pandoc writes the list of references into {#refs}, so none is added`,
      );
      return;
    }
    const { style, formatted } = await this.styles.list(path, analysis, update.references);
    const unprinted = unprintedKeys(update, formatted).map((key) => `@${key}`);
    if (unprinted.length > 0) {
      console.error(
        `cytonote: ${shownPath(path, this.root)}: the style prints nothing for ${unprinted.join(', ')}`,
      );
    }
    const edit = referencesEdit(analysis, update, formatted, style, lookup);
    if (edit) {
      await this.write(path, text, edit, 'references updated');
    }
  }

  /** Prints once for each file that its encoding is a guess. */
  private tellOfGuess(path: string, encoding: FileEncoding): void {
    if (encoding.isGuess && !this.guessed.has(path)) {
      this.guessed.add(path);
      console.error(`cytonote: ${path}: ${guessMessage(encoding)}`);
    }
  }

  private async write(path: string, text: string, edit: TextEdit, what: string): Promise<void> {
    this.changed = true;
    if (this.isCheck && this.stale.has(path)) {
      return;
    }
    this.stale.add(path);
    if (!this.isCheck) {
      await editWhole(path, text, [edit]).catch((error: Error) => {
        throw new Error(`${shownPath(path, this.root)} was left as it is: ${error.message}`);
      });
    }
    console.log(`${shownPath(path, this.root)}: ${this.isCheck ? 'not up to date' : what}`);
  }
}
