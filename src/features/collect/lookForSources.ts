import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import type { AddedReference } from '../../core/importing/importTargets';
import type { EntityId } from '../../core/library/schema';
import { originName } from '../../core/literature/origin';
import { type Publication, publicationOf } from '../../core/literature/publication';
import type { Reference } from '../../core/literature/reference';
import { PublicationIndex } from '../../core/literature/samePublication';
import { type ReferenceSummary, summaryOf } from '../../core/literature/summary';
import { blockAt, mentionAt } from '../../core/note/noteAnalysis';
import { publicationOfFound } from '../../core/searching/literatureProvider';
import type { SearchSubject } from '../../core/searching/searchQuery';
import { subjectAt } from '../../core/searching/searchSubject';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { PublicationCiter } from '../citations/citePublications';
import type { PlaceToCite } from '../citations/citing';
import { LOOK_FOR_NEW_SOURCES, LOOK_FOR_SOURCES } from '../host/commands';
import { documentAt } from '../host/documents';
import { toOffset } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { searchProvider, searchTarget } from '../host/settings';
import type { WorkspacePublications } from '../index/workspacePublications';
import { hasLibraryFolder, libraryFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PageDocuments } from '../pages/pageDocuments';
import type { EntityPicker } from '../pages/pickEntity';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import type { Databases } from './databases';
import { explainFailure } from './fetchMessages';
import { FoundPages } from './foundPages';
import type { ImportReport } from './importReport';
import { type ChosenFound, pickFound, type SearchesAbout } from './pickFound';
import type { SourceFiles } from './sourceFiles';
import { StoredSearches } from './storedSearches';

/** What a search uses from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly entityPicker: EntityPicker;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly workspacePublications: WorkspacePublications;
  readonly pages: PageDocuments;
  readonly formatter: ReferenceFormatter;
  readonly tasks: RunningTasks;
}

/**
 * Looks for publications in PubMed or Europe PMC: suggests a query for the name or sentence at a place, sends it when
 * the user confirms it, and adds and cites what the user chooses.
 */
export function registerSourceSearch(
  app: App,
  databases: Databases,
  files: SourceFiles,
  report: ImportReport,
): vscode.Disposable {
  const search = new SourceSearch(app, databases, files, report);
  const storedSearches = new StoredSearches(app.context.globalState);

  /**
   * @param entity to search for; without it, the subject is what the note names at the place
   * @param note the address of the note; without it, the active one
   * @param offset in the sentence to cite for, in UTF-16 units; without it, the cursor
   */
  const lookForSources = async (
    entity?: EntityId,
    note?: vscode.Uri | string,
    offset?: number,
  ): Promise<void> => {
    const place = await placeOf(note, offset);
    const { subject, isAtMention } = await subjectOf(app, place, entity);
    const isForSentence = place?.isForSentence || isAtMention;
    await search.run(subject, place && { ...place, isForSentence });
  };

  /** Lists what is new about one name since the user last searched, by date. */
  const lookForNewSources = async (target?: unknown): Promise<void> => {
    const title = vscode.l10n.t('More on this name');
    const entity = await app.entityPicker.entityFor(target, title);
    if (!entity) {
      return;
    }
    const subject = { entities: [entity], topics: [] };
    const place = await placeOf(undefined, undefined);
    const searches = storedSearches.about(entity);
    await search.run(subject, place && { ...place, isForSentence: true }, searches);
  };
  return vscode.Disposable.from(
    search,
    vscode.commands.registerCommand(LOOK_FOR_SOURCES, lookForSources),
    vscode.commands.registerCommand(LOOK_FOR_NEW_SOURCES, lookForNewSources),
  );
}

/** A search from its subject to the citation of what the user chooses. */
class SourceSearch implements vscode.Disposable {
  private readonly citer: PublicationCiter;
  private readonly foundPages: FoundPages;

  constructor(
    private readonly app: App,
    private readonly databases: Databases,
    private readonly files: SourceFiles,
    private readonly report: ImportReport,
  ) {
    this.citer = new PublicationCiter(app.analyses, app.literatures);
    this.foundPages = new FoundPages(app.library, app.pages, app.formatter);
  }

  dispose(): void {
    this.foundPages.dispose();
  }

  /** @param searches about the subject before this one, if only what is new is wanted */
  async run(
    subject: SearchSubject,
    place: PlaceToCite | undefined,
    searches?: SearchesAbout,
  ): Promise<void> {
    const chosen = await this.choose(subject, place, searches);
    if (chosen.found.length === 0) {
      return;
    }
    await this.app.tasks.run(vscode.l10n.t('Adding sources…'), async (task) => {
      const publications = await this.fetchWhole(chosen, task);
      if (publications.length === 0) {
        return;
      }
      if (place && searchTarget() === 'bibliography') {
        await this.citer.cite(place, publications);
      } else {
        const references = publications.map(({ reference }) => reference);
        await this.addToLibrary(references, place, task);
      }
    });
  }

