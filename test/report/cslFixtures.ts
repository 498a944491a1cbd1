/** Fixtures of the test suite of CSL (github.com/citation-style-language/test-suite), read and run in two ways. */
import { createRequire } from 'node:module';
import type { compileStyles } from '../../src/build/citationStyles';
import { referenceOfCsl } from '../../src/core/bibliography/cslReference';
import type { CitationEngine, CitationEngineModule, Cite } from '../../src/core/csl/citationEngine';
import type { CitationProcessor } from '../../src/core/csl/citationProcessor';
import { readStyle } from '../../src/core/csl/citationStyle';
import { readFormattedText } from '../../src/core/csl/formattedText';
import { toHtml } from '../../src/core/csl/formattedTextForms';

type Item = Readonly<Record<string, unknown>> & { readonly id: string | number };

/** A citation as the suite hands it to a processor, with the ids of those before and after it. */
interface SuiteCitation {
  readonly citationItems: readonly Cite[];
  readonly properties?: { readonly noteIndex?: number };
  citationID?: string;
}

/** What a fixture asks for, and what it expects. */
export interface CslFixture {
  readonly mode: string;
  readonly expected: string;
  readonly style: string;
  readonly items: readonly Item[];
  /** Each the cites of a citation. */
  readonly citations: readonly (readonly Cite[])[];
  /** Steps of a word processor: a citation, and those before and after it. */
  readonly steps: readonly [SuiteCitation, [string, number][], [string, number][]][];
}

/** Reads a fixture; undefined where the file is none. */
export function readFixture(text: string): CslFixture | undefined {
  const section = (name: string) =>
    new RegExp(`>>=+ ?${name} ?=+>>\\r?\\n([\\s\\S]*?)\\r?\\n?<<=+ ?${name} ?=+<<`).exec(text)?.[1];
  const json = (name: string) => JSON.parse(section(name) ?? '[]');
  const [mode, expected, style] = ['MODE', 'RESULT', 'CSL'].map(section);
  if (mode === undefined || expected === undefined || style === undefined) {
    return undefined;
  }
  const items: Item[] = json('INPUT');
  const citations: Cite[][] = json('CITATION-ITEMS');
  return {
    mode: mode.trim(),
    expected,
    style,
    items,
    citations: citations.length > 0 ? citations : [items.map(({ id }) => ({ id: String(id) }))],
    steps: json('CITATIONS'),
  };
}

type Locales = ReturnType<typeof compileStyles>['locales'];

/** The whole of citeproc-js, as its own tests use it. */
interface WholeEngine extends CitationEngine {
  setOutputFormat(format: 'html'): void;
  processCitationCluster(
    citation: SuiteCitation,
    before: readonly (readonly [string, number])[],
    after: readonly (readonly [string, number])[],
  ): readonly [unknown, readonly (readonly [number, string, string])[]];
  makeBibliography(of?: unknown): false | CitationList;
}
type CitationList = readonly [
  {
    readonly bibstart: string;
    readonly bibend: string;
    readonly entry_ids: readonly (readonly string[])[];
    readonly bibliography_errors: readonly { readonly itemID: string }[];
  },
  readonly string[],
];

export const engineModule = createRequire(__filename)('citeproc') as CitationEngineModule;

/** What citeproc-js writes by itself, in its HTML; throws where it fails. */
export function runEngine(fixture: CslFixture, locales: Locales): string {
  const items = new Map(fixture.items.map((item) => [String(item.id), item]));
  const host = {
    retrieveLocale: (name: string) => structuredClone(locales[name] ?? locales['en-US']),
    retrieveItem: (id: string) => structuredClone(items.get(String(id))) as object,
  };
  // It takes the XML itself, which the type that we use does not say.
  const Engine = engineModule.Engine as unknown as new (
    host: unknown,
    style: string,
  ) => WholeEngine;
  const engine = new Engine(host, fixture.style);
  engine.setOutputFormat('html');
  if (fixture.steps.length === 0) {
    engine.updateItems([...items.keys()]);
  }
  const cited = fixture.steps.length > 0 ? stepsOf(engine, fixture) : undefined;
  if (fixture.mode.startsWith('bibliography')) {
    const [{ bibstart, bibend }, entries] = engine.makeBibliography() || noList;
    return bibstart + entries.join('') + bibend;
  }
  return cited ?? fixture.citations.map((cites) => engine.makeCitationCluster(cites)).join('\n');
}

const noList: CitationList = [
  { bibstart: '', bibend: '', entry_ids: [], bibliography_errors: [] },
  [],
];

/** The citations after the last step, each in a line that says whether the step changed it. */
function stepsOf(engine: WholeEngine, { steps }: CslFixture): string {
  const texts = new Map<string, string>();
  let order: string[] = [];
  let changed = new Set<string>();
  for (const [citation, before, after] of steps) {
    const [, results] = engine.processCitationCluster(structuredClone(citation), before, after);
    const ids = [...before, [citation.citationID, 0] as const, ...after].map(([id]) => String(id));
    order = ids;
    changed = new Set(results.map(([, , id]) => id));
    for (const [, text, id] of results) {
      texts.set(id, text);
    }
  }
  return order
    .map((id, at) => `${changed.has(id) ? '>>' : '..'}[${at}] ${texts.get(id) ?? ''}`)
    .join('\n');
}

