/**
 * Reads BibTeX and BibLaTeX. Our own code splits the file, so that a mistake damages one entry and thousands of entries
 * are listed at once; a parser reads an entry when its reference is requested.
 */

import { t } from '@vscode/l10n';
import { bareDoi } from '../../identifiers/doi';
import { otherIdentifiersOf } from '../../identifiers/publicationIds';
import { FreeKeys, keyFor } from '../../literature/citationKeys';
import { yearIn } from '../../literature/dateText';
import {
  type Entry,
  type EntryTexts,
  type KeyUse,
  keywordsIn,
  lazyEntry,
} from '../../literature/entry';
import type { Reference } from '../../literature/reference';
import { isPartOfBook, type ReferenceSummary, shownName } from '../../literature/summary';
import { quickHash } from '../../text/quickHash';
import type { Bibliography, BibliographyProblem } from '../bibliography';
import { type BibtexField, type BibtexFields, readBibtexFields } from './bibtexFields';
import { readBibtexNames } from './bibtexNames';
import { pmidOf, referenceOfBibtex } from './bibtexReference';
import {
  type BibtexValues,
  fieldValue,
  inherit,
  isKnownWord,
  issueAsArticle,
  valuesOf,
} from './bibtexValues';
import { readValues, withoutEscapes } from './composeBibtex';
import { plainLatexText } from './latex';
import type { ParseBibtex } from './parsedBibtex';
import { type BibtexBlock, splitBibtex } from './splitBibtex';

/** Entries whose fields are read without a pause. */
const STRETCH = 100;
/** The most entries through which an entry inherits; a longer chain is a circle. */
const MOST_ANCESTORS = 8;
/** Fields that name other entries. */
const references = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);

/** Fields of keywords, including those of Scopus and Web of Science. */
const keywordFields = ['keywords', 'keyword', 'author_keywords', 'keywords-plus'];

