import * as vscode from 'vscode';
import { publicationCard } from '../../core/card/sourceCard';
import { citationPrefixAt } from '../../core/cite/citationPrefix';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { ReferenceSearch, searchableReference } from '../../core/cite/searchReferences';
import { rankSources } from '../../core/library/rankSources';
import { summaryLabel } from '../../core/literature/formatReference';
import type { Publication } from '../../core/literature/publication';
import { blockAt, type NoteAnalysis } from '../../core/note/analyseNote';
import { contextOf } from '../../core/note/noteContext';
import { splits } from '../../core/text/range';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { sourcePageLink } from '../pages/sourcePages';
import type { FormattedNote, ReferenceFormatter } from '../references/referenceFormatter';

/** How many keys the list has at once; it gets shorter as the user types. */
const OFFERED = 100;
/**
 * From this many letters on, the search looks at more than the key: almost every text contains a single
 * letter.
 */
const SEARCHED = 2;
/** Milliseconds to wait for bibliographies, before the list offers the library alone. */
const WAIT = 150;

interface KeyItem extends vscode.CompletionItem {
  readonly publication: Publication;
  /** The note in whose style the reference is shown. */
  readonly note: FormattedNote;
}

/** Completes citation keys after `@`, by key, author, title, year, entity and topic. */
export function registerCitationCompletion(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const completion = new CitationCompletion(library, analyses, literatures, formatter);
  return vscode.languages.registerCompletionItemProvider(noteSelector, completion, '@');
}

class CitationCompletion implements vscode.CompletionItemProvider<KeyItem> {
  private readonly searches = new WeakMap<NoteLiterature, Promise<ReferenceSearch>>();

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
    private readonly formatter: ReferenceFormatter,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<KeyItem> | undefined> {
    const prefix = citationPrefixAt(document.lineAt(position).text, position.character);
    const offset = toOffset(document, position);
    const analysis = prefix && (await this.analyses.around(document, offset));
    if (!analysis || token.isCancellationRequested || isInCode(analysis, offset)) {
      return undefined;
    }
    const { literature } = await this.literatures.soon(document, WAIT);
    if (token.isCancellationRequested) {
      return undefined;
    }
    const start = position.with({ character: prefix.start });
    const range = {
      inserting: new vscode.Range(start, position),
      replacing: new vscode.Range(start, position.with({ character: prefix.end })),
    };
    const found = prefix.typed
      ? await this.search(literature, prefix.typed)
      : this.fitting(literature, analysis, offset);
    const note = { uri: document.uri, analysis };
    const items = found
      .slice(0, OFFERED)
      .map((it, rank) => itemOf(it, { typed: prefix.typed, range, note, rank }));
    // Incomplete: the result for a longer text need not be a part of the result for a shorter one.
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: KeyItem): KeyItem {
    const formatted = this.formatter.markdownNow(item.publication.reference, item.note);
    const card = publicationCard(item.publication, { sourcePage: sourcePageLink }, formatted);
    item.documentation = new vscode.MarkdownString(card);
    return item;
  }

  /** The publications that fit the paragraph come first. */
  private fitting(
    literature: NoteLiterature,
    analysis: NoteAnalysis,
    offset: number,
  ): Publication[] {
    const block = blockAt(analysis, offset);
    const context = block
      ? contextOf(analysis, block, this.library.recogniser)
      : { entities: new Map(), topics: new Map() };
    const best = rankSources(this.library.latest, context, undefined)
      .filter(({ score }) => score > 0)
      .flatMap(({ source }) => literature.publication(literature.keyOf(source)) ?? []);
    return [...new Set([...best, ...literature.all])];
  }

  private async search(literature: NoteLiterature, typed: string): Promise<Publication[]> {
    if (typed.length < SEARCHED) {
      return literature.all.filter(({ key }) => key.toLowerCase().startsWith(typed.toLowerCase()));
    }
    const search = this.searches.get(literature) ?? this.index(literature);
    this.searches.set(literature, search);
    const known = literature.publication(typed);
    const keys = (await search).keysFor(typed, OFFERED);
    const found = keys.flatMap((key) => literature.publication(key) ?? []);
    return [...new Set([...(known ? [known] : []), ...found])];
  }

  private index(literature: NoteLiterature): Promise<ReferenceSearch> {
    const search = new ReferenceSearch();
    const { latest: library, recogniser } = this.library;
    const searchable = literature.all.map((it) => searchableReference(it, library, recogniser));
    return runCooperatively(search.add(searchable)).then(() => search);
  }
}

/** For what text, and where, the list offers an item. */
interface Offer {
  readonly typed: string;
  readonly range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range };
  readonly note: FormattedNote;
  /** The place of the item in the list, from 0. */
  readonly rank: number;
}

function itemOf(publication: Publication, { typed, range, note, rank }: Offer): KeyItem {
  const { key, summary, entries } = publication;
  return {
    label: { label: `@${key}`, description: summaryLabel(summary) },
    publication,
    note,
    kind:
      entries.length > 0 ? vscode.CompletionItemKind.Reference : vscode.CompletionItemKind.Constant,
    detail: summary.title ?? '',
    insertText: /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(key)
      ? `@${key}`
      : `@{${key}}`,
    range,
    // The editor must not filter again: the search has looked at more than the key.
    filterText: `@${typed}`,
    sortText: String(rank).padStart(4, '0'),
  };
}

function isInCode(analysis: NoteAnalysis, offset: number): boolean {
  const inHead = analysis.frontMatter && offset < analysis.frontMatter.end;
  const block = blockAt(analysis, offset);
  // The end of a code block that is not closed yet is still inside the block.
  const inCode = block
    ? block.excluded.some((range) => splits(range, offset))
    : analysis.closed.some(({ start, end }) => start < offset && offset <= end);
  return inHead === true || inCode;
}
