import type * as vscode from 'vscode';
import { aboutInLibrary } from '../../core/card/aboutInLibrary';
import type { CardLiterature } from '../../core/card/entityCard';
import type { NoteContext } from '../../core/library/rankSources';
import { rankPreference } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { LiteratureIndexes } from './literatureIndexes';
import type { NoteLiteratures } from './noteLiteratures';

/**
 * Milliseconds that a card waits for bibliographies that are still being read, and again for the index of their
 * contents.
 */
const WAIT = 100;

/** Where the literature of cards comes from. */
export interface CardSources {
  readonly library: WorkspaceLibrary;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
}

/**
 * What cards at a place in a note say about entities: from the index of what the note can cite or, until that is ready,
 * from the library alone.
 */
export async function cardLiterature(
  { library, literatures, indexes }: CardSources,
  document: vscode.TextDocument,
  context: NoteContext,
): Promise<CardLiterature> {
  const { literature } = await literatures.soon(document, WAIT);
  const index = await indexes.soon(literature, WAIT);
  return {
    context,
    about: index
      ? (entity) => index.about(entity, context, rankPreference(document))
      : aboutInLibrary(library.latest, context),
  };
}