  private async choose(
    subject: SearchSubject,
    place: PlaceToCite | undefined,
    searches: SearchesAbout | undefined,
  ): Promise<ChosenFound> {
    const sameAs = await knownPublications(this.app, place);
    return pickFound(this.databases, {
      subject,
      provider: searchProvider(),
      hasNote: place !== undefined,
      knownIn: (reference) => {
        const known = sameAs(summaryOf(reference));
        const origin = known && originName(known, this.app.library.latest);
        return known && (origin ?? vscode.l10n.t('Cytonote’s dataset'));
      },
      ...(searches ? { searches } : {}),
      show: (found, whole, database) => this.foundPages.show({ found, whole, database }),
    });
  }

  /** Fetches the abstracts that are missing; skips publications that could not be fetched, and says so. */
  private async fetchWhole(
    { provider, found }: ChosenFound,
    task: RunningTask,
  ): Promise<Publication[]> {
    const publications: Publication[] = [];
    for (const [at, one] of found.entries()) {
      task.report(vscode.l10n.t('Fetching {0} of {1}…', at + 1, found.length));
      try {
        const whole = await this.databases.wholeReference(provider, one, task.signal);
        publications.push(publicationOfFound(one, whole));
      } catch (error) {
        if (error instanceof FetchError && error.failure === 'cancelled') {
          return [];
        }
        explainFailure(error, one.reference.title ?? '');
      }
    }
    return publications;
  }

  /** Adds the files to the library and cites them, in one edit; without a citation, only adds them. */
  private async addToLibrary(
    references: readonly Reference[],
    place: PlaceToCite | undefined,
    task: RunningTask,
  ): Promise<void> {
    const folder = hasLibraryFolder() ? await libraryFolder(place?.document.uri) : undefined;
    if (!folder) {
      return;
    }
    const prepared = await this.files.prepare(folder, references, task);
    const { added } = prepared;
    const cited = added.flatMap(({ result }) => publicationOfAdded(result, this.app.library));
    const isCited =
      place &&
      cited.length > 0 &&
      (await this.citer.cite(place, cited, (edit) => prepared.addTo(edit)));
    if (!isCited) {
      const edit = new vscode.WorkspaceEdit();
      prepared.addTo(edit);
      await vscode.workspace.applyEdit(edit);
    }
    await prepared.followEdit();
    this.report.show(added);
  }
}

/** The place that a search is for; undefined where no note is active. */
async function placeOf(
  note: vscode.Uri | string | undefined,
  offset: number | undefined,
): Promise<PlaceToCite | undefined> {
  const uri = typeof note === 'string' ? vscode.Uri.parse(note, true) : note;
  const editor = activeNote();
  const document = uri ? await documentAt(uri) : editor?.document;
  const isActive = editor !== undefined && editor.document === document;
  const at = offset ?? (isActive ? toOffset(editor.document, editor.selection.active) : undefined);
  return document && at !== undefined
    ? { document, text: document.getText(), offset: at, isForSentence: offset !== undefined }
    : undefined;
}

/**
 * The subject of a search: what a place in a note is about, with the given entity if there is one; without a place,
 * the given entity, or that of the page in the active tab.
 */
async function subjectOf(
  { library, analyses, pages }: App,
  place: PlaceToCite | undefined,
  asked: EntityId | undefined,
): Promise<{ readonly subject: SearchSubject; readonly isAtMention: boolean }> {
  const { latest, recogniser } = library;
  const analysis = place && (await analyses.around(place.document, place.offset));
  const block = place && analysis && blockAt(analysis, place.offset);
  if (place && analysis && block) {
    const known = { library: latest, recogniser };
    return {
      subject: subjectAt(analysis, block, place.offset, known, asked),
      isAtMention: mentionAt(analysis, place.offset) !== undefined,
    };
  }
  const id = asked ?? (pages.active?.sort === 'entities' ? pages.active.id : undefined);
  const entity = id === undefined ? undefined : latest.entity(id);
  return { subject: { entities: entity ? [entity] : [], topics: [] }, isAtMention: false };
}

/**
 * The publication that cites a reference which goes to the library: a source that the library has, or will have after
 * the edit.
 */
function publicationOfAdded(
  result: AddedReference,
  { latest: library }: WorkspaceLibrary,
): Publication[] {
  const source =
    result.outcome === 'new'
      ? result.source
      : 'key' in result
        ? library.source(result.key)
        : undefined;
  return source ? [publicationOf(source)] : [];
}

/** Looks publications up in what can be cited in a note, or in all of the workspace. */
async function knownPublications(
  { literatures, workspacePublications }: App,
  place: PlaceToCite | undefined,
): Promise<(summary: ReferenceSummary) => Publication | undefined> {
  if (place) {
    const { literature } = await literatures.of(place.document);
    return (summary) => literature.sameAs(summary);
  }
  const gathered = await workspacePublications.ready();
  const index = await runCooperatively(PublicationIndex.of(gathered?.list.all ?? []));
  return (summary) => index.find(summary);
}
