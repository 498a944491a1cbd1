/**
 * The host of the tools for assistants on the command line. It reads the files of one folder, and reads them again when
 * they change.
 */

import { readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PublicationReader } from '../core/abstracts/publicationReader';
import {
  type AssistHost,
  type AssistLiterature,
  type AssistNote,
  type FormattedList,
  ToolRefusal,
} from '../core/assist/assistTool';
import type { CitationSyntax } from '../core/citation/citation';
import type { NoteLiterature } from '../core/cite/noteLiterature';
import { toPlainText } from '../core/csl/formattedText';
import { Eutils } from '../core/fetching/eutils';
import { FetchedSources } from '../core/fetching/fetchedSources';
import { SourceFetcher } from '../core/fetching/sourceFetcher';
import { ownBibliographies } from '../core/files/noteProject';
import { LiteratureIndex } from '../core/fit/literatureIndex';
import type { Reference } from '../core/literature/reference';
import { IncrementalNote } from '../core/note/incrementalNote';
import { type NoteAnalysis, unlessOptedOut } from '../core/note/noteAnalysis';
import { Exclusions } from '../core/noteIndex/exclusions';
import { EuropePmc } from '../core/searching/europePmc';
import type { FoundPage, SearchSettings } from '../core/searching/literatureProvider';
import { LiteratureSearch } from '../core/searching/literatureSearch';
import { Pubmed } from '../core/searching/pubmed';
import type { SearchRequest } from '../core/searching/searchFilters';
import type { ProviderId } from '../core/searching/searchQuery';
import { isAddress } from '../core/text/paths';
import { runWhile } from '../core/text/steps';
import { BibliographyFiles } from './bibliographyFiles';
import { isTaken } from './inputFiles';
import { NoteStyles } from './noteStyles';
import { type LoadedLibrary, readLibrary } from './readLibrary';
import { type ExtendedLibrary, extendLibrary, readUserTexts } from './userLibrary';
import { webHost } from './webHost';
import { readWhole, shownPath } from './wholeFiles';

/** Milliseconds of work after which other messages are handled. */
const STRETCH = 20;

/** The options of the command. */
export interface AssistSettings {
  /** The folder that takes the place of a workspace; absolute. */
  readonly root: string;
  /** The folder of the build. */
  readonly dist: string;
  /** Files of references for notes that name none. */
  readonly bibliographies: readonly string[];
  /** Globs of notes that are left out. */
  readonly excludes: readonly string[];
  readonly style: string | undefined;
  readonly locale: string | undefined;
  readonly syntax: CitationSyntax;
  /** Terms that are not recognised as names. */
  readonly silenced: readonly string[];
  /** Whether the user has consented to sending queries. */
  readonly allowsNet: boolean;
  readonly services: SearchSettings;
}

/** What was read with one state of the library. */
interface Reading {
  /** The files that add to the library, as JSON. */
  readonly userTexts: string;
  readonly extended: ExtendedLibrary;
  readonly reader: PublicationReader;
  readonly files: BibliographyFiles;
  readonly indexes: WeakMap<NoteLiterature, LiteratureIndex>;
}

/** The host on the command line: reads the files of one folder, and again when they change. */
export class CommandLineHost implements AssistHost {
  private bundled: Promise<LoadedLibrary> | undefined;
  private reading: Reading | undefined;
  private readonly styles: NoteStyles;
  private readonly searches = new LiteratureSearch(webHost);
  private readonly eutils = new Eutils(webHost);

  constructor(private readonly settings: AssistSettings) {
    const { root, dist, style, locale } = settings;
    this.styles = new NoteStyles(root, dist, style, locale);
  }

  /** Forgets what has changed on the disk since the last call. */
  async refresh(): Promise<void> {
    const { root, dist, bibliographies } = this.settings;
    this.bundled ??= readLibrary(dist);
    this.styles.forgetProjects();
    const texts = await readUserTexts(root);
    const userTexts = JSON.stringify(texts);
    if (this.reading?.userTexts !== userTexts) {
      const extended = extendLibrary(await this.bundled, texts);
      this.reading = {
        userTexts,
        extended,
        indexes: new WeakMap(),
        reader: new PublicationReader(extended.recogniser),
        files: new BibliographyFiles(root, dist, bibliographies),
      };
      return;
    }
    await this.reading.files.forgetChanged();
  }

  async library(): Promise<ExtendedLibrary> {
    return (await this.current()).extended;
  }

  async note(name: string): Promise<AssistNote> {
    const path = await this.pathOf(name);
    const { text } = await readWhole(path).catch((error: Error) => {
      throw new ToolRefusal(`${name} cannot be read: ${error.message}.`);
    });
    const analysis = await this.analyse(text);
    if (analysis.frontMatter?.options.isOff) {
      throw new ToolRefusal(`${name} opts out of Cytonote in its front matter.`);
    }
    return this.noteOf(name, analysis);
  }

