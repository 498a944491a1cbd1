/** Formats references and citations in a CSL style, by the engine that the host hands in. */

import { t } from '@vscode/l10n';
import type { Reference } from '../literature/reference';
import { citationItem, nameOthers, setsEtAlInItalics } from './citationItem';
import type { CitationStyle, StyleProblem } from './citationStyle';
import type { CslNode } from './cslXml';
import { type FormattedText, readFormattedText } from './formattedText';
import { type LocaleFiles, Locales, showRaisedLetters } from './locales';

/** A reference as a style writes it, without the number that it bears in a list. */
export interface FormattedReference {
  readonly key: string;
  readonly text: FormattedText;
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
}

/** Keeps an engine for each style and locale, since making one takes up to a second. */
export class CitationProcessor {
  private readonly engines = new WeakMap<CitationStyle, Map<string, BuiltEngine>>();
  private readonly locales: Locales;
  private items = new Map<string, object>();

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
    return this.using(style, locale, references, ({ engine, finish }) =>
      entriesOf(engine).flatMap(({ key, html, number }) => {
        const text = finish(withoutNumber(html, style.isNumbered ? number : 0));
        return hasWords(text) ? [{ key, text }] : [];
      }),
    );
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
    return this.using(style, locale, references, ({ engine, finish }) =>
      finish(citationOf(engine, cites)),
    );
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
  ): { citations: FormattedText[]; references: FormattedReference[] } {
    // First the list: it decides the order that numbers and letters after years follow.
    const publication = this.list(references, style, locale);
    const cited = this.using(style, locale, references, ({ engine, finish }) =>
      citations.map((cites) => finish(citationOf(engine, cites))),
    );
    return { citations: cited, references: publication };
  }

  private using<T>(
    style: CitationStyle,
    wanted: string | undefined,
    references: readonly Reference[],
    use: (built: BuiltEngine) => T,
  ): T {
    const locale = this.localeFor(style, wanted);
    try {
      const built = this.engineOf(style, locale);
      // What it knows of an item it keeps, though the item may have been edited since.
      built.engine.updateItems([]);
      this.items = new Map(
        references.map((reference) => [reference.id, citationItem(reference, style, locale)]),
      );
      built.engine.updateItems([...this.items.keys()]);
      return use(built);
    } catch (error) {
      // The state of an engine is undefined after it has failed.
      this.engines.get(style)?.delete(locale);
      // It throws strings.
      const reason = error instanceof Error ? error.message : String(error);
      throw new StyleError(reason.replace(/^citeproc-js error: (?:CSL \w+ error: )?/, ''));
    }
  }

  private engineOf(style: CitationStyle, locale: string): BuiltEngine {
    const known = this.engines.get(style) ?? new Map<string, BuiltEngine>();
    this.engines.set(style, known);
    const built = known.get(locale) ?? this.build(style, locale);
    known.set(locale, built);
    return built;
  }

  private build(style: CitationStyle, locale: string): BuiltEngine {
    const host = {
      // Copies, since the engine changes what it is given.
      retrieveLocale: (name: string) => this.locales.nearest(name),
      retrieveItem: (id: string) => this.items.get(id) ?? { id },
    };
    const engine = new this.module.Engine(host, structuredClone(style.node), locale, true);
    engine.opt.development_extensions.wrap_url_and_doi = true;
    engine.setOutputFormat('html');
    const isItalic = setsEtAlInItalics(style.node);
    const etAl = { term: engine.getTerm('et-al'), and: engine.getTerm('and'), isItalic };
    return {
      engine,
      finish: (html) => readFormattedText(showRaisedLetters(nameOthers(html, etAl))),
    };
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

/** The entries of the list. The engine names all items, and gives no entry for those that it prints nothing for. */
function entriesOf(engine: CitationEngine): ListEntry[] {
  const [{ entry_ids, bibliography_errors }, entries] = engine.makeBibliography() || noList;
  const keys = entry_ids.map(([key], index) => ({ key: key as string, number: index + 1 }));
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

function hasWords(text: FormattedText): boolean {
  return text.some((run) => /[\p{L}\p{N}]/u.test(run.text));
}

/** The entry of a list without its number: in a separate column, or in the text as "1." or "[1]". */
function withoutNumber(html: string, number: number): string {
  const inText = new RegExp(`^(\\s*<div class="csl-entry">\\s*)[([]?${number}[)\\]]?[.:,]?\\s+`);
  return html.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, '').replace(inText, '$1');
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
  makeBibliography(of?: {
    readonly include: readonly { readonly field: string; readonly value: string }[];
  }): false | EngineList;
  makeCitationCluster(cites: readonly Cite[]): string;
  getTerm(name: string): string;
}
