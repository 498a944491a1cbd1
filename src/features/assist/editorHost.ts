import * as vscode from 'vscode';
import {
  type AssistHost,
  type AssistLibrary,
  type AssistLiterature,
  type AssistNote,
  type FormattedList,
  ToolRefusal,
} from '../../core/assist/assistTool';
import { toPlainText } from '../../core/csl/formattedText';
import { ownBibliographies } from '../../core/files/noteProject';
import type { Reference } from '../../core/literature/reference';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { type NoteAnalysis, unlessOptedOut } from '../../core/note/noteAnalysis';
import type { FoundPage } from '../../core/searching/literatureProvider';
import type { SearchRequest } from '../../core/searching/searchFilters';
import type { ProviderId } from '../../core/searching/searchQuery';
import { isInside, pathNamed } from '../../core/text/paths';
import { isUpToDate } from '../bibliographies/bibliographyEdits';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { Databases } from '../collect/databases';
import { documentAt, isNote } from '../host/documents';
import { runCooperatively } from '../host/runCooperatively';
import {
  citationSyntax,
  latexCommand,
  rankPreference,
  severityOf,
  silencedTerms,
} from '../host/settings';
import { isBlockedByTrust } from '../host/trust';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { isTooLong } from '../notes/openNote';
import type { ReferenceFormatter } from '../references/referenceFormatter';

/** What the tools use from the app. */
export interface EditorParts {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly index: WorkspaceIndex;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly formatter: ReferenceFormatter;
  readonly databases: Databases;
}

/**
 * The host of the tools for assistants in the editor. It reads notes that are open or in the index, so that what settings,
 * `.gitignore` and Restricted Mode leave out stays unread.
 */
export class EditorHost implements AssistHost {
  /** The document of each note that a tool reads; of a draft, the document beside it. */
  private readonly documents = new WeakMap<AssistNote, vscode.TextDocument>();

  constructor(private readonly app: EditorParts) {}

  async library(): Promise<AssistLibrary> {
    const { library } = this.app;
    await library.ready;
    return { library: library.latest, recogniser: library.recogniser };
  }

  async note(name: string): Promise<AssistNote> {
    const document = await this.documentNamed(name);
    const analysis =
      this.app.analyses.whole(document) ??
      (await this.analyse(document.getText(), silencedTerms(document)));
    if (analysis.frontMatter?.options.isOff) {
      throw new ToolRefusal(`${name} opts out of Cytonote in its front matter.`);
    }
    return this.noteOf(name, analysis, document);
  }

  async draft(text: string, beside?: string): Promise<AssistNote> {
    const document = beside === undefined ? undefined : await this.documentNamed(beside);
    const scope = document ?? firstFolder();
    const analysis = await this.analyse(text, scope ? silencedTerms(scope) : []);
    return this.noteOf(beside, unlessOptedOut(analysis), document);
  }

  async literature(note?: AssistNote): Promise<AssistLiterature> {
    const { literatures, indexes } = this.app;
    await this.app.library.ready;
    const document = note && this.documents.get(note);
    const folder = firstFolder();
    const place = document?.uri ?? (folder && vscode.Uri.joinPath(folder.uri, 'note.md'));
    const own = ownBibliographies(note?.analysis.frontMatter);
    const { found, files } = place
      ? await literatures.bibliographiesOf(place, own)
      : { found: { missing: own.named, ofProject: undefined }, files: [] };
    const { ofProject } = found;
    const analysis = note?.analysis;
    const literature = await literatures.literatureOf(files, {
      uri: document?.uri,
      analysis,
      ofProject,
    });
    const index = await indexes.of(literature);
    if (!index) {
      throw new ToolRefusal('The literature has just changed: call the tool again.');
    }
    return {
      literature,
      index,
      missing: found.missing,
      prefer: rankPreference(document ?? folder),
      files: files.flatMap(({ uri, text, bibliography, encoding }, at) => {
        const isWritable = encoding && isUpToDate(files[at] as (typeof files)[number]);
        return isWritable ? [{ name: nameOf(uri), text, bibliography, encoding }] : [];
      }),
    };
  }

