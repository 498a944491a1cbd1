import type { ProjectCitations } from '../citation/resolveCitation';
import { type FileHost, firstFile } from './fileHost';
import {
  filesOf,
  type NoteProject,
  type OwnBibliographies,
  projectBibliographies,
  projectCitations,
} from './noteProject';

/**
 * Where the names of a note's bibliographies come from; with `convention`, from nowhere: usual file names are tried.
 */
export type FoundBy = 'note' | 'project' | 'setting' | 'convention';

/** The bibliography files of a note, and how they were found. */
export interface FoundBibliographies<A> {
  readonly files: readonly A[];
  readonly by: FoundBy;
  /** Names in the note for which there is no file. */
  readonly missing: readonly string[];
  /** What the project says about the note's citations. */
  readonly ofProject: ProjectCitations;
}

/** Where the bibliographies of a note may be. */
export interface BibliographySearch<A> {
  /** The folder of the note, if it has one, then that of its workspace. */
  readonly folders: readonly A[];
  /** The files that the note names. */
  readonly own: OwnBibliographies;
  readonly project: NoteProject<A>;
  /** The files that settings name. */
  readonly set: readonly string[];
}

/** The names that make a file a bibliography if neither the note nor the settings name one. */
const usualNames =
  /^(?:references|bibliography|library|refs|literature)\.(?:bib|json|ya?ml|ris|nbib)$/i;

/**
 * Finds the bibliography files of a note: those that it names itself or in a defaults file of Pandoc, in its folder or
 * in that of the workspace, and those of its project; or else those of the settings, first in the folder of the
 * workspace; or else one with a usual name, or the only `.bib` in one of the folders. References in a project's
 * settings come last.
 *
 * Only looks for files: an address that a note names is never fetched.
 */
export async function findBibliographies<A>(
  host: FileHost<A>,
  { folders, own, project, set }: BibliographySearch<A>,
): Promise<FoundBibliographies<A>> {
  const { named } = own;
  const ofProject = projectCitations(project, own);
  const found = await Promise.all(named.map((name) => firstFile(host, folders, name, 'note')));
  const missing = named.filter((_, index) => found[index] === undefined);
  const others = await filesOf(host, projectBibliographies(project, own));
  const withReferences = project.flatMap((tool) => tool.withReferences);
  const all = [...found.filter((file) => file !== undefined), ...others];
  if (named.length > 0 || all.length > 0) {
    const by = named.length > 0 ? 'note' : 'project';
    return { files: eachOnce([...all, ...withReferences]), by, missing, ofProject };
  }
  const workspaceFirst = [...folders].reverse();
  const ofSettings = await Promise.all(
    set.map((name) => firstFile(host, workspaceFirst, name, 'setting')),
  );
  const files = ofSettings.filter((file) => file !== undefined);
  if (files.length > 0) {
    return {
      files: eachOnce([...files, ...withReferences]),
      by: 'setting',
      missing: [],
      ofProject,
    };
  }
  const usual = await usualFile(host, folders);
  return {
    files: eachOnce([...usual, ...withReferences]),
    by: 'convention',
    missing: [],
    ofProject,
  };
}

function eachOnce<A>(files: readonly A[]): A[] {
  return [...new Map(files.map((file) => [String(file), file])).values()];
}

async function usualFile<A>(host: FileHost<A>, folders: readonly A[]): Promise<A[]> {
  for (const folder of folders) {
    const entries = await host.list(folder);
    const names = entries.flatMap((it) => (it.isFile ? [it.name] : [])).sort();
    const bibs = names.filter((name) => name.toLowerCase().endsWith('.bib'));
    const name =
      names.find((it) => usualNames.test(it)) ?? (bibs.length === 1 ? bibs[0] : undefined);
    if (name !== undefined) {
      return [host.entry(folder, name)];
    }
  }
  return [];
}
