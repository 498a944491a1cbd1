/** Writes a table of evidence as Markdown (the tables of GFM) or as comma-separated values (RFC 4180). */
import { t } from '@vscode/l10n';
import { studiesName, studyLabel } from '../card/labels';
import { statementText } from '../card/publicationItems';
import { csvRow, escapeFormula } from '../exchange/csvRow';
import { shortPublication } from '../literature/publication';
import { type StudyKind, studyKinds } from '../literature/study';
import { escapeMarkdown } from '../text/escape';
import type { EvidenceGroup, EvidenceRow } from './evidenceRows';

/** The columns that a table may have, in order. */
export const evidenceColumns = [
  'publication',
  'study',
  'year',
  'population',
  'finding',
  'citation',
] as const;
export type EvidenceColumn = (typeof evidenceColumns)[number];

/**
 * Writes groups as tables, each under its name in bold if it has one.
 *
 * @param cite the citation of a row's publication in the note's syntax; undefined if it cannot be cited
 * @returns lines that end in `\n`
 */
export function evidenceMarkdown(
  groups: readonly EvidenceGroup[],
  columns: readonly EvidenceColumn[],
  cite: (row: EvidenceRow) => string | undefined,
): string {
  const head = `| ${columns.map(columnName).join(' | ')} |`;
  const rule = `|${columns.map(() => ' --- |').join('')}`;
  const tables = groups.map(({ name, rows }) => {
    const lines = rows.map(
      (row) =>
        `| ${columns
          .map((column) =>
            column === 'citation' ? (cite(row) ?? '') : escapeMarkdown(cell(row, column)),
          )
          .join(' | ')} |`,
    );
    const table = [head, rule, ...lines].join('\n');
    return name === undefined ? table : `**${escapeMarkdown(groupName(name))}**\n\n${table}`;
  });
  return `${tables.join('\n\n')}\n`;
}

/** Writes groups as one table with a header line; citations are keys. */
export function evidenceCsv(
  groups: readonly EvidenceGroup[],
  columns: readonly EvidenceColumn[],
): string {
  const rows = groups.flatMap((group) => group.rows);
  const cells = (row: EvidenceRow) =>
    columns.map((column) =>
      escapeFormula(column === 'citation' ? row.publication.key : cell(row, column)),
    );
  return [csvRow(columns), ...rows.map((row) => csvRow(cells(row)))].join('');
}

function cell(row: EvidenceRow, column: Exclude<EvidenceColumn, 'citation'>): string {
  switch (column) {
    case 'publication':
      return shortPublication(row.publication);
    case 'study':
      return studyLabel(row.study) ?? '';
    case 'year':
      return row.year ?? '';
    case 'population':
      return row.population ?? '';
    case 'finding':
      return row.statement ? statementText(row.statement) : '';
  }
}

function groupName(name: StudyKind | string): string {
  const study = studyKinds.find((it) => it === name);
  return study ? studiesName(study) : name;
}

/** The name of a column, for a reader. */
export function columnName(column: EvidenceColumn): string {
  switch (column) {
    case 'publication':
      return t('Publication');
    case 'study':
      return t('Kind of study');
    case 'year':
      return t('Year');
    case 'population':
      return t('Population or model');
    case 'finding':
      return t('Finding');
    case 'citation':
      return t('Citation');
  }
}
