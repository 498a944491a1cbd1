import * as vscode from 'vscode';
import type { ZoteroLibrary } from '../../core/identifiers/zoteroAddress';
import type { EntityId } from '../../core/library/schema';
import { shortPublication } from '../../core/literature/publication';
import { applyEdits, findChange, type TextEdit } from '../../core/text/edits';
import {
  addQuotedFinding,
  annotationOf,
  type QuotedFinding,
  rangeOfFinding,
} from '../../core/workspaceLibrary/addFinding';
import {
  findingOf,
  groupHighlights,
  type Highlight,
  type HighlightGroup,
} from '../../core/zotero/highlights';
import { IMPORT_HIGHLIGHTS } from '../host/commands';
import type { RunningTasks } from '../host/runningTasks';
import { confirm } from '../host/statusMessage';
import { hasLibraryFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { EntityPicker } from '../pages/pickEntity';
import { addFindings, openFileOf, selectFinding } from './findingFile';
import type { SourceFiles } from './sourceFiles';
import type { PublicationInZotero, ZoteroItems } from './zoteroItems';

/** What the user marked in the PDFs of a publication. */
interface MarkedPublication extends PublicationInZotero {
  readonly groups: readonly HighlightGroup[];
}

interface HighlightPick extends vscode.QuickPickItem {
  readonly highlight?: Highlight;
}

/**
 * Lists what the user has highlighted in the PDFs of a publication in Zotero, grouped by the names in it, and adds the
 * chosen highlights to the publication's file in the workspace, as findings. New highlights that name something are
 * ticked.
 */
export function registerHighlightImport(
  library: WorkspaceLibrary,
  items: ZoteroItems,
  files: SourceFiles,
  entities: EntityPicker,
  tasks: RunningTasks,
): vscode.Disposable {
  const markedPublication = (note: unknown, key: unknown) =>
    items.ask(note, key, async (found, api, { signal }): Promise<MarkedPublication> => {
      const annotations = await api.annotations(found.item, signal);
      return { ...found, groups: groupHighlights(annotations, library.recogniser) };
    });

  /** @returns how many findings were added; undefined if none was chosen */
  const importHighlights = async (note?: unknown, key?: unknown): Promise<number | undefined> => {
    if (!hasLibraryFolder()) {
      return undefined;
    }
    const marked = await markedPublication(note, key);
    if (!marked) {
      return undefined;
    }
    const { publication, groups, item } = marked;
    if (groups.length === 0) {
      const short = shortPublication(publication);
      return confirm(vscode.l10n.t('Nothing is highlighted in the PDFs of {0}.', short));
    }
    const chosen = await pick(marked, library);
    const findings = chosen && (await asFindings(chosen, item.library, entities));
    if (!findings?.length) {
      return undefined;
    }
    const added = new Set<QuotedFinding>();
    const rewrite = (file: string) => withFindings(file, findings, added);
    const document = await openFileOf(publication, library, files, tasks, rewrite);
    return document && show(document, rewrite, added, library);
  };
  return vscode.commands.registerCommand(IMPORT_HIGHLIGHTS, importHighlights);
}

async function pick(
  { publication, groups }: MarkedPublication,
  library: WorkspaceLibrary,
): Promise<readonly Highlight[] | undefined> {
  const findings = publication.source?.findings ?? [];
  const known = new Set(findings.map(({ quoted }) => quoted && annotationOf(quoted.from)));
  const picks = groups.flatMap(({ entity, highlights }): HighlightPick[] => {
    const label = entity
      ? (library.latest.entity(entity)?.label ?? entity)
      : vscode.l10n.t('Names no entity');
    const separator = { label, kind: vscode.QuickPickItemKind.Separator };
    return [separator, ...highlights.map((it) => pickOf(it, known.has(it.annotation.key)))];
  });
  const chosen = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('Import highlights of {0}', shortPublication(publication)),
    placeHolder: vscode.l10n.t('Highlights that become findings in your library'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.flatMap(({ highlight }) => highlight ?? []);
}

function pickOf(highlight: Highlight, isKnown: boolean): HighlightPick {
  const { text, annotation } = highlight;
  const about = [
    annotation.pageLabel && vscode.l10n.t('p. {0}', annotation.pageLabel),
    isKnown && vscode.l10n.t('already in your library'),
  ];
  return {
    highlight,
    label: text,
    description: about.filter(Boolean).join(' · '),
    picked: !isKnown && highlight.entities.length > 0,
    ...(annotation.comment ? { detail: annotation.comment } : {}),
  };
}

/** The chosen highlights as findings; asks once which entity those are about that name none. */
async function asFindings(
  chosen: readonly Highlight[],
  zotero: ZoteroLibrary,
  entities: EntityPicker,
): Promise<QuotedFinding[]> {
  const isNameless = chosen.some((highlight) => highlight.entities.length === 0);
  const title = vscode.l10n.t('What are the highlights about that name no entity?');
  const about = isNameless ? await entities.pick(title) : undefined;
  return chosen.flatMap((highlight) => {
    const named: readonly EntityId[] =
      highlight.entities.length > 0 ? highlight.entities : about ? [about.id] : [];
    return named.length > 0 ? [findingOf(highlight, zotero, named)] : [];
  });
}

/** The text of a file with the findings that it lacks; adds these to `added`. */
function withFindings(
  before: string,
  findings: readonly QuotedFinding[],
  added: Set<QuotedFinding>,
): string {
  let file = before;
  for (const finding of findings) {
    const edit = addQuotedFinding(file, finding);
    if (edit) {
      file = applyEdits(file, [edit]);
      added.add(finding);
    }
  }
  return file;
}

/**
 * Adds the findings that the file lacks, in one edit, and selects the first of them.
 * @returns how many findings were added
 */
async function show(
  document: vscode.TextDocument,
  rewrite: (file: string) => string,
  added: ReadonlySet<QuotedFinding>,
  library: WorkspaceLibrary,
): Promise<number> {
  const makeEdit = (before: string): TextEdit | undefined => {
    const after = rewrite(before);
    const { from, to, text } = findChange(before, after);
    return after === before ? undefined : { start: from, end: to, text };
  };
  const editor = await addFindings(document, makeEdit, library);
  const [first] = added;
  const entity = first?.entities[0];
  const place = first && entity && rangeOfFinding(document.getText(), first.text, entity);
  if (editor && place) {
    selectFinding(editor, place);
  }
  confirm(vscode.l10n.t('Highlights added: {0}', added.size));
  return added.size;
}
