import * as vscode from 'vscode';
import type { OwnNote } from '../../core/card/entityCard';
import type { NoteCount } from '../../core/card/notesList';
import type { EntityId } from '../../core/library/schema';
import type { Publication, PublicationId } from '../../core/literature/publication';
import { mentionsIn, type NoteName, speciesIn } from '../../core/noteIndex/noteIndex';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspacePublications } from '../index/workspacePublications';
import { fileOfNote } from '../notes/noteLocations';

/** Which notes of the workspace mention an entity or cite a publication, in the form that pages list. */
export class NoteMentions implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private isReady = false;

  /** Fires when the index or the citations change. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly index: WorkspaceIndex,
    private readonly workspacePublications: WorkspacePublications,
  ) {
    this.listeners = vscode.Disposable.from(
      index.onDidChange(() => this.changed.fire()),
      workspacePublications.onDidChange(() => this.changed.fire()),
    );
    void index.ready.then(() => {
      this.isReady = true;
      this.changed.fire();
    });
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }

  /** The notes that mention an entity; undefined while notes are being read. */
  mentioning(entity: EntityId): NoteCount[] | undefined {
    const { notes } = this.index;
    return this.list(notes.notesMentioning(entity), (note) => {
      const species = speciesIn(notes.get(note), entity);
      const count = mentionsIn(notes.get(note), entity).length / 2;
      return { count, ...(species ? { species } : {}) };
    });
  }

  /** The notes that cite a publication, under any key; undefined while notes are being read. */
  citing(id: PublicationId): NoteCount[] | undefined {
    const { list, backlinks } = this.workspacePublications.latest ?? {};
    const publication = list?.find(id);
    if (!backlinks || !publication) {
      return undefined;
    }
    const places = backlinks.placesOf(publication);
    const countIn = (note: NoteName) => ({
      count: places.filter((place) => place.note === note).length,
    });
    return this.list(backlinks.notesOf(publication), countIn);
  }

  /** How many notes cite a publication, under any key; undefined while notes are being read. */
  countCiting({ id }: Publication): number | undefined {
    const { list, backlinks } = this.workspacePublications.latest ?? {};
    const publication = list?.find(id);
    return publication && this.isReady ? backlinks?.notesOf(publication).size : undefined;
  }

  /** For each entity that shares notes with the given one: how many notes they share. */
  besides(entity: EntityId): ReadonlyMap<EntityId, number> {
    return this.index.notes.entitiesBeside(entity);
  }

  /** The user's own note on an entity: the first of its concept notes. */
  conceptNote(entity: EntityId): (OwnNote & { readonly uri: vscode.Uri }) | undefined {
    const [note] = this.index.notes.conceptNotes(entity);
    if (note === undefined) {
      return undefined;
    }
    const uri = fileOfNote(note);
    const text = this.index.notes.get(note)?.concept?.text ?? '';
    return { uri, path: vscode.workspace.asRelativePath(uri), text };
  }

  /** Resolves when the notes of the workspace are known, or after some seconds with what is known by then. */
  get soon(): Promise<unknown> {
    return this.index.soon;
  }

  private list(
    notes: ReadonlySet<NoteName>,
    countIn: (note: NoteName) => Pick<NoteCount, 'count' | 'species'>,
  ): NoteCount[] | undefined {
    return this.isReady
      ? [...notes]
          .map((note) => ({ ...this.linkTo(note), ...countIn(note) }))
          .sort((a, b) => b.count - a.count || a.title.localeCompare(b.title))
      : undefined;
  }

  private linkTo(note: NoteName): Pick<NoteCount, 'title' | 'link'> {
    const uri = fileOfNote(note);
    const path = vscode.workspace.asRelativePath(uri);
    const title = this.index.notes.get(note)?.title;
    return { title: title ? `${title} (${path})` : path, link: linkFromPage(uri) };
  }
}

/**
 * The address of a file of the workspace in a page. The built-in preview resolves a path that begins with a slash against the
 * first folder of the workspace, whatever the scheme of the page is. A file that cannot be reached by such a
 * path has no link.
 */
export function linkFromPage({ scheme, authority, path }: vscode.Uri): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || folder.uri.scheme !== scheme || folder.uri.authority !== authority) {
    return '';
  }
  const base = folder.uri.path.split('/').filter(Boolean);
  const parts = path.split('/').filter(Boolean);
  const shared = base.findIndex((part, at) => part !== parts[at]);
  const common = shared === -1 ? base.length : shared;
  const way = [...base.slice(common).map(() => '..'), ...parts.slice(common)];
  return `/${way.map(encodeURIComponent).join('/')}`;
}
