import { PublicationReader } from '../../../src/core/abstracts/publicationReader';
import { type AssistHost, type AssistNote, ToolRefusal } from '../../../src/core/assist/assistTool';
import { readBibliography } from '../../../src/core/bibliography/readBibliography';
import { NoteLiterature } from '../../../src/core/cite/noteLiterature';
import { LiteratureIndex } from '../../../src/core/fit/literatureIndex';
import { Library } from '../../../src/core/library/library';
import type { Entity, Source } from '../../../src/core/library/schema';
import { formatReference } from '../../../src/core/literature/formatReference';
import { entryFields } from '../../../src/core/literature/sourceReference';
import { analyseNote } from '../../../src/core/note/analyseNote';
import { Recogniser } from '../../../src/core/recognise/recogniser';
import type { FoundPage } from '../../../src/core/searching/literatureProvider';
import type { SearchRequest } from '../../../src/core/searching/searchFilters';
import { runToEnd } from '../../../src/core/text/steps';
import { once } from './once';
import { smallLibrary } from './smallLibrary';

/** The files of a made-up workspace by their paths: notes, and `references.json`. */
export type Files = Readonly<Record<string, string>>;

/** A source with invented content, for a library that stays the same while data/ grows. */
const source: Source = {
  key: 'salz2003',
  type: 'article-journal',
  title: 'Tocilizumab in keepers of lamps',
  author: [{ family: 'Salz', given: 'Anna' }],
  'authors-complete': true,
  'container-title': 'J Lamps',
  issued: '2003',
  DOI: '10.5555/salt',
  PMID: '990000001',
  topics: [],
  entities: [],
  study: 'randomised-trial',
  findings: [
    { entities: ['tocilizumab', 'il-6'], text: 'Tocilizumab lowered IL-6 in keepers of lamps.' },
  ],
};

/** A small library of names, with one source. */
export function libraryWithSource(): Library {
  const { entities, topics } = smallLibrary();
  const more: Readonly<Record<string, Partial<Entity>>> = {
    tocilizumab: { targets: ['il-6'], ids: ['DrugBank:DB06273'], about: 'An antibody.' },
    tnf: {
      ids: ['HGNC:11892', 'NCBIGene:7124'],
      mouse: { symbol: 'Tnf', ids: ['MGI:104798', 'NCBIGene:21926'] },
    },
  };
  const tied = entities.map((entity) => ({ ...entity, ...more[entity.id] }));
  return new Library({ entities: tied, topics, sources: [source] });
}

/** A host for the tools in memory, which records the requests to databases. */
export class MemoryHost implements AssistHost {
  readonly requests: SearchRequest[] = [];
  private readonly known = libraryWithSource();
  private readonly recogniser = new Recogniser(this.known);

  /** @param page what a search finds; without one, the user has not consented to searches */
  constructor(
    private readonly files: Files,
    private readonly page?: FoundPage,
  ) {}

  async library() {
    return { library: this.known, recogniser: this.recogniser };
  }

  async note(name: string): Promise<AssistNote> {
    const text = this.files[name];
    if (text === undefined) {
      throw new ToolRefusal(`There is no note ${name}.`);
    }
    return this.noteOf(text, name);
  }

  async draft(text: string, beside?: string): Promise<AssistNote> {
    return this.noteOf(text, beside);
  }

  async literature() {
    return this.gather();
  }

  private readonly gather = once(() => {
    const text = this.files['references.json'] ?? '[]';
    const bibliography = runToEnd(readBibliography(text, 'csl-json', () => undefined));
    const name = 'references.json';
    const literature = runToEnd(NoteLiterature.gather(this.known, [{ file: name, bibliography }]));
    const reader = new PublicationReader(this.recogniser);
    const index = runToEnd(LiteratureIndex.of(literature.all, reader, this.known));
    const files = [{ name, text, bibliography }];
    return { literature, index, files, missing: [], prefer: 'balanced' } as const;
  });

  async format(references: Parameters<AssistHost['format']>[0]) {
    return {
      style: 'Cytonote',
      references: references.map((reference) => ({
        key: reference.id,
        text: formatReference(entryFields(reference)),
      })),
    };
  }

  async search(_: unknown, request: SearchRequest): Promise<FoundPage> {
    if (!this.page) {
      throw new ToolRefusal('Nothing was sent.');
    }
    this.requests.push(request);
    return this.page;
  }

  async run<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    return runToEnd(steps);
  }

  private noteOf(text: string, name: string | undefined): AssistNote {
    const analysis = analyseNote(text, this.recogniser);
    return { name, analysis, syntax: 'pandoc', latexCommand: undefined, reports: () => true };
  }
}
