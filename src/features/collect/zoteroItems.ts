import * as vscode from 'vscode';
import { type Publication, shortPublication } from '../../core/literature/publication';
import type { ZoteroItem } from '../../core/literature/zoteroItem';
import { findItem } from '../../core/zotero/findItem';
import { ZoteroLocalApi } from '../../core/zotero/localApi';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { citationAt } from '../citations/citing';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { zoteroPort } from '../host/settings';
import { confirm } from '../host/statusMessage';
import { webHost } from '../host/webHost';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import { explainZotero } from './fetchMessages';
import { mayAskZotero } from './zoteroSetting';

/** A publication, and its item in Zotero. */
export interface PublicationInZotero {
  readonly publication: Publication;
  readonly item: ZoteroItem;
}

/** Finds out which publication a command is about, and its item in Zotero. */
export class ZoteroItems {
  constructor(
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
    private readonly picker: PublicationPicker,
    private readonly tasks: RunningTasks,
  ) {}

  /**
   * Asks Zotero about the publication that a command is about; shows a message if that fails.
   * @param note the argument of a quick fix: the address of a note, with a key that it cites; without them, the
   *   citation at the cursor, the page in the active tab, or what the user chooses
   * @param ask a further request for the item
   */
  async ask<T>(
    note: unknown,
    key: unknown,
    ask: (found: PublicationInZotero, api: ZoteroLocalApi, task: RunningTask) => Promise<T>,
  ): Promise<T | undefined> {
    const publication = (await mayAskZotero()) && (await this.publicationFor(note, key));
    if (!publication) {
      return undefined;
    }
    const api = new ZoteroLocalApi(webHost, zoteroPort());
    try {
      return await this.tasks.run(vscode.l10n.t('Asking Zotero…'), async (task) => {
        const item = await findItem(api, publication, task.signal);
        if (!item) {
          return confirm(vscode.l10n.t('Zotero does not have {0}.', shortPublication(publication)));
        }
        return ask({ publication, item }, api, task);
      });
    } catch (error) {
      explainZotero(error);
      return undefined;
    }
  }

  private async publicationFor(note: unknown, key: unknown): Promise<Publication | undefined> {
    if (note instanceof vscode.Uri && typeof key === 'string') {
      const document = await vscode.workspace.openTextDocument(note);
      return (await this.literatures.of(document)).literature.publication(key);
    }
    const editor = activeNote();
    const cited =
      editor &&
      (await citationAt(editor.document, editor.selection.active, this.analyses, this.literatures));
    const publication = cited?.known.literature.publication(cited.key);
    return publication ?? this.picker.shownOrPicked();
  }
}
