/**
 * The script in the page of a notebook: marks Markdown cells while VS Code's own renderer renders them.
 *
 * It has no library: it asks the extension for the marks of a text, and renders cells again when the marks arrive or
 * change.
 */
import type { MarkdownIt } from 'markdown-it';
import previewStyles from '../../media/preview.css';
import { extendWithMarks, type NotePreview } from '../core/preview/previewPlugin';
import { CellMarks, type RenderedCell } from './cellMarks';
import ownStyles from './notebookMarks.css';

interface MarkdownRenderer {
  extendMarkdownIt(extend: (md: MarkdownIt) => void): void;
  renderOutputItem(cell: RenderedCell, element: HTMLElement): unknown;
}

/** Part of VS Code's API for renderers. Only some editors offer messages to a renderer that extends another. */
interface RendererContext {
  getRenderer(id: string): Promise<MarkdownRenderer | undefined>;
  postMessage?(message: unknown): void;
  onDidReceiveMessage?(listener: (message: Message) => void): void;
}

type Message =
  | { readonly does: 'show'; readonly text: string; readonly note?: NotePreview }
  | { readonly does: 'askAgain' };

/** VS Code calls this once, before it renders the first cell. */
export async function activate(context: RendererContext): Promise<void> {
  const renderer = await context.getRenderer('vscode.markdown-it-renderer');
  if (!renderer || !context.postMessage || !context.onDidReceiveMessage) {
    return;
  }
  const marks = new CellMarks((text) => context.postMessage?.({ text }));
  addStyles();
  renderer.extendMarkdownIt((md) => extendWithMarks(md, (_, env) => noteOf(marks, env)));
  context.onDidReceiveMessage((message) => {
    if (message.does === 'askAgain') {
      marks.askAgain((cell) => document.getElementById(cell.id) !== null);
      return;
    }
    for (const cell of marks.answer(message.text, message.note)) {
      renderAgain(renderer, cell);
    }
  });
}

function noteOf(marks: CellMarks<RenderedCell>, env: unknown): NotePreview | undefined {
  const cell = (env as { outputItem?: RenderedCell } | undefined)?.outputItem;
  return cell?.mime === 'text/markdown' ? marks.of(cell) : undefined;
}

function renderAgain(renderer: MarkdownRenderer, cell: RenderedCell): void {
  const element = document.getElementById(cell.id);
  if (!element?.shadowRoot) {
    return;
  }
  const before = codeBlocks(element.shadowRoot);
  renderer.renderOutputItem(cell, element);
  // The editor colours code only once, when it renders the cell itself.
  codeBlocks(element.shadowRoot).forEach((block, index) => {
    const coloured = before[index];
    if (coloured && codeIn(coloured) === codeIn(block)) {
      block.replaceWith(coloured);
    }
  });
}

function codeBlocks(root: ShadowRoot): Element[] {
  return [...root.querySelectorAll('.vscode-code-block')];
}

/** The text without blanks, since coloured code has different ones. */
function codeIn(block: Element): string {
  return (block.textContent ?? '').replace(/\s+/g, '');
}

/** Adds styles as a template: each cell is in a shadow root, into which VS Code copies such templates. */
function addStyles(): void {
  const style = document.createElement('style');
  style.textContent = previewStyles + ownStyles;
  const template = document.createElement('template');
  template.classList.add('markdown-style');
  template.content.append(style);
  document.head.append(template);
}
