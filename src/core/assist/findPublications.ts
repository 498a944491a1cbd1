/** The tool that ranks the user's literature for a sentence, with a statement of each publication. */
import * as v from 'valibot';
import { publicationsForSentence } from '../cite/publicationsToCite';
import { entitiesOfSentence } from '../cite/sentenceToCite';
import { blockAt } from '../note/noteAnalysis';
import { contextOf } from '../note/noteContext';
import { type AssistTool, ToolRefusal } from './assistTool';
import { fitIds } from './entityFacts';
import { publicationFacts, statementsAbout, withFitKeys } from './publicationFacts';
import { citingNote, publicationLimit } from './toolInput';

/** The most UTF-16 units of a sentence, and of the paragraph around it. */
const [LONGEST_SENTENCE, LONGEST_PARAGRAPH] = [2_000, 20_000];
/** The most publications of an answer, and their number if the assistant gives none. */
const [MOST, USUAL] = [15, 5];
/** The most entities of a sentence in an answer. */
const MOST_ENTITIES = 30;
/** The most entities of a sentence about which a publication is quoted. */
const MOST_STATEMENTS = 3;

const input = v.strictObject({
  sentence: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(LONGEST_SENTENCE),
    v.description('The sentence that needs a citation, as plain text or Markdown.'),
  ),
  paragraph: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(LONGEST_PARAGRAPH),
      v.description('The paragraph that has the sentence in it, word for word, if there is one.'),
    ),
  ),
  note: citingNote,
  limit: publicationLimit(MOST, USUAL),
});

export const findPublications: AssistTool<typeof input> = {
  name: 'find_publications',
  title: 'Find publications that fit a sentence',
  description:
    'Ranks the publications that the user has (bibliographies, library, dataset of Cytonote) by how well they fit a ' +
    'sentence that needs a citation, best first, each with citation key, DOI or PMID, kind of study, and the findings or ' +
    'sentences of its abstract about what the sentence names. Check that these support the sentence before you cite. ' +
    'An empty list means that nothing fits: then cite nothing. Reads only, and sends no requests.',
  effect: 'reads',
  input,
  async run({ sentence, paragraph = '', note: name, limit }, host) {
    const { library, recogniser } = await host.library();
    const note = name === undefined ? undefined : await host.note(name);
    const text = paragraph.includes(sentence) ? paragraph : sentence;
    const { analysis } = await host.draft(text);
    const offset = text.indexOf(sentence);
    const block = blockAt(analysis, offset) ?? analysis.blocks[0];
    if (!block) {
      throw new ToolRefusal('The sentence has no prose: code, math and comments cite nothing.');
    }
    const at = Math.max(offset, block.start);
    const named = entitiesOfSentence(block, at);
    // "It fell by half." names nothing, so it is about the entities of its paragraph.
    const entities =
      named.length > 0 ? named : [...new Set(block.mentions.map(({ entity }) => entity))];
    const ranked = publicationsForSentence(
      { analysis, block, offset: at, at },
      await host.literature(note),
      { library, entities },
    );
    const fitting = withFitKeys(ranked);
    const context = contextOf(analysis, block, recogniser);
    return {
      facts: { entities: fitIds(entities, MOST_ENTITIES) },
      list: {
        name: 'publications',
        items: fitting.slice(0, limit).map((read) => {
          const shared = entities.filter((id) => read.contents.entities.includes(id));
          return {
            ...publicationFacts(read.publication, library),
            study: read.contents.study,
            says: statementsAbout(shared.slice(0, MOST_STATEMENTS), read, library, context),
          };
        }),
        total: fitting.length,
      },
    };
  },
};
