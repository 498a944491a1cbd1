/** Formats of reports on problems in files: for people, for programs, and for services that collect reports. */

/** The levels of SARIF, the most severe first. */
export const problemLevels = ['error', 'warning', 'note'] as const;
export type ProblemLevel = (typeof problemLevels)[number];

/**
 * A problem at a place. Lines and columns count from 1, columns in UTF-16 units; the end is after the last
 * unit.
 */
export interface Problem {
  /** A path with slashes; relative to the checked folder if the file is in it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: ProblemRule;
  readonly level: ProblemLevel;
  readonly message: string;
}

/** The rules of the check, by name. */
const problemRules = {
  'front-matter': 'The front matter of a note is valid.',
  'missing-bibliography': 'The bibliography files that a note names are there.',
  'broken-bibliography': 'The entries of bibliography files can be read.',
  'guessed-encoding': 'Notes are UTF-8, or say by a byte order mark what they are.',
  'broken-library': 'The files of the library of the workspace are valid.',
  'unknown-key': 'The bibliography or the library has what is cited.',
  'duplicate-key': 'A key stands for one entry.',
  'incomplete-entry': 'Entries that are cited lack nothing.',
  'same-source': 'A publication is cited by one key.',
  retraction: 'What is cited was not retracted.',
  'partial-retraction': 'No part of what is cited was retracted.',
  'expression-of-concern': 'There is no expression of concern about what is cited.',
  withdrawal: 'What is cited was not withdrawn.',
  correction: 'What is cited was not corrected.',
  preprint: 'Preprints that are cited have no version in a journal.',
  'unknown-doi': 'The DOIs of entries exist.',
  'other-title': 'The identifiers of entries are of the publications that the entries name.',
  'different-title': 'Entries have the titles of their records.',
  'different-year': 'Entries have the years of their records.',
  'different-author': 'Entries have the first authors of their records.',
  'not-checked': 'What is cited could be checked.',
} as const;
export type ProblemRule = keyof typeof problemRules;

export const problemFormats = { human, json, sarif } as const;
export type ProblemFormatName = keyof typeof problemFormats;

/** The format of compilers, which editors and terminals turn into links. */
function human(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ file, line, column, level, message, rule }) =>
      `${file}:${line}:${column}: ${level}: ${message} [${rule}]\n`,
  );
  return lines.join('');
}

function json(problems: readonly Problem[]): string {
  return `${JSON.stringify(problems, undefined, 2)}\n`;
}

/** SARIF 2.1.0 (OASIS Standard of 2020), with one run. */
function sarif(problems: readonly Problem[]): string {
  const rules = Object.entries(problemRules);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Cytonote',
            rules: rules.map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ file, rule, level, message, ...place }) => ({
          ruleId: rule,
          ruleIndex: rules.findIndex(([id]) => id === rule),
          level,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: {
                  startLine: place.line,
                  startColumn: place.column,
                  endLine: place.endLine,
                  endColumn: place.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
