import * as vscode from 'vscode';
import { formatOf } from '../../core/bibliography/readBibliography';
import { readNoteCitations } from '../../core/cite/noteCitations';
import { NoteLiterature } from '../../core/cite/noteLiterature';
import { ownReferences } from '../../core/cite/ownReferences';
import { ownBibliographies } from '../../core/files/noteProject';
import { nameOfFile } from '../../core/literature/publication';
import { readFrontMatter } from '../../core/note/frontMatter';
import {
  bibliographyReferences,
  citedReferences,
  type PlacedPublication,
} from '../../core/referenceCheck/citedReferences';
import type { BibliographyFiles, ReadFile } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { isNote } from '../host/documents';
import { rangesIn } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { indexedTexts } from '../index/indexedTexts';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { addressOfNote } from '../notes/noteLocations';

/** A note or bibliography whose references are checked. */
export interface CheckedFile {
  readonly uri: vscode.Uri;
  readonly references: readonly PlacedPublication[];
  readonly toRange: ReturnType<typeof rangesIn>;
  /** What can be cited in it, if it is a note. */
  readonly literature?: NoteLiterature;
}

/** What to check; the command asks the user where nothing is given. */
export interface CheckRequest {
  readonly scope: 'note' | 'bibliography' | 'workspace';
  /** The note or the bibliography; by default, the active one. */
  readonly uri?: vscode.Uri;
}

/** Where the files to check are found. */
interface CheckedWorkspace {
  readonly library: WorkspaceLibrary;
  readonly literatures: NoteLiteratures;
  readonly bibliographies: BibliographyFiles;
  readonly index: WorkspaceIndex;
}

/** Asks the user what to check; undefined if the user closes the list. */
export async function chooseRequest(
  literatures: NoteLiteratures,
): Promise<CheckRequest | undefined> {
  type Item = vscode.QuickPickItem & { readonly request: CheckRequest };
  const document = vscode.window.activeTextEditor?.document;
  const items: Item[] = [];
  const addBibliography = (uri: vscode.Uri) =>
    items.push({
      label: vscode.l10n.t('The bibliography {0}', nameOfFile(uri.toString())),
      request: { scope: 'bibliography', uri },
    });
  if (document && isNote(document)) {
    items.push({ label: vscode.l10n.t('This note'), request: { scope: 'note' } });
    const { files } = await literatures.of(document);
    files.forEach(({ uri }) => addBibliography(uri));
  } else if (document && formatOf(document.uri.path, document.getText())) {
    addBibliography(document.uri);
  }
  const label = vscode.l10n.t('All notes of the workspace');
  items.push({ label, request: { scope: 'workspace' } });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Check References'),
    placeHolder: vscode.l10n.t(
      'It asks Crossref and PubMed by DOI and PMID. No text of a note is sent.',
    ),
  });
  return chosen?.request;
}

/** The files of a request with their references, one after the other; notes that opt out have none. */
export async function* filesToCheck(
  { scope, uri }: CheckRequest,
  { literatures, library, bibliographies, index }: CheckedWorkspace,
): AsyncGenerator<CheckedFile, void> {
  const document = vscode.window.activeTextEditor?.document;
  if (scope === 'note') {
    const note = uri ? await vscode.workspace.openTextDocument(uri) : document;
    if (note) {
      yield await referencesOfNote(note.uri, note.getText(), literatures, library);
    }
    return;
  }
  if (scope === 'bibliography') {
    const address = uri ?? document?.uri;
    const file = address && (await bibliographies.get(address));
    if (file) {
      yield referencesOfBibliography(file);
    }
    return;
  }
  await index.ready;
  for await (const { name, text } of indexedTexts(index.notes)) {
    const address = await addressOfNote(name);
    if (address) {
      yield await referencesOfNote(address, text, literatures, library);
    }
  }
}

/** What a note cites, open or not; nothing of one that opts out. */
async function referencesOfNote(
  uri: vscode.Uri,
  text: string,
  literatures: NoteLiteratures,
  library: WorkspaceLibrary,
): Promise<CheckedFile> {
  const frontMatter = readFrontMatter(text);
  const toRange = rangesIn(text);
  if (frontMatter?.options.isOff) {
    return { uri, references: [], toRange };
  }
  const { files } = await literatures.bibliographiesOf(uri, ownBibliographies(frontMatter));
  const own = await runCooperatively(ownReferences({ text, frontMatter }));
  const named = files.map((file) => ({
    file: file.uri.toString(),
    bibliography: file.bibliography,
  }));
  const literature = own
    ? await runCooperatively(
        NoteLiterature.gather(library.latest, [
          { file: uri.toString(), bibliography: own },
          ...named,
        ]),
      )
    : await literatures.literatureOf(files);
  const citations = await runCooperatively(readNoteCitations(text, literature));
  return { uri, references: citedReferences(citations, literature), toRange, literature };
}

/** The entries of a bibliography as references to check. */
function referencesOfBibliography(file: ReadFile): CheckedFile {
  const { uri, text, bibliography, toRange } = file;
  return { uri, references: bibliographyReferences(uri.toString(), text, bibliography), toRange };
}
