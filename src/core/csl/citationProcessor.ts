/** Formats references and citations in a CSL style, by the engine that the host hands in. */

import { t } from '@vscode/l10n';
import type { Reference } from '../literature/reference';
import { runToEnd } from '../text/steps';
import { citationItem, nameOthers, setsEtAlInItalics } from './citationItem';
import type { CitationStyle, StyleProblem } from './citationStyle';
import { type CslNode, elementsOf } from './cslXml';
import { type FormattedText, readFormattedText } from './formattedText';
import { type LocaleFiles, Locales, showRaisedLetters } from './locales';

/** A reference as a style writes it, without the number that it bears in a list. */
export interface FormattedReference {
  readonly key: string;
  readonly text: FormattedText;
}

/** The citations of a note in their order, and the list of its references. */
export interface CitedNote {
  readonly citations: FormattedText[];
  readonly references: FormattedReference[];
}

/** A style cannot be used though it is one: it calls a macro that there is not, for example. */
export class StyleError extends Error {
  get problem(): StyleProblem {
    return { message: t('It cannot be used: {0}', this.message) };
  }
}

interface BuiltEngine {
  readonly engine: CitationEngine;
  readonly finish: (html: string) => FormattedText;
  /** What it knows of references, by their keys. */
  items: ReadonlyMap<string, object>;
}

/** References between two pauses: one takes up to 30 ms in APA. */
const STEP = 2;

/**
 * Keeps engines for each style and locale, since making one takes up to a second. One that is at work during a pause is
 * not used for anything else.
 */
export class CitationProcessor {
  private readonly idle = new WeakMap<CitationStyle, Map<string, BuiltEngine[]>>();
  private readonly locales: Locales;

  /**
   * @param loaded CSL locales by their names, "en-US" among them
   * @param files locales that {@link prepare} reads when they are needed
   */
  constructor(
    private readonly module: CitationEngineModule,
    loaded: Readonly<Record<string, CslNode>>,
    files?: LocaleFiles,
  ) {
    this.locales = new Locales(loaded, files);
  }

  /** Reads the locale that a style is used in; without it, what follows uses one that is read. */
  prepare(style: CitationStyle, locale?: string): Promise<void> {
    return this.locales.prepare(this.localeFor(style, locale));
  }

  /**
   * The references in the order of the style; one that occurs twice is listed once, and one that the style prints
   * nothing for is left out, such as a personal communication in APA.
   *
   * @param locale such as "de" or "de-DE"; without it, or where it is none of those there are, that of
   *   the style, and else American English
   * @throws StyleError where the engine cannot use the style
   */
  list(
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
  ): FormattedReference[] {
    return runToEnd(this.listInSteps(references, style, locale));
  }

  /** The same, with a pause every few references. */
  listInSteps(
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
  ): Generator<void, FormattedReference[]> {
    return this.using(style, locale, references, (built) => listOf(built, style));
  }

  /**
   * A citation, such as "(Emilie et al., 1998)" or "[3]".
   *
   * @param references all that are cited, in the order of their first citation: numbers and letters
   *   after years depend on them
   * @throws StyleError where the engine cannot use the style
   */
  cite(
    cites: readonly Cite[],
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
  ): FormattedText {
    const [cited = []] = runToEnd(
      this.using(style, locale, references, (built) => citationsOf(built, [cites])),
    );
    return cited;
  }

  /**
   * Citations and the list of a whole note; its references are made known to the engine only once.
   *
   * @param citations each the cites of one
   * @throws StyleError where the engine cannot use the style
   */
  citeAll(
    citations: readonly (readonly Cite[])[],
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
  ): CitedNote {
    return runToEnd(this.citeAllInSteps(citations, references, style, locale));
  }

  /** The same, with a pause every few references. */
  citeAllInSteps(
    citations: readonly (readonly Cite[])[],
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
  ): Generator<void, CitedNote> {
    return this.using(style, locale, references, function* (built) {
      // First the list: it decides the order that numbers and letters after years follow.
      const list = yield* listOf(built, style);
      return { citations: yield* citationsOf(built, citations), references: list };
    });
  }

  private *using<T>(
    style: CitationStyle,
    wanted: string | undefined,
    references: readonly Reference[],
    use: (built: BuiltEngine) => Generator<void, T>,
  ): Generator<void, T> {
    const locale = this.localeFor(style, wanted);
    try {
      const idle = this.idleEngines(style, locale);
      const built = idle.pop() ?? this.build(style, locale);
      const { engine } = built;
      // What it knows of an item it keeps, though the item may have been edited since.
      engine.updateItems([]);
      built.items = new Map(
        references.map((reference) => [reference.id, citationItem(reference, style, locale)]),
      );
      const ids = [...built.items.keys()];
      for (let count = STEP; count < ids.length; count += STEP) {
        engine.updateItems(ids.slice(0, count));
        yield;
      }
      engine.updateItems(ids);
      const made = yield* use(built);
      // Only now: the state of an engine is undefined after it has failed.
      idle.push(built);
      return made;
    } catch (error) {
      // It throws strings.
      const reason = error instanceof Error ? error.message : String(error);
      throw new StyleError(reason.replace(/^citeproc-js error: (?:CSL \w+ error: )?/, ''));
    }
  }

