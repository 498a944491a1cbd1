import * as vscode from 'vscode';
import { placeAtCursor } from '../../core/cite/placeCitation';
import type { CitationKey, Source } from '../../core/library/schema';
import { type Publication, publicationOf } from '../../core/literature/publication';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { LOOK_FOR_SOURCES } from '../host/commands';
import { isNote } from '../host/documents';
import { toOffset } from '../host/positions';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PageDocuments } from './pageDocuments';
import { type PickingPlace, type PickOffer, PublicationPick } from './publicationPick';

/** Milliseconds that the first list waits for the index of the literature. */
const WAIT = 200;

/** The parts of the app that the picker uses. */
interface App {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly workspacePublications: WorkspacePublications;
  readonly pages: PageDocuments;
}

/** Lets the user choose among all that can be cited, by author, title, year, key, name, topic or words of the abstract. */
export class PublicationPicker {
  constructor(private readonly app: App) {}

  /** Lets the user choose any number of publications for a place in a note. */
  pickMany(place: PickingPlace, query?: string): Promise<readonly Publication[]> {
    const { literature } = place;
    const title = vscode.l10n.t('Cite sources');
    const { document, offset, at } = place;
    // If the citation goes to the cursor itself, the search finds the cursor again.
    const sentence = at === offset ? undefined : offset;
    const lookFurther = () =>
      void vscode.commands.executeCommand(LOOK_FOR_SOURCES, undefined, document.uri, sentence);
    return this.pick({ title, canSelectMany: true, literature, place, query, lookFurther });
  }

  /** The publication whose page is in the active tab; or else one that the user chooses. */
  async shownOrPicked(): Promise<Publication | undefined> {
    const { pages, library, workspacePublications } = this.app;
    const page = pages.active;
    if (page?.sort === 'sources') {
      const source = library.latest.source(page.id);
      return source && publicationOf(source);
    }
    if (page?.sort === 'publications') {
      return (await workspacePublications.ready())?.list.find(page.id);
    }
    const [publication] = await this.pick(await this.offerHere());
    return publication;
  }

  /** Lets the user choose one source of the library. */
  async pickOne(): Promise<Source | undefined> {
    const has = ({ source }: Publication) => source !== undefined;
    const [publication] = await this.pick({ ...(await this.offerHere()), has });
    return publication?.source;
  }

  /** All that can be cited at the cursor in a note, or else in the workspace. */
  private async offerHere(): Promise<PickOffer> {
    const { analyses, literatures, workspacePublications } = this.app;
    const one = { title: vscode.l10n.t('Choose a source'), canSelectMany: false };
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (!document || !selection || !isNote(document)) {
      const gathered = await workspacePublications.ready();
      const literature = gathered?.list ?? (await literatures.literatureOf([]));
      return { ...one, literature, place: undefined };
    }
    const offset = toOffset(document, selection.active);
    const analysis = await analyses.around(document, offset);
    const { literature } = await literatures.of(document);
    const at = placeAtCursor(analysis, offset)?.at ?? offset;
    const place = { document, analysis, literature, offset, at, cited: new Set<CitationKey>() };
    return { ...one, literature, place };
  }

  private async pick(offer: PickOffer): Promise<readonly Publication[]> {
    const index = await this.app.indexes.soon(offer.literature, WAIT);
    const list = new PublicationPick(this.app.library, offer);
    if (index) {
      list.search(index);
    } else {
      void this.app.indexes.of(offer.literature).then((read) => read && list.search(read));
    }
    return list.show();
  }
}
