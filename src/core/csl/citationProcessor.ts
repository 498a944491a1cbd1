/** Formats references and citations in a CSL style, with the engine that the host passes in. */

import { t } from '@vscode/l10n';
import type { Reference } from '../literature/reference';
import { runToEnd } from '../text/steps';
import type { CitationEngine, CitationEngineModule, Cite } from './citationEngine';
import { citationItem, nameOthers, setsEtAlInItalics } from './citationItem';
import type { CitationStyle, StyleProblem } from './citationStyle';
import { NEAR, positionedCites } from './citePositions';
import { type CslNode, elementsOf } from './cslXml';
import {
  AT_ONCE,
  type BuiltEngine,
  citationsOf,
  type FormattedReference,
  listOf,
  withoutBlocks,
  withoutEmptyParts,
} from './engineOutput';
import { type FormattedText, readFormattedText } from './formattedText';
import { type LocaleFiles, Locales, showRaisedLetters } from './locales';

/** The citations of a note in their order, and the list of its references. */
export interface CitedNote {
  readonly citations: FormattedText[];
  readonly references: FormattedReference[];
}

/** Thrown if the engine cannot use a well-formed style: for example, it calls a macro that does not exist. */
export class StyleError extends Error {
  get problem(): StyleProblem {
    return { message: t('It cannot be used: {0}', this.message) };
  }
}

/**
 * Keeps engines for each style and locale, since creating one takes up to a second. An engine that is in use during a
 * pause is not used for anything else.
 */
export class CitationProcessor {
  private readonly idle = new WeakMap<CitationStyle, Map<string, BuiltEngine[]>>();
  private readonly locales: Locales;

  /**
   * @param loaded CSL locales by their names, including "en-US"
   * @param files locales that {@link prepare} reads when they are needed
   */
  constructor(
    private readonly module: CitationEngineModule,
    loaded: Readonly<Record<string, CslNode>>,
    files?: LocaleFiles,
  ) {
    this.locales = new Locales(loaded, files);
  }

  /** Reads the locale of a style. Without this, formatting uses a locale that is already loaded. */
  prepare(style: CitationStyle, locale?: string): Promise<void> {
    return this.locales.prepare(this.localeFor(style, locale));
  }

  /**
   * The references in the order of the style. One that occurs twice is listed once, and one for which the style prints
   * nothing is left out, such as a personal communication in APA.
   *
   * @param locale such as "de" or "de-DE"; without it, or if there is no such locale, that of the style, and else
   *   American English
   * @throws StyleError if the engine cannot use the style
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
   * @param references all cited references, in the order of their first citation: numbers and letters after years
   *   depend on them
   * @throws StyleError if the engine cannot use the style
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
   * The citations and the list of a whole note. Registers its references with the engine only once.
   *
   * @param citations the cites of each
   * @param notes the number of the note that each citation is in; without it, each is a note of its own
   * @throws StyleError if the engine cannot use the style
   */
  citeAll(
    citations: readonly (readonly Cite[])[],
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
    notes?: readonly number[],
  ): CitedNote {
    return runToEnd(this.citeAllInSteps(citations, references, style, locale, notes));
  }

  /** The same, with a pause every few references. */
  citeAllInSteps(
    citations: readonly (readonly Cite[])[],
    references: readonly Reference[],
    style: CitationStyle,
    locale?: string,
    notes?: readonly number[],
  ): Generator<void, CitedNote> {
    return this.using(style, locale, references, function* (built) {
      // The list comes first: it decides the order of numbers and of letters after years.
      const list = yield* listOf(built, style);
      const positioned = positionedCites(citations, nearIn(style), notes);
      return { citations: yield* citationsOf(built, positioned), references: list };
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
      // The engine keeps what it knows about an item, although the item may have been edited since.
      engine.updateItems([]);
      built.items = new Map(
        references.map((reference) => [reference.id, citationItem(reference, style, locale)]),
      );
      const ids = [...built.items.keys()];
      for (let count = AT_ONCE; count < ids.length; count += AT_ONCE) {
        engine.updateItems(ids.slice(0, count));
        yield;
      }
      engine.updateItems(ids);
      yield;
      const made = yield* use(built);
      // Only now: after an error, the state of an engine is undefined.
      idle.push(built);
      return made;
    } catch (error) {
      // The engine throws strings.
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
      // Copies, since the engine changes its arguments.
      retrieveLocale: (name: string) => this.locales.nearest(name),
      retrieveItem: (id: string) => known.items.get(id) ?? { id },
    };
    const engine = new this.module.Engine(host, structuredClone(style.node), locale, true);
    engine.opt.development_extensions.wrap_url_and_doi = true;
    engine.setOutputFormat('html');
    const isItalic = setsEtAlInItalics(style.node);
    const etAl = { term: engine.getTerm('et-al'), and: engine.getTerm('and'), isItalic };
    const { getSortKeys } = this.module;
    return Object.assign(known, {
      engine,
      // A copy: the engine uses its list again for the next item.
      sortKeys: (of: CitationEngine, id: string) => [
        ...getSortKeys.call(of, of.retrieveItem(id), 'citation_sort'),
      ],
      finish: (html: string) =>
        readFormattedText(
          withoutEmptyParts(withoutBlocks(showRaisedLetters(nameOthers(html, etAl)))),
        ),
    });
  }

  private localeFor({ node }: CitationStyle, wanted: string | undefined): string {
    const own = node.attrs['default-locale'];
    return this.locales.nameFor([wanted, own], hasTermsIn(node, own) ? own : undefined);
  }
}

/** Whether a style has its own words for a language, which may be one that CSL has no locale for. */
function hasTermsIn(node: CslNode, language: string | undefined): language is string {
  return (
    language !== undefined &&
    elementsOf(node, 'locale').some(({ attrs }) => attrs['xml:lang'] === language)
  );
}

/** The distance within which notes are near one another, in a style whose citations are notes. */
function nearIn({ node, isNote }: CitationStyle): number | undefined {
  const distance = elementsOf(node, 'citation')[0]?.attrs['near-note-distance'];
  return isNote ? Number(distance ?? NEAR) : undefined;
}
