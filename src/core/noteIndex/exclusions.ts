/**
 * Which files of a folder are left out: by globs of settings, and by `.gitignore` files. What lies in a
 * folder that is left out is left out too. Paths count from the folder, with `/` between names.
 */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch/posix';

/** Globs as the editor's `files.exclude` has them: to `true`, `false`, or `{when: '$(basename).md'}`. */
export type ExcludeSetting = Readonly<Record<string, unknown>>;

interface Glob {
  readonly matches: (path: string) => boolean;
  /** The name of the file beside that must be there, with `$(basename)` for the name of this one. */
  readonly when: string | undefined;
}

export class Exclusions {
  private readonly globs: readonly Glob[];
  private readonly gitignores = new Map<string, Ignore>();

  constructor(settings: readonly ExcludeSetting[]) {
    this.globs = settings.flatMap((setting) =>
      Object.entries(setting).flatMap(([glob, value]) => globOf(glob, value) ?? []),
    );
  }

  /** Whether it takes more than its path to say whether a file is left out: who stands beside it. */
  get dependOnNeighbours(): boolean {
    return this.globs.some(({ when }) => when !== undefined);
  }

  /** @param folder path of the folder that the `.gitignore` lies in; '' for the outermost */
  addGitignore(folder: string, text: string): void {
    this.gitignores.set(folder, ignore({ allowRelativePaths: false }).add(text));
  }

  /**
   * Whether a file is left out, or a folder with all that is in it.
   *
   * @param neighbours the names of all that lies in the same folder
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

  /** The `.gitignore` nearest to the path that says something of it decides. */
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
    // Empty, or longer than any that makes sense.
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
