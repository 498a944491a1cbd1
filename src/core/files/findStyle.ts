import {
  type CitationStyle,
  dependentOn,
  type ParentStyle,
  readStyle,
  type StyleProblem,
} from '../csl/citationStyle';
import { isAddress } from '../text/paths';
import { type FileHost, firstFile, type NamedBy } from './fileHost';

/** The problem of a style file that a note or a setting names. */
export type StyleFileProblem =
  | { readonly kind: 'address' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly message: string; readonly line: number | undefined };

/** A citation style in a file, or the problem of the file. */
export type StyleFile = { readonly style: CitationStyle } | { readonly problem: StyleFileProblem };

/** A file as it was last read. */
interface KnownFile {
  readonly xml: string;
  readonly read: { readonly style: CitationStyle } | { readonly problem: StyleProblem };
  /** The style by way of its parent, as that was last read. */
  through?: { readonly parent: CitationStyle; readonly style: CitationStyle };
}

/**
 * Reads the citation styles that notes and settings name by file, each once until its text changes. A dependent style,
 * which only names its parent, is used through the parent:
 *
 *     my/immunity.csl names http://www.zotero.org/styles/cell    my/cell.csl, cell.csl, or a bundled style
 *
 * @typeParam A the address of a file
 */
export class StyleFiles<A> {
  private readonly known = new Map<string, KnownFile>();

  /** @param bundled the bundled style with a name, if there is one */
  constructor(
    private readonly host: FileHost<A>,
    private readonly bundled: (name: string) => Promise<CitationStyle | undefined> = async () =>
      undefined,
  ) {}

  /** @param folders in which the file may be, the most likely first */
  async read(name: string, folders: readonly A[], by: NamedBy): Promise<StyleFile> {
    if (isAddress(name)) {
      return { problem: { kind: 'address' } };
    }
    const known = await this.readFile(name, folders, by);
    if (!known) {
      return { problem: { kind: 'missing' } };
    }
    if ('style' in known.read) {
      return known.read;
    }
    const { message, line, parent } = known.read.problem;
    const found = parent && (await this.parentOf(name, parent, folders, by));
    if (!found) {
      return { problem: { kind: 'broken', message, line } };
    }
    if (known.through?.parent !== found) {
      known.through = { parent: found, style: dependentOn(found, parent) };
    }
    return { style: known.through.style };
  }

  private async parentOf(
    name: string,
    parent: ParentStyle,
    folders: readonly A[],
    by: NamedBy,
  ): Promise<CitationStyle | undefined> {
    const folder = /^.*[/\\]/.exec(name)?.[0] ?? '';
    // The repository of styles keeps dependent styles in a folder within that of the others.
    for (const place of [folder, `${folder}../`]) {
      const known = await this.readFile(`${place}${parent.name}.csl`, folders, by);
      if (known && 'style' in known.read) {
        return known.read.style;
      }
    }
    return this.bundled(parent.name);
  }

  private async readFile(
    name: string,
    folders: readonly A[],
    by: NamedBy,
  ): Promise<KnownFile | undefined> {
    const file = await firstFile(this.host, folders, name, by);
    const xml = file === undefined ? undefined : await this.host.read(file);
    if (xml === undefined) {
      return undefined;
    }
    const last = this.known.get(String(file));
    const known = last?.xml === xml ? last : { xml, read: readStyle(xml) };
    this.known.set(String(file), known);
    return known;
  }
}
