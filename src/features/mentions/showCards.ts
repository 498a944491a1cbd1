import * as vscode from 'vscode';
import { citableCard } from '../../core/card/citableCard';
import { entityCard } from '../../core/card/entityCard';
import { citableOf } from '../../core/cite/citableOf';
import { blockAt } from '../../core/note/analyseNote';
import { contextOf } from '../../core/note/noteContext';
import { touches } from '../../core/note/range';
import type { NoteCitables } from '../citations/noteCitables';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { type NoteAnalyses, noteSelector } from '../notes/noteAnalyses';
import { toOffset, toRange } from '../notes/positions';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { isSettingOn } from '../settings';
import { cardCommands, cardLinks } from './cardLinks';

/** Shows a card on hovering a mention or a citation key. */
export function registerCards(
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
  citables: NoteCitables,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const provideHover = async (document: vscode.TextDocument, position: vscode.Position) => {
    if (!isSettingOn('showCards', document)) {
      return undefined;
    }
    const offset = toOffset(document, position);
    const analysis = await analyses.around(document, offset);
    const block = blockAt(analysis, offset);
    const mention = block?.mentions.find((range) => touches(range, offset));
    const entity = mention && current.library.entity(mention.entity);
    if (block && entity) {
      const context = contextOf(analysis, block, current.recogniser);
      const card = entityCard(current.library, entity, context, cardLinks);
      return new vscode.Hover(trusted(card), toRange(document, mention));
    }
    const citation = block?.citations
      .flatMap(({ citations }) => citations)
      .find((range) => touches(range, offset));
    const { references } = citation ? await citables.of(document) : {};
    const citable = references && citation && citableOf(analysis, citation, references);
    if (citable) {
      const formatted = formatter.markdownNow(citable.reference, { uri: document.uri, analysis });
      const card = citableCard(citable, cardLinks, formatted);
      return new vscode.Hover(trusted(card), toRange(document, citation));
    }
    return undefined;
  };
  return vscode.languages.registerHoverProvider(noteSelector, { provideHover });
}

function trusted(card: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(card);
  markdown.isTrusted = { enabledCommands: cardCommands };
  return markdown;
}
