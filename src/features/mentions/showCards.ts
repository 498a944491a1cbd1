import * as vscode from 'vscode';
import { entityCard } from '../../core/card/entityCard';
import type { EntityCardLinks, PageLinks } from '../../core/card/links';
import { publicationCard } from '../../core/card/sourceCard';
import { citedPublication } from '../../core/cite/citedPublication';
import { blockAt } from '../../core/note/noteAnalysis';
import { contextOf } from '../../core/note/noteContext';
import { touches } from '../../core/text/range';
import { type CardLiteratureParts, cardLiterature } from '../bibliographies/cardLiterature';
import {
  CREATE_CONCEPT_NOTE,
  LOOK_FOR_SOURCES,
  OPEN_ENTITY,
  OPEN_PDF,
  OPEN_PUBLICATION,
  OPEN_SOURCE,
  SAVE_FINDING,
  SHOW_MAP,
} from '../host/commands';
import { noteSelector } from '../host/documents';
import type { OpenRequests } from '../host/openRequests';
import { toOffset, toRange } from '../host/positions';
import { isSettingOn } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { NoteMentions } from '../pages/noteMentions';
import { sourcePageLink } from '../pages/sourcePages';
import type { ReferenceFormatter } from '../references/referenceFormatter';

/** What cards use from the app. */
interface App extends CardLiteratureParts {
  readonly requests: OpenRequests;
  readonly analyses: NoteAnalyses;
  readonly formatter: ReferenceFormatter;
  readonly mentions: NoteMentions;
}

/** Shows a card when the pointer rests on a mention or a citation key. */
export function registerCards(app: App): vscode.Disposable {
  const { requests, library, analyses, literatures, formatter, mentions } = app;
  const provideHover = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    if (!isSettingOn('showCards', document)) {
      return undefined;
    }
    const offset = toOffset(document, position);
    const analysis = await analyses.around(document, offset);
    if (token.isCancellationRequested) {
      return undefined;
    }
    const block = blockAt(analysis, offset);
    const mention = block?.mentions.find((range) => touches(range, offset));
    const entity = mention && library.latest.entity(mention.entity);
    if (block && entity) {
      const context = contextOf(analysis, block, library.recogniser);
      const known = await cardLiterature(app, document, context);
      if (token.isCancellationRequested) {
        return undefined;
      }
      const links = linksOfCard(document, mention.start);
      const note = mentions.conceptNote(entity.id);
      const card = entityCard(library.latest, entity, known, links, note, mention.species);
      return new vscode.Hover(trusted(card), toRange(document, mention));
    }
    const citation = block?.citations
      .flatMap(({ citations }) => citations)
      .find((range) => touches(range, offset));
    const { literature } = citation ? await literatures.of(document) : {};
    const publication = literature && citation && citedPublication(analysis, citation, literature);
    if (publication && !token.isCancellationRequested) {
      const formatted = formatter.markdownNow(publication.reference, {
        uri: document.uri,
        analysis,
      });
      const card = publicationCard(publication, pageLinksOfCard, formatted);
      return new vscode.Hover(trusted(card), toRange(document, citation));
    }
    return undefined;
  };
  return vscode.languages.registerHoverProvider(noteSelector, {
    provideHover: (...request) => requests.answer(() => provideHover(...request)),
  });
}

function trusted(card: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(card);
  markdown.isTrusted = { enabledCommands: cardCommands };
  return markdown;
}

/** The links of a card in a hover to pages: commands. */
const pageLinksOfCard: PageLinks = {
  sourcePage: sourcePageLink,
  publicationPage: ({ id }) => commandLink(OPEN_PUBLICATION, id),
  entityPage: (id) => commandLink(OPEN_ENTITY, id),
};

/** The links of the card of an entity that a note mentions at an offset. */
function linksOfCard({ uri }: vscode.TextDocument, offset: number): EntityCardLinks {
  return {
    ...pageLinksOfCard,
    entityMap: (id) => commandLink(SHOW_MAP, id),
    saveFinding: (quoted) => commandLink(SAVE_FINDING, quoted),
    pdf: (address) => commandLink(OPEN_PDF, address),
    conceptNote: (id) => commandLink(CREATE_CONCEPT_NOTE, id),
    lookForSources: (id) => commandLink(LOOK_FOR_SOURCES, id, uri.toString(), offset),
  };
}

/** The commands that a card may run. Any other command link in its text remains plain text. */
const cardCommands = [
  ...[OPEN_SOURCE, OPEN_ENTITY, SHOW_MAP, OPEN_PUBLICATION, SAVE_FINDING, LOOK_FOR_SOURCES],
  ...[OPEN_PDF, CREATE_CONCEPT_NOTE],
];

function commandLink(command: string, ...args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
