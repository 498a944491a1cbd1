import * as vscode from 'vscode';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { readReferenceList } from '../../core/cite/referenceList';
import { unprintedKeys } from '../../core/cite/updateReferenceList';
import { DEFAULT_STYLE } from '../../core/csl/bundledStyles';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import type { StyledCitations } from '../../core/preview/citationWriter';
import { citesOf, type RenderedCitations } from '../../core/preview/renderedCitations';
import { wait } from '../host/waiting';
import type { NoteStyles } from '../references/noteStyles';
import type { ReferenceFormatter } from '../references/referenceFormatter';

/** Milliseconds without a change of a note's citations before they are formatted. */
const PAUSE = 100;

interface Formatted extends StyledCitations {
  readonly style: string;
  /** The citations that were formatted, as one text. */
  readonly key: string;
  readonly from: NoteLiterature;
}

interface Wanted {
  readonly style: string;
  readonly key: string;
  readonly from: NoteLiterature;
}

/**
 * The citations of rendered notes in the chosen styles. Formats them once per change; until then returns the previous
 * ones.
 */
export class PreviewStyles implements vscode.Disposable {
  private made = new WeakMap<vscode.TextDocument, Formatted>();
  private wanted = new WeakMap<vscode.TextDocument, Wanted>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;

  /** Fires when citations have been formatted, or a change of style makes the formatted ones obsolete. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly formatter: ReferenceFormatter,
    styles: NoteStyles,
  ) {
    this.listeners = vscode.Disposable.from(
      this.changed,
      styles.onDidChange(() => {
        this.made = new WeakMap();
        this.wanted = new WeakMap();
        this.changed.fire();
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** The citations that are formatted so far; undefined if the note has no style to follow, or none are ready. */
  of(
    document: vscode.TextDocument,
    analysis: NoteAnalysis,
    shown: RenderedCitations,
    references: NoteLiterature,
  ): StyledCitations | undefined {
    const note = { uri: document.uri, analysis };
    // Without a chosen style, a list in the note was written in the default style, and citations must match it.
    const isListed = readReferenceList(analysis) !== undefined;
    const style = this.formatter.styleId(note) ?? (isListed ? DEFAULT_STYLE : undefined);
    if (style === undefined || shown.keys.length === 0) {
      return undefined;
    }
    const wanted = {
      style,
      key: JSON.stringify([shown.citations.map(({ id }) => id), shown.keys]),
      from: references,
    };
    const last = this.wanted.get(document);
    if (!last || !isSame(last, wanted)) {
      this.wanted.set(document, wanted);
      void this.format(document, analysis, shown, wanted);
    }
    const made = this.made.get(document);
    return made?.style === style ? made : undefined;
  }

  private async format(
    document: vscode.TextDocument,
    analysis: NoteAnalysis,
    { citations, keys }: RenderedCitations,
    wanted: Wanted,
  ): Promise<void> {
    await wait(PAUSE);
    if (this.wanted.get(document) !== wanted) {
      return;
    }
    const clusters = citations.map(({ cited }) => citesOf(cited));
    const references = keys.flatMap((key) => wanted.from.reference(key) ?? []);
    const note = { uri: document.uri, analysis };
    const list = await this.formatter.citeAll(
      clusters,
      references,
      note,
      citations.map((it) => it.note),
    );
    // Errors in a style are reported at its name in the front matter.
    if ('style' in list && this.wanted.get(document) === wanted) {
      const texts = citations.map(({ id }, index) => [id, list.citations[index] ?? []] as const);
      this.made.set(document, {
        ...wanted,
        citations: new Map(texts),
        references: list.references,
        unprinted: new Set(unprintedKeys({ references }, list.references)),
        isNumbered: list.style.isNumbered,
        isNote: list.style.isNote,
      });
      this.changed.fire();
    }
  }
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.style === b.style && a.key === b.key && a.from === b.from;
}
