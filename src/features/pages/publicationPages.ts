import * as vscode from 'vscode';
import { mentionsInAbstract, readContents } from '../../core/abstracts/publicationContents';
import { abstractOf, textsOfPublication } from '../../core/abstracts/publicationReader';
import { publicationPage } from '../../core/card/publicationPage';
import {
  type Publication,
  type PublicationId,
  shortPublication,
} from '../../core/literature/publication';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { OPEN_PUBLICATION, OPEN_SOURCE } from '../host/commands';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { linkFromPage, type NoteMentions } from './noteMentions';
import { type PageDocuments, pageUri } from './pageDocuments';
import { pageLinks } from './pageLinks';
import { showRendered } from './sourcePages';

/** Finds publications by id: those of the workspace, and those of open notes outside of it. */
export class PublicationLookup {
  constructor(
    private readonly workspacePublications: WorkspacePublications,
    private readonly literatures: NoteLiteratures,
  ) {}

  /** The publication with an id, as it was last read. */
  find(id: PublicationId): Publication | undefined {
    return this.workspacePublications.latest?.list.find(id) ?? this.inOpenNotes(id);
  }

  private inOpenNotes(id: PublicationId): Publication | undefined {
    for (const document of vscode.workspace.textDocuments) {
      const found = this.literatures.latest(document)?.all.find((it) => it.id === id);
      if (found) {
        return found;
      }
    }
    return undefined;
  }
}

/** Serves the pages of publications that the library does not have as read-only documents, and opens them rendered. */
export function registerPublicationPages(
  library: WorkspaceLibrary,
  lookup: PublicationLookup,
  workspacePublications: WorkspacePublications,
  pages: PageDocuments,
  mentions: NoteMentions,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const write = (id: PublicationId) => {
    const publication = lookup.find(id);
    if (!publication) {
      return `${vscode.l10n.t('This publication is no longer in a bibliography.')}\n`;
    }
    const texts = textsOfPublication(publication);
    const { recogniser } = library;
    return publicationPage(
      library.latest,
      {
        publication,
        contents: readContents(texts, recogniser),
        abstract: abstractOf(publication),
        mentions: mentionsInAbstract(texts, recogniser),
        notes: mentions.citing(publication.id),
        reference: formatter.markdownNow(publication.reference, undefined),
        files: filesOf(publication, workspacePublications),
      },
      pageLinks(library),
    );
  };
  return vscode.Disposable.from(
    pages.serve('publications', write),
    vscode.commands.registerCommand(OPEN_PUBLICATION, async (id?: PublicationId) => {
      const publication = id === undefined ? undefined : lookup.find(id);
      if (publication?.source) {
        await vscode.commands.executeCommand(OPEN_SOURCE, publication.source.key);
      } else if (publication) {
        const uri = publicationPageUri(publication);
        pages.remember(uri);
        await showRendered(uri);
      }
    }),
  );
}

/** The address of the page of a publication, as a virtual document. */
function publicationPageUri(publication: Publication): vscode.Uri {
  return pageUri({ sort: 'publications', id: publication.id }, shortPublication(publication));
}

function filesOf(publication: Publication, workspacePublications: WorkspacePublications) {
  return publication.entries.map((filed) => {
    const place = workspacePublications.placeOf(filed);
    const address = linkFromPage(place?.uri ?? vscode.Uri.parse(filed.file, true));
    const line = place ? `#L${place.range.start.line + 1}` : '';
    return { name: filed.file, key: filed.entry.key, link: address && address + line };
  });
}
