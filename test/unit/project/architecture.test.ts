import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';

const root = join(__dirname, '../../..');

/** Which rooms of `src/` a room may import from, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'extension.ts': ['features', 'core'],
  features: ['core'],
  core: [],
  cli: ['core'],
  build: ['core'],
  // Only core/preview, and without libraries: see below.
  webview: ['core'],
};

interface SourceFile {
  readonly path: string;
  readonly code: string;
  /** What it imports: a path in `src/`, or a module's name. */
  readonly imports: readonly string[];
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => posix.join('src', name.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts'))
  .map(readSource);
const inCore = files.filter(({ path }) => path.startsWith('src/core/'));

function readSource(path: string): SourceFile {
  const code = readFileSync(join(root, path), 'utf8');
  const specifiers = code.matchAll(
    /^(?:import\b[^'";]*?|export\b[^'";]*?\bfrom\s+)'([^']+)'|\b(?:import|require)\(\s*'([^']+)'/gm,
  );
  const imports = [...specifiers].map(([, whole, called]) =>
    resolve(path, (whole ?? called) as string),
  );
  return { path, code, imports };
}

function resolve(importer: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    return specifier;
  }
  const path = posix.join(posix.dirname(importer), specifier);
  return existsSync(join(root, `${path}.ts`)) ? `${path}.ts` : path;
}

function roomOf(path: string): string {
  return path.split('/')[1] as string;
}

/** `from → to` for all imports that `isWrong` objects to. */
function wrongImports(
  among: readonly SourceFile[],
  isWrong: (to: string, from: string) => boolean,
): string[] {
  return among.flatMap(({ path, imports }) =>
    imports.filter((to) => isWrong(to, path)).map((to) => `${path} → ${to}`),
  );
}

/** The first chain of imports that comes back to where it began. */
function findCycle(): string | undefined {
  const imports = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const follow = (path: string, chain: readonly string[]): string | undefined => {
    if (chain.includes(path)) {
      return [...chain.slice(chain.indexOf(path)), path].join(' → ');
    }
    if (done.has(path)) {
      return undefined;
    }
    for (const next of imports.get(path) ?? []) {
      const cycle = follow(next, [...chain, path]);
      if (cycle) {
        return cycle;
      }
    }
    done.add(path);
    return undefined;
  };
  return files.map(({ path }) => follow(path, [])).find((cycle) => cycle !== undefined);
}

describe('the architecture of src/', () => {
  it('is looked at as a whole', () => {
    assert.ok(
      files.some(({ path, imports }) => path.startsWith('src/core/') && imports.length > 0),
    );
    assert.deepEqual(
      files.map(({ path }) => roomOf(path)).filter((room) => !(room in mayImport)),
      [],
    );
  });

  it('has imports that run one way: extension → features → core, build → core', () => {
    const wrong = wrongImports(files, (to, from) => {
      const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
      const isAllowed = fromRoom === toRoom || mayImport[fromRoom]?.includes(toRoom);
      return to.startsWith('src/') && !isAllowed;
    });
    assert.deepEqual(wrong, []);
  });

  it('has scripts of pages that bring nothing but how a preview shows a note', () => {
    const reached = new Set<string>();
    const follow = (path: string) => {
      for (const to of files.find((file) => file.path === path)?.imports ?? []) {
        if (!reached.has(to)) {
          reached.add(to);
          follow(to);
        }
      }
    };
    const pages = files.filter(({ path }) => path.startsWith('src/webview/'));
    pages.forEach(({ path }) => follow(path));
    assert.ok(reached.has('src/core/preview/previewPlugin.ts'));
    const others = [...reached].filter(
      (to) => !/^(?:src\/(?:core\/preview|webview)\/|markdown-it$)/.test(to),
    );
    assert.deepEqual(others.sort(), [
      'media/preview.css',
      'src/core/text/placeholder.ts',
      'src/core/text/range.ts',
    ]);
  });

  it('leaves src/ for packages only, by imports that lead to a file', () => {
    const wrong = wrongImports(files, (to) => /^(?:\.\.|src\/(?!.*\.(?:ts|css)$))/.test(to));
    assert.deepEqual(wrong, []);
  });

  it('has a core that knows neither the editor nor Node', () => {
    const wrong = wrongImports(
      inCore,
      (to) => to === 'vscode' || to.startsWith('node:') || builtinModules.includes(to),
    );
    assert.deepEqual(wrong, []);
    const globals = /\b(?:process\.|__dirname\b|Buffer\.)/;
    assert.deepEqual(
      inCore.filter(({ code }) => globals.test(code)).map(({ path }) => path),
      [],
    );
  });

  it('has an extension that runs without Node, too', () => {
    const shipped = files.filter(({ path }) => /^src\/(?:extension\.ts|features\/)/.test(path));
    const wrong = wrongImports(
      shipped,
      (to) => to.startsWith('node:') || builtinModules.includes(to),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no import cycle', () => {
    assert.equal(findCycle(), undefined);
  });

  it('has no file whose name says nothing', () => {
    const vague = files.filter(({ path }) =>
      /\/(?:utils?|helpers?|common|misc|index)\.ts$/.test(path),
    );
    assert.deepEqual(
      vague.map(({ path }) => path),
      [],
    );
  });

  it('turns offsets into positions in one file only', () => {
    const others = files.filter(
      ({ path, code }) =>
        path !== 'src/features/host/positions.ts' && /\.(?:positionAt|offsetAt)\(/.test(code),
    );
    assert.deepEqual(
      others.map(({ path }) => path),
      [],
    );
  });

  it('keeps large libraries out of the bundle: they are loaded when they are needed', () => {
    const heavy =
      /^src\/core\/bibliography\/bibtex\/parseBibtex\.ts$|^@retorquere\/|^@citation-js\//;
    const isEntry = (from: string) => from === 'src/core/bibliography/bibtex/parseBibtex.ts';
    const shipped = files.filter(({ path }) => roomOf(path) !== 'build');
    assert.deepEqual(
      wrongImports(shipped, (to, from) => heavy.test(to) && !isEntry(from)),
      [],
    );
  });
});
