/** `cytonote table`: writes what publications say of names or topics as a table of evidence. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PublicationReader, type ReadPublication } from '../core/abstracts/publicationReader';
import {
  type EvidenceGrouping,
  evidenceGroupings,
  evidenceRows,
  groupEvidence,
} from '../core/evidence/evidenceRows';
import {
  type EvidenceColumn,
  evidenceColumns,
  evidenceCsv,
  evidenceMarkdown,
} from '../core/evidence/writeEvidence';
import type { EntityId, TopicId } from '../core/library/schema';
import { runToEnd } from '../core/text/steps';
import { PublicationList } from '../core/views/publicationList';
import { BibliographyFiles, namedFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { Output } from './output';
import { type LoadedLibrary, readLibrary } from './readLibrary';
import { readExtendedLibrary } from './userLibrary';

export const tableUsage = `Usage: cytonote table [FILE…] [--about NAME]… [--to markdown|csv] [--by study|year|none]
                      [--columns LIST] [--root FOLDER] [--output FILE]

Writes a table of evidence: what publications say about entities or topics, in a row for each finding or quoted sentence.

  FILE      files of references: .nbib, RIS, BibTeX, CSL-JSON, CSL-YAML, PubMed's and EndNote's XML
  --about   a name or id of an entity (IL-17A, il-17a), or the id of a topic; can be repeated. The table
            then has sources of Cytonote's dataset and of the folder "cytonote", too; else those of the files alone
  --to      markdown (the default; citations as [@key]) or csv (citations as keys)
  --by      groups rows by kind of study, strongest first, or by year, newest first
            (default: none)
  --columns some of ${evidenceColumns.join(',')} (default: all)
  --root    the folder of the workspace (default: this one), whose own names and sources are known, too
  --output  a file instead of standard output; until it is complete, its name ends in .part

A population, model or condition is a part of the finding or sentence, word for word; the cell is empty if there is
none. Text in quotation marks is a sentence of the abstract.

Exit code: 0; 1 if a file has a problem or cannot be read; 2 if the command is wrong.`;

interface Job {
  readonly files: readonly string[];
  readonly about: readonly string[];
  readonly to: 'markdown' | 'csv';
  readonly by: EvidenceGrouping;
  readonly columns: readonly EvidenceColumn[];
  readonly root: string;
  readonly output: string | undefined;
}

/** @param dist the folder of the build */
export async function table(args: readonly string[], dist: string): Promise<number> {
  const job = readJob(args);
  const known = await readExtendedLibrary(job.root, await readLibrary(dist));
  const subject = subjectOf(job.about, known);
  let isSound = true;
  const complain = (message: string) => {
    isSound = false;
    console.error(`cytonote: ${message}`);
  };
  const reads = await readPublications(job, dist, known, complain);
  const rows = evidenceRows(
    reads.filter((read) => isAbout(read, subject)),
    subject.entities,
    known.library,
  );
  const groups = groupEvidence(rows, job.by);
  const output = new Output(job.output, false);
  await output.write(
    job.to === 'csv'
      ? evidenceCsv(groups, job.columns)
      : evidenceMarkdown(groups, job.columns, ({ publication }) => `[@${publication.key}]`),
  );
  await output.end(true);
  return isSound ? exitCodes.done : exitCodes.found;
}

/** Reads the arguments. @throws WrongCommand if they are wrong */
function readJob(args: readonly string[]): Job {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      about: { type: 'string', multiple: true, default: [] },
      to: { type: 'string', default: 'markdown' },
      by: { type: 'string', default: 'none' },
      columns: { type: 'string', default: evidenceColumns.join(',') },
      root: { type: 'string', default: '.' },
      output: { type: 'string', short: 'o' },
    },
  });
  if (values.about.length === 0 && positionals.length === 0) {
    throw new WrongCommand('name files of references, or what the table is about with --about');
  }
  return {
    files: positionals,
    about: values.about,
    to: oneOf(values.to, ['markdown', 'csv'] as const, 'format'),
    by: oneOf(values.by, evidenceGroupings, 'grouping'),
    columns: values.columns.split(',').map((it) => oneOf(it.trim(), evidenceColumns, 'column')),
    root: resolve(values.root),
    output: values.output,
  };
}

function oneOf<T extends string>(value: string, known: readonly T[], what: string): T {
  const found = known.find((it) => it === value);
  if (found === undefined) {
    throw new WrongCommand(`there is no ${what} ${value}: ${known.join(', ')}`);
  }
  return found;
}

/** The subject of a table. */
interface Subject {
  readonly entities: readonly EntityId[];
  readonly topics: readonly TopicId[];
}

/** @throws WrongCommand if a name is not known */
function subjectOf(about: readonly string[], { library, recogniser }: LoadedLibrary): Subject {
  const entities: EntityId[] = [];
  const topics: TopicId[] = [];
  for (const name of about) {
    const entity = library.entity(name) ?? recogniser.entityNamed(name);
    const topic = library.topic(name);
    if (entity) {
      entities.push(entity.id);
    } else if (topic) {
      topics.push(topic.id);
    } else {
      throw new WrongCommand(`there is no entity and no topic “${name}”`);
    }
  }
  return { entities, topics };
}

function isAbout({ contents }: ReadPublication, { entities, topics }: Subject): boolean {
  return (
    entities.some((id) => contents.entities.includes(id)) ||
    topics.some((id) => contents.topics.includes(id)) ||
    (entities.length === 0 && topics.length === 0)
  );
}

/** The publications of the files; if the table has a subject, also those of the library. */
async function readPublications(
  { files, about }: Job,
  dist: string,
  { library, recogniser }: LoadedLibrary,
  complain: (message: string) => void,
): Promise<ReadPublication[]> {
  const bibliographies = [];
  for await (const file of namedFiles(new BibliographyFiles('', dist), files, complain)) {
    bibliographies.push({ file: file.path, bibliography: file.bibliography });
  }
  const { all } = runToEnd(PublicationList.gather(library, bibliographies));
  const reader = new PublicationReader(recogniser);
  return all
    .filter(({ entries }) => about.length > 0 || entries.length > 0)
    .map((publication) => reader.read(publication));
}
