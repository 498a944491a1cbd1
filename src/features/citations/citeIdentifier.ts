import * as vscode from 'vscode';
import { placeAtCursor } from '../../core/cite/placeCitation';
import type { CitationKey, Source } from '../../core/library/schema';
import { publicationOf } from '../../core/literature/publication';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { documentAt } from '../host/documents';
import { toRange } from '../host/positions';
import { confirm } from '../host/statusMessage';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { applyToCurrent, citingEdit } from './citing';

/** Milliseconds to wait until a source that was just written is in the library. */
const WAIT = 10_000;

/** An identifier that the user wrote in a note, in UTF-16 offsets. */
export interface CitedIdentifier {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Replaces an identifier by a citation, once its source is in the library. */
export class IdentifierCiter {
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
  ) {}

  async cite(uri: vscode.Uri, cited: CitedIdentifier, key: CitationKey): Promise<void> {
    const source = await whenInLibrary(this.library, key);
    if (!source) {
      confirm(vscode.l10n.t('@{0} was saved, but is not in the library yet.', key));
      return;
    }
    const document = await documentAt(uri);
    const explainChange = () =>
      confirm(
        vscode.l10n.t(
          '@{0} is in the library. The note has changed, so insert the citation yourself.',
          key,
        ),
      );
    const isDone = await applyToCurrent(document, this.literatures, async (known) => {
      const text = document.getText();
      if (text.slice(cited.start, cited.end) !== cited.text) {
        return explainChange();
      }
      const { taken, at } = placeOf(text, cited);
      const analysis = await this.analyses.around(document, at);
      const place = placeAtCursor(analysis, at);
      const edit = place && citingEdit(document, analysis, place, [publicationOf(source)], known);
      edit?.delete(uri, toRange(document, taken));
      return edit;
    });
    if (isDone === false) {
      explainChange();
    }
  }
}

/** The source with a key, once the library has read the file that was written for it; undefined if that takes too long. */
async function whenInLibrary(
  library: WorkspaceLibrary,
  key: CitationKey,
): Promise<Source | undefined> {
  const changes: vscode.Disposable[] = [];
  await new Promise<void>((resolve) => {
    const look = () => library.latest.source(key) && resolve();
    changes.push(library.onDidChange(look));
    setTimeout(resolve, WAIT);
    look();
  });
  changes.forEach((listener) => {
    listener.dispose();
  });
  return library.latest.source(key);
}

/**
 * What to delete, and where the citation goes: after the identifier, including the blank before it; at the beginning of
 * a line, before it. Also deletes brackets that contain nothing else: "(PMID: 990000001)".
 */
function placeOf(text: string, { start, end }: CitedIdentifier) {
  const pairs = ['()', '<>', '[]'];
  const isAlone = pairs.includes((text[start - 1] ?? '') + (text[end] ?? ''));
  const [from, to] = isAlone ? [start - 1, end + 1] : [start, end];
  const before = /[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const isFirst = /(?:^|[\r\n])[ \t>]*$/.test(text.slice(Math.max(0, from - 40), from));
  const after = /^[ \t]?/.exec(text.slice(to))?.[0].length ?? 0;
  return isFirst
    ? { taken: { start: from, end: to + after }, at: from }
    : { taken: { start: from - before, end: to }, at: to };
}
