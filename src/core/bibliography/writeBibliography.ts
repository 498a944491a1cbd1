/** Whole files of references, in the formats that `cytonote convert` writes. */
import type { Reference } from '../literature/reference';
import { writeBibtex } from './bibtex/writeBibtex';
import { writeCslYaml } from './cslYaml';
import { writeRis } from './writeRis';

/** How to write a file of references. */
interface WrittenFormat {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** A file without references. */
  readonly empty: string;
  readonly write: (reference: Reference) => string;
}

/** The formats in which files of references are written, by the names that commands use. */
export const writtenFormats = {
  'csl-json': {
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    empty: '[]\n',
    write: (reference) => `  ${JSON.stringify(reference, undefined, 2).replace(/\n/g, '\n  ')}`,
  },
  'csl-yaml': {
    head: 'references:\n',
    between: '\n',
    tail: '\n',
    empty: 'references: []\n',
    write: writeCslYaml,
  },
  bibtex: {
    head: '',
    between: '\n\n',
    tail: '\n',
    empty: '',
    write: (reference) => writeBibtex(reference, reference.id),
  },
  ris: { head: '', between: '\r\n', tail: '', empty: '', write: writeRis },
} as const satisfies Readonly<Record<string, WrittenFormat>>;

export type WrittenFormatName = keyof typeof writtenFormats;

/** Whether a name is that of a format that is written. */
export function isWrittenFormat(name: string): name is WrittenFormatName {
  return Object.hasOwn(writtenFormats, name);
}

/** A file of references, piece by piece. Reads each reference only when the piece before it has been taken. */
export function* writeBibliography(
  references: Iterable<Reference>,
  name: WrittenFormatName,
): Generator<string, void> {
  const format: WrittenFormat = writtenFormats[name];
  let isFirst = true;
  for (const reference of references) {
    yield (isFirst ? format.head : format.between) + format.write(reference);
    isFirst = false;
  }
  yield isFirst ? format.empty : format.tail;
}
