/** `cytonote suggest`: ranks the publications of bibliographies for sentences that need a citation. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PublicationReader, type RecordedPublication } from '../core/abstracts/publicationReader';
import type { TextRecord } from '../core/exchange/recordCutter';
import { CitedBefore } from '../core/fit/citedBefore';
import { FitIndex } from '../core/fit/fitIndex';
import { readCitedSentence } from '../core/fit/readCitedSentence';
import { publicationOfEntry } from '../core/literature/publication';
import { guessMessage } from '../core/text/fileEncoding';
import { runToEnd } from '../core/text/steps';
import { BibliographyFiles, namedFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { Output } from './output';
import { readLibrary } from './readLibrary';
import { recordBatches } from './recordBatches';
import { readExtendedLibrary } from './userLibrary';

export const suggestUsage = `Usage: cytonote suggest --bibliography FILE… [--from jsonl] [--limit N] [--learn]
                        [--root FOLDER] [FILE|-]…

Ranks the publications of bibliographies by how well they fit a sentence, best first.

  --bibliography  files of references; can be repeated: .nbib, RIS, BibTeX, CSL-JSON, CSL-YAML, PubMed's and
                  EndNote's XML
  --from          jsonl (the default and only form)
  --limit         how many keys a sentence gets at most (default: 10)
  --learn         after a sentence is ranked, remember what its line says it cites, as "cited":["key",…]
  --root          the folder of the workspace (default: this one), whose names (in its folder "cytonote") are known, too

Each line of input is a sentence, {"id","sentence","before","after","heading"}: "[CITE]" is where a citation is
or was, "before" and "after" are the text of the paragraph around it. All but "id" and "sentence" may be
missing. Each line of output is {"id","keys":["key",…]}, in the order of the input. Files that end in .jsonl or
.ndjson are input wherever they are named; "-" or no such file reads standard input.

Exit code: 0; 1 if something could not be read and was skipped; 2 if the command is wrong.`;

interface Job {
  readonly bibliographies: readonly string[];
  readonly files: readonly string[];
  readonly limit: number;
  readonly learns: boolean;
  readonly root: string;
}

/** @param dist the folder of the build */
export async function suggest(args: readonly string[], dist: string): Promise<number> {
  const job = readJob(args);
  const { recogniser } = await readExtendedLibrary(job.root, await readLibrary(dist));
  let isSound = true;
  const complain = (message: string) => {
    isSound = false;
    console.error(`cytonote: ${message}`);
  };
  const reader = new PublicationReader(recogniser);
  const publications = await readPublications(job.bibliographies, dist, reader, complain);
  const index = runToEnd(FitIndex.of(publications, reader));
  const output = new Output(undefined, false);
  for (const file of job.files) {
    // Each file is a separate text, with its own list of what was cited so far.
    const cited = new CitedBefore();
    const sayGuess = () => console.error(`cytonote: ${file}: ${guessMessage()}`);
    try {
      for await (const { records } of recordBatches(file, 'jsonl', () => {}, sayGuess)) {
        for (const record of records) {
          const line = rankLine(record, index, cited, job);
          await (line instanceof Error
            ? complain(`${file}:${record.line}: ${line.message}`)
            : output.write(`${JSON.stringify(line)}\n`));
        }
      }
    } catch (error) {
      complain(`${file}: ${(error as Error).message}`);
    }
  }
  await output.end(true);
  return isSound ? exitCodes.done : exitCodes.found;
}

/** Reads the arguments. @throws WrongCommand if they are wrong */
function readJob(args: readonly string[]): Job {
  const { values, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      bibliography: { type: 'string', multiple: true },
      from: { type: 'string', default: 'jsonl' },
      limit: { type: 'string', default: '10' },
      learn: { type: 'boolean', default: false },
      root: { type: 'string', default: '.' },
    },
  });
  const bibliographies: string[] = [];
  const files: string[] = [];
  let isBibliography = false;
  for (const token of tokens) {
    if (token.kind === 'option') {
      isBibliography = token.name === 'bibliography';
      bibliographies.push(...(isBibliography && token.value !== undefined ? [token.value] : []));
    } else if (token.kind === 'positional') {
      const isInput = !isBibliography || isSentences.test(token.value);
      (isInput ? files : bibliographies).push(token.value);
    }
  }
  if (bibliographies.length === 0) {
    throw new WrongCommand('name files of references with --bibliography');
  }
  if (values.from !== 'jsonl') {
    throw new WrongCommand(`there is no form ${values.from}`);
  }
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new WrongCommand('--limit takes a number from 1 on');
  }
  return {
    bibliographies,
    files: files.length > 0 ? files : ['-'],
    limit,
    learns: values.learn,
    root: resolve(values.root),
  };
}

/** An argument that is input, although it follows the files of `--bibliography`. */
const isSentences = /^-$|\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/** The publications of the bibliographies in the order of the files; of several entries with one key, the first one. */
async function readPublications(
  paths: readonly string[],
  dist: string,
  reader: PublicationReader,
  complain: (message: string) => void,
): Promise<RecordedPublication[]> {
  const files = new BibliographyFiles('', dist);
  const publications: RecordedPublication[] = [];
  for await (const { path, bibliography } of namedFiles(files, paths, complain)) {
    for (const entry of bibliography.entries) {
      publications.push(reader.read(publicationOfEntry({ file: path, entry })));
    }
  }
  return publications;
}

/** The output for a line of input, or the error in the line. */
function rankLine(
  { text }: TextRecord,
  index: FitIndex,
  cited: CitedBefore,
  { limit, learns }: Job,
): { id: string | number; keys: string[] } | Error {
  if (text === undefined) {
    return new RangeError('this record is too long');
  }
  try {
    const sentence = readCitedSentence(text);
    const ranked = index.rank(sentence, cited, limit);
    const keys = ranked.map(({ publication }) => publication.key);
    if (learns) {
      cited.add(sentence, index.placesOf(sentence.cited));
    }
    return { id: sentence.id, keys };
  } catch (error) {
    return error as Error;
  }
}
