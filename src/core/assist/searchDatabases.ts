/** The tool that searches PubMed or Europe PMC: the only one that sends requests. */
import * as v from 'valibot';
import { fetchMessage } from '../fetching/fetchMessage';
import { FetchError } from '../fetching/fetchText';
import { formatReference } from '../literature/formatReference';
import { entryFields } from '../literature/sourceReference';
import { summaryOf } from '../literature/summary';
import type { FoundPage, FoundPublication } from '../searching/literatureProvider';
import { searchFilters } from '../searching/searchFilters';
import { providerIds } from '../searching/searchQuery';
import { isName, quote, quoteIf } from './answer';
import { type AssistTool, ToolRefusal } from './assistTool';
import { identifiersFor } from './publicationFacts';
import { publicationLimit } from './toolInput';

/** The most publications of an answer, and their number if the assistant gives none. */
const [MOST, USUAL] = [25, 10];

const input = v.strictObject({
  query: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(1000),
    v.description(
      'The query in the syntax of the database: "IL-6"[tiab] AND sepsis[tiab] for PubMed, TITLE_ABS:"IL-6" for Europe ' +
        'PMC. It is sent as it is: put no private words of the user into it.',
    ),
  ),
  database: v.optional(v.picklist(providerIds), 'pubmed'),
  filters: v.optional(
    v.pipe(
      v.array(v.picklist(searchFilters)),
      v.maxLength(searchFilters.length),
      v.description('Narrow the search: reviews, trials, the last five years, humans, free text.'),
    ),
    [],
  ),
  limit: publicationLimit(MOST, USUAL),
});

export const searchDatabases: AssistTool<typeof input> = {
  name: 'search_databases',
  title: 'Search PubMed or Europe PMC',
  description:
    'Sends a query to PubMed (NCBI) or Europe PMC (EMBL-EBI) and gives what they find: reference, DOI, PMID, ' +
    'kind of study, and the citation key where the user has the publication already. Needs the consent of the user, ' +
    'since the words of the query leave the machine. Try find_publications first, which sends no requests.',
  effect: 'asksNet',
  input,
  async run({ query, database, filters, limit }, host, signal) {
    const page = await found(() => host.search(database, { query, filters }, signal));
    const { literature } = await host.literature();
    const factsOf = ({ reference, study, isPreprint, fullText }: FoundPublication) => {
      const summary = summaryOf(reference);
      const key = literature.sameAs(summary)?.key;
      return {
        ...identifiersFor(summary),
        title: quoteIf(summary.title),
        reference: quote(formatReference(entryFields(reference))),
        study,
        isPreprint,
        ...(fullText === undefined ? {} : { fullText: quote(fullText, 300) }),
        ...(key !== undefined && isName(key) ? { key } : {}),
      };
    };
    return {
      facts: { database, sent: { query, filters } },
      list: { name: 'found', items: page.found.slice(0, limit).map(factsOf), total: page.total },
    };
  },
};

/** @throws {ToolRefusal} that says why the database gave nothing */
async function found(search: () => Promise<FoundPage>): Promise<FoundPage> {
  try {
    return await search();
  } catch (error) {
    throw error instanceof FetchError ? new ToolRefusal(fetchMessage(error, 'this query')) : error;
  }
}
