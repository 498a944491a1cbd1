/**
 * `npm run watch`: builds again what a change affects. The task of that name in `.vscode/tasks.json` reads
 * its output: when a build starts, when all is built, and each problem as `path:line:column: message`.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, context, type Message, type Plugin } from 'esbuild';
import { formatProblem, root } from './projectFiles';

/** Milliseconds without a change before data files are read: an editor writes a file in several steps. */
const REST = 200;

/**
 * Compiles the data and bundles everything, and does so again for what a change affects.
 *
 * @param compileData reads the files of `data/`
 */
export async function watchAll(
  compileData: () => void,
  bundles: readonly BuildOptions[],
): Promise<void> {
  const progress = new BuildProgress();
  const compile = () => progress.during(compileData);
  let waiting: NodeJS.Timeout | undefined;
  watch(join(root, 'data'), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(compile, REST);
  });

  // Build everything once before printing the first end of a build: an editor launched then needs all of it.
  progress.begin();
  compile();
  // The reporter prints each problem in one line.
  const options = bundles.map(
    (bundle): BuildOptions => ({
      ...bundle,
      logLevel: 'silent',
      plugins: [...(bundle.plugins ?? []), reporter(progress)],
    }),
  );
  const contexts = await Promise.all(options.map((each) => context(each)));
  await Promise.all(contexts.map((each) => each.watch()));
  progress.end();
}

/** Prints once that builds have started, and once that all have ended. */
class BuildProgress {
  private running = 0;

  begin(): void {
    if (this.running === 0) console.log('[watch] build started');
    this.running += 1;
  }

  end(): void {
    this.running -= 1;
    if (this.running === 0) console.log('[watch] build finished');
  }

  during(build: () => void): void {
    this.begin();
    build();
    this.end();
  }
}

/** Reports the builds of one bundle. The first one begins when the bundle is set up. */
function reporter(progress: BuildProgress): Plugin {
  return {
    name: 'build reporter',
    setup({ onStart, onEnd }) {
      progress.begin();
      let isFirst = true;
      onStart(() => {
        if (!isFirst) progress.begin();
        isFirst = false;
      });
      onEnd(({ errors, warnings }) => {
        for (const message of [...errors, ...warnings]) console.error(formatMessage(message));
        progress.end();
      });
    },
  };
}

function formatMessage({ text, location }: Message): string {
  if (!location) return text;
  const { file, line, column } = location;
  return formatProblem({ path: file, line, column: column + 1, message: text });
}
