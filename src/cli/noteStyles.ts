import { dirname, resolve } from 'node:path';
import {
  bundledParent,
  bundledStyle,
  DEFAULT_STYLE,
  isBundledStyle,
} from '../core/csl/bundledStyles';
import { StyleError } from '../core/csl/citationProcessor';
import type { CitationStyle } from '../core/csl/citationStyle';
import type { FormattedReference } from '../core/csl/engineOutput';
import type { NamedBy } from '../core/files/fileHost';
import { type StyleFileProblem, StyleFiles } from '../core/files/findStyle';
import { projectStyle } from '../core/files/noteProject';
import type { Reference } from '../core/literature/reference';
import type { NoteAnalysis } from '../core/note/noteAnalysis';
import { readNoteStyle } from '../core/note/noteStyle';
import { nodeFiles } from './nodeFiles';
import { NoteProjects } from './noteProjects';
import { type CitationTools, loadCitationTools } from './shippedModules';

/** The styles that notes choose in their front matter, or that a call of the command chooses for them. */
export class NoteStyles {
  private readonly projects = new NoteProjects();
  private tools: Promise<CitationTools> | undefined;
  private readonly bundled = new Map<string, CitationStyle>();
  private readonly files = new StyleFiles(nodeFiles, async (name) => {
    const parent = bundledParent(name);
    return parent && bundledStyle((await this.load()).compiled, parent);
  });

  /** @param usual the name of a style, or the path of a `.csl` file, for notes that name none */
  constructor(
    private readonly root: string,
    private readonly dist: string,
    private readonly usual: string = DEFAULT_STYLE,
    private readonly locale?: string,
  ) {}

  /** The problem of the style that a note names; undefined if it names none, or the style is valid. */
  async problemOf(note: string, analysis: NoteAnalysis): Promise<string | undefined> {
    const { csl } = readNoteStyle(analysis);
    if (!csl || isBundledStyle(csl.value)) {
      return undefined;
    }
    const read = await this.readFile(csl.value, this.foldersOf(note), 'note');
    return typeof read === 'string' ? read : undefined;
  }

  /**
   * The style and the language of a note: by the note, by its project, or by the call. @throws Error if the style
   * cannot be used
   */
  async of(
    note: string,
    analysis: Parameters<typeof readNoteStyle>[0],
  ): Promise<{ style: CitationStyle; lang: string | undefined }> {
    const { compiled } = await this.load();
    const own = readNoteStyle(analysis);
    const ofProject = projectStyle(await this.projects.of(this.foldersOf(note), own.defaults));
    const inNote = own.csl && { name: own.csl.value, folders: this.foldersOf(note) };
    const named = inNote ?? ofProject.csl;
    const { name, folders } = named ?? { name: this.usual, folders: [this.root] };
    const lang = own.lang ?? ofProject.lang ?? this.locale;
    const style = isBundledStyle(name)
      ? (this.bundled.get(name) ?? bundledStyle(compiled, name))
      : await this.readFile(name, folders, named ? 'note' : 'setting');
    if (typeof style === 'string') {
      throw new Error(style);
    }
    if (isBundledStyle(name)) {
      this.bundled.set(name, style);
    }
    return { style, lang };
  }

  /** Reads the settings of projects again when they are next needed. */
  forgetProjects(): void {
    this.projects.forget();
  }

  /** Formats references in the style of a note, or of its project. @throws Error if the style cannot be used */
  async list(
    note: string,
    analysis: NoteAnalysis,
    references: readonly Reference[],
  ): Promise<{ style: CitationStyle; formatted: FormattedReference[] }> {
    const { processor } = await this.load();
    const { style, lang } = await this.of(note, analysis);
    await processor.prepare(style, lang);
    try {
      return { style, formatted: processor.list(references, style, lang) };
    } catch (error) {
      throw error instanceof StyleError ? new Error(error.problem.message) : error;
    }
  }

  private foldersOf(note: string): string[] {
    return [dirname(resolve(note)), this.root];
  }

  private load(): Promise<CitationTools> {
    this.tools ??= loadCitationTools(this.dist);
    return this.tools;
  }

  private async readFile(
    name: string,
    folders: readonly string[],
    namedBy: NamedBy,
  ): Promise<CitationStyle | string> {
    const file = await this.files.read(name, folders, namedBy);
    return 'style' in file ? file.style : messageFor(name, file.problem);
  }
}

function messageFor(name: string, problem: StyleFileProblem): string {
  switch (problem.kind) {
    case 'address':
      return `Styles are not fetched: save ${name} beside the note and name it.`;
    case 'missing':
      return `There is no citation style ${name}.`;
    case 'broken':
      return problem.line === undefined
        ? `Citation style ${name}: ${problem.message}`
        : `Citation style ${name}, line ${problem.line + 1}: ${problem.message}`;
  }
}