  private idleEngines(style: CitationStyle, locale: string): BuiltEngine[] {
    const ofStyle = this.idle.get(style) ?? new Map<string, BuiltEngine[]>();
    this.idle.set(style, ofStyle);
    const idle = ofStyle.get(locale) ?? [];
    ofStyle.set(locale, idle);
    return idle;
  }

  private build(style: CitationStyle, locale: string): BuiltEngine {
    const known: Pick<BuiltEngine, 'items'> = { items: new Map() };
    const host = {
      // Copies, since the engine changes what it is given.
      retrieveLocale: (name: string) => this.locales.nearest(name),
      retrieveItem: (id: string) => known.items.get(id) ?? { id },
    };
    const engine = new this.module.Engine(host, structuredClone(style.node), locale, true);
    engine.opt.development_extensions.wrap_url_and_doi = true;
    engine.setOutputFormat('html');
    const isItalic = setsEtAlInItalics(style.node);
    const etAl = { term: engine.getTerm('et-al'), and: engine.getTerm('and'), isItalic };
    return Object.assign(known, {
      engine,
      finish: (html: string) =>
        readFormattedText(withoutEmptyParts(showRaisedLetters(nameOthers(html, etAl)))),
    });
  }

  private localeFor({ node }: CitationStyle, wanted: string | undefined): string {
    return this.locales.nameFor([wanted, node.attrs['default-locale']]);
  }
}

/** An entry of a list, with the number that it has or would have there. */
interface ListEntry {
  readonly key: string;
  readonly html: string;
  readonly number: number;
}

/** The list of an engine's references, without those that the style prints nothing for. */
function* listOf(
  { engine, finish }: BuiltEngine,
  style: CitationStyle,
): Generator<void, FormattedReference[]> {
  const formatted: FormattedReference[] = [];
  for (let entries = pagesOf(engine, style), page = entries.next(); ; page = entries.next()) {
    if (page.done) {
      return formatted;
    }
    for (const { key, html, number } of page.value) {
      const text = finish(withoutNumber(html, style.isNumbered ? number : 0));
      if (hasWords(text)) {
        formatted.push({ key, text });
      }
    }
    yield;
  }
}

/**
 * The entries of the list, a few at a time. Where the style puts a dash for authors who are those of the entry before,
 * each page begins with the last entry of the page before, which is dropped.
 */
function* pagesOf(engine: CitationEngine, { node }: CitationStyle): Generator<ListEntry[]> {
  const [bibliography] = elementsOf(node, 'bibliography');
  const overlap = bibliography?.attrs['subsequent-author-substitute'] === undefined ? 0 : 1;
  const keys: string[] = [];
  for (;;) {
    const dropped = keys.length > overlap ? overlap : 0;
    const page_start = keys.at(-1 - dropped) ?? true;
    const list = engine.makeBibliography({ page_start, page_length: STEP + dropped }) || noList;
    const added = list[0].entry_ids.slice(dropped).map(([key]) => key as string);
    if (added.length === 0) {
      return;
    }
    yield entriesOf(engine, list, keys.length - dropped).filter(({ key }) => added.includes(key));
    keys.push(...added);
  }
}

/**
 * The entries of a page. The engine names all items, and gives no entry for those that it prints nothing for.
 *
 * @param before how many items are on the pages before
 */
function entriesOf(engine: CitationEngine, list: EngineList, before: number): ListEntry[] {
  const [{ entry_ids, bibliography_errors }, entries] = list;
  const keys = entry_ids.map(([key], index) => ({
    key: key as string,
    number: before + index + 1,
  }));
  const unprinted = new Set(bibliography_errors.map(({ itemID }) => itemID));
  const printed = keys.filter(({ key }) => !unprinted.has(key));
  const listed = [keys, printed].find(({ length }) => length === entries.length);
  const all = listed
    ? listed.map((it, index) => ({ ...it, html: entries[index] as string }))
    : keys.flatMap((it) => {
        const include = [{ field: 'id', value: it.key }];
        const [, [html]] = engine.makeBibliography({ include }) || noList;
        return html === undefined ? [] : [{ ...it, html }];
      });
  return all.filter(({ html }) => !html.includes(NOTHING_PRINTED));
}

