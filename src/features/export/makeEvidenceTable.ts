import * as vscode from 'vscode';
import type { ReadPublication } from '../../core/abstracts/publicationReader';
import { citedKeys } from '../../core/cite/updateReferenceList';
import { evidenceEdits } from '../../core/evidence/evidenceInNote';
import {
  type EvidenceGroup,
  type EvidenceGrouping,
  evidenceRows,
  groupEvidence,
} from '../../core/evidence/evidenceRows';
import {
  type EvidenceColumn,
  evidenceCsv,
  evidenceMarkdown,
} from '../../core/evidence/writeEvidence';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { CitationKey, EntityId } from '../../core/library/schema';
import type { Publication, PublicationId } from '../../core/literature/publication';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { mentionAt, type NoteAnalysis } from '../../core/note/noteAnalysis';
import { publicationsOf } from '../../core/views/treeNodes';
import { addToBibliography, bibliographyToStart } from '../bibliographies/bibliographyEdits';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { citingStyle, currentOffset } from '../citations/citing';
import { MAKE_EVIDENCE_TABLE } from '../host/commands';
import { unchanged } from '../host/documents';
import { explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { addEdits, toOffset } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTasks } from '../host/runningTasks';
import { rankPreference } from '../host/settings';
import { confirm } from '../host/statusMessage';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PageDocuments } from '../pages/pageDocuments';
import {
  chooseForm,
  choosePublications,
  chooseSubject,
  type EvidenceForm,
  type EvidenceSubject,
} from './chooseEvidence';

/** What the tables use from the app. */
export interface EvidenceApp {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly pages: PageDocuments;
  readonly tasks: RunningTasks;
}

/** The parts of a table; the command asks the user for those that are missing. */
interface EvidenceRequest {
  readonly about?: EntityId;
  readonly columns?: readonly EvidenceColumn[];
  readonly by?: EvidenceGrouping;
  readonly to?: EvidenceForm['to'];
  /** The file of comma-separated values. */
  readonly file?: vscode.Uri;
}

/** What a table shows. */
interface EvidenceTable {
  readonly groups: readonly EvidenceGroup[];
  readonly columns: readonly EvidenceColumn[];
}

/** A note that gets a table, or whose citations a table is about. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly offset: number;
  readonly analysis: NoteAnalysis;
}

/**
 * Makes a table of what publications say about a name or topic, or of selected or cited publications: in the note,
 * where a later run updates it, in a new document, or as comma-separated values.
 */
export function registerEvidenceTable(app: EvidenceApp): vscode.Disposable {
  const makeEvidenceTable = async (target?: unknown, selected?: unknown): Promise<void> => {
    const request = isRequest(target) ? target : {};
    const place = await placeOf(app);
    const subject = await subjectOf(app, target, selected, place);
    const index =
      subject &&
      (await app.tasks.run(vscode.l10n.t('Reading abstracts…'), () =>
        indexOf(app, subject, place),
      ));
    if (!index) {
      return;
    }
    const found = readsOf(subject, index, place);
    if (found.length === 0) {
      return confirm(vscode.l10n.t('No publication that you can cite is about this.'));
    }
    const { latest } = app.library;
    const isChosen = request.to !== undefined || subject.publications !== undefined;
    const reads = isChosen ? found : await choosePublications(found, latest);
    const form = reads && (await chooseForm(app.context.globalState, request, place !== undefined));
    if (!form) {
      return;
    }
    const groups = groupEvidence(evidenceRows(reads, subject.entities, latest), form.by);
    switch (form.to) {
      case 'note':
        return place && writeIntoNote(app, place, subject, { groups, columns: form.columns });
      case 'document':
        return openDocument({ groups, columns: form.columns });
      case 'csv':
        return writeCsv({ groups, columns: form.columns }, request.file);
    }
  };
  return vscode.commands.registerCommand(MAKE_EVIDENCE_TABLE, makeEvidenceTable);
}

function isRequest(target: unknown): target is EvidenceRequest {
  return typeof target === 'object' && target !== null && 'about' in target && !('is' in target);
}

/** The active note, with the cursor in it. */
async function placeOf(app: EvidenceApp): Promise<Place | undefined> {
  const editor = activeNote();
  if (!editor) {
    return undefined;
  }
  const { document, selection } = editor;
  const offset = toOffset(document, selection.active);
  return { document, offset, analysis: await wholeOf(app, document) };
}

async function wholeOf(
  { analyses, library }: EvidenceApp,
  document: vscode.TextDocument,
): Promise<NoteAnalysis> {
  const whole = analyses.whole(document);
  if (whole) {
    return whole;
  }
  // The note is still being read, or is too long to be analysed all the time.
  const reading = IncrementalNote.inSlices(document.getText(), library.recogniser, []);
  return (await runCooperatively(reading)).analysis;
}

/**
 * The subject of the table: the given name, what is selected in a tree, the page in the active tab, or what the user
 * chooses.
 */
