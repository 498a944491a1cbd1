/**
 * The form of the dataset: entities, sources and topics, as written in `data/*.yaml`.
 *
 * This is the one description of that form. The types of the core, the run-time checks, the JSON
 * schemas of the editor (`data/schemas/`) and the field tables of `data/README.md` all derive from it.
 */
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { doiPattern } from '../identifiers/doi';
import { pmcidPattern, pmidPattern } from '../identifiers/pubmedId';
import { zoteroPdfPattern } from '../identifiers/zoteroAddress';

const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, () => t('must be a lower-case slug such as "il-6"')),
);
/** A text that is not empty. */
export const text = v.pipe(
  v.string(),
  v.nonEmpty(() => t('must not be empty')),
);

/** A part of the form with a description of it: for schemas, completion and the manual. */
export const described = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

/** The id of an entity or topic, so that an editor can complete it. */
const idOf = (refersTo: 'entity' | 'topic') =>
  v.pipe(slug, v.metadata({ 'x-refers-to': refersTo }));
export const entityId = idOf('entity');
const topicId = idOf('topic');

export const entityKinds = ['cytokine', 'receptor', 'drug', 'protein', 'class', 'term'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** The languages besides English in which names are recognised (ISO 639-1). */
export const nameLanguages = ['de', 'fr', 'es'] as const;
export type NameLanguage = (typeof nameLanguages)[number];

/** The context that a name needs to be recognised, if it may mean something else. */
export const nameNeeds = ['evidence', 'therapy', 'dose'] as const;

const nameForm = v.strictObject({
  text: described(
    text,
    'The name in its canonical spelling: "IL-6", "TNF-α". Spellings that differ only in hyphen, ' +
      'space or the spelling of a Greek letter are derived and need no entry of their own.',
  ),
  case: described(
    v.picklist(['any', 'symbol', 'exact']),
    'any: letter case does not matter (interleukin-6). symbol: as written, in capitals, or in the title ' +
      'case of mouse genes (IL-6, Il6). exact: only as written.',
  ),
  needs: v.optional(
    described(
      v.picklist(nameNeeds),
      'For a name that may mean something else. evidence: it counts only where the note shows that the ' +
        'entity is meant (CSF, LIGHT, p40). therapy: only beside drugs, or where it is given (steroid, ' +
        'MMF). dose: only where its own sentence says that it is given (cortisol, which the body makes).',
    ),
  ),
  language: v.optional(
    described(
      v.picklist(nameLanguages),
      'The language of a name that is not English: German, French or Spanish.',
    ),
  ),
});
/** A way to write a name, with the rule for its letter case. */
export type NameForm = v.InferOutput<typeof nameForm>;
export type CaseRule = NameForm['case'];

const curie = v.pipe(
  v.string(),
  v.regex(
    /^(HGNC:\d+|NCBIGene:\d+|UniProt:[A-Z0-9]+|MESH:[CD]\d+|DrugBank:DB\d+|CHEBI:\d+|UNII:[A-Z0-9]{10}|CAS:\d+-\d+-\d|FPLX:\w+)$/,
    () => t('must be a CURIE such as "HGNC:6018" or "DrugBank:DB06273"'),
  ),
);

/** The identifiers of a rodent's own gene and protein, never those of the human ones. */
const rodentGenes = (prefix: 'MGI' | 'RGD', form: RegExp) =>
  v.strictObject({
    symbol: v.optional(
      described(
        text,
        'The symbol of the gene as its nomenclature has it: "Il6". A complex has none.',
      ),
    ),
    ids: described(
      v.array(
        v.pipe(
          v.string(),
          v.regex(form, () => t('must be a CURIE such as "{0}:96559" or "NCBIGene:16193"', prefix)),
        ),
      ),
      'Verified identifiers of the gene and its protein as CURIEs.',
    ),
  });

export const entitySchema = v.strictObject({
  id: described(entityId, 'Stable identifier of the entity, unique in the dataset.'),
  kind: described(v.picklist(entityKinds), 'The kind of the entity.'),
  label: described(text, 'The preferred label, as immunologists write it.'),
  name: described(text, 'The full name.'),
  about: v.optional(described(text, 'What it is, in one or two sentences of our own.')),
  ids: v.optional(
    described(
      v.array(curie),
      'Verified identifiers as CURIEs, those of the human for a gene. A complex has those of its parts. Unknown ones are left out.',
    ),
    [],
  ),
  mouse: v.optional(
    described(
      rodentGenes('MGI', /^(MGI:\d+|NCBIGene:\d+|UniProt:[A-Z0-9]+)$/),
      'The mouse’s gene and protein: symbol, MGI, NCBI Gene, UniProt. A complex has those of all its parts.',
    ),
  ),
  rat: v.optional(
    described(
      rodentGenes('RGD', /^(RGD:\d+|NCBIGene:\d+|UniProt:[A-Z0-9]+)$/),
      'The rat’s gene and protein, in the same form.',
    ),
  ),
  families: v.optional(
    described(v.array(entityId), 'The classes that the entity belongs to, by their ids.'),
    [],
  ),
  receptors: v.optional(
    described(v.array(entityId), 'The receptors that a cytokine binds, by their ids.'),
    [],
  ),
  targets: v.optional(
    described(v.array(entityId), 'What a drug acts on, by the ids of entities.'),
    [],
  ),
  partOf: v.optional(
    described(
      v.array(entityId),
      'The complexes that a subunit, or the combinations that a drug is part of, by their ids.',
    ),
    [],
  ),
  synonyms: described(
    v.pipe(
      v.array(nameForm),
      v.minLength(1, () => t('must list at least one name')),
    ),
    'Every name that stands for the entity in a note, label and full name among them.',
  ),
});
/** A substance, or a class of substances, that a note can mention. */
export type Entity = v.InferOutput<typeof entitySchema>;
export type EntityId = Entity['id'];

/** The species that the names of genes and proteins may tell apart. */
export const speciesKinds = ['human', 'mouse', 'rat'] as const;
export type Species = (typeof speciesKinds)[number];

const personName = v.strictObject({
  family: described(text, 'Family name.'),
  given: v.optional(described(text, 'Given name or initials, as the document shows them.')),
});
export type PersonName = v.InferOutput<typeof personName>;

const quotedSchema = v.strictObject({
  from: described(
    v.pipe(
      v.string(),
      v.regex(zoteroPdfPattern, () =>
        t('must be an address such as "zotero://open-pdf/library/items/ABCD2345"'),
      ),
    ),
    'The address of the marked passage in Zotero.',
  ),
  page: v.optional(described(text, 'Its page, as it is printed: "123".')),
});

const findingSchema = v.strictObject({
  entities: described(
    v.pipe(
      v.array(entityId),
      v.minLength(1, () => t('must name at least one entity')),
    ),
    'The entities that the finding is about, most specific first.',
  ),
  text: described(text, 'What the abstract reports, in one sentence of our own.'),
  because: v.optional(
    described(
      text,
      'The reason why it is about an entity that text, title and summary do not name, and that the data does not relate to what they name.',
    ),
  ),
  quoted: v.optional(
    described(
      quotedSchema,
      'The place in a PDF where the user marked the text, which is then in the words of the publication. Only in a workspace: the dataset copies no sentence.',
    ),
  ),
});
/** What a source says about some entities, in one sentence; or a passage of it that the user has marked. */
export type Finding = v.InferOutput<typeof findingSchema>;

/** The types of CSL 1.0.2 that publications of the field have. */
export const sourceTypes = [
  ...['article-journal', 'webpage', 'chapter', 'book', 'report', 'article', 'paper-conference'],
  ...['thesis', 'dataset', 'document', 'entry-encyclopedia', 'manuscript', 'post-weblog'],
] as const;

/** The kinds of study in the order in which lists group them. */
export const studyKinds = [
  'meta-analysis',
  'systematic-review',
  'guideline',
  'randomised-trial',
  'cohort',
  'observational',
  'case-series',
  'human-experiment',
  'animal-experiment',
  'in-vitro-experiment',
  'review',
  'commentary',
  'web-page',
] as const;

const look = v.strictObject({
  address: described(text, 'The address of the page, or a description: "a PubMed mirror".'),
  date: v.optional(
    described(
      v.pipe(
        v.string(),
        v.isoDate(() => t('must be a date such as "2026-11-29"')),
      ),
      'The day on which it was read. Left out if it was not recorded.',
    ),
  ),
});

export const sourceSchema = v.strictObject({
  key: described(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9](?:[\w.+-]*[\w+-])?$/, () =>
        t('must be letters and digits such as "emilie1998"'),
      ),
    ),
    'The citation key.',
  ),
  type: described(v.picklist(sourceTypes), 'The CSL type.'),
  title: described(text, 'The title as the document shows it.'),
  author: v.optional(described(v.array(personName), 'The authors, in order.'), []),
  'authors-complete': v.optional(
    described(v.boolean(), 'false where the document shows only the first author ("et al.").'),
    true,
  ),
  'container-title': v.optional(described(text, 'The journal, as the document names it.')),
  issued: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, () =>
          t('must be a date such as "1998" or "1987-06-20"'),
        ),
      ),
      'Date of publication (EDTF level 0): year, year-month or year-month-day.',
    ),
  ),
  volume: v.optional(described(text, 'Volume.')),
  issue: v.optional(described(text, 'Issue.')),
  page: v.optional(described(text, 'Pages, as the document shows them.')),
  DOI: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(doiPattern, () => t('must be a DOI such as "10.1007/s11916-007-0005-y"')),
      ),
      'DOI, without resolver.',
    ),
  ),
  PMID: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(pmidPattern, () => t('must be digits')),
      ),
      'PubMed identifier.',
    ),
  ),
  PMCID: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(pmcidPattern, () => t('must be a PMCID such as "PMC7962638"')),
      ),
      'PubMed Central identifier.',
    ),
  ),
  URL: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(/^https?:\/\/\S+$/, () => t('must be an http(s) address')),
      ),
      'Address of the document itself.',
    ),
  ),
  language: v.optional(described(text, 'Language of the document (ISO 639-1).')),
  genre: v.optional(
    described(text, 'The kind of article that the document says it is, for example "Review".'),
  ),
  study: v.optional(
    described(
      v.picklist(studyKinds),
      'The kind of study, as title, abstract or type of publication show it. Left out if none of them does.',
    ),
  ),
  summary: v.optional(
    described(
      text,
      'The abstract in 40 to 75 words of our own. Needed in the dataset, not in a workspace.',
    ),
  ),
  abstract: v.optional(
    described(
      text,
      'The abstract as it was imported. Only in a workspace: the dataset copies no sentence.',
    ),
  ),
  topics: v.optional(described(v.array(topicId), 'Topics, by their ids.'), []),
  entities: v.optional(
    described(
      v.array(entityId),
      'The entities that title, abstract and keywords name, by their ids, where no finding is about them.',
    ),
    [],
  ),
  findings: v.optional(
    described(
      v.array(findingSchema),
      'What the source says about which entities. Needed in the dataset, not in a workspace.',
    ),
    [],
  ),
  seen: v.optional(
    described(
      v.pipe(
        v.array(look),
        v.minLength(1, () => t('must name at least one place')),
      ),
      'Where the fields and the abstract were read, so that a reader can check them.',
    ),
  ),
});
/** A publication: its bibliographic fields in CSL terms, a summary of its abstract and its findings. */
export type Source = v.InferOutput<typeof sourceSchema>;
export type CitationKey = Source['key'];

export const topicSchema = v.strictObject({
  id: described(topicId, 'Stable identifier of the topic.'),
  label: described(text, 'The topic as shown in the sidebar.'),
  broader: v.optional(described(topicId, 'The topic above this one, by its id.')),
  disease: v.optional(
    described(v.literal(true), 'true for a disease, which the map of an entity shows beside it.'),
  ),
  about: v.optional(described(text, 'One sentence on what belongs here.')),
  terms: v.optional(
    described(v.array(nameForm), 'Words by which a paragraph shows that it is about this topic.'),
    [],
  ),
});
/** A topic by which readers browse: a disease, a mechanism, a therapy. */
export type Topic = v.InferOutput<typeof topicSchema>;
export type TopicId = Topic['id'];

export const entitiesFileSchema = v.array(entitySchema);
export const topicsFileSchema = v.array(topicSchema);
