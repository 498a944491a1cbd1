import * as vscode from 'vscode';
import { placeToPaste, readPasted } from '../../core/cite/pasteCitation';
import { placeAtCursor } from '../../core/cite/placeCitation';
import {
  idOfSource,
  type Publication,
  publicationOf,
  publicationOfEntry,
} from '../../core/literature/publication';
import type { ReadBibliography } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures, OpenNoteLiterature } from '../bibliographies/noteLiteratures';
import { noteSelector, unchanged } from '../host/documents';
import { PUBLICATIONS_MIME } from '../host/mimeTypes';
import { toOffset } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { isSettingOn } from '../host/settings';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citingEdit } from './citing';
import { dropEdit, registerDrop, registerPaste } from './dropOrPasteKinds';

/** BibTeX entries that one place cites, at most. */
const MOST_ENTRIES = 20;

/** The parts of the app that citing a dropped text uses. */
interface CitingParts {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly workspacePublications: WorkspacePublications;
  readonly readBibliography: ReadBibliography;
}

/**
 * Cites what the user drops or pastes into a note: publications of a tree, and text that consists of identifiers,
 * addresses or entries. Fetches nothing: a text for which neither the library nor a bibliography has a publication stays
 * as it is.
 */
export function registerCitationDrop(parts: CitingParts): vscode.Disposable {
  const title = vscode.l10n.t('Insert Citation');
  const provideDocumentDropEdits = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ) => {
    const isWanted = unchanged(document, token);
    const ids = await dataTransfer.get(PUBLICATIONS_MIME)?.asString();
    if (ids) {
      return citePublications(parts, document, position, ids.split('\n'), isWanted);
    }
    const text = await droppedText(dataTransfer);
    const edit = await editForText(parts, document, position, text, isWanted);
    return edit && dropEdit(title, edit);
  };
  return vscode.Disposable.from(
    registerDrop(noteSelector, { provideDocumentDropEdits }, [
      PUBLICATIONS_MIME,
      'text/plain',
      'text/uri-list',
    ]),
    registerPaste(
      noteSelector,
      title,
      ['text/plain'],
      async (document, ranges, dataTransfer, token) => {
        const [range] = ranges;
        const isWanted = unchanged(document, token);
        const text = await dataTransfer.get('text/plain')?.asString();
        // A user who pastes an address over selected words wants a link.
        return range?.isEmpty && ranges.length === 1
          ? editForText(parts, document, range.start, text, isWanted)
          : undefined;
      },
    ),
  );
}

async function citePublications(
  { library, analyses, literatures, workspacePublications }: CitingParts,
  document: vscode.TextDocument,
  position: vscode.Position,
  ids: readonly string[],
  isWanted: () => boolean,
): Promise<vscode.DocumentDropEdit | undefined> {
  const list = (await workspacePublications.ready())?.list;
  const publications = ids.flatMap((id): Publication[] => {
    const publication = list?.find(id);
    const source = library.latest.sources.find(({ key }) => idOfSource(key) === id);
    return publication ? [publication] : source ? [publicationOf(source)] : [];
  });
  const known = await literatures.of(document);
  const offset = toOffset(document, position);
  const analysis = await analyses.around(document, offset);
  const place = placeAtCursor(analysis, offset);
  if (!place || publications.length === 0 || !isWanted()) {
    return undefined;
  }
  const edit = citingEdit(document, analysis, place, publications, known);
  const isCited = publications.every(
    ({ source, summary }) => source ?? known.literature.sameAs(summary),
  );
  return edit || isCited ? dropEdit(vscode.l10n.t('Insert Citation'), edit) : undefined;
}

async function editForText(
  { analyses, literatures, readBibliography }: CitingParts,
  document: vscode.TextDocument,
  position: vscode.Position,
  text: string | undefined,
  isWanted: () => boolean,
): Promise<vscode.WorkspaceEdit | undefined> {
  const named = text && isSettingOn('pasteCitations', document) ? readPasted(text) : undefined;
  if (!named) {
    return undefined;
  }
  const known = await literatures.of(document);
  const publications =
    named.is === 'identifier'
      ? publicationBy(named.identifier, known)
      : await entriesIn(named.text, readBibliography);
  if (publications.length === 0 || !isWanted()) {
    return undefined;
  }
  const offset = toOffset(document, position);
  const analysis = await analyses.around(document, offset);
  const place = placeToPaste(analysis, offset);
  return place && isWanted()
    ? citingEdit(document, analysis, place, publications, known)
    : undefined;
}

function publicationBy(identifier: string, { literature }: OpenNoteLiterature): Publication[] {
  const key = literature.keyOfAddress(identifier);
  const publication = key === undefined ? undefined : literature.publication(key);
  return publication ? [publication] : [];
}

/** The entries that a text consists of; none if it contains an error or anything else. */
async function entriesIn(text: string, readBibliography: ReadBibliography): Promise<Publication[]> {
  const reading = await readBibliography('pasted.bib', text);
  const { entries, problems } = reading
    ? await runCooperatively(reading)
    : { entries: [], problems: [] };
  const rest = entries.reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  );
  return problems.length > 0 || rest.trim() !== '' || entries.length > MOST_ENTRIES
    ? []
    : entries.map((entry) => publicationOfEntry({ file: 'pasted.bib', entry }, undefined, []));
}

/** The address that the user dragged from a browser, or else the dropped text. */
async function droppedText(dataTransfer: vscode.DataTransfer): Promise<string | undefined> {
  const uris = await dataTransfer.get('text/uri-list')?.asString();
  return uris?.trim() || dataTransfer.get('text/plain')?.asString();
}
