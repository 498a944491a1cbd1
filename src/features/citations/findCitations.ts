import * as vscode from 'vscode';
import { digestInSlices, type NoteDigest } from '../../core/noteIndex/noteDigest';
import type { NoteName } from '../../core/noteIndex/noteIndex';
import type { Range } from '../../core/text/range';
import { type CitingPlace, citedPublications } from '../../core/views/backlinks';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { locationsIn, nameOfDocument } from '../notes/noteLocations';
import { citationAt, entriesOf, type KeyedCitation } from './citing';

/** Where to search for citations. */
interface CitationSearch {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly index: WorkspaceIndex;
  readonly workspacePublications: WorkspacePublications;
}

/**
 * Finds all citations of a publication in all notes, under every key, number or address and in every syntax. For a key that
 * no publication has, finds the other uses of the key.
 */
export function registerCitationReferences(search: CitationSearch): vscode.Disposable {
  const { analyses, literatures, index } = search;
  const provideReferences = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ) => {
    const found = await citationAt(document, position, analyses, literatures);
    if (!found) {
      return undefined;
    }
    await index.soon;
    if (token.isCancellationRequested) {
      return undefined;
    }
    const uses = await usesOf(found, document, search);
    const entries = includeDeclaration ? entriesOf(found, document) : [];
    return [...entries.map(({ uri, keyRange }) => new vscode.Location(uri, keyRange)), ...uses];
  };
  return vscode.languages.registerReferenceProvider(noteSelector, { provideReferences });
}

/** The citations in this note, in its current text; then those in other notes. */
async function usesOf(
  { key, known: { literature: references } }: KeyedCitation,
  here: vscode.TextDocument,
  { library, analyses, index, workspacePublications }: CitationSearch,
): Promise<vscode.Location[]> {
  const publication = references.publication(key);
  const id = publication?.id;
  const { list, backlinks } = (id && (await workspacePublications.ready())) || {};
  const listed = id && list?.find(id);
  const placesIn = (digest: NoteDigest | undefined): readonly Range[] => {
    if (!digest || !id) {
      return digest?.citations.filter(({ by, name }) => by !== 'address' && name === key) ?? [];
    }
    const cited = citedPublications(digest, references, library.latest);
    return cited.filter((it) => it.id === id || (listed && list?.find(it.id) === listed));
  };
  const analysis = analyses.whole(here);
  const own = placesIn(analysis && (await runCooperatively(digestInSlices(analysis))));
  const places = listed
    ? placesByNote(backlinks?.placesOf(listed) ?? [])
    : new Map(
        Array.from(index.notes.notesNaming({ by: 'key', name: key }), (note) => [
          note,
          placesIn(index.notes.get(note)),
        ]),
      );
  places.delete(nameOfDocument(here));
  const elsewhere = Array.from(places, ([note, ranges]) => locationsIn(index.notes, note, ranges));
  return [
    ...own.map((range) => new vscode.Location(here.uri, toRange(here, range))),
    ...(await Promise.all(elsewhere)).flat(),
  ];
}

function placesByNote(places: readonly CitingPlace[]): Map<NoteName, readonly CitingPlace[]> {
  const byNote = new Map<NoteName, CitingPlace[]>();
  for (const place of places) {
    const others = byNote.get(place.note);
    if (others) {
      others.push(place);
    } else {
      byNote.set(place.note, [place]);
    }
  }
  return byNote;
}