const noList = [{ entry_ids: [], bibliography_errors: [] }, []] as const;

function* citationsOf(
  { engine, finish }: BuiltEngine,
  citations: readonly (readonly Cite[])[],
): Generator<void, FormattedText[]> {
  const cited: FormattedText[] = [];
  for (const cites of citations) {
    cited.push(finish(citationOf(engine, cites)));
    yield;
  }
  return cited;
}

/** What the engine writes in place of what it prints nothing for, in styles with numbers and in citations. */
const NOTHING_PRINTED = '[CSL STYLE ERROR: reference with no printed form.]';

/**
 * A citation in a style. Styles sort its cites, unless one of several has a prefix: "see also" and "cf." refer to
 * what comes before them.
 */
function citationOf(engine: CitationEngine, cites: readonly Cite[]): string {
  const { tokens } = engine.citation_sort;
  if (cites.length > 1 && cites.some(({ prefix }) => prefix)) {
    engine.citation_sort.tokens = [];
  }
  try {
    return engine.makeCitationCluster(cites).replaceAll(NOTHING_PRINTED, '');
  } finally {
    engine.citation_sort.tokens = tokens;
  }
}

/**
 * Leaves out punctuation that parts without a text leave between them, as Pandoc does:
 *
 *     Episode one, 2015. . The Show     →  Episode one, 2015. The Show
 *     J Reviews. 2002;:5                →  J Reviews. 2002;5
 */
function withoutEmptyParts(html: string): string {
  return html
    .replace(/, (?=,)/g, '')
    .replace(/(?<!\.[ .]?)\. (?=\. (?!\.))/g, '')
    .replace(/\. (?=,)/g, '.')
    .replace(/(?<=(?<!&#?\w{1,8});):(?=\w)/g, '');
}

function hasWords(text: FormattedText): boolean {
  return text.some((run) => /[\p{L}\p{N}]/u.test(run.text));
}

/**
 * The entry of a list without its number: in a separate column, or in the text as "1." or "[1]". What else is in the
 * column, such as "[Doe65]", begins the entry.
 *
 * @param number that the entry bears; 0 in styles without numbers
 */
function withoutNumber(html: string, number: number): string {
  const column = /<div class="csl-left-margin">([\s\S]*?)<\/div>/;
  if (number === 0) {
    return html.replace(column, (_, text: string) => `${text.trimEnd()} `);
  }
  const inText = new RegExp(`^(\\s*<div class="csl-entry">\\s*)[([]?${number}[)\\]]?[.:,]?\\s+`);
  return html.replace(column, '').replace(inText, '$1');
}

/**
 * What we use of citeproc-js (https://citeproc-js.readthedocs.io), the processor of CSL styles.
 *
 * The core is handed the module and never imports it: it is large, has a separate licence, and is
 * shipped as a separate file (see `features/references/loadCitationProcessor.ts`).
 */

/** The module: `require('citeproc')`. */
export interface CitationEngineModule {
  readonly Engine: new (
    host: CitationEngineHost,
    style: CslNode,
    locale: string,
    forceLocale: boolean,
  ) => CitationEngine;
}

/** What the engine asks of its host. */
export interface CitationEngineHost {
  retrieveLocale(locale: string): CslNode;
  retrieveItem(id: string): object;
}

/** A cite in a citation: CSL's `citation-items`. */
export interface Cite {
  readonly id: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Such as "710-12", with the CSL term it counts. */
  readonly locator?: string;
  readonly label?: string;
  readonly 'suppress-author'?: boolean;
  readonly 'author-only'?: boolean;
}

/** A list of references: the ids of each entry and of those without a printed form, and the entries that have one. */
type EngineList = readonly [
  {
    readonly entry_ids: readonly (readonly string[])[];
    readonly bibliography_errors: readonly { readonly itemID: string }[];
  },
  readonly string[],
];

/** An engine of one style in one locale. */
export interface CitationEngine {
  readonly opt: {
    readonly development_extensions: { wrap_url_and_doi: boolean };
  };
  /** What the cites of a citation are sorted by. */
  readonly citation_sort: { tokens: readonly unknown[] };
  setOutputFormat(format: 'html'): void;
  /** Registers the items in this order, and forgets all others. */
  updateItems(ids: readonly string[]): void;
  /** The entries of a page after an item, or those of some items alone. */
  makeBibliography(
    of:
      | { readonly include: readonly { readonly field: string; readonly value: string }[] }
      | { readonly page_start: string | true; readonly page_length: number },
  ): false | EngineList;
  makeCitationCluster(cites: readonly Cite[]): string;
  getTerm(name: string): string;
}