async function subjectOf(
  { library, literatures, pages }: EvidenceApp,
  target: unknown,
  selected: unknown,
  place: Place | undefined,
): Promise<EvidenceSubject | undefined> {
  const { latest } = library;
  const publications = publicationsOf(target, selected);
  if (publications.length > 0) {
    return { id: 'selection', entities: [], topics: [], publications };
  }
  const page = pages.active?.sort === 'entities' ? pages.active.id : undefined;
  const asked = isRequest(target) ? target.about : typeof target === 'string' ? target : page;
  const entity = asked === undefined ? undefined : latest.entity(asked);
  if (entity) {
    return { id: entity.id, entities: [entity.id], topics: [] };
  }
  const mention = place && mentionAt(place.analysis, place.offset);
  return chooseSubject(latest, mention && latest.entity(mention.entity), async () =>
    place ? citedIn(place, literatures) : [],
  );
}

/** What a note cites, in the order of its first citations. */
async function citedIn(
  { document, analysis }: Place,
  literatures: NoteLiteratures,
): Promise<readonly Publication[]> {
  const { literature } = await literatures.of(document);
  return citedKeys(analysis, literature).flatMap((key) => literature.publication(key) ?? []);
}

/**
 * The literature of a note has the keys by which the note cites; selected publications may be in any bibliography.
 */
async function indexOf(
  { literatures, indexes, workspaceLiterature }: EvidenceApp,
  { publications }: EvidenceSubject,
  place: Place | undefined,
): Promise<LiteratureIndex | undefined> {
  if (!place || publications) {
    return workspaceLiterature.ready();
  }
  const { literature } = await literatures.of(place.document);
  return indexes.of(literature);
}

function readsOf(
  { entities, topics, publications }: EvidenceSubject,
  index: LiteratureIndex,
  place: Place | undefined,
): readonly ReadPublication[] {
  if (publications) {
    return publications.flatMap(({ id }) => index.read(id) ?? []);
  }
  const nowhere = { entities: new Map(), topics: new Map() };
  const prefer = rankPreference(place?.document);
  return topics.length > 0
    ? index.onTopics(topics)
    : entities.flatMap((id) => index.about(id, nowhere, prefer));
}

async function writeIntoNote(
  app: EvidenceApp,
  { document, ...place }: Place,
  subject: EvidenceSubject,
  { groups, columns }: EvidenceTable,
): Promise<void> {
  const known = await app.literatures.of(document);
  const isCurrent = unchanged(document);
  const changed = vscode.l10n.t('The note has changed in the meantime. Try again.');
  // The user has answered questions since the place was read.
  const offset = currentOffset({ document, text: place.analysis.text, offset: place.offset });
  if (offset === undefined) {
    return confirm(changed);
  }
  const analysis = await wholeOf(app, document);
  const edit = new vscode.WorkspaceEdit();
  const publications = publicationsIn(groups);
  const { keys, sources } = addToBibliography(
    edit,
    columns.includes('citation') ? publications : [],
    known,
    bibliographyToStart(document, known),
  );
  // If the missing entries cannot be added to the bibliography, cite only publications that the note knows.
  const keyOf = new Map<PublicationId, CitationKey>();
  const areFiled = keys.length === publications.length;
  for (const [at, { id, key, entries }] of publications.entries()) {
    if (areFiled || entries.length > 0) {
      keyOf.set(id, (areFiled && keys[at]) || key);
    }
  }
  const style = citingStyle(document, analysis, sources);
  const table = { subject: subject.id, groups, columns, keys: keyOf };
  const edits = evidenceEdits(analysis, offset, table, style);
  if (!edits) {
    return confirm(
      vscode.l10n.t(
        'A mark of the table is missing, or the place is in code: nothing was written.',
      ),
    );
  }
  const refusal = await refusalOfEdit(document, edits.map(({ text }) => text).join(''));
  if (!isCurrent()) {
    return confirm(changed);
  }
  if (refusal !== undefined) {
    return explainRefusal(document.uri, refusal);
  }
  addEdits(edit, document, edits);
  if (edits.length > 0) {
    await vscode.workspace.applyEdit(edit);
  }
}

/** The publications of a table, each once, in its order. */
function publicationsIn(groups: readonly EvidenceGroup[]): readonly Publication[] {
  const rows = groups.flatMap((group) => group.rows);
  return [...new Map(rows.map(({ publication }) => [publication.id, publication])).values()];
}

async function openDocument({ groups, columns }: EvidenceTable): Promise<void> {
  const content = evidenceMarkdown(groups, columns, ({ publication }) => `[@${publication.key}]`);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

async function writeCsv(
  { groups, columns }: EvidenceTable,
  given: vscode.Uri | undefined,
): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file =
    given ??
    (await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Make Evidence Table'),
      filters: { CSV: ['csv'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'evidence.csv') }),
    }));
  if (file) {
    const text = evidenceCsv(groups, columns);
    // Without this mark, spreadsheets read the file in another encoding.
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`\ufeff${text}`));
    confirm(
      vscode.l10n.t(
        'Rows written: {0}',
        groups.reduce((sum, it) => sum + it.rows.length, 0),
      ),
    );
  }
}
