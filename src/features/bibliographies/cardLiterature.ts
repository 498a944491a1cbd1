import type * as vscode from 'vscode';
import { firstInLibrary } from '../../core/card/aboutInLibrary';
import type { CardLiterature } from '../../core/card/entityCard';
import type { NoteContext } from '../../core/library/rankSources';
import { runCooperatively } from '../host/runCooperatively';
import { rankPreference } from '../host/settings';
import { within } from '../host/waiting';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { LiteratureIndexes } from './literatureIndexes';
import type { NoteLiteratures } from './noteLiteratures';

/** Milliseconds that a card waits for what the note can cite. */
const WAIT = 100;

/** Where the literature of cards comes from. */
export interface CardLiteratureParts {
  readonly library: WorkspaceLibrary;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
}

/**
 * What the literature of a note says at a place, as far as it is read: at least what the library knows. Reading it all
 * takes seconds, and goes on after that: the next card says more.
 */
export async function cardLiterature(
  { library, literatures, indexes }: CardLiteratureParts,
  document: vscode.TextDocument,
  context: NoteContext,
): Promise<CardLiterature> {
  const opening = literatures.of(document);
  // While nothing is read, it makes no difference which literature this note has.
  const known = await within(opening, indexes.hasAny ? WAIT : 0);
  const index = known && indexes.latest(known.literature);
  if (!index) {
    await runCooperatively(library.latest.readSources());
  }
  return {
    context,
    isPartial: index === undefined,
    about: index
      ? (entity) => index.firstAbout(entity, context, rankPreference(document))
      : firstInLibrary(library.latest, context),
  };
}
