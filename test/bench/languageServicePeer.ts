/** VS Code's language service for Markdown, on notes that are read when it asks for them. */
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  githubSlugifier,
  type ITextDocument,
  type IWorkspace,
} from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';
import { quantile } from './rounds';

/** Times that references are looked up. */
const LOOKUPS = 5;

/** The times that the language service takes, in milliseconds. */
export interface PeerTimes {
  /** To find the headings of all notes. */
  readonly symbols: number;
  /** To find the links of all notes after that. */
  readonly links: number;
  /** To find the links to a note once all are known. */
  readonly references: number;
}

export async function languageServicePeer(files: readonly string[]): Promise<PeerTimes> {
  const markdownIt = new MarkdownIt();
  const service = createLanguageService({
    workspace: workspaceOf(files),
    parser: {
      slugifier: githubSlugifier,
      tokenize: async (document) => markdownIt.parse(document.getText(), {}),
    },
    logger: { level: 0, log: () => {} },
  });
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: () => ({ dispose: () => {} }),
  };
  const references = () => service.getFileReferences(URI.file(files[1] as string), token);
  const symbols = await timed(() => service.getWorkspaceSymbols('', token));
  const links = await timed(references);
  const lookups: number[] = [];
  for (let lookup = 0; lookup < LOOKUPS; lookup++) {
    lookups.push(await timed(references));
  }
  return { symbols, links, references: quantile(lookups, 0.5) };
}

function workspaceOf(files: readonly string[]): IWorkspace {
  const known = new Set(files);
  const documents = new Map<string, ITextDocument>();
  const open = (file: string): ITextDocument => {
    const opened = documents.get(file);
    if (opened) {
      return opened;
    }
    const uri = URI.file(file).toString();
    const document = TextDocument.create(uri, 'markdown', 1, readFileSync(file, 'utf8'));
    documents.set(file, document);
    return document;
  };
  const never = () => ({ dispose: () => {} });
  return {
    workspaceFolders: [URI.file((files[0] as string).replace(/[\\/][^\\/]*$/, ''))],
    onDidChangeMarkdownDocument: never,
    onDidCreateMarkdownDocument: never,
    onDidDeleteMarkdownDocument: never,
    getAllMarkdownDocuments: async () => files.map(open),
    hasMarkdownDocument: ({ fsPath }) => known.has(fsPath),
    openMarkdownDocument: async ({ fsPath }) => (known.has(fsPath) ? open(fsPath) : undefined),
    stat: async ({ fsPath }) => (known.has(fsPath) ? { isDirectory: false } : undefined),
    readDirectory: async () => [],
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
