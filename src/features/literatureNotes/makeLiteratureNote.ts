import * as vscode from 'vscode';
import { PublicationReader } from '../../core/abstracts/publicationReader';
import { plainCited } from '../../core/citation/cited';
import { writeCitation } from '../../core/citation/writeCitation';
import { toMarkdown } from '../../core/csl/formattedTextForms';
import { type Publication, publicationOf } from '../../core/literature/publication';
import { literatureNotePath } from '../../core/literatureNotes/notePath';
import { renderTemplate, templateProblems } from '../../core/literatureNotes/noteTemplate';
import { noteValues } from '../../core/literatureNotes/noteValues';
import { updateParts } from '../../core/literatureNotes/updateParts';
import { analyseNote } from '../../core/note/analyseNote';
import { messageText } from '../../core/text/escape';
import { publicationsOf } from '../../core/views/treeNodes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { citationAt } from '../citations/citing';
import { EDIT_NOTE_TEMPLATE, MAKE_LITERATURE_NOTE } from '../host/commands';
import { columnBesidePage, unchanged } from '../host/documents';
import { explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { addEdits, rangesIn } from '../host/positions';
import { citationSyntax, literatureNotePattern } from '../host/settings';
import { confirm } from '../host/statusMessage';
import type { WorkspacePublications } from '../index/workspacePublications';
import { hasLibraryFolder, libraryFolder, openOrCreate } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import type { NoteTemplate, NoteTemplates } from './noteTemplates';

/** The parts of the app that literature notes use. */
interface App {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly workspacePublications: WorkspacePublications;
  readonly picker: PublicationPicker;
  readonly formatter: ReferenceFormatter;
}

/**
 * Creates a note about a publication from a template. A later run opens the note, and updates the parts between its
 * marks from the publication.
 */
export function registerLiteratureNotes(app: App, templates: NoteTemplates): vscode.Disposable {
  const makeNote = async (target?: unknown, selected?: unknown) => {
    const publication = hasLibraryFolder() && (await publicationMeant(app, target, selected));
    const folder = publication && (await libraryFolder(activeNote()?.document.uri));
    const template = folder && (await templates.choose(folder));
    if (!template) {
      return;
    }
    const [problem] = templateProblems(template.text);
    if (problem && template.file) {
      return showProblem(template.file, template.text, problem);
    }
    const path = literatureNotePath(literatureNotePattern(folder.uri), publication);
    const uri = vscode.Uri.joinPath(folder.uri, path);
    if (await exists(uri)) {
      await updateNote(uri, template, publication, app);
    } else {
      const document = await openOrCreate(uri, await written(template, publication, app));
      await vscode.window.showTextDocument(document, columnBesidePage());
    }
  };
  const editTemplate = async () => {
    const folder = hasLibraryFolder() && (await libraryFolder(activeNote()?.document.uri));
    if (folder) {
      await templates.edit(folder);
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(MAKE_LITERATURE_NOTE, makeNote),
    vscode.commands.registerCommand(EDIT_NOTE_TEMPLATE, editTemplate),
  );
}

/**
 * The publication that the command is about: of a tree item, a key, the citation at the cursor or the page in the
 * active tab, or one that the user picks.
 */
async function publicationMeant(
  { library, analyses, literatures, workspacePublications, picker }: App,
  target: unknown,
  selected: unknown,
): Promise<Publication | undefined> {
  const [ofTree] = publicationsOf(target, selected);
  if (ofTree) {
    return ofTree;
  }
  const editor = activeNote();
  const cited =
    typeof target !== 'string' && editor
      ? await citationAt(editor.document, editor.selection.active, analyses, literatures)
      : undefined;
  const key = typeof target === 'string' ? target : cited?.key;
  if (key === undefined) {
    return picker.shownOrPicked();
  }
  const inNote = cited?.known.literature.publication(key);
  const gathered = inNote ? undefined : await workspacePublications.ready();
  const source = library.latest.source(key);
  return (
    inNote ??
    gathered?.list.all.find((it) => it.key === key) ??
    (source ? publicationOf(source) : undefined)
  );
}

/** The text of the whole note from its template. */
async function written(
  template: NoteTemplate,
  publication: Publication,
  { library, formatter }: App,
): Promise<string> {
  const { contents } = new PublicationReader(library.recogniser).read(publication);
  const { key, reference } = publication;
  const list = formatter.hasStyle(undefined)
    ? await formatter.list([reference], undefined)
    : undefined;
  const [formatted] = list && 'references' in list ? list.references : [];
  const cited = plainCited([key]);
  const sources = {
    isKey: (it: string) => it === key,
    keyOfAddress: () => undefined,
    reference: () => reference,
    formatted: () => undefined,
  };
  const syntax = citationSyntax(activeNote()?.document);
  // Numbers and footnotes need a list that a new note does not have.
  const isAlone = syntax !== 'numbered' && syntax !== 'footnote';
  const citation =
    (isAlone && writeCitation(cited, syntax, { sources, numberOf: () => undefined })) ||
    writeCitation(cited, 'pandoc', { sources, numberOf: () => undefined });
  const values = noteValues(library.latest, {
    publication,
    contents,
    citation: citation ?? key,
    reference: formatted && toMarkdown(formatted.text),
  });
  return renderTemplate(template.text, values);
}

async function updateNote(
  uri: vscode.Uri,
  template: NoteTemplate,
  publication: Publication,
  app: App,
): Promise<void> {
  const now = await written(template, publication, app);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, columnBesidePage());
  const isCurrent = unchanged(document);
  const note = analyseNote(document.getText(), app.library.recogniser);
  const { edits, unpaired } = updateParts(note, now);
  const refusal = await refusalOfEdit(document, edits.map(({ text }) => text).join(''));
  if (refusal !== undefined) {
    return explainRefusal(uri, refusal);
  }
  if (!isCurrent()) {
    return confirm(vscode.l10n.t('The note has changed in the meantime. Try again.'));
  }
  const edit = new vscode.WorkspaceEdit();
  addEdits(edit, document, edits);
  const isDone = edits.length === 0 || (await vscode.workspace.applyEdit(edit));
  if (unpaired.length > 0) {
    const names = messageText(unpaired.join(', '));
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'These parts of the note have only one of their two marks and were not updated: {0}',
        names,
      ),
    );
  } else if (isDone && edits.length > 0) {
    confirm(vscode.l10n.t('The note was updated from its publication.'));
  } else if (isDone) {
    confirm(vscode.l10n.t('The note is up to date.'));
  }
}

async function showProblem(
  file: vscode.Uri,
  text: string,
  problem: { readonly start: number; readonly end: number; readonly message: string },
): Promise<void> {
  const range = rangesIn(text)(problem);
  const selection = new vscode.Range(range.start, range.start);
  await vscode.window.showTextDocument(file, { selection });
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The template has an error in line {0}: {1}',
      range.start.line + 1,
      messageText(problem.message),
    ),
  );
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
