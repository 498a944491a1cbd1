/**
 * Decides which files of a folder are excluded: by globs of settings, and by `.gitignore` files. An excluded folder
 * excludes everything in it. Paths are relative to the folder, with `/` between names.
 */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch/posix';

/**
 * Globs in the form of the editor's `files.exclude`: with the value `true`, `false`, or `{when:
 * '$(basename).md'}`.
 */
export type ExcludeSetting = Readonly<Record<string, unknown>>;

/** Templates of notes are not notes. Their folder is that of `core/files/findUserFiles.ts`. */
const templates: ExcludeSetting = { 'cytonote/templates': true };

interface Glob {
  readonly matches: (path: string) => boolean;
  /** The name of a file that must exist in the same folder, with `$(basename)` for the name of this file. */
  readonly when: string | undefined;
}

/** The globs and `.gitignore` files that apply to one folder. */
export class Exclusions {
  private readonly globs: readonly Glob[];
  private readonly gitignores = new Map<string, Ignore>();

  constructor(settings: readonly ExcludeSetting[]) {
    this.globs = [templates, ...settings].flatMap((setting) =>
      Object.entries(setting).flatMap(([glob, value]) => globOf(glob, value) ?? []),
    );
  }

  /** Whether the other files in its folder, and not only its path, decide if a file is excluded. */
  get dependOnNeighbours(): boolean {
    return this.globs.some(({ when }) => when !== undefined);
  }

  /** @param folder path of the folder with the `.gitignore`; '' for the outermost */
  addGitignore(folder: string, text: string): void {
    this.gitignores.set(folder, ignore({ allowRelativePaths: false }).add(text));
  }

  /**
   * Whether a file, or a folder with everything in it, is excluded.
   *
   * @param neighbours the names of everything in the same folder
   */
  exclude(path: string, isFolder: boolean, neighbours: ReadonlySet<string> = new Set()): boolean {
    const names = path.split('/');
    return names.some((name, index) => {
      const prefix = names.slice(0, index + 1).join('/');
      const isLast = index === names.length - 1;
      return (
        this.globExcludes(prefix, name, isLast ? neighbours : new Set()) ||
        this.isGitignored(prefix, isFolder || !isLast)
      );
    });
  }

  private globExcludes(path: string, name: string, neighbours: ReadonlySet<string>): boolean {
    return this.globs.some(
      ({ matches, when }) =>
        matches(path) && (when === undefined || neighbours.has(neighbourOf(name, when))),
    );
  }

  /** The nearest `.gitignore` above the path with a rule for it decides. */
  private isGitignored(path: string, isFolder: boolean): boolean {
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      const rules = this.gitignores.get(path.slice(0, Math.max(0, end)));
      const said = rules?.test(path.slice(end + 1) + (isFolder ? '/' : ''));
      if (said?.ignored || said?.unignored) {
        return said.ignored;
      }
      if (end <= 0) {
        return false;
      }
    }
  }
}

function globOf(glob: string, value: unknown): Glob | undefined {
  const when = isCondition(value) ? value.when : undefined;
  if (value !== true && when === undefined) {
    return undefined;
  }
  const options = { dot: true, nonegate: true, noextglob: true };
  try {
    return { matches: picomatch(glob.replace(/\/(?:\*\*)?$/, ''), options), when };
  } catch {
    // The glob is empty, or longer than any useful one.
    return undefined;
  }
}

function isCondition(value: unknown): value is { readonly when: string } {
  return (
    typeof value === 'object' && value !== null && 'when' in value && typeof value.when === 'string'
  );
}

function neighbourOf(name: string, when: string): string {
  return when.replace('$(basename)', () => name.replace(/(?<=.)\.[^.]*$/, ''));
}
