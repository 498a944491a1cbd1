import * as vscode from 'vscode';
import type { ReadPublication } from '../../core/abstracts/publicationReader';
import { completionCard } from '../../core/card/completionCard';
import { publicationCard } from '../../core/card/sourceCard';
import { citationPrefixAt } from '../../core/cite/citationPrefix';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import {
  entitiesOfSentence,
  type RankedLiterature,
  rankForSentence,
} from '../../core/cite/sentenceToCite';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { NoteContext } from '../../core/library/rankSources';
import { summaryLabel } from '../../core/literature/formatReference';
import type { Publication } from '../../core/literature/publication';
import { blockAt, type NoteAnalysis } from '../../core/note/noteAnalysis';
import { contextOf } from '../../core/note/noteContext';
import { splits } from '../../core/text/range';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { FILE_CITATION } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import { rankPreference } from '../host/settings';
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
/** Milliseconds that the list waits for bibliographies before it offers only the library, and again for the index. */
const WAIT = 150;
/** The same for a search: without an index the list would be empty, and the editor would close it. */
const SEARCH_WAIT = 2000;
/** The weight of an entity in the sentence; an entity elsewhere in the paragraph has 1. */
const IN_SENTENCE = 2;

interface KeyItem extends vscode.CompletionItem {
  readonly publication: Publication;
  /** The note in whose style the reference is shown. */
  readonly note: FormattedNote;
  /** The contents of the publication, once they are read, and the context of the place in the note. */
  readonly read: ReadPublication | undefined;
  readonly context: NoteContext;
}

/** Completes citation keys after `@`: first publications that fit the sentence, then all that match the typed text. */
export function registerCitationCompletion(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
  indexes: LiteratureIndexes,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const completion = new CitationCompletion(library, analyses, literatures, indexes, formatter);
  return vscode.languages.registerCompletionItemProvider(noteSelector, completion, '@');
}

class CitationCompletion implements vscode.CompletionItemProvider<KeyItem> {
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
    private readonly indexes: LiteratureIndexes,
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
    const index = await this.indexes.soon(literature, prefix.typed ? SEARCH_WAIT : WAIT);
    if (token.isCancellationRequested) {
      return undefined;
    }
    const start = position.with({ character: prefix.start });
    const range = {
      inserting: new vscode.Range(start, position),
      replacing: new vscode.Range(start, position.with({ character: prefix.end })),
    };
    const prefer = rankPreference(document);
    const found = prefix.typed
      ? search(literature, index, prefix.typed)
      : fitting(index && { literature, index, prefer }, literature, analysis, offset);
    const offer = {
      typed: prefix.typed,
      range,
      index,
      note: { uri: document.uri, analysis },
      context: this.contextAt(analysis, offset),
    };
    const items = found.slice(0, OFFERED).map((it, rank) => itemOf(it, { ...offer, rank }));
    // Incomplete: the list for a longer text need not be part of the list for a shorter one.
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: KeyItem): KeyItem {
    const { publication, read, note, context } = item;
    const formatted = this.formatter.markdownNow(publication.reference, note);
    const links = { sourcePage: sourcePageLink };
    const card = read
      ? completionCard(read, this.library.latest, context, links, formatted)
      : publicationCard(publication, links, formatted);
    item.documentation = new vscode.MarkdownString(card);
    return item;
  }

  /** What the place is about: its sentence counts more than its paragraph and headings. */
  private contextAt(analysis: NoteAnalysis, offset: number): NoteContext {
    const block = blockAt(analysis, offset);
    if (!block) {
      return { entities: new Map(), topics: new Map() };
    }
    const { entities, topics } = contextOf(analysis, block, this.library.recogniser);
    const nearer = entitiesOfSentence(block, offset).map((id) => [id, IN_SENTENCE] as const);
    return { entities: new Map([...entities, ...nearer]), topics };
  }
}

/** First the publications that fit the sentence, then others until the list has as many as it offers. */
function fitting(
  ranked: RankedLiterature | undefined,
  { all }: NoteLiterature,
  analysis: NoteAnalysis,
  offset: number,
): readonly Publication[] {
  const block = blockAt(analysis, offset);
  const best =
    block && ranked
      ? rankForSentence({ analysis, block, offset, at: offset }, ranked, OFFERED)
      : [];
  return [...new Set([...best.map(({ publication }) => publication), ...all.slice(0, OFFERED)])];
}

/** The publications with the typed text in any of their words; until the index is ready, those with it in their key. */
function search(
  literature: NoteLiterature,
  index: LiteratureIndex | undefined,
  typed: string,
): readonly Publication[] {
  const wanted = typed.toLowerCase();
  if (typed.length < SEARCHED) {
    return firstWithKey(literature, (key) => key.startsWith(wanted));
  }
  const known = literature.publication(typed);
  const found = index
    ? index.search(typed, OFFERED).map(({ publication }) => publication)
    : firstWithKey(literature, (key) => key.includes(wanted));
  return [...new Set([...(known ? [known] : []), ...found])];
}

/**
 * The first publications whose key passes a test, as many as the list offers.
 *
 * @param passes tests a key in lower case
 */
function firstWithKey(
  { all }: NoteLiterature,
  passes: (key: string) => boolean,
): readonly Publication[] {
  const found: Publication[] = [];
  for (const publication of all) {
    if (found.length === OFFERED) {
      break;
    }
    if (passes(publication.key.toLowerCase())) {
      found.push(publication);
    }
  }
  return found;
}

/** The typed text and the place for which the list offers an item. */
interface Offer {
  readonly typed: string;
  readonly range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range };
  readonly note: FormattedNote;
  readonly index: LiteratureIndex | undefined;
  readonly context: NoteContext;
  /** The place of the item in the list, from 0. */
  readonly rank: number;
}

function itemOf(publication: Publication, offer: Offer): KeyItem {
  const { typed, range, note, index, context, rank } = offer;
  const { id, key, summary, entries, zotero } = publication;
  const title = vscode.l10n.t('Add @{0} to the bibliography', key);
  return {
    label: { label: `@${key}`, description: summaryLabel(summary) },
    publication,
    note,
    read: index?.read(id),
    context,
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
    // Readers of the note on other machines do not have what only Zotero has.
    ...(zotero && entries.length === 0
      ? { command: { command: FILE_CITATION, title, arguments: [note.uri, key] } }
      : {}),
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
