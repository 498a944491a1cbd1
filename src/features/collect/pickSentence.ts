import * as vscode from 'vscode';
import { sentencesAbout } from '../../core/abstracts/publicationContents';
import {
  abstractOf,
  PublicationReader,
  type ReadPublication,
} from '../../core/abstracts/publicationReader';
import { studyLabel } from '../../core/card/labels';
import type { QuotedSentence } from '../../core/card/links';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { NoteContext } from '../../core/library/rankSources';
import type { Entity, EntityId } from '../../core/library/schema';
import { titledReference } from '../../core/literature/formatReference';
import {
  idOfEntry,
  idOfSource,
  nameOfFile,
  type Publication,
  type PublicationId,
} from '../../core/literature/publication';
import { blockAt } from '../../core/note/noteAnalysis';
import { contextOf } from '../../core/note/noteContext';
import { labelText, messageText } from '../../core/text/escape';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { isNote } from '../host/documents';
import { toOffset } from '../host/positions';
import type { RunningTasks } from '../host/runningTasks';
import { rankPreference } from '../host/settings';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PageDocuments } from '../pages/pageDocuments';

/** Publications whose sentences are offered, and sentences of each, at most. */
const OFFERED = { publications: 100, sentences: 3 };

const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

/** A sentence of the abstract of a publication that names an entity. */
export interface Sentence {
  readonly entity: EntityId;
  readonly publication: Publication;
  readonly text: string;
}

interface SentenceItem extends vscode.QuickPickItem {
  readonly sentence: Sentence;
}

/** What can be cited, and the context of the cursor's place. */
interface Literature {
  readonly index: LiteratureIndex | undefined;
  readonly context: NoteContext;
}

/** Finds the sentence of an abstract that a command is about. */
export class SentencePicker {
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
    private readonly indexes: LiteratureIndexes,
    private readonly publications: WorkspacePublications,
    private readonly workspaceLiterature: WorkspaceLiterature,
    private readonly pages: PageDocuments,
    private readonly tasks: RunningTasks,
  ) {}

  /** The whole sentence that a card quotes; undefined if it is no longer in the abstract. */
  async find({ entity, publication: id, text }: QuotedSentence): Promise<Sentence | undefined> {
    const publication = await this.publicationWith(id);
    if (!publication) {
      return undefined;
    }
    const read = new PublicationReader(this.library.recogniser).read(publication);
    const whole = sentencesIn(read, entity, nowhere).find((it) => it.startsWith(text));
    return whole === undefined ? undefined : { entity, publication, text: whole };
  }

  /** A sentence on an entity that the user chooses among those of all abstracts. */
  async pickOn({ id, label }: Entity): Promise<Sentence | undefined> {
    const prefer = rankPreference(vscode.window.activeTextEditor?.document);
    const { index, context } = await this.tasks.run(
      vscode.l10n.t('Reading abstracts on {0}…', label),
      () => this.literatureHere(),
    );
    const about = index?.about(id, context, prefer) ?? [];
    const items = about.slice(0, OFFERED.publications).flatMap((read) =>
      sentencesIn(read, id, context)
        .slice(0, OFFERED.sentences)
        .map((text) => itemOf(read, id, text)),
    );
    const none = vscode.l10n.t('No abstract has a sentence on {0}.', label);
    return pick(items, vscode.l10n.t('Save as a finding about {0}', label), none);
  }

  /** A sentence that the user chooses in the abstract of the publication whose page is in the active tab, if one is. */
  async pickOnPage(): Promise<{ readonly sentence: Sentence | undefined } | undefined> {
    const { sort, id = '' } = this.pages.active ?? {};
    const shown = sort === 'sources' ? idOfSource(id) : sort === 'publications' ? id : undefined;
    const publication = shown === undefined ? undefined : await this.publicationWith(shown);
    if (!publication) {
      return undefined;
    }
    const read = new PublicationReader(this.library.recogniser).read(publication);
    const items = read.contents.entities.flatMap((entity) =>
      sentencesIn(read, entity, nowhere)
        .slice(0, OFFERED.sentences)
        .map((text) => ({
          ...itemOf(read, entity, text),
          detail: labelText(this.library.latest.entity(entity)?.label ?? entity),
        })),
    );
    const label = titledReference(publication.summary);
    const none = vscode.l10n.t('There is no abstract of {0} to choose from.', label);
    return { sentence: await pick(items, vscode.l10n.t('Save as a finding of {0}', label), none) };
  }

  /** The literature of the note with the cursor, or else of the workspace. */
  private async literatureHere(): Promise<Literature> {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (!document || !selection || !isNote(document)) {
      return { index: await this.workspaceLiterature.ready(), context: nowhere };
    }
    const offset = toOffset(document, selection.active);
    const analysis = await this.analyses.around(document, offset);
    const block = blockAt(analysis, offset);
    const { literature } = await this.literatures.of(document);
    return {
      index: await this.indexes.of(literature),
      context: block ? contextOf(analysis, block, this.library.recogniser) : nowhere,
    };
  }

  /** The publication with an id, in the literature of the active note or in that of the workspace. */
  private async publicationWith(id: PublicationId): Promise<Publication | undefined> {
    const { document } = vscode.window.activeTextEditor ?? {};
    const { literature } = document && isNote(document) ? await this.literatures.of(document) : {};
    // An entry loses this id once the library has the publication.
    const inNote = literature?.all.find(
      (it) => it.id === id || it.entries.some((filed) => idOfEntry(filed) === id),
    );
    return inNote ?? (await this.publications.ready())?.list.find(id);
  }
}

/** The sentences of a publication's abstract that name an entity, best first. */
function sentencesIn(
  { publication, contents }: ReadPublication,
  entity: EntityId,
  context: NoteContext,
): string[] {
  const abstract = abstractOf(publication);
  return abstract === undefined
    ? []
    : sentencesAbout(entity, contents, context).map(({ start, end }) => abstract.slice(start, end));
}

function itemOf(
  { publication, contents }: ReadPublication,
  entity: EntityId,
  text: string,
): SentenceItem {
  const [filed] = publication.entries;
  const about = [
    titledReference(publication.summary),
    studyLabel(contents.study),
    filed && vscode.l10n.t('in {0}', nameOfFile(filed.file)),
  ];
  return {
    label: labelText(text),
    detail: labelText(about.filter(Boolean).join(' · ')),
    sentence: { entity, publication, text },
  };
}

async function pick(
  items: readonly SentenceItem[],
  title: string,
  none: string,
): Promise<Sentence | undefined> {
  if (items.length === 0) {
    void vscode.window.showInformationMessage(messageText(none));
    return undefined;
  }
  const item = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Choose a sentence of an abstract'),
    matchOnDetail: true,
  });
  return item?.sentence;
}
