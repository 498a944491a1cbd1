import * as vscode from 'vscode';
import { mentionsInAbstract, readContents } from '../../core/abstracts/publicationContents';
import { abstractOf, textsOfPublication } from '../../core/abstracts/publicationReader';
import { publicationPage } from '../../core/card/publicationPage';
import { type PublicationId, shortPublication } from '../../core/literature/publication';
import type { Reference } from '../../core/literature/reference';
import { type FoundPublication, publicationOfFound } from '../../core/searching/literatureProvider';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { type PageDocuments, pageUri } from '../pages/pageDocuments';
import { pageLinks } from '../pages/pageLinks';
import { showRendered } from '../pages/sourcePages';
import type { ReferenceFormatter } from '../references/referenceFormatter';

/** The most pages that are kept; the oldest one is dropped first. */
const MOST = 100;

/** What a page shows. */
interface FoundPageParts {
  readonly found: FoundPublication;
  readonly whole: Reference;
  /** The name of the database. */
  readonly database: string;
}

/** The pages of results that searches of this session found, as read-only documents. */
export class FoundPages implements vscode.Disposable {
  private readonly shown = new Map<PublicationId, FoundPageParts>();
  private readonly served: vscode.Disposable;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly pages: PageDocuments,
    private readonly formatter: ReferenceFormatter,
  ) {
    this.served = pages.serve('found', (id) => this.write(id));
  }

  dispose(): void {
    this.served.dispose();
  }

  /** Opens the page of a result, rendered. */
  async show(parts: FoundPageParts): Promise<void> {
    const publication = publicationOfFound(parts.found, parts.whole);
    const { id } = publication;
    this.shown.delete(id);
    this.shown.set(id, parts);
    const [oldest] = this.shown.size > MOST ? this.shown.keys() : [];
    if (oldest !== undefined) {
      this.shown.delete(oldest);
    }
    const uri = pageUri({ sort: 'found', id }, shortPublication(publication));
    this.pages.remember(uri);
    await showRendered(uri);
  }

  private write(id: PublicationId): string {
    const parts = this.shown.get(id);
    if (!parts) {
      return `${vscode.l10n.t('This was found in an earlier session. Look for it again.')}\n`;
    }
    const { found, whole, database } = parts;
    const publication = publicationOfFound(found, whole);
    const texts = textsOfPublication(publication);
    const { recogniser } = this.library;
    return publicationPage(
      this.library.latest,
      {
        publication,
        contents: readContents(texts, recogniser),
        abstract: abstractOf(publication),
        mentions: mentionsInAbstract(texts, recogniser),
        notes: undefined,
        reference: this.formatter.markdownNow(whole, undefined),
        files: [],
        found: { database, isPreprint: found.isPreprint, fullText: found.fullText },
      },
      pageLinks(this.library),
    );
  }
}