/** What Cytonote writes, in the HTML of its references; throws where the style cannot be used. */
export async function runCytonote(
  fixture: CslFixture,
  processor: CitationProcessor,
): Promise<string> {
  const read = readStyle(withBibliography(fixture.style));
  if ('problem' in read) {
    throw new Error(read.problem.message);
  }
  const { style } = read;
  await processor.prepare(style);
  const references = fixture.items.map((item) => referenceOfCsl(String(item.id), item));
  if (fixture.mode.startsWith('bibliography')) {
    const list = processor.list(citedOf(fixture, references), style);
    return list.map(({ text }) => toHtml(text)).join('\n');
  }
  const citations = citationsIn(fixture).map((cites) =>
    cites.map((cite) => ({ ...cite, id: String(cite.id) })),
  );
  const cited =
    fixture.steps.length > 0
      ? processor.citeAll(
          citations,
          citedOf(fixture, references),
          style,
          undefined,
          notesOf(fixture),
        ).citations
      : citations.map((cites) => processor.cite(cites, references, style));
  return cited.map(toHtml).join('\n');
}

/** The references that a fixture cites, in the order of their first citation; all where it does not say. */
function citedOf<T extends { readonly id: string }>(
  fixture: CslFixture,
  references: readonly T[],
): readonly T[] {
  if (fixture.steps.length === 0) {
    return references;
  }
  const ids = citationsIn(fixture).flatMap((cites) => cites.map(({ id }) => String(id)));
  const known = new Map(references.map((it) => [it.id, it]));
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
}

/** The citations in their order, of steps after the last one. */
function citationsIn(fixture: CslFixture): readonly (readonly Cite[])[] {
  return fixture.steps.length === 0
    ? fixture.citations
    : lastCitations(fixture).map(({ citationItems }) => citationItems);
}

/**
 * The notes that the citations are in, 0 in the text; undefined where all are in the text, or notes are counted again
 * in each chapter.
 */
function notesOf(fixture: CslFixture): readonly number[] | undefined {
  const notes = lastCitations(fixture).map(({ note }) => note);
  const numbers = notes.filter((note) => note > 0);
  const isOrdered = numbers.every((note, at) => note >= (numbers[at - 1] ?? 0));
  return numbers.length > 0 && isOrdered ? notes : undefined;
}

/** The citations after the last step, in their order, and their notes, which a step may change. */
function lastCitations({ steps }: CslFixture): readonly (SuiteCitation & { note: number })[] {
  const last = steps.at(-1);
  if (!last) {
    return [];
  }
  const byId = new Map(steps.map(([citation]) => [citation.citationID, citation]));
  const [{ citationID = '', properties }, before, after] = last;
  const places = [...before, [citationID, properties?.noteIndex ?? 0] as const, ...after];
  return places.flatMap(([id, note]) => {
    const citation = byId.get(id);
    return citation ? [{ ...citation, note }] : [];
  });
}

/** Styles of citations alone, which Cytonote does not take, get a list of titles. */
function withBibliography(style: string): string {
  return /<bibliography\b/.test(style)
    ? style
    : style.replace(
        /<\/style>\s*$/,
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>',
      );
}

/**
 * What both write, and what is expected, in one form: that of Cytonote, without links, signs of steps, the number
 * of an entry, which Markdown writes itself, and line ends, which a reference in Markdown has none of.
 */
export function comparable(html: string): string {
  const entries = html
    .replace(/^(?:>>|\.\.)\[\d+\] /gm, '')
    .replaceAll('[CSL STYLE ERROR: reference with no printed form.]', '')
    .replace(/<\/?a\b[^>]*>/g, '')
    .replace(/[ªºʳᵃᵉᵒˢ]/g, (letter) => `<sup>${letter.normalize('NFKC')}</sup>`)
    .replaceAll('</sup><sup>', '')
    .split(/(?=<div class="csl-entry">)/)
    .map((entry, at) => entry.replace(entryNumber(at), '$1'));
  return toHtml(readFormattedText(entries.join(' ').replace(/<\/?div\b[^>]*>/g, ' ')));
}

/** The number that an entry of a list begins with; the first entry comes after the beginning of the list. */
function entryNumber(at: number): RegExp {
  const tags = '(?:</?\\w+>)*';
  const number = `${tags}[([]?${at}[)\\]]?${tags}\\s?[.:,]?\\s?${tags}`;
  const column = `<div class="csl-left-margin">\\s*${number}\\s*</div>`;
  const inText = `${number}(?:(?<=\\.)(?=\\p{Lu})|(?=\\s|<[ib]>|“)|(?<=\\s))`;
  return new RegExp(`^(<div class="csl-entry">\\s*)(?:${column}|${inText})\\s*`, 'u');
}
