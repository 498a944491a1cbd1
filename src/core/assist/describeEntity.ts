/** The tool that describes an entity: the facts of its card, and what publications say about it. */
import * as v from 'valibot';
import { userFirst } from '../card/publicationItems';
import { relationsOf } from '../library/relations';
import type { Entity } from '../library/schema';
import { quote, quoteIf } from './answer';
import { type AssistLibrary, type AssistTool, ToolRefusal } from './assistTool';
import { entityFacts, fitIds } from './entityFacts';
import { publicationFacts, statementsAbout, withFitKeys } from './publicationFacts';
import { citingNote, publicationLimit } from './toolInput';

/** The most publications of an answer, and their number if the assistant gives none. */
const [MOST, USUAL] = [20, 8];
/** The most names of an entity, and entities of a relation, in an answer. */
const MOST_NAMES = 15;

const input = v.strictObject({
  entity: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(200),
    v.description(
      'A name in any spelling ("IL-6", "tocilizumab"), or an id that another tool gave.',
    ),
  ),
  note: citingNote,
  limit: publicationLimit(MOST, USUAL),
});

export const describeEntity: AssistTool<typeof input> = {
  name: 'describe_entity',
  title: 'What is known of an entity',
  description:
    'Says what a cytokine, receptor or drug is: names, identifiers, what it binds or acts on, and what publications say ' +
    'of it, each as a finding or as a sentence of its abstract, with the citation key and the DOI or PMID. Knows the ' +
    'dataset of Cytonote and the user’s own bibliographies and library. Use it before writing about an entity, so that ' +
    'each statement has a source that exists. Reads only.',
  effect: 'reads',
  input,
  async run({ entity: named, note: name, limit }, host) {
    const known = await host.library();
    const { library } = known;
    const entity = entityNamed(named, known);
    const note = name === undefined ? undefined : await host.note(name);
    const { index, prefer } = await host.literature(note);
    const context = { entities: new Map([[entity.id, 1]]), topics: new Map<string, number>() };
    const about = withFitKeys(
      userFirst(entity.id, index.about(entity.id, context, prefer), library),
    );
    const relations = relationsOf(library, entity).map(({ kind, entities }) => [
      kind,
      fitIds(
        entities.map(({ id }) => id),
        MOST_NAMES,
      ),
    ]);
    return {
      facts: {
        entity: {
          ...entityFacts(entity),
          name: quote(entity.name),
          about: quoteIf(entity.about),
          names: entity.synonyms.slice(0, MOST_NAMES).map(({ text }) => quote(text, 120)),
          relations: Object.fromEntries(relations),
          ...rodentFacts(entity),
        },
      },
      list: {
        name: 'publications',
        items: about.slice(0, limit).map((read) => ({
          ...publicationFacts(read.publication, library),
          study: read.contents.study,
          says: statementsAbout([entity.id], read, library, context),
        })),
        total: about.length,
      },
    };
  },
};

/** The identifiers of the rodents' own genes, as far as they are known. */
function rodentFacts({ mouse, rat }: Entity) {
  return {
    ...(mouse ? { mouse: mouse.ids.slice(0, MOST_NAMES) } : {}),
    ...(rat ? { rat: rat.ids.slice(0, MOST_NAMES) } : {}),
  };
}

/** @throws {ToolRefusal} if nothing has the name or id */
function entityNamed(named: string, { library, recogniser }: AssistLibrary): Entity {
  const text = named.trim();
  const id = library.entity(text)?.id ?? recogniser.entityNamed(text)?.id;
  const entity = id === undefined ? undefined : library.entity(id);
  if (!entity) {
    throw new ToolRefusal(
      `Nothing in the library has the name or id ${JSON.stringify(text)}. recognise_names finds the names in a text.`,
    );
  }
  return entity;
}
