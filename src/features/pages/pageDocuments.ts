import * as vscode from 'vscode';

/** The scheme of all pages. They share it because a preview follows links within a scheme only. */
const scheme = 'cytonote';

/** What a page is about. */
type PageSort = 'entities' | 'sources' | 'publications' | 'found' | 'comparisons';

/** Identifies a page. */
interface PageName {
  readonly sort: PageSort;
  /**
   * The id of the entity or publication, the key of the source, the id of a search result, or the comparison as JSON.
   */
  readonly id: string;
}

/** The address of a page: `cytonote:/entities/il-6/IL-6.md`. Its file name is what tabs show. */
export function pageUri({ sort, id }: PageName, title: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${sort}/${pathPart(id)}/${fileName(title)}` });
}

/** Whether an address is that of a page. */
export function isPage(uri: vscode.Uri): boolean {
  return uri.scheme === scheme;
}

/** The address of a page in links of other pages: relative, as the built-in preview follows it. */
export function linkBetweenPages({ sort, id }: PageName, title: string): string {
  return `../../${sort}/${pathPart(id)}/${encodeURIComponent(fileName(title))}`;
}

/** Serves the pages as read-only Markdown documents, and knows which one is in the active tab. */
export class PageDocuments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly writers = new Map<string, (id: string) => string>();
  private readonly shown = new Map<string, PageName>();
  private readonly written = new vscode.EventEmitter<void>();
  /** How often all open pages were written again. */
  private drawn = 0;
  /** For each page that the editor has asked for and does not show yet: {@link drawn} at that time. */
  private readonly opening = new Map<string, number>();
  private readonly registrations = vscode.Disposable.from(
    this.changed,
    this.written,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.write(uri),
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => this.catchUp(uri)),
  );

  /** Fires when the editor reads a page, which may be the one in the active tab. */
  readonly onDidWrite = this.written.event;

  dispose(): void {
    this.registrations.dispose();
  }

  /** Registers the function that writes all pages of a sort, given their ids. */
  serve(sort: PageSort, write: (id: string) => string): vscode.Disposable {
    this.writers.set(sort, write);
    return new vscode.Disposable(() => this.writers.delete(sort));
  }

  /** Writes all open pages again. */
  drawAgain(): void {
    this.drawn++;
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === scheme) {
        this.changed.fire(uri);
      }
    }
  }

  /**
   * The page in the active tab: its text, or its preview. For a preview, the editor gives extensions only
   * the label, such as "Preview IL-6.md".
   */
  get active(): PageName | undefined {
    const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    if (input instanceof vscode.TabInputText && input.uri.scheme === scheme) {
      return pageName(input.uri);
    }
    if (input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview')) {
      const names = [...this.shown.keys()].filter((name) => label?.endsWith(name));
      const [longest] = names.sort((a, b) => b.length - a.length);
      return longest === undefined ? undefined : this.shown.get(longest);
    }
    return undefined;
  }

  /** Call this before showing a page: its tab exists before the page is written. */
  remember(uri: vscode.Uri): PageName {
    const page = pageName(uri);
    this.shown.set(uri.path.split('/').at(-1) ?? '', page);
    return page;
  }

  /** Writes a page again that was not open yet when all open pages were. */
  private catchUp(uri: vscode.Uri): void {
    const name = uri.toString();
    const drawn = this.opening.get(name);
    this.opening.delete(name);
    if (drawn !== undefined && drawn !== this.drawn) {
      this.changed.fire(uri);
    }
  }

  private write(uri: vscode.Uri): string {
    const page = this.remember(uri);
    this.opening.set(uri.toString(), this.drawn);
    this.written.fire();
    return this.writers.get(page.sort)?.(page.id) ?? '';
  }
}

function pageName({ path }: vscode.Uri): PageName {
  const [, sort = '', id = ''] = path.split('/');
  return { sort: sort as PageSort, id: decodeURIComponent(id.replaceAll('~', '%')) };
}

/**
 * An id as a part of a path. The id of an entry has slashes and percent signs, which links, previews and the editor
 * decode in different ways. Ids of entities stay as they are.
 */
function pathPart(id: string): string {
  return encodeURIComponent(id).replaceAll('~', '%7E').replaceAll('%', '~');
}

function fileName(title: string): string {
  return `${title.replace(/[\\/]/g, ' ')}.md`;
}
