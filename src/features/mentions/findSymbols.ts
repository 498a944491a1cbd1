import * as vscode from 'vscode';
import type { Source } from '../../core/library/schema';
import { shortReference } from '../../core/literature/formatReference';
import { filterSources, findEntities, type NamedEntity } from '../../core/views/findInLibrary';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { sourcePageUri } from '../pages/sourcePages';
import { placesInNote } from './mentionPlaces';

/** The most symbols of each sort that the editor gets at once; typing more finds the others. */
const MOST_SYMBOLS = 200;

/**
 * Goes to entities and sources by name: to the first note that mentions an entity, or to the page of a
 * source.
 */
export function registerSymbolSearch(
  library: WorkspaceLibrary,
  index: WorkspaceIndex,
): vscode.Disposable {
  const provideWorkspaceSymbols = async (query: string, token: vscode.CancellationToken) => {
    const { latest } = library;
    const mentioned = findEntities(latest, query)
      .filter(({ entity }) => index.notes.notesMentioning(entity.id).size > 0)
      .slice(0, MOST_SYMBOLS);
    const entities = await Promise.all(mentioned.map((it) => entitySymbol(it, query, index)));
    if (token.isCancellationRequested) {
      return [];
    }
    const sources = query ? filterSources(latest, query) : latest.sources;
    return [...entities.flat(), ...sources.slice(0, MOST_SYMBOLS).map(sourceSymbol)];
  };
  return vscode.languages.registerWorkspaceSymbolProvider({ provideWorkspaceSymbols });
}

/** A symbol at the first place that mentions the entity; none if that place is gone. */
async function entitySymbol(
  { entity, by }: NamedEntity,
  query: string,
  index: WorkspaceIndex,
): Promise<vscode.SymbolInformation[]> {
  const notes = index.notes.notesMentioning(entity.id);
  const [first] = notes;
  const [place] = first === undefined ? [] : await placesInNote(first, entity.id, index);
  if (!place) {
    return [];
  }
  const count =
    notes.size === 1 ? vscode.l10n.t('in 1 note') : vscode.l10n.t('in {0} notes', notes.size);
  const { label, name } = entity;
  // The editor drops symbols that do not contain the query, so the symbol shows the synonym that does.
  const shown = new Set(query ? [name, by] : [name]);
  shown.delete(label);
  const container = [...shown, count].join(' · ');
  return [new vscode.SymbolInformation(label, vscode.SymbolKind.Class, container, place)];
}

function sourceSymbol(source: Source): vscode.SymbolInformation {
  const place = new vscode.Location(sourcePageUri(source), new vscode.Position(0, 0));
  const { File } = vscode.SymbolKind;
  return new vscode.SymbolInformation(shortReference(source), File, source.title, place);
}
