/** Writes HTML for the citations of a note and its list of references. */
import { t } from '@vscode/l10n';
import type { NoteLiterature } from '../cite/noteLiterature';
import type { FormattedReference } from '../csl/engineOutput';
import { type FormattedText, toPlainText } from '../csl/formattedText';
import { toHtml } from '../csl/formattedTextForms';
import { formatReference } from '../literature/formatReference';
import { entryFields } from '../literature/sourceReference';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { element, escapeMarkup } from '../text/escape';
import type { Mark } from './markTokens';
import {
  authorsBefore,
  citationTitle,
  listPlace,
  plainCitation,
  type RenderedCitations,
  referenceId,
} from './renderedCitations';

/** Formatted citations and references. */
export interface StyledCitations {
  /** By the ids of citations; those that are missing here are written in our own form. */
  readonly citations: ReadonlyMap<string, FormattedText>;
  readonly references: readonly FormattedReference[];
  /** Keys of formatted references for which the style prints nothing. */
  readonly unprinted: ReadonlySet<string>;
  readonly isNumbered: boolean;
  /** Whether the style cites in notes, which are printed below the text. */
  readonly isNote?: boolean;
}

/** The HTML that replaces a note's citations, by their offsets, and the list after the note. */
export interface WrittenCitations {
  readonly instead: ReadonlyMap<number, Mark['instead']>;
  readonly appendix: string;
}

/**
 * Writes the citations of a note.
 *
 * @param styled the citations that are formatted in a style so far; without it, our own form is used
 * @param name of the list, if a page has several: letters and digits
 */
export function writeCitations(
  analysis: Pick<NoteAnalysis, 'text' | 'blocks' | 'closed'>,
  { citations, keys, leftOut }: RenderedCitations,
  references: NoteLiterature,
  styled: StyledCitations | undefined,
  name = '',
): WrittenCitations {
  const list = referenceList(keys, references, styled);
  const place = listPlace(analysis);
  const places = new Map(list.map(({ key }, index) => [key, index]));
  const titles = new Map(list.map(({ key, text }) => [key, toPlainText(text)]));
  const notes: FormattedText[] = [];
  const instead = new Map<number, Mark['instead']>();
  for (const { start, cited, id, isInFootnote } of citations) {
    if (cited.form === 'hidden') {
      instead.set(start, { html: '', inLink: '' });
      continue;
    }
    const made = styled?.citations.get(id);
    const isMade = made !== undefined && toPlainText(made) !== '';
    const before = isMade ? authorsBefore(cited, references) : '';
    // A citation in a footnote of the author stays there: a note has no notes.
    if (isMade && styled?.isNote && !isInFootnote) {
      notes.push(made);
      instead.set(start, noteMark(notes.length, made, before, name));
      continue;
    }
    const isRaised = isMade && beginsRaised(made);
    const html = isMade
      ? escapeMarkup(isRaised ? before.trimEnd() : before) + toHtml(withoutLinks(made))
      : escapeMarkup(plainCitation(cited, references));
    const title = citationTitle(cited.items.map(({ key }) => titles.get(key) ?? key));
    const first = places.get(cited.items[0]?.key ?? '');
    const isLinked = place !== 'none' && first !== undefined;
    const inLink = `<span class="cytonote-citation" title="${title}">${html}</span>`;
    instead.set(start, {
      html: isLinked
        ? `<a class="cytonote-citation" role="doc-biblioref" href="#${referenceId(first, name)}" title="${title}">${html}</a>`
        : inLink,
      inLink,
      ...(isRaised && before === '' ? { follows: 'word' } : {}),
    });
  }
  const isListed = place !== 'none' && list.length > 0;
  const isNumbered = styled?.isNumbered === true;
  const written = isListed
    ? writeList(list, isNumbered, { hasHeading: place === 'atEnd', leftOut }, name)
    : '';
  const below = notes.length > 0 ? writeNotes(notes, name) : '';
  // Under a heading of the note, the list comes first.
  return { instead, appendix: place === 'underHeading' ? written + below : below + written };
}

/** The number of a note in the text, after the authors if the sentence names them. */
function noteMark(
  number: number,
  note: FormattedText,
  before: string,
  name: string,
): NonNullable<Mark['instead']> {
  const title = citationTitle([toPlainText(note)]);
  const authors = escapeMarkup(before.trimEnd());
  const attributes = `class="cytonote-citation" role="doc-noteref" href="#${noteId(number, name)}"`;
  return {
    html: `${authors}<sup><a ${attributes} title="${title}">${number}</a></sup>`,
    inLink: `${authors}<sup><span class="cytonote-citation" title="${title}">${number}</span></sup>`,
    ...(before === '' ? { follows: 'stop' } : {}),
  };
}

/** Whether a citation is a superscript number, such as "¹" and "1,2" in Nature. */
function beginsRaised([first]: FormattedText): boolean {
  return first !== undefined && (first.level === 'sup' || /^[⁰¹²³⁴-⁹]/.test(first.text));
}

/** The references in the order of the style, if it has all of them; else by author, as in our own form. */
function referenceList(
  keys: readonly string[],
  references: NoteLiterature,
  styled: StyledCitations | undefined,
): FormattedReference[] {
  const cited = new Set(keys);
  const known = styled?.references.filter(({ key }) => cited.has(key)) ?? [];
  const ready = new Set(known.map(({ key }) => key));
  const own = keys
    .filter((key) => !ready.has(key) && !styled?.unprinted.has(key))
    .map((key) => ({ key, text: plainReference(key, references) }));
  return styled
    ? [...known, ...own]
    : own.sort((a, b) => toPlainText(a.text).localeCompare(toPlainText(b.text)));
}

function plainReference(key: string, references: NoteLiterature): FormattedText {
  const { source, reference } = references.publication(key) ?? {};
  const fields = source ?? (reference && entryFields(reference));
  const text = fields ? formatReference(fields) : key;
  return [{ text, isItalic: false, isBold: false, isSmallCaps: false, level: 'base' }];
}

function withoutLinks(text: FormattedText): FormattedText {
  return text.map((run) => ({ ...run, href: undefined }));
}

function writeNotes(notes: readonly FormattedText[], name: string): string {
  const title = t('Notes');
  return element(
    'div',
    { class: 'cytonote-references', role: 'doc-endnotes', 'aria-label': title },
    element('h2', {}, escapeMarkup(title)),
    element(
      'ol',
      {},
      ...notes.map((note, index) => element('li', { id: noteId(index + 1, name) }, toHtml(note))),
    ),
  );
}

/** The id of a note among those that a style writes below the text. */
function noteId(number: number, name: string): string {
  return ['cytonote-note', ...(name ? [name] : []), number].join('-');
}

function writeList(
  list: readonly FormattedReference[],
  isNumbered: boolean,
  { hasHeading, leftOut }: { readonly hasHeading: boolean; readonly leftOut: number },
  name: string,
): string {
  const title = t('References');
  return element(
    // Not a `section`, which VS Code removes from notebooks in Restricted Mode.
    'div',
    { class: 'cytonote-references', role: 'doc-bibliography', 'aria-label': title },
    hasHeading ? element('h2', {}, escapeMarkup(title)) : '',
    element(
      isNumbered ? 'ol' : 'ul',
      {},
      ...list.map(({ text }, index) =>
        element('li', { id: referenceId(index, name) }, toHtml(text)),
      ),
    ),
    leftOut > 0 ? element('p', {}, escapeMarkup(t('and {0} more', leftOut))) : '',
  );
}
