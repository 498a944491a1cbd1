import { type NoteProject, readProject } from '../core/files/noteProject';
import { nodeFiles } from './nodeFiles';

/** The settings of the projects that notes are in, each read once until they are forgotten. */
export class NoteProjects {
  private readonly read = new Map<string, Promise<NoteProject<string>>>();

  /**
   * @param folders of a note, and the one that acts as the workspace; both absolute
   * @param defaults the defaults files of Pandoc that the note names
   */
  of(folders: readonly string[], defaults: readonly string[] = []): Promise<NoteProject<string>> {
    const key = JSON.stringify([folders, defaults]);
    const quartoProfile = process.env.QUARTO_PROFILE;
    const known =
      this.read.get(key) ?? readProject(nodeFiles, folders, { defaults, quartoProfile });
    this.read.set(key, known);
    return known;
  }

  forget(): void {
    this.read.clear();
  }
}
