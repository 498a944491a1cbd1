import type { Profiler, Session } from 'node:inspector/promises';

/** Milliseconds between two checks whether more functions were called. */
const PAUSE = 500;
/** The number of checks without new calls after which all work counts as ended. */
const QUIET_PAUSES = 4;
/** The number of checks after which waiting has failed. */
const MOST_PAUSES = 120;

/** Which functions of the extension V8 has called. */
export class FunctionCoverage {
  private constructor(
    private readonly session: Session,
    private readonly folder: string,
  ) {}

  /** @param folder the path of the bundles; other extensions have files of the same names */
  static async start(folder: string): Promise<FunctionCoverage> {
    // An import would be a part of the bundle, which is made for all hosts. This one runs in Node only.
    const inspector = process.getBuiltinModule('node:inspector/promises');
    const session = new inspector.Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    return new FunctionCoverage(session, folder);
  }

  async stop(): Promise<void> {
    await this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Waits until no more functions are called, and names those that were: `extension.js:120` begins at unit 120. */
  async untilQuiet(): Promise<readonly string[]> {
    const called = new Set<string>();
    let more: readonly string[] = [];
    for (let pauses = 0, quiet = 0; quiet < QUIET_PAUSES; pauses++) {
      if (pauses === MOST_PAUSES) throw new Error(`There is no end of calls: ${more.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      more = await this.take();
      more.forEach((place) => {
        called.add(place);
      });
      quiet = more.length === 0 ? quiet + 1 : 0;
    }
    return [...called].sort();
  }

  /** The functions that were called since the last request. */
  private async take(): Promise<string[]> {
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return result.flatMap((script) => {
      const [before, file] = decodeURIComponent(script.url).split(`${this.folder}/`);
      return before === 'file://' && file ? placesOf(file, script) : [];
    });
  }
}

function placesOf(file: string, { functions }: Profiler.ScriptCoverage): string[] {
  // The first function is the file itself: running it enters no file of the sources yet.
  const [, ...others] = functions;
  return others
    .filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0)
    .map(({ ranges }) => `${file}:${ranges[0]?.startOffset}`);
}
