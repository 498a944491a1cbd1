/** The values of a publication for templates. */
import { t } from '@vscode/l10n';
import { type PublicationContents, sentencesAbout } from '../abstracts/publicationContents';
import { abstractOf } from '../abstracts/publicationReader';
import { studyLabel } from '../card/labels';
import { identifierAddress } from '../identifiers/curies';
import { doiAddress } from '../identifiers/doi';
import { pubMedAddress } from '../identifiers/pubmedId';
import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import { formatPublication, type Publication } from '../literature/publication';
import { escapeMarkdown, link } from '../text/escape';
import { TemplateText } from './templateText';

/** The data from which the values are computed. */
export interface NoteSubject {
  readonly publication: Publication;
  readonly contents: PublicationContents;
  /** The citation of the publication in the note, such as `[@emilie1998]`. */
  readonly citation: string;
  /** The whole reference as Markdown in a citation style; without it, in Cytonote's own form. */
  readonly reference: string | undefined;
}

const texts = [
  ...['key', 'citation', 'title', 'reference', 'authors', 'year', 'journal', 'DOI', 'PMID'],
  ...['links', 'study', 'summary', 'abstract', 'names'],
] as const;
const labels = ['summary', 'abstract', 'findings', 'highlights', 'names', 'notes'] as const;
const lists: Readonly<Record<string, readonly string[]>> = {
  findings: ['text', 'names'],
  highlights: ['text', 'names', 'page', 'link'],
  entities: ['name', 'link'],
};

type Values = Readonly<Record<string, TemplateText | undefined>>;

/** Values by their names: texts, lists of texts, and headings in the language of the editor. */
export type NoteValues = Readonly<
  Record<string, TemplateText | readonly Values[] | Values | undefined>
>;

/** The names outside of sections. */
export const valueNames: readonly string[] = [
  ...texts,
  ...Object.keys(lists),
  ...labels.map((label) => `label.${label}`),
];
/** The names within a section of each list. */
export const itemNames: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lists));

/** The values of a publication; an unknown one is undefined, so that its section is left out. */
export function noteValues(library: Library, subject: NoteSubject): NoteValues {
  const { publication, contents, citation, reference } = subject;
  const { key, summary, source } = publication;
  const { title, year, DOI, PMID } = summary;
  const own = formatPublication(publication);
  const entities = entitiesOf(library, contents.entities);
  const links = [
    DOI && link(t('DOI'), doiAddress(DOI)),
    PMID && link(t('PubMed'), pubMedAddress(PMID)),
  ].filter(Boolean);
  const abstract = abstractOf(publication);
  return {
    key: new TemplateText(key),
    citation: new TemplateText(citation, citation),
    title: textOf(title ?? t('unknown title')),
    reference: new TemplateText(own, reference),
    authors: textOf(summary.authors.join(', ')),
    year: textOf(year),
    journal: textOf(publication.reference['container-title']),
    DOI: textOf(DOI),
    PMID: textOf(PMID),
    links:
      links.length > 0
        ? new TemplateText([DOI, PMID].filter(Boolean).join(', '), links.join(' · '))
        : undefined,
    study: textOf(studyLabel(contents.study)),
    summary: textOf(source?.summary),
    abstract: abstract ? new TemplateText(abstract, paragraphs(abstract)) : undefined,
    names: namesOf(entities),
    findings: findingsOf(library, subject),
    highlights: highlightsOf(library, publication),
    entities: entities.map((entity) => ({ name: textOf(entity.label), link: linkTo(entity) })),
    label: headings(),
  };
}

/** The findings of the publication in the library; else the sentences of its abstract, in quotation marks. */
function findingsOf(library: Library, { publication, contents }: NoteSubject): Values[] {
  const findings = publication.source?.findings.filter(({ quoted }) => !quoted) ?? [];
  if (findings.length > 0) {
    return findings.map(({ text, entities }) => ({
      text: textOf(text),
      names: namesOf(entitiesOf(library, entities)),
    }));
  }
  const abstract = abstractOf(publication) ?? '';
  const best = contents.entities.flatMap((id) => sentencesAbout(id, contents, nowhere).slice(0, 1));
  return [...new Set(best)]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, entities }) => ({
      text: textOf(t('“{0}”', abstract.slice(start, end))),
      names: namesOf(entitiesOf(library, entities)),
    }));
}

/** The passages that the user has marked and imported, in quotation marks, each with an address that opens it. */
function highlightsOf(library: Library, { source }: Publication): Values[] {
  return (source?.findings ?? []).flatMap(({ text, entities, quoted }) =>
    quoted
      ? [
          {
            text: textOf(t('“{0}”', text)),
            names: namesOf(entitiesOf(library, entities)),
            page: textOf(quoted.page),
            link: new TemplateText(quoted.from, link(quoted.page ?? '↗', quoted.from)),
          },
        ]
      : [],
  );
}

function entitiesOf(library: Library, ids: readonly EntityId[]): Entity[] {
  return ids.flatMap((id) => library.entity(id) ?? []);
}

const nowhere = { entities: new Map(), topics: new Map() };

function namesOf(entities: readonly Entity[]): TemplateText | undefined {
  return entities.length > 0
    ? new TemplateText(
        entities.map(({ label }) => label).join(', '),
        entities.map((entity) => linkTo(entity).markdown).join(', '),
      )
    : undefined;
}

/** A link to the first database with a record of the entity: it works wherever the note is read. */
function linkTo({ label, ids }: Entity): TemplateText {
  const [known] = ids.flatMap((id) => identifierAddress(id) ?? []);
  return new TemplateText(label, known && link(label, known.address));
}

function textOf(text: string | undefined): TemplateText | undefined {
  return text ? new TemplateText(text) : undefined;
}

/** An abstract as paragraphs, one for each line. */
function paragraphs(text: string): string {
  return text.split('\n').map(escapeMarkdown).filter(Boolean).join('\n\n');
}

function headings(): Values {
  const written: Readonly<Record<(typeof labels)[number], string>> = {
    summary: t('Summary'),
    abstract: t('Abstract'),
    findings: t('Findings'),
    highlights: t('Highlights'),
    names: t('Names'),
    notes: t('Notes'),
  };
  return Object.fromEntries(labels.map((label) => [label, textOf(written[label])]));
}
