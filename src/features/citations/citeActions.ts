import * as vscode from 'vscode';
import { type CitationPlace, placeInSentence } from '../../core/cite/placeCitation';
import {
  publicationsForSentence,
  publicationsOfFittingSources,
  publicationsToCite,
} from '../../core/cite/publicationsToCite';
import { entitiesOfSentence } from '../../core/cite/sentenceToCite';
import { rankSources } from '../../core/library/rankSources';
import type { EntityId } from '../../core/library/schema';
import { shorten, summaryLabel, titledReference } from '../../core/literature/formatReference';
import { originName } from '../../core/literature/origin';
import type { Publication } from '../../core/literature/publication';
import { blockAt, type NoteAnalysis, type NoteBlock } from '../../core/note/noteAnalysis';
import { contextOf } from '../../core/note/noteContext';
import type { Mention } from '../../core/recognise/recogniser';
import { touches } from '../../core/text/range';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHOOSE_SOURCES, LOOK_FOR_SOURCES } from '../host/commands';
import { DeferredAction, resolveCodeAction } from '../host/deferredAction';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import { isSettingOn, rankPreference } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citingEdit, citingStyle } from './citing';
import { isClaimHint } from './hintUncitedClaims';

/** The menu offers this many publications one by one; all others are under "Choose a source…". */
const OFFERED = 3;
/** UTF-16 units of a title in a menu, at most. */
const TITLE_LENGTH = 48;
/**
 * Milliseconds that the menu waits for bibliographies that are still being read, and again for the index of their
 * contents.
 */
const WAIT = 500;

/** Offers to cite the publications that best fit the sentence of the mention, or of the claim, at the cursor. */
export function registerCiteActions(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
  indexes: LiteratureIndexes,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    if (!isSettingOn('suggestCitations', document)) {
      return [];
    }
    const offset = toOffset(document, range.start);
    const analysis = await analyses.around(document, offset);
    const found = token.isCancellationRequested ? undefined : citablePlace(analysis, offset);
    const hints = diagnostics.filter(isClaimHint);
    if (!found || !(found.mention || hints.length > 0)) {
      return [];
    }
    const { literature } = await literatures.soon(document, WAIT);
    const index = await indexes.soon(literature, WAIT);
    if (token.isCancellationRequested) {
      return [];
    }
    const { block, mention, place, entities } = found;
    const { syntax } = citingStyle(document, analysis, literature);
    const ranked = index
      ? publicationsForSentence(
          { analysis, block, offset, at: place.at },
          { literature, index, prefer: rankPreference(document) },
          { library: library.latest, entities },
        ).map(({ publication }) => publication)
      : publicationsOfFittingSources(
          rankSources(library.latest, contextOf(analysis, block, library.recogniser), entities[0]),
        );
    const citing = { analysis, block, offset, place, literature, syntax };
    const actions = publicationsToCite(ranked, citing, OFFERED).map((publication, at) => {
      const title = titleOf(publication, originName(publication, library.latest));
      const action = new DeferredAction(title, vscode.CodeActionKind.QuickFix, (chosen) =>
        editFor(document, { offset, entities, publication }, chosen),
      );
      action.isPreferred = at === 0;
      return action;
    });
    const start = mention?.start ?? offset;
    const all = [...actions, chooseAction(document, start), lookAction(document, start)];
    // The editor shows actions that fix a hint before others, such as dismissing it.
    all.forEach((action) => {
      action.diagnostics = hints;
    });
    return all;
  };

  /** The edit in the current note, if the sentence still names the same entities as when the user opened the menu. */
  const editFor = async (
    document: vscode.TextDocument,
    { offset, entities, publication }: ChosenPublication,
    token: vscode.CancellationToken,
  ) => {
    const known = await literatures.of(document);
    const analysis = await analyses.around(document, offset);
    const found = token.isCancellationRequested ? undefined : citablePlace(analysis, offset);
    return found?.entities.join() === entities.join() && !document.isClosed
      ? citingEdit(document, analysis, found.place, [publication], known)
      : undefined;
  };

  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions, resolveCodeAction },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** A publication that the user chose for the sentence at an offset, and the entities that the sentence names. */
interface ChosenPublication {
  readonly offset: number;
  readonly entities: readonly EntityId[];
  readonly publication: Publication;
}

/** A place for a citation, and the mention and entities that the citation is for. */
interface CitablePlace {
  readonly block: NoteBlock;
  readonly place: CitationPlace;
  readonly mention: Mention | undefined;
  /** The entity mentioned at the offset, or else all entities of the sentence. */
  readonly entities: readonly EntityId[];
}

function citablePlace(analysis: NoteAnalysis, offset: number): CitablePlace | undefined {
  const block = blockAt(analysis, offset);
  const mention = block?.mentions.find((candidate) => touches(candidate, offset));
  const place = block && placeInSentence(analysis, mention?.start ?? offset);
  return (
    place && {
      block,
      place,
      mention,
      entities: mention ? [mention.entity] : entitiesOfSentence(block, offset),
    }
  );
}

function titleOf({ summary }: Publication, origin: string | undefined): string {
  const short = titledReference(summary);
  // The short reference of a publication without authors is its title already.
  const title = short === summaryLabel(summary) ? shorten(summary.title ?? '', TITLE_LENGTH) : '';
  if (!title) {
    return origin
      ? vscode.l10n.t('Cite {0} ({1})', short, origin)
      : vscode.l10n.t('Cite {0}', short);
  }
  return origin
    ? vscode.l10n.t('Cite {0} ({1}): {2}', short, origin, title)
    : vscode.l10n.t('Cite {0}: {1}', short, title);
}

function chooseAction(document: vscode.TextDocument, offset: number): vscode.CodeAction {
  const title = vscode.l10n.t('Choose a source…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: CHOOSE_SOURCES, title, arguments: [document.uri, offset] };
  return action;
}

/** The action that opens the search. It sends nothing: the user sees the query first. */
function lookAction(document: vscode.TextDocument, offset: number): vscode.CodeAction {
  const title = vscode.l10n.t('Look for sources…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: LOOK_FOR_SOURCES,
    title,
    arguments: [undefined, document.uri, offset],
  };
  return action;
}
