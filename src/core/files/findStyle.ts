import { type CitationStyle, readStyle } from '../csl/citationStyle';
import { isAddress } from '../text/paths';
import { type FileHost, firstFile, type NamedBy } from './fileHost';

/** The problem of a style's file that a note or a setting names. */
export type StyleFileProblem =
  | { readonly kind: 'address' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly message: string; readonly line: number | undefined };

/** A citation style in a file, or the problem of the file. */
export type StyleFile = { readonly style: CitationStyle } | { readonly problem: StyleFileProblem };

/**
 * Reads the citation styles that notes and settings name by the file, each once until its text changes.
 *
 * @typeParam A the address of a file
 */
export class StyleFiles<A> {
  private readonly known = new Map<string, { readonly xml: string; readonly file: StyleFile }>();

  constructor(private readonly host: FileHost<A>) {}

  /** @param folders in which the file may be, the most likely first */
  async read(name: string, folders: readonly A[], by: NamedBy): Promise<StyleFile> {
    if (isAddress(name)) {
      return { problem: { kind: 'address' } };
    }
    const file = await firstFile(this.host, folders, name, by);
    const xml = file === undefined ? undefined : await this.host.read(file);
    if (xml === undefined) {
      return { problem: { kind: 'missing' } };
    }
    const known = this.known.get(String(file));
    if (known?.xml === xml) {
      return known.file;
    }
    const read = styleIn(xml);
    this.known.set(String(file), { xml, file: read });
    return read;
  }
}

function styleIn(xml: string): StyleFile {
  const read = readStyle(xml);
  return 'style' in read
    ? read
    : {
        problem: { kind: 'broken', message: read.problem.message, line: read.problem.line },
      };
}
