import * as vscode from 'vscode';
import { type AnnotatedText, annotationOf, writeAll } from '../../core/exchange/annotationFormat';
import {
  type AnnotationFormatName,
  annotationFormats,
} from '../../core/exchange/annotationFormats';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { unlessOptedOut } from '../../core/note/noteAnalysis';
import type { Range } from '../../core/text/range';
import { EXPORT_ANNOTATIONS } from '../host/commands';
import { isNote } from '../host/documents';
import { toOffsets } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { silencedIn } from '../host/settings';
import { confirm } from '../host/statusMessage';
import { indexedTexts, type NoteText } from '../index/indexedTexts';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { fileOfNote, nameOfDocument } from '../notes/noteLocations';

/** What to export: the annotations of whole notes, or those in the selections of one note. */
type Scope = 'note' | 'selection' | 'workspace';

/** What to export, and where to; the command asks the user for what is missing. */
interface ExportRequest {
  readonly scope?: Scope;
  readonly format?: AnnotationFormatName;
  readonly file?: vscode.Uri;
}

/** Exports the mentions in a note, a selection or all notes, in a format for other programs. */
export function registerAnnotationExport(
  library: WorkspaceLibrary,
  index: WorkspaceIndex,
  tasks: RunningTasks,
): vscode.Disposable {
  const exportAnnotations = async (given: ExportRequest = {}) => {
    const editor = vscode.window.activeTextEditor;
    const hasNote = editor && isNote(editor.document);
    const note = hasNote ? editor : undefined;
    const scope = given.scope ?? (await chooseScope(note));
    const format = scope && (given.format ?? (await chooseFormat()));
    const file = format && (given.file ?? (await chooseFile(format)));
    if (!file || (scope !== 'workspace' && !note)) {
      return undefined;
    }
    return tasks.run(vscode.l10n.t('Exporting annotations…'), async (task) => {
      const texts = scope === 'workspace' ? await allAnnotated(task) : await ofEditor(note, scope);
      if (!texts || task.signal.aborted) {
        return undefined;
      }
      const written = writeAll(annotationFormats[format], texts);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(written));
      const count = texts.reduce((sum, { annotations }) => sum + annotations.length, 0);
      confirm(vscode.l10n.t('Notes exported: {0}; annotations: {1}', texts.length, count));
      return count;
    });
  };

  const allAnnotated = async ({ signal, report }: RunningTask) => {
    await index.ready;
    const all: AnnotatedText[] = [];
    for await (const note of indexedTexts(index.notes)) {
      report(vscode.l10n.t('Exporting annotations: {0} of {1}', all.length, index.notes.all.size));
      const annotated = await annotate(note, () => !signal.aborted);
      if (!annotated) {
        return undefined;
      }
      all.push(annotated);
    }
    return all;
  };

  const ofEditor = async (editor: vscode.TextEditor | undefined, scope: Scope | undefined) => {
    if (!editor) {
      return undefined;
    }
    const { document, selections } = editor;
    const ranges = selections.map((selection) => toOffsets(document, selection));
    const name = nameOfDocument(document);
    const note = { name, file: fileOfNote(name), text: document.getText() };
    const whole = await annotate(note, () => true);
    return whole && [scope === 'selection' ? within(whole, ranges) : whole];
  };

  const annotate = async (
    { name, file, text }: NoteText,
    isWanted: () => boolean,
  ): Promise<AnnotatedText | undefined> => {
    const { latest, recogniser } = library;
    const reading = IncrementalNote.inSlices(text, recogniser, silencedIn(file));
    const read = await runCooperatively(reading, isWanted);
    const mentions = read && unlessOptedOut(read.analysis).blocks.flatMap((it) => it.mentions);
    const annotations = mentions?.map((it) => annotationOf(it, text, latest));
    const id = vscode.workspace.asRelativePath(file) + name.slice(file.toString().length);
    return annotations && { id, text, annotations };
  };

  return vscode.commands.registerCommand(EXPORT_ANNOTATIONS, exportAnnotations);
}

function within(note: AnnotatedText, ranges: readonly Range[]): AnnotatedText {
  const annotations = note.annotations.filter(({ start, end }) =>
    ranges.some((range) => range.start <= start && end <= range.end),
  );
  return { ...note, annotations };
}

async function chooseScope(note: vscode.TextEditor | undefined): Promise<Scope | undefined> {
  const ofNote: Scope[] = note?.selection.isEmpty === false ? ['selection', 'note'] : ['note'];
  const scopes: Scope[] = note ? [...ofNote, 'workspace'] : ['workspace'];
  const labels: Readonly<Record<Scope, string>> = {
    note: vscode.l10n.t('This note'),
    selection: vscode.l10n.t('The selection'),
    workspace: vscode.l10n.t('All notes of the workspace'),
  };
  const items = scopes.map((scope) => ({ label: labels[scope], scope }));
  const title = vscode.l10n.t('Export Annotations');
  return (await vscode.window.showQuickPick(items, { title }))?.scope;
}

async function chooseFormat(): Promise<AnnotationFormatName | undefined> {
  const points = vscode.l10n.t('Offsets in Unicode code points');
  const units = vscode.l10n.t('Offsets in UTF-16 units');
  const both = vscode.l10n.t('Offsets in Unicode code points and UTF-16 units');
  const items: (vscode.QuickPickItem & { format: AnnotationFormatName })[] = [
    { format: 'bioc-json', label: 'BioC-JSON', detail: points },
    { format: 'bioc', label: 'BioC-XML', detail: points },
    { format: 'pubtator', label: 'PubTator', detail: points },
    { format: 'w3c', label: 'Web Annotations (JSON-LD)', detail: points },
    { format: 'csv', label: 'CSV', detail: both },
    { format: 'jsonl', label: 'JSON Lines', detail: units },
  ];
  const title = vscode.l10n.t('Export Annotations');
  return (await vscode.window.showQuickPick(items, { title }))?.format;
}

function chooseFile(format: AnnotationFormatName): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const { ending } = annotationFormats[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Annotations'),
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `annotations.${ending}`) }),
  });
}