/** @param parse reads one entry, such as `parseBibtexEntry` */
export function* readBibtex(text: string, parse: ParseBibtex): Generator<void, Bibliography> {
  const blocks = yield* splitBibtex(text);
  const file = new BibtexFile(text, parse);
  for (const [at, block] of blocks.entries()) {
    file.define(block);
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  for (const [at, block] of blocks.entries()) {
    file.add(block);
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  const { entries, problems } = file;
  const unkeyed = yield* file.unkeyedEntries();
  return { format: 'bibtex', entries, unkeyed, problems };
}

class BibtexFile {
  readonly entries: Entry[] = [];
  readonly problems: BibliographyProblem[] = [];
  private readonly strings = new Map<string, string>();
  private readonly blocks = new Map<string, BibtexBlock>();
  /** Blocks by their keys in small letters. */
  private readonly foldedBlocks = new Map<string, BibtexBlock>();
  private readonly unkeyed: BibtexBlock[] = [];
  private defined: string | undefined;

  constructor(
    private readonly text: string,
    private readonly parse: ParseBibtex,
  ) {}

  /** Collects the definitions of strings; earlier entries may use them, too. */
  define(block: BibtexBlock): void {
    if (block.type !== 'string') {
      return;
    }
    const { fields, problems } = readBibtexFields(this.text, block);
    const unknown = this.unknownWordIn(fields);
    this.problems.push(...problems, ...(unknown ? [unknown] : []));
    for (const field of fields) {
      this.strings.set(field.name, fieldValue(this.text, field, this.strings));
    }
  }

  add(block: BibtexBlock): void {
    if (/^(?:string|preamble|comment)$/.test(block.type)) {
      return;
    }
    const read = readBibtexFields(this.text, block);
    const key = this.text.slice(read.key.start, read.key.end);
    const [problem = this.problemOf(block, read)] = read.problems;
    if (problem) {
      this.problems.push(problem);
    }
    if (!key) {
      this.unkeyed.push(block);
      return;
    }
    if (!this.blocks.has(key)) {
      this.blocks.set(key, block);
    }
    const folded = key.toLowerCase();
    if (!this.foldedBlocks.has(folded)) {
      this.foldedBlocks.set(folded, block);
    }
    if (block.type === 'xdata') {
      // An entry with fields for other entries is not a publication.
      return;
    }
    const uses = this.usesIn(read);
    this.entries.push(
      lazyEntry(
        {
          start: block.start,
          end: block.end,
          key,
          keyRange: read.key,
          uses,
          type: block.type,
        },
        () => this.readReference(key, block),
        () => this.readSummary(block),
        () => this.readTexts(block),
        () => this.hashOf(block, uses.length > 0),
      ),
    );
  }

  /** Entries without a key, under keys that no other entry has. */
  *unkeyedEntries(): Generator<void, Entry[]> {
    const keys = new FreeKeys(new Set(this.unkeyed.length > 0 ? this.blocks.keys() : []));
    const entries: Entry[] = [];
    for (const block of this.unkeyed) {
      const summary = this.readSummary(block);
      const key = keys.take(keyFor(summary));
      const { start, end, type, body } = block;
      const keyRange = { start: body.start, end: body.start };
      const read = () => this.readReference(key, block);
      const readTexts = () => this.readTexts(block);
      const hash = () => this.hashOf(block, true);
      const head = { start, end, key, keyRange, type };
      entries.push(lazyEntry(head, read, () => summary, readTexts, hash));
      if (entries.length % STRETCH === 0) {
        yield;
      }
    }
    return entries;
  }

  /** The problem of an entry whose syntax is right. */
  private problemOf(
    block: BibtexBlock,
    { key, fields }: BibtexFields,
  ): BibliographyProblem | undefined {
    if (key.start === key.end) {
      const end = block.body.start;
      const message = t('This entry has no citation key.');
      return { start: block.start, end, message, isHarmless: true };
    }
    const unknown = this.unknownWordIn(fields);
    if (unknown) {
      return unknown;
    }
    // Some programs write a comma alone between entries.
    const field = /\s*,\s*(?:%[^\n]*\n\s*)*[A-Za-z][\w:+.-]*\s*=/y;
    field.lastIndex = block.end;
    const { end } = block;
    const message = t('This brace ends the entry, but fields follow.');
    return field.test(this.text) ? { start: end - 1, end, message, isHarmless: true } : undefined;
  }

  private unknownWordIn(fields: readonly BibtexField[]): BibliographyProblem | undefined {
    for (const part of fields.flatMap(({ parts }) => parts)) {
      const word = part.kind === 'bare' ? this.text.slice(part.start, part.end) : '';
      if (word && !isKnownWord(word, this.strings)) {
        const message = t('No @string defines “{0}”.', word);
        return { start: part.start, end: part.end, message, isHarmless: true };
      }
    }
    return undefined;
  }

  private usesIn({ fields }: BibtexFields): readonly KeyUse[] {
    return fields
      .filter(({ name }) => references.has(name))
      .flatMap(({ parts }) => parts)
      .flatMap(({ start, end }) =>
        [...this.text.slice(start, end).matchAll(/[^\s,]+/g)].map(({ 0: key, index }) => ({
          key,
          start: start + index,
          end: start + index + key.length,
        })),
      );
  }

  /** The entry with a key, in any letter case: BibTeX takes `Proc2020` for `proc2020`. */
  private blockOf(written: string): BibtexBlock | undefined {
    const key = written.trim();
    return this.blocks.get(key) ?? this.foldedBlocks.get(key.toLowerCase());
  }

  private fieldsOf(block: BibtexBlock): readonly BibtexField[] {
    return readBibtexFields(this.text, block).fields;
  }

  /** The values of an entry, including inherited ones. */
  private valuesOf(block: BibtexBlock): BibtexValues {
    return issueAsArticle(block.type, this.inheritedValues(block));
  }

  private inheritedValues(block: BibtexBlock, generation = 0): BibtexValues {
    const own = valuesOf(this.text, this.fieldsOf(block), this.strings);
    if (generation === MOST_ANCESTORS) {
      return own;
    }
    let values: BibtexValues = own;
    for (const key of (own.get('xdata') ?? '').split(',')) {
      const data = this.blockOf(key);
      values = data ? new Map([...this.inheritedValues(data, generation + 1), ...values]) : values;
    }
    const parent = this.blockOf(own.get('crossref') ?? '');
    return parent
      ? inherit(block.type, values, this.inheritedValues(parent, generation + 1))
      : values;
  }

  private readReference(key: string, block: BibtexBlock): Reference {
    return referenceOfBibtex(key, readValues(block.type, this.valuesOf(block), this.parse));
  }

  /**
   * A hash of everything from which the texts of an entry are read: the definitions of the file, the entry, and its
   * parents.
   */
  private hashOf(block: BibtexBlock, inherits: boolean): string {
    const read = [block, ...(inherits ? this.ancestorsOf(block) : [])];
    const hashes = read.map(({ start, end }) => quickHash(this.text, start, end));
    return quickHash([this.definitions(), ...hashes].join('\n'));
  }

  private ancestorsOf(block: BibtexBlock, generation = 1): BibtexBlock[] {
    if (generation > MOST_ANCESTORS) {
      return [];
    }
    const values = valuesOf(this.text, this.fieldsOf(block), this.strings);
    return [...(values.get('xdata') ?? '').split(','), values.get('crossref') ?? '']
      .flatMap((key) => this.blockOf(key) ?? [])
      .flatMap((ancestor) => [ancestor, ...this.ancestorsOf(ancestor, generation + 1)]);
  }

  /** A hash of the definitions of the file. */
  private definitions(): string {
    this.defined ??= quickHash(JSON.stringify([...this.strings]));
    return this.defined;
  }

  /** Reads the texts for search without the parser, which takes milliseconds for each entry. */
  private readTexts(block: BibtexBlock): EntryTexts {
    const values = this.valuesOf(block);
    const text = (name: string) => plainLatexText(values.get(name) ?? '') || undefined;
    return {
      title: text('title'),
      abstract: text('abstract'),
      keywords: keywordFields.flatMap((name) => keywordsIn(text(name) ?? '')),
      type: block.type,
    };
  }

  private readSummary(block: BibtexBlock): ReferenceSummary {
    const values = this.valuesOf(block);
    const authors = readBibtexNames(values.get('author') ?? values.get('editor') ?? '');
    const server = values.get('eprinttype') ?? values.get('archiveprefix');
    const eprintOf = (name: string) =>
      server?.toLowerCase() === name ? values.get('eprint') : undefined;
    const note = values.get('note') ?? values.get('addendum');
    const doi = values.get('doi');
    const DOI = doi ? bareDoi(withoutEscapes(doi)) : undefined;
    const arxiv = eprintOf('arxiv');
    const url =
      values.get('url') ?? /https?:\/\/[^\s{}]+/.exec(values.get('howpublished') ?? '')?.[0];
    const isbn = values.get('isbn');
    const otherIdentifiers = otherIdentifiersOf({
      DOI,
      PMCID: values.get('pmcid') ?? eprintOf('pmc'),
      ISBN: isbn && isPartOfBook(block.type) ? undefined : isbn,
      URL: url && withoutEscapes(url),
      preprint: [arxiv && `arXiv:${arxiv}`, values.get('journal') ?? values.get('journaltitle')],
    });
    return {
      title: plainLatexText(values.get('title') ?? ''),
      authors: authors.flatMap(shownName),
      year: yearIn(values.get('date') ?? values.get('year')),
      DOI,
      PMID: pmidOf(values.get('pmid'), eprintOf('pubmed'), note, url && withoutEscapes(url)),
      ...(otherIdentifiers.length > 0 ? { otherIdentifiers } : {}),
    };
  }
}
