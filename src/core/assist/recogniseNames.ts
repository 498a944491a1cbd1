/** The tool that finds the names of cytokines, receptors and drugs in a text. */
import * as v from 'valibot';
import type { Mention } from '../recognise/recogniser';
import { quote } from './answer';
import type { AssistTool } from './assistTool';
import { entityFacts } from './entityFacts';

/** The most UTF-16 units of a text that is searched for names. */
const LONGEST_TEXT = 50_000;
/** The most places of an entity in an answer. */
const MOST_PLACES = 10;

const input = v.strictObject({
  text: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(LONGEST_TEXT),
    v.description('Plain text or Markdown. Code, math and citations in it have no names.'),
  ),
});

export const recogniseNames: AssistTool<typeof input> = {
  name: 'recognise_names',
  title: 'Recognise names',
  description:
    'Finds the cytokines, receptors, drugs, proteins and classes of them that a text names, in every spelling, with ' +
    'their stable ids and identifiers (HGNC, UniProt, NCBI Gene, DrugBank …). Use it to learn which entities a text ' +
    'is about, and for the ids that describe_entity takes. Where the text shows a species (Il6, murine TNF, hIL-6), the ' +
    'item names it and has the identifiers of that species. Offsets count UTF-16 units of the text. Reads only.',
  effect: 'reads',
  input,
  async run({ text }, host) {
    const { library } = await host.library();
    const { analysis } = await host.draft(text);
    // The mouse's IL-6 is an item of its own, since it has other identifiers.
    const mentions = new Map<string, [Mention, ...Mention[]]>();
    for (const mention of analysis.blocks.flatMap((block) => block.mentions)) {
      const item = `${mention.species ?? ''} ${mention.entity}`;
      const known = mentions.get(item);
      if (known) {
        known.push(mention);
      } else {
        mentions.set(item, [mention]);
      }
    }
    const items = [...mentions.values()].flatMap((places) => {
      const [{ entity: id, species }] = places;
      const entity = library.entity(id);
      return entity
        ? [
            {
              ...entityFacts(entity, species),
              count: places.length,
              places: places.slice(0, MOST_PLACES).map(({ start, end, surface }) => ({
                start,
                end,
                ...quote(surface, 120),
              })),
            },
          ]
        : [];
    });
    return { list: { name: 'entities', items } };
  },
};