  async format(references: readonly Reference[], note?: AssistNote): Promise<FormattedList> {
    const uri = note && this.documents.get(note)?.uri;
    const formatted = await this.app.formatter.list(
      references,
      note && uri && { uri, analysis: note.analysis },
    );
    if ('message' in formatted) {
      throw new ToolRefusal(formatted.message);
    }
    return {
      style: formatted.style.title,
      references: formatted.references.map(({ key, text }) => ({ key, text: toPlainText(text) })),
    };
  }

  /** The editor has asked the user before it invoked the tool. */
  async search(
    provider: ProviderId,
    request: SearchRequest,
    signal: AbortSignal,
  ): Promise<FoundPage> {
    for await (const page of this.app.databases.pages(provider, request, signal)) {
      return page;
    }
    return { total: 0, found: [] };
  }

  async run<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
    const done = await runCooperatively(ended(steps), () => !signal.aborted);
    signal.throwIfAborted();
    return (done as { readonly value: T }).value;
  }

  private async analyse(text: string, silenced: readonly string[]): Promise<NoteAnalysis> {
    const { recogniser } = await this.library();
    const reading = IncrementalNote.inSlices(text, recogniser, silenced);
    return (await runCooperatively(reading)).analysis;
  }

  private noteOf(
    name: string | undefined,
    analysis: NoteAnalysis,
    document: vscode.TextDocument | undefined,
  ): AssistNote {
    const chosen = analysis.frontMatter?.options.syntax;
    const note: AssistNote = {
      name,
      analysis,
      syntax: chosen ?? (document ? citationSyntax(document) : 'pandoc'),
      latexCommand: document && latexCommand(document),
      reports: (kind) => !document || severityOf(kind, document) !== undefined,
    };
    if (document) {
      this.documents.set(note, document);
    }
    return note;
  }

  /** @throws {ToolRefusal} if there is no such note, or the tools may not read it */
  private async documentNamed(name: string): Promise<vscode.TextDocument> {
    await this.app.index.soon;
    const uris = addressesNamed(name);
    const isNamed = ({ uri }: vscode.TextDocument) =>
      nameOf(uri) === name || uris.some((it) => it.toString() === uri.toString());
    const open = vscode.workspace.textDocuments.find(
      (document) => isNote(document) && isNamed(document),
    );
    const indexed = uris.find((uri) => this.app.index.notes.get(uri.toString()));
    const uri = open?.uri ?? indexed;
    if (!uri || (!open && (await isBlockedByTrust(uri)))) {
      throw new ToolRefusal(
        `There is no note ${JSON.stringify(name)} that is open or included by the settings of Cytonote’s index.`,
      );
    }
    const document = open ?? (await documentAt(uri));
    if (isTooLong(document)) {
      throw new ToolRefusal(`${name} is too long for the tools.`);
    }
    return document;
  }
}

/** The path by which tools name a file: relative to its workspace folder. */
function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function firstFolder(): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.[0];
}

/** The addresses that a path may mean: one in each workspace folder, or an absolute path inside one of them. */
function addressesNamed(name: string): vscode.Uri[] {
  const path = /^[a-z]:[\\/]/i.test(name) ? vscode.Uri.file(name).path : name;
  return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
    // With several folders open, the editor puts the name of the folder before a relative path.
    const ownName = `${folder.name}/`;
    const inFolder = path.startsWith(ownName) ? [path.slice(ownName.length)] : [];
    return [path, ...inFolder].flatMap((it) => {
      const named = pathNamed(folder.uri.path, it);
      return named !== undefined && isInside(folder.uri.path, named)
        ? [folder.uri.with({ path: named })]
        : [];
    });
  });
}

/** Wraps the result of steps in an object, so that a result of `undefined` differs from no result. */
function* ended<T>(steps: Generator<void, T>): Generator<void, { readonly value: T }> {
  return { value: yield* steps };
}
