/**
 * `npm run build`: checks the data and compiles it and the citation styles, and bundles the extension.
 *
 *     --production   minified, without a source map
 *     --watch        builds again after each change; reads the code that compiles the data once, at the start
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { CompiledStyles } from '../core/csl/bundledStyles';
import { readDataset } from '../core/dataset/readDataset';
import { compileLibrary } from '../core/library/compiledLibrary';
import { Library, type LibraryData } from '../core/library/library';
import { Recogniser } from '../core/recognise/recogniser';
import {
  bibtexParserBundle,
  commandLineBundle,
  extensionBundle,
  mapViewBundle,
  notebookMarksBundle,
  programsBundle,
  toolServerBundle,
} from './bundle';
import { citationNotices } from './citationNotices';
import { compileStyles, enginePackage } from './citationStyles';
import { CompiledData } from './compiledData';
import { formatProblem, readDataFiles, root } from './projectFiles';
import { thirdPartyNotices } from './thirdPartyNotices';
import { watchAll } from './watch';

/**
 * Writes the library and its automata to `dist/`; if the data has problems, prints these instead.
 * @param compiled the cache of an earlier run; without it, everything is compiled
 */
function compileData(compiled?: CompiledData): boolean {
  const read = compiled ? compiled.read() : readDataset(readDataFiles());
  const { problems, entities, sources, topics } = read;
  if (problems.length > 0) {
    console.error(problems.map(formatProblem).join('\n'));
    return false;
  }
  // Only readers of the data need to know where a source was read, and why a finding is about an entity.
  const shipped = sources.map(({ seen, ...source }) => ({
    ...source,
    findings: source.findings.map(({ entities, text }) => ({ entities, text })),
  }));
  const dataset: LibraryData = { entities, sources: shipped, topics };
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const [name, text] of Object.entries(compileLibrary(dataset))) {
    writeFileSync(join(root, 'dist', name), text);
  }
  const library = new Library(dataset);
  const { entityNames, topicTerms } = compiled?.names(library) ?? new Recogniser(library).save();
  writeFileSync(join(root, 'dist', 'entityNames.bin'), entityNames);
  writeFileSync(join(root, 'dist', 'topicTerms.bin'), topicTerms);
  return true;
}

/**
 * Writes the code and styles that format references, apart from the bundle: they are large and seldom
 * needed, and the engine has its own licence, under which it is distributed unchanged.
 */
function compileCitationStyles(): void {
  const { styles, locales, localeFiles } = compileStyles();
  mkdirSync(join(root, 'dist', 'locales'), { recursive: true });
  for (const name of localeFiles) {
    writeFileSync(join(root, 'dist', 'locales', `${name}.json`), JSON.stringify(locales[name]));
  }
  const inOneFile = Object.entries(locales).filter(([name]) => !localeFiles.includes(name));
  const compiled: CompiledStyles = { styles, locales: Object.fromEntries(inOneFile), localeFiles };
  writeFileSync(join(root, 'dist', 'citationStyles.json'), JSON.stringify(compiled));
  copyFileSync(join(root, enginePackage.main), join(root, 'dist', 'citeproc.js'));
}

async function buildOnce(production: boolean): Promise<void> {
  // A package for users is always compiled from scratch.
  const isSound = compileData(production ? undefined : new CompiledData());
  compileCitationStyles();
  const extension = await build({ ...extensionBundle(production), metafile: true });
  const parser = await build({ ...bibtexParserBundle(production), metafile: true });
  const mapView = await build({ ...mapViewBundle(production), metafile: true });
  const notebookMarks = await build({ ...notebookMarksBundle(production), metafile: true });
  const commandLine = await build({ ...commandLineBundle(production), metafile: true });
  const toolServer = await build({ ...toolServerBundle(production), metafile: true });
  const programs = await build({ ...programsBundle(production), metafile: true });
  const built = [extension, parser, mapView, notebookMarks, commandLine, toolServer, programs];
  const metafiles = built.map(({ metafile }) => metafile);
  const notices = [thirdPartyNotices(metafiles), citationNotices()].join('\n');
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), notices);
  process.exitCode = isSound ? 0 : 1;
}

function buildAlways(production: boolean): Promise<void> {
  const compile = () => {
    // The cache was computed from the code on the disk, which may have changed since the start.
    compileData();
    compileCitationStyles();
  };
  return watchAll(compile, [
    extensionBundle(production),
    bibtexParserBundle(production),
    mapViewBundle(production),
    notebookMarksBundle(production),
    commandLineBundle(production),
    toolServerBundle(production),
    programsBundle(production),
  ]);
}

const { values } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' } },
});
const run = values.watch ? buildAlways : buildOnce;
run(values.production ?? false).catch((error: unknown) => {
  // esbuild has printed errors in the code itself.
  const isPrinted = error instanceof Error && 'errors' in error;
  if (!isPrinted) {
    console.error(error);
  }
  process.exitCode = 1;
});
