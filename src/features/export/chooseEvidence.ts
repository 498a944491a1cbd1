/** Asks the user about a table of evidence: its subject, its publications and its form. */
import * as vscode from 'vscode';
import type { ReadPublication } from '../../core/abstracts/publicationReader';
import { studyLabel } from '../../core/card/labels';
import { type EvidenceGrouping, evidenceGroupings } from '../../core/evidence/evidenceRows';
import {
  columnName,
  type EvidenceColumn,
  evidenceColumns,
} from '../../core/evidence/writeEvidence';
import type { Library } from '../../core/library/library';
import type { Entity, EntityId, TopicId } from '../../core/library/schema';
import { titledReference } from '../../core/literature/formatReference';
import { originName } from '../../core/literature/origin';
import type { Publication } from '../../core/literature/publication';
import { labelText } from '../../core/text/escape';
import { kindIconInLabel } from '../pages/kindIcons';

/** What a table is about. */
export interface EvidenceSubject {
  /** Names the table in the note: an id of an entity or topic, "note" or "selection". */
  readonly id: string;
  readonly entities: readonly EntityId[];
  readonly topics: readonly TopicId[];
  /** Exactly these publications; without them, all that name the entities or topics. */
  readonly publications?: readonly Publication[];
}

/** The columns and groups of a table, and where it goes. */
export interface EvidenceForm {
  readonly columns: readonly EvidenceColumn[];
  readonly by: EvidenceGrouping;
  readonly to: 'note' | 'document' | 'csv';
}

/** The storage key of the columns and the grouping that were chosen last. */
const KEPT = 'evidenceTable';
/** The most publications that are ticked at first. */
const TICKED = 30;

const title = () => vscode.l10n.t('Make Evidence Table');

interface SubjectItem extends vscode.QuickPickItem {
  readonly subject?: () => EvidenceSubject | Promise<EvidenceSubject>;
}

/**
 * Lets the user choose what a table is about: the name at the cursor, what the note cites, a name or a topic.
 *
 * @param cited what the active note cites
 */
export async function chooseSubject(
  library: Library,
  atCursor: Entity | undefined,
  cited: () => Promise<readonly Publication[]>,
): Promise<EvidenceSubject | undefined> {
  const publications = await cited();
  const ofNote = {
    label: `$(note) ${vscode.l10n.t('What this note cites')}`,
    description: String(publications.length),
    subject: () => ({ id: 'note', entities: [], topics: [], publications }),
  };
  const items: SubjectItem[] = [
    ...(atCursor ? [itemOfEntity(atCursor)] : []),
    ...(publications.length > 0 ? [ofNote] : []),
    separator(vscode.l10n.t('Topics')),
    ...library.topics.map(({ id, label }) => ({
      label: `$(symbol-folder) ${labelText(label)}`,
      subject: () => ({ id: `topic-${id}`, entities: [], topics: [id] }),
    })),
    separator(vscode.l10n.t('Names')),
    ...library.entities.map(itemOfEntity),
  ];
  const placeHolder = vscode.l10n.t('What is the table about?');
  const options = { title: title(), placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.subject?.();
}

function itemOfEntity({ id, kind, label, name }: Entity): SubjectItem {
  return {
    label: `${kindIconInLabel(kind)} ${labelText(label)}`,
    description: name === label ? '' : labelText(name),
    subject: () => ({ id, entities: [id], topics: [] }),
  };
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Lets the user choose the publications of a table; the best ones are ticked. */
export async function choosePublications(
  reads: readonly ReadPublication[],
  library: Library,
): Promise<readonly ReadPublication[] | undefined> {
  const items = reads.map((read, at) => {
    const { summary } = read.publication;
    const about = [
      studyLabel(read.contents.study),
      summary.year,
      originName(read.publication, library),
    ];
    return {
      read,
      label: labelText(titledReference(summary)),
      description: labelText(about.filter(Boolean).join(' · ')),
      detail: labelText(summary.title ?? ''),
      picked: at < TICKED,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Publications that go into the table'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.length ? chosen.map(({ read }) => read) : undefined;
}

/** Asks for the parts of a form that are missing; what was chosen last is preselected. */
export async function chooseForm(
  memory: vscode.Memento,
  given: Partial<EvidenceForm>,
  hasNote: boolean,
): Promise<EvidenceForm | undefined> {
  const kept = memory.get<Pick<EvidenceForm, 'columns' | 'by'>>(KEPT);
  const columns = given.columns ?? (await chooseColumns(kept?.columns ?? evidenceColumns));
  const by = columns && (given.by ?? (await chooseGrouping(kept?.by)));
  const to = by && (given.to ?? (await chooseWhere(hasNote)));
  if (!to) {
    return undefined;
  }
  await memory.update(KEPT, { columns, by });
  return { columns, by, to };
}

async function chooseColumns(
  ticked: readonly EvidenceColumn[],
): Promise<readonly EvidenceColumn[] | undefined> {
  const items = evidenceColumns.map((column) => ({
    column,
    label: columnName(column),
    picked: ticked.includes(column),
  }));
  const placeHolder = vscode.l10n.t('Columns');
  const options = { title: title(), placeHolder, canPickMany: true } as const;
  const chosen = await vscode.window.showQuickPick(items, options);
  return chosen?.length ? chosen.map(({ column }) => column) : undefined;
}

async function chooseGrouping(
  last: EvidenceGrouping | undefined,
): Promise<EvidenceGrouping | undefined> {
  const labels: Readonly<Record<EvidenceGrouping, string>> = {
    none: vscode.l10n.t('One table'),
    study: vscode.l10n.t('A table for each kind of study'),
    year: vscode.l10n.t('A table for each year'),
  };
  const groupings = [...new Set([...(last ? [last] : []), ...evidenceGroupings])];
  const items = groupings.map((by) => ({ by, label: labels[by] }));
  return (await vscode.window.showQuickPick(items, { title: title() }))?.by;
}

async function chooseWhere(hasNote: boolean): Promise<EvidenceForm['to'] | undefined> {
  const items: (vscode.QuickPickItem & { to: EvidenceForm['to'] })[] = [
    { to: 'document', label: vscode.l10n.t('In a new document') },
    { to: 'csv', label: vscode.l10n.t('As a file of comma-separated values (CSV)…') },
  ];
  if (hasNote) {
    items.unshift({ to: 'note', label: vscode.l10n.t('In this note, with citations') });
  }
  return (await vscode.window.showQuickPick(items, { title: title() }))?.to;
}
