import { type NoteProject, readProject } from '../core/files/noteProject';
import { nodeFiles } from './nodeFiles';

/** The settings of the projects that notes are in, each read once. */
export class NoteProjects {
  private readonly read = new Map<string, Promise<NoteProject<string>>>();

  /** @param folders of a note, and the one that acts as the workspace; both absolute */
  of(folders: readonly string[]): Promise<NoteProject<string>> {
    const key = folders.join('\n');
    const known = this.read.get(key) ?? readProject(nodeFiles, folders);
    this.read.set(key, known);
    return known;
  }
}
