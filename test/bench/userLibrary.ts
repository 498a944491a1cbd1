/** A workspace library of 1,000 sources: the work after one of its files has changed. */
import type { Library } from '../../src/core/library/library';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import {
  mergeLibraries,
  readWorkspaceLibrary,
  type UserLibrary,
} from '../../src/core/workspaceLibrary/readWorkspaceLibrary';
import { readUserFile, type UserFile } from '../../src/core/workspaceLibrary/userFile';
import { quantile, rounded } from './rounds';
import { Stretches } from './stretches';

const SOURCES = 1000;
const ROUNDS = 11;

export function benchUserLibrary(library: Library, recogniser: Recogniser): object[] {
  const files = Array.from({ length: SOURCES }, (_, number) => sourceFile(library, number));
  const stretches = new Stretches();
  const [reading, merging]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const named = (text: string) => recogniser.entityNamed(text);
    const own: UserLibrary = stretches.run(readWorkspaceLibrary(files, library, named));
    const read = performance.now();
    mergeLibraries(library, own);
    recogniser.extendedBy(own.names);
    merging.push(performance.now() - read);
    reading.push(read - start);
  }
  const line = (what: string, all: readonly number[]) => ({
    what,
    value: rounded(quantile(all, 0.5)),
    unit: 'ms',
  });
  return [
    line(`putting ${SOURCES} sources on top of the library`, reading),
    ...stretches.lines('that, stretch without a pause'),
    line('making a library of both, without a pause', merging),
  ];
}

function sourceFile(library: Library, number: number): UserFile {
  const { id } = library.entities[number % library.entities.length] as { id: string };
  const text = [
    `key: made${number}`,
    'type: article-journal',
    `title: An invented study ${number}`,
    `author: [{ family: Maker${number % 90}, given: M }]`,
    `issued: "${1950 + (number % 70)}"`,
    `DOI: 10.9999/made.${number}`,
    `findings: [{ entities: [${id}], text: It was made up ${number} times. }]`,
  ].join('\n');
  const path = `file:///notes/cytonote/sources/made${number}.source.yaml`;
  return readUserFile({ path, text }, undefined) as UserFile;
}