  async draft(text: string, beside?: string): Promise<AssistNote> {
    if (beside !== undefined) {
      await this.pathOf(beside);
    }
    return this.noteOf(beside, unlessOptedOut(await this.analyse(text)));
  }

  async literature(note?: AssistNote): Promise<AssistLiterature> {
    const { extended, files, indexes, reader } = await this.current();
    const { root } = this.settings;
    const path = note?.name === undefined ? join(root, 'note.md') : await this.pathOf(note.name);
    const own = ownBibliographies(note?.analysis.frontMatter);
    const found = await files.of(path, own).catch((error: Error) => {
      throw new ToolRefusal(`A bibliography cannot be read: ${error.message}.`);
    });
    const analysis = note?.analysis ?? { text: '', frontMatter: undefined };
    const literature = files.referencesOf(found, extended.library, path, analysis);
    const index =
      indexes.get(literature) ??
      (await this.run(LiteratureIndex.of(literature.all, reader, extended.library)));
    indexes.set(literature, index);
    return {
      literature,
      index,
      missing: found.missing,
      prefer: 'balanced',
      files: found.files.map((file) => ({ ...file, name: shownPath(file.path, root) })),
    };
  }

  async format(references: readonly Reference[], note?: AssistNote): Promise<FormattedList> {
    const path = note?.name === undefined ? undefined : await this.pathOf(note.name);
    const analysis = note?.analysis ?? (await this.analyse(''));
    try {
      const { style, formatted } = await this.styles.list(
        path ?? join(this.settings.root, 'note.md'),
        analysis,
        references,
      );
      return {
        style: style.title,
        references: formatted.map(({ key, text }) => ({ key, text: toPlainText(text) })),
      };
    } catch (error) {
      throw new ToolRefusal((error as Error).message);
    }
  }

  async search(
    provider: ProviderId,
    request: SearchRequest,
    signal: AbortSignal,
  ): Promise<FoundPage> {
    const { allowsNet, services } = this.settings;
    if (!allowsNet) {
      throw new ToolRefusal(
        'Nothing was sent: the user has not allowed searches in databases. Only a server that was started with --allow-net sends requests.',
      );
    }
    const fetcher = new SourceFetcher(webHost, new FetchedSources(), undefined, this.eutils);
    const database =
      provider === 'pubmed'
        ? new Pubmed(this.eutils, fetcher, webHost.now)
        : new EuropePmc(webHost);
    for await (const page of this.searches.pages(database, request, services, signal)) {
      return page;
    }
    return { total: 0, found: [] };
  }

  async run<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      signal?.throwIfAborted();
      const pause = performance.now() + STRETCH;
      const step = runWhile(steps, () => performance.now() < pause);
      if (step.done) {
        return step.value;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  private async current(): Promise<Reading> {
    if (!this.reading) {
      await this.refresh();
    }
    return this.reading as Reading;
  }

  private async analyse(text: string): Promise<NoteAnalysis> {
    const { recogniser } = await this.library();
    return (await this.run(IncrementalNote.inSlices(text, recogniser, this.settings.silenced)))
      .analysis;
  }

  private noteOf(name: string | undefined, analysis: NoteAnalysis): AssistNote {
    return {
      name,
      analysis,
      latexCommand: undefined,
      reports: () => true,
      syntax: analysis.frontMatter?.options.syntax ?? this.settings.syntax,
    };
  }

  /**
   * The path of a note that may be read: it is in the folder even after links are resolved, and no glob and no
   * `.gitignore` excludes it.
   * @throws {ToolRefusal}
   */
  private async pathOf(name: string): Promise<string> {
    const { root, excludes } = this.settings;
    const missing = () =>
      new ToolRefusal(`There is no note ${JSON.stringify(name)} in the folder.`);
    if (isAddress(name) && !isAbsolute(name)) {
      throw missing();
    }
    const [folder, path] = await Promise.all([
      realpath(root),
      realpath(resolve(root, name.replaceAll('\\', sep))),
    ]).catch(() => {
      throw missing();
    });
    const inFolder = relative(folder, path);
    const steps = inFolder.split(sep);
    if (steps[0] === '..' || isAbsolute(inFolder)) {
      throw new ToolRefusal(`${name} is outside of the folder that the server may read.`);
    }
    if (!isTaken(steps, 'markdown')) {
      throw new ToolRefusal(`${name} is not a Markdown file, or is in a folder that is left out.`);
    }
    const exclusions = new Exclusions([Object.fromEntries(excludes.map((glob) => [glob, true]))]);
    for (let at = dirname(inFolder); ; at = dirname(at)) {
      const rules = await readFile(join(folder, at, '.gitignore'), 'utf8').catch(() => undefined);
      if (rules !== undefined) {
        exclusions.addGitignore(at === '.' ? '' : at.split(sep).join('/'), rules);
      }
      if (at === '.') {
        break;
      }
    }
    if (exclusions.exclude(steps.join('/'), false)) {
      throw new ToolRefusal(`${name} is excluded by the settings or a .gitignore.`);
    }
    return path;
  }
}
