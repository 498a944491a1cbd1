/** Formats references and citations in a CSL style, by the engine that the host hands in. */

import { t } from '@vscode/l10n';
import type { Reference } from '../literature/reference';
import { runToEnd } from '../text/steps';
import type { CitationEngineModule, Cite } from './citationEngine';
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
  withoutEmptyParts,
} from './engineOutput';
import { type FormattedText, readFormattedText } from './formattedText';
import { type LocaleFiles, Locales, showRaisedLetters } from './locales';

/** The citations of a note in their order, and the list of its references. */
export interface CitedNote {
  readonly citations: FormattedText[];
  readonly references: FormattedReference[];
}

/** The engine cannot use a style that is well-formed: for example, it calls a macro that does not exist. */
export class StyleError extends Error {
  get problem(): StyleProblem {
    return { message: t('It cannot be used: {0}', this.message) };
  }
}

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
      const positioned = positionedCites(citations, nearIn(style));
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
      // What it knows of an item it keeps, though the item may have been edited since.
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

/** How many notes are near one another to a style whose citations are notes. */
function nearIn({ node, isNote }: CitationStyle): number | undefined {
  const distance = elementsOf(node, 'citation')[0]?.attrs['near-note-distance'];
  return isNote ? Number(distance ?? NEAR) : undefined;
}
