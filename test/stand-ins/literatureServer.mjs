// Stands in for NCBI's E-utilities and PMC ID Converter, Europe PMC's and Crossref's REST APIs, the resolver of DOIs and a
// running Zotero with Better BibTeX: it answers in the forms that they document, and as badly as servers can. All data is invented.
import { createServer } from 'node:http';
import { convertedIds, cslOf } from './identifierRecords.mjs';
import { agencyOf, badDois, recordOfPubmed, workOf } from './referenceRecords.mjs';
import { ZoteroStandIn } from './zoteroLibrary.mjs';

/** The faulty answers, by the last digits of a PMID or DOI. */
export const badPmids = {
  unknown: '990000404',
  busyOnce: '990000429',
  alwaysBusy: '990000430',
  busyForHours: '990000431',
  serverError: '990000500',
  forbidden: '990000403',
  notXml: '990000600',
  cutOff: '990000601',
  another: '990000602',
  endless: '990000700',
  silent: '990000701',
  slow: '990000702',
  hangsUp: '990000703',
  moved: '990000301',
  movedInCircles: '990000302',
  movedToUnsafe: '990000303',
};

/** @param {string} pmid */
export function pubmedArticle(pmid, title = 'An imagined lamp that lowers IL-6 and <i>TNF</i>-α') {
  return `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2001</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Invented journal of lamps</Title></Journal>
<ArticleTitle>${title}.</ArticleTitle><Pagination><MedlinePgn>12-5</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/lamp.${pmid}</ELocationID>
<Abstract><AbstractText Label="RESULTS">IL-6 fell; tocilizumab did not.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Lampe</LastName><ForeName>Émile</ForeName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
}

/** The faulty answers to searches with these words; any other search finds {@link FOUND}. */
export const badSearches = {
  nothing: 'lampnothing',
  busy: 'lampbusy',
  serverError: 'lamperror',
  notJson: 'lampnotjson',
  cutOff: 'lampcutoff',
  wrongForm: 'lampwrongform',
  refused: 'lamprefused',
  endless: 'lampendless',
  silent: 'lampsilent',
  slow: 'lampslow',
  hangsUp: 'lamphangsup',
  moved: 'lampmoved',
  hostile: 'lamphostile',
  breaksLater: 'lamplater',
};

/** How many publications a search finds. */
export const FOUND = 60;
/** The PMID of the first of them; the others follow. */
export const FIRST_PMID = 990001000;
/** A title that consists of attacks. */
export const HOSTILE =
  '$(trash) [Click](command:workbench.action.quit) <img src=x onerror=alert(1)> &lt;script&gt; | `x` ](http://evil.example)';

const studies = [
  { title: 'Imagined lamps and IL-6', type: 'Journal Article' },
  { title: 'Lamps and tocilizumab in imagined arthritis', type: 'Randomized Controlled Trial' },
  { title: 'What is imagined of lamps', type: 'Review' },
  { title: 'All imagined lamps together', type: 'Meta-Analysis' },
];

/** What one publication of a search is. @param {number} at */
function foundAt(at) {
  const { title, type } = studies[at % studies.length] ?? studies[0];
  return { pmid: String(FIRST_PMID + at), title: `${title}, part ${at + 1}`, type, at };
}

/** As ESummary's version 2.0 has it. @param {string} pmid @param {string} [hostile] */
function pubmedSummary(pmid, hostile) {
  const { title, type, at } = foundAt(Number(pmid) - FIRST_PMID);
  return {
    ...{ uid: pmid, pubdate: `${2001 + (at % 20)} Mar 15`, epubdate: '', source: 'Invent J Lamps' },
    authors: [
      { name: 'Lampe É', authtype: 'Author', clusterid: '' },
      { name: 'Lamp Study Group', authtype: 'CollectiveName', clusterid: '' },
    ],
    ...{
      lastauthor: 'Lamp Study Group',
      title: `${hostile ?? title}.`,
      sorttitle: '',
      volume: '12',
    },
    ...{ issue: '3', pages: '12-5', lang: ['eng'], issn: '1234-5679', pubtype: [type] },
    articleids: [
      { idtype: 'pubmed', idtypen: 1, value: pmid },
      { idtype: 'doi', idtypen: 3, value: `10.5555/lamp.${pmid}` },
      ...(at % 2 === 0 ? [{ idtype: 'pmc', idtypen: 8, value: `PMC${pmid}` }] : []),
    ],
    ...{ fulljournalname: 'Invented journal of lamps', sortpubdate: '2001/03/15 00:00' },
  };
}

/** As Europe PMC's `core` has it; every fifth is a preprint. @param {number} number @param {string} [hostile] */
function europePmcRecord(number, hostile) {
  const { pmid, title, type, at } = foundAt(number);
  const isPreprint = at % 5 === 4;
  const names = { firstName: 'Émile', lastName: 'Lampe', fullName: 'Lampe É', initials: 'É' };
  const abstractText =
    '<h4>Background</h4>Lamps.<h4>Results</h4>IL-6 fell; <i>tocilizumab</i> did not.';
  return {
    id: isPreprint ? `PPR${pmid}` : pmid,
    source: isPreprint ? 'PPR' : 'MED',
    ...(isPreprint ? {} : { pmid, pmcid: `PMC${pmid}` }),
    ...{ doi: `10.5555/lamp.${pmid}`, title: `${hostile ?? title}.`, authorString: 'Lampe É.' },
    authorList: { author: [names, { collectiveName: 'Lamp Study Group' }] },
    ...(isPreprint
      ? { bookOrReportDetails: { publisher: 'Imagined Preprints', yearOfPublication: 2001 } }
      : {
          journalInfo: {
            ...{ issue: '3', volume: '12', yearOfPublication: 2001 },
            journal: { title: 'Invented journal of lamps', medlineAbbreviation: 'Invent J Lamps' },
          },
        }),
    ...{ pubYear: '2001', pageInfo: '12-5', abstractText, language: 'eng' },
    pubTypeList: { pubType: [isPreprint ? 'Preprint' : type.toLowerCase()] },
    isOpenAccess: 'Y',
    fullTextUrlList: {
      fullTextUrl: [
        {
          availability: 'Subscription required',
          availabilityCode: 'S',
          url: 'https://doi.invalid/1',
        },
        {
          ...{ availability: 'Open access', availabilityCode: 'OA', documentStyle: 'html' },
          url: hostile ? 'javascript:alert(1)' : `https://europepmc.invalid/articles/PMC${pmid}`,
        },
      ],
    },
    firstPublicationDate: '2001-03-15',
  };
}

/** @param {string} doi */
export function crossrefWork(doi) {
  return {
    ...{ status: 'ok', 'message-type': 'work', 'message-version': '1.0.0' },
    message: {
      ...{ DOI: doi, type: 'journal-article', title: ['Toward a Unified Theory of Imagined IL-6'] },
      author: [{ given: 'Josiah', family: 'Carberry', sequence: 'first', affiliation: [] }],
      issued: { 'date-parts': [[2008, 8, 13]] },
      'container-title': ['Journal of Psychoceramics'],
      ...{ volume: '5', issue: '11', page: '1-3', URL: `https://doi.org/${doi}` },
      abstract: '<jats:p>IL-6 was imagined.</jats:p>',
    },
  };
}

const zoteroItems = [
  {
    citekey: 'lampe2001',
    id: 'lampe2001',
    title: 'An imagined lamp in Zotero',
    author: [{ family: 'Lampe', given: 'Émile' }],
  },
  {
    citekey: 'ozols1999',
    id: 'ozols1999',
    title: 'Imagined tocilizumab',
    author: [{ family: 'Ozols', given: 'J' }],
  },
].map((item, at) => ({
  ...item,
  ...{
    type: 'article-journal',
    'container-title': 'Invented journal of lamps',
    DOI: `10.5555/z.${at}`,
  },
  issued: { 'date-parts': [[2001 - 2 * at]] },
  abstract: 'IL-6 was imagined.',
}));

/**
 * How {@link startLiteratureServer} answers all requests after `answerAll`: each fault is one that some server had.
 *
 * @typedef {'busyOnce' | 'busy' | 'busyForHours' | 'serverError' | 'cutOff' | 'huge' | 'html' | 'hangsUp' |
 *   'movedToUnsafe' | 'movedToOther' | 'hostile'} Fault
 */

/** @typedef {{ method: string, path: string, body: string }} LoggedRequest */
/** @typedef {{ requests: LoggedRequest[], zotero: ZoteroStandIn }} Known the requests so far, and what Zotero holds */

/**
 * Starts the server on a free port of this machine. `GET /requests` gives the requests that it received so far.
 *
 * @returns {Promise<import('./literatureServer.mjs').LiteratureServer>}
 */
export async function startLiteratureServer() {
  /** @type {LoggedRequest[]} */
  const requests = [];
  /** @type {Fault | undefined} */
  let fault;
  let faultsFrom = 0;
  const zotero = new ZoteroStandIn();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', '*');
      response.setHeader('Access-Control-Expose-Headers', '*');
      const path = request.url ?? '/';
      if (request.method === 'OPTIONS') return response.end();
      if (path === '/requests') return sendJson(response, requests);
      const url = new URL(path, 'http://127.0.0.1');
      if (url.pathname === '/zotero-stand-in') {
        zotero.control(url);
        return send(response, 200, 'changed');
      }
      requests.push({ method: request.method ?? '', path, body });
      if (!fault && url.pathname.startsWith('/api/')) return zotero.answer(url, request, response);
      if (!fault) return answer(path, body, response, { requests, zotero });
      const goodAnswer = () => answerWithoutFault(path, body, { requests, zotero });
      answerBadly(fault, goodAnswer, requests.length - faultsFrom, response);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    services: {
      pubmedAddress: `${address}/eutils`,
      idConverterAddress: `${address}/idconv`,
      crossrefAddress: address,
      doiAddress: `${address}/doi`,
      europePmcAddress: `${address}/europepmc`,
    },
    requests,
    answerAll: (it) => {
      fault = it;
      faultsFrom = requests.length;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Bytes of an answer that is far too large. */
const HUGE = 50 * 2 ** 20;

/**
 * @param {Fault} fault
 * @param {() => string} goodAnswer what the answer is without the fault
 * @param {number} count how many requests there were since the fault began, this one included
 * @param {import('node:http').ServerResponse} response
 */
function answerBadly(fault, goodAnswer, count, response) {
  switch (fault) {
    case 'busyOnce':
      return count === 1 ? busy(response, '0') : send(response, 200, goodAnswer());
    case 'busy':
      return busy(response, '0');
    case 'busyForHours':
      return busy(response, '7200');
    case 'serverError':
      return send(response, 500, '<html>Internal Server Error</html>');
    case 'cutOff':
      return send(response, 200, goodAnswer().slice(0, -30));
    case 'huge':
      return pour(response, HUGE);
    case 'html':
      return send(
        response,
        200,
        '<!DOCTYPE html><html><title>Sign in to the network</title></html>',
      );
    case 'hangsUp':
      response.write(goodAnswer().slice(0, 20));
      return setTimeout(() => response.destroy(), 20);
    case 'movedToUnsafe':
      return redirect(response, 'http://unsafe.invalid/');
    case 'movedToOther':
      return redirect(response, 'https://elsewhere.invalid/');
    case 'hostile':
      return send(response, 200, withHostileTitles(goodAnswer()));
  }
}

/** An answer whose titles are all attack, in JSON or XML. @param {string} goodAnswer */
function withHostileTitles(goodAnswer) {
  const inJson = JSON.stringify(HOSTILE).slice(1, -1);
  const inXml = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return goodAnswer
    .replace(/("title":(?:\[)?")(?:[^"\\]|\\.)*"/g, `$1${inJson.replaceAll('$', '$$$$')}"`)
    .replace(
      /\\"title\\":\\"[^"]*\\"/g,
      () => `\\"title\\":${JSON.stringify(JSON.stringify(HOSTILE)).slice(1, -1)}`,
    )
    .replace(/(<ArticleTitle>).*?(<\/ArticleTitle>)/gs, (_, open, close) => open + inXml + close);
}

/**
 * The text of the answer to a request.
 *
 * @param {string} path
 * @param {string} body
 * @param {Known} known
 */
function answerWithoutFault(path, body, known) {
  let text = '';
  let location = '';
  const response = {
    writeHead: (/** @type {number} */ _, /** @type {Record<string, string>} */ headers) => {
      location = headers.Location ?? '';
    },
    end: (/** @type {string} */ all = '') => {
      text += all;
    },
  };
  answer(path, body, /** @type {any} */ (response), known);
  return location ? answerWithoutFault(location, body, known) : text;
}

/**
 * @param {string} path
 * @param {string} body
 * @param {import('node:http').ServerResponse} response
 * @param {Known} known
 */
function answer(path, body, response, { requests, zotero }) {
  const url = new URL(path, 'http://127.0.0.1');
  if (url.pathname === '/eutils/efetch.fcgi') {
    const ids = (url.searchParams.get('id') ?? '').split(',');
    const bad = ids.find((it) => Object.values(badPmids).includes(it));
    if (!bad && (ids.length > 1 || recordOfPubmed(ids[0] ?? '') !== undefined)) {
      const records = ids.map((it) => recordOfPubmed(it) ?? pubmedRecord(pubmedArticle(it)));
      const set = `<PubmedArticleSet>${records.join('')}</PubmedArticleSet>`;
      return send(response, 200, `<?xml version="1.0" ?>${set}`);
    }
    const id = bad ?? ids[0] ?? '';
    const count = requests.filter((request) => request.path.includes(id)).length;
    return answerPubmed(id, count, url, response);
  }
  if (url.pathname === '/eutils/esearch.fcgi') return answerSearch(body, response);
  if (url.pathname === '/eutils/esummary.fcgi') return answerSummaries(url, requests, response);
  if (url.pathname === '/europepmc/search') return answerEuropePmc(url, response);
  if (url.pathname === '/idconv/') {
    const { ids = '', idtype = '' } = Object.fromEntries(url.searchParams);
    return sendJson(response, convertedIds(idtype, ids));
  }
  if (url.pathname.startsWith('/doi/')) {
    const doi = decodeURIComponent(url.pathname.slice('/doi/'.length));
    const isAtAgency = url.searchParams.has('agency');
    const record = cslOf(doi);
    if (doi.endsWith('.none')) return send(response, 204, '');
    if (!record) return send(response, 404, '<html>DOI Not Found</html>');
    // The resolver redirects the request.
    return isAtAgency ? sendJson(response, record) : redirect(response, `${path}?agency=yes`);
  }
  if (url.pathname === '/better-bibtex/json-rpc') return answerZotero(body, zotero, response);
  if (url.pathname === '/works') return answerList(url, response);
  if (url.pathname.startsWith('/works/')) {
    const [, doi = '', isAgency] =
      /^\/works\/(.*?)(\/agency)?$/.exec(decodeURIComponent(url.pathname)) ?? [];
    if (isAgency) {
      const agency = agencyOf(doi);
      if (!agency) return send(response, 404, 'Resource not found.');
      const message = { DOI: doi, agency: { id: agency, label: agency } };
      return sendJson(response, { status: 'ok', 'message-type': 'work-agency', message });
    }
    if (/^10\.48550\//.test(doi)) return send(response, 404, 'Resource not found.');
    const work = workOf(doi);
    if (work) return sendJson(response, { status: 'ok', 'message-type': 'work', message: work });
    if (agencyOf(doi) !== 'crossref') return send(response, 404, 'Resource not found.');
    if (doi.endsWith('404')) return send(response, 404, 'Resource not found.');
    if (doi.endsWith('600')) return sendJson(response, { status: 'ok', message: { DOI: doi } });
    return sendJson(response, crossrefWork(doi));
  }
  return send(response, 404, 'nothing here');
}

/** One record of a set. @param {string} set */
function pubmedRecord(set) {
  return /<PubmedArticle>.*<\/PubmedArticle>/s.exec(set)?.[0] ?? '';
}

/**
 * A list of works: `/works?filter=doi:10.…,doi:10.…&rows=20`.
 *
 * @param {URL} url
 * @param {import('node:http').ServerResponse} response
 */
function answerList(url, response) {
  const filters = (url.searchParams.get('filter') ?? '').split(',').filter(Boolean);
  const dois = filters.map((filter) => filter.slice('doi:'.length));
  const has = (/** @type {keyof typeof badDois} */ name) => dois.includes(badDois[name]);
  const works = dois.flatMap((doi) => {
    const work = workOf(doi);
    return work ? [work] : agencyOf(doi) === 'crossref' ? [crossrefWork(doi).message] : [];
  });
  const rows = Number(url.searchParams.get('rows') ?? '20');
  const items = works.slice(0, rows);
  const message = { 'total-results': works.length, 'items-per-page': rows, items };
  const answer = { status: 'ok', 'message-type': 'work-list', 'message-version': '1.0.0', message };
  if (has('busy')) return busy(response, '0');
  if (has('serverError')) return send(response, 500, 'oops');
  if (has('endless')) return pour(response);
  if (has('cutOff')) return send(response, 200, JSON.stringify(answer).slice(0, -40));
  if (has('refused')) return send(response, 400, '{"status":"failed"}');
  if (has('movedToUnsafe')) return redirect(response, 'http://unsafe.invalid/works');
  return sendJson(response, answer);
}

/**
 * @param {string} id
 * @param {number} count how often it was asked for, this time included
 * @param {URL} url
 * @param {import('node:http').ServerResponse} response
 */
function answerPubmed(id, count, url, response) {
  const article = pubmedArticle(id);
  switch (id) {
    case badPmids.unknown:
      return send(response, 200, '<?xml version="1.0" ?><PubmedArticleSet></PubmedArticleSet>');
    case badPmids.busyOnce:
      return count === 1 ? busy(response, '0') : send(response, 200, article);
    case badPmids.alwaysBusy:
      return busy(response, '0');
    case badPmids.busyForHours:
      return busy(response, '7200');
    case badPmids.serverError:
      return send(response, 500, 'oops');
    case badPmids.forbidden:
      return send(response, 403, 'no');
    case badPmids.notXml:
      return send(response, 200, '{"error":"API rate limit exceeded"}');
    case badPmids.cutOff:
      return send(response, 200, article.slice(0, 700));
    case badPmids.another:
      return send(response, 200, pubmedArticle('990000001'));
    case badPmids.endless:
      return pour(response);
    case badPmids.silent:
      return undefined;
    case badPmids.slow:
      return drip(response, article);
    case badPmids.hangsUp:
      response.write(article.slice(0, 300));
      return setTimeout(() => response.destroy(), 20);
    case badPmids.moved:
      if (url.searchParams.has('moved')) return send(response, 200, article);
      url.searchParams.set('moved', 'yes');
      return redirect(response, `${url.pathname}?${url.searchParams}`);
    case badPmids.movedInCircles:
      return redirect(response, `${url.pathname}?id=${id}`);
    case badPmids.movedToUnsafe:
      return redirect(response, 'http://unsafe.invalid/efetch.fcgi');
    default:
      return send(response, 200, article);
  }
}

/**
 * Answers badly if the query asks for that.
 *
 * @param {string} query
 * @param {unknown} goodAnswer
 * @param {import('node:http').ServerResponse} response
 * @returns whether it has answered
 */
function answersBadly(query, goodAnswer, response) {
  const has = (/** @type {keyof typeof badSearches} */ name) => query.includes(badSearches[name]);
  const text = JSON.stringify(goodAnswer);
  if (has('busy')) busy(response, '0');
  else if (has('serverError')) send(response, 500, 'oops');
  else if (has('notJson')) send(response, 200, '<html>Captive portal</html>');
  else if (has('cutOff')) send(response, 200, text.slice(0, text.length / 2));
  else if (has('wrongForm'))
    sendJson(response, { esearchresult: { idlist: 'no' }, hitCount: 'no' });
  else if (has('refused')) sendJson(response, { esearchresult: { ERROR: 'no' }, errMsg: 'no' });
  else if (has('endless')) pour(response);
  else if (has('slow')) drip(response, text);
  else if (has('hangsUp')) {
    response.write(text.slice(0, 20));
    setTimeout(() => response.destroy(), 20);
  } else if (has('moved')) redirect(response, 'https://elsewhere.invalid/');
  else if (!has('silent')) return false;
  return true;
}

/** ESearch. @param {string} body @param {import('node:http').ServerResponse} response */
function answerSearch(body, response) {
  const params = new URLSearchParams(body);
  const term = params.get('term') ?? '';
  const count = term.includes(badSearches.nothing) ? 0 : FOUND;
  const idlist = Array.from({ length: count }, (_, at) => foundAt(at).pmid);
  const goodAnswer = {
    header: { type: 'esearch', version: '0.3' },
    esearchresult: {
      ...{ count: String(count), retmax: params.get('retmax') ?? '20', retstart: '0' },
      idlist: idlist.slice(0, Number(params.get('retmax') ?? 20)),
      ...{ translationset: [], querytranslation: term },
      ...(count === 0 ? { errorlist: { phrasesnotfound: [term], fieldsnotfound: [] } } : {}),
    },
  };
  if (!answersBadly(term, goodAnswer, response)) sendJson(response, goodAnswer);
}

/**
 * ESummary.
 *
 * @param {URL} url
 * @param {LoggedRequest[]} requests
 * @param {import('node:http').ServerResponse} response
 */
function answerSummaries(url, requests, response) {
  const ids = (url.searchParams.get('id') ?? '').split(',');
  // How the search before it was to be answered; only a search has words.
  const searches = requests.filter(({ path }) => path === '/eutils/esearch.fcgi');
  const term = new URLSearchParams(searches.at(-1)?.body ?? '').get('term') ?? '';
  if (term.includes(badSearches.breaksLater) && !ids.includes(String(FIRST_PMID))) {
    return send(response, 200, 'not JSON');
  }
  const hostile = term.includes(badSearches.hostile) ? HOSTILE : undefined;
  const records = ids.map((id) => [id, pubmedSummary(id, hostile)]);
  return sendJson(response, {
    header: { type: 'esummary', version: '0.3' },
    result: { uids: ids, ...Object.fromEntries(records) },
  });
}

/** Europe PMC's search. @param {URL} url @param {import('node:http').ServerResponse} response */
function answerEuropePmc(url, response) {
  const query = url.searchParams.get('query') ?? '';
  const cursor = url.searchParams.get('cursorMark') ?? '*';
  const size = Number(url.searchParams.get('pageSize') ?? 25);
  const total = query.includes(badSearches.nothing) ? 0 : FOUND;
  const start = cursor === '*' ? 0 : Number(cursor.slice(2));
  const count = Math.max(0, Math.min(size, total - start));
  const hostile = query.includes(badSearches.hostile) ? HOSTILE : undefined;
  const goodAnswer = {
    ...{ version: '6.9', hitCount: total },
    nextCursorMark: count < size ? cursor : `AX${start + count}`,
    request: { queryString: query, resultType: 'core', cursorMark: cursor, pageSize: size },
    resultList: {
      result: Array.from({ length: count }, (_, at) => europePmcRecord(start + at, hostile)),
    },
  };
  if (query.includes(badSearches.breaksLater) && start > 0) {
    return send(response, 200, 'not JSON');
  }
  return answersBadly(query, goodAnswer, response) ? undefined : sendJson(response, goodAnswer);
}

/**
 * @param {string} body
 * @param {ZoteroStandIn} zotero
 * @param {import('node:http').ServerResponse} response
 */
function answerZotero(body, zotero, response) {
  const { method, params } = JSON.parse(body);
  const reply = (/** @type {object} */ fields) =>
    sendJson(response, { jsonrpc: '2.0', ...fields, id: 1 });
  if (method === 'item.search') {
    const [terms] = params;
    if (terms === 'crash') return reply({ error: { code: -32603, message: 'Internal error' } });
    if (terms === 'garbage') return send(response, 200, 'not JSON');
    const found = zoteroItems.filter(({ title, citekey }) =>
      `${title} ${citekey}`.toLowerCase().includes(terms.toLowerCase()),
    );
    return reply({
      result: found.map((item) => ({ ...item, library: 'My Library', libraryID: 1 })),
    });
  }
  if (method === 'item.export') {
    const [citekeys, translator, library] = params;
    // As where keys are unique in all libraries: then none must be named.
    if (library !== undefined) {
      return reply({
        error: { code: -32602, message: 'keyscope is global, do not provide a library ID' },
      });
    }
    const found = zoteroItems.filter(({ citekey }) => citekeys.includes(citekey));
    if (found.length !== citekeys.length || translator !== 'Better CSL JSON') {
      return reply({ error: { code: -32602, message: `${citekeys} not found` } });
    }
    const items = found.map(({ citekey, ...item }) => ({ ...item, 'citation-key': citekey }));
    return reply({ result: JSON.stringify(items) });
  }
  if (method === 'item.citationkey') {
    const result = zotero.citationKeys(params[0]);
    return result ? reply({ result }) : send(response, 404, 'No endpoint found');
  }
  if (method === 'user.groups') return reply({ result: zotero.libraries() });
  return reply({ error: { code: -32601, message: `Method not found: ${method}` } });
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text */
function send(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** @param {import('node:http').ServerResponse} response @param {unknown} value */
function sendJson(response, value) {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** @param {import('node:http').ServerResponse} response @param {string} seconds */
function busy(response, seconds) {
  response.writeHead(429, { 'Retry-After': seconds });
  response.end('{"error":"API rate limit exceeded"}');
}

/** @param {import('node:http').ServerResponse} response @param {string} location */
function redirect(response, location) {
  response.writeHead(302, { Location: location });
  response.end();
}

/** Stops at some bytes, or never. @param {import('node:http').ServerResponse} response */
function pour(response, size = Number.POSITIVE_INFINITY) {
  const piece = '<PubmedArticleSet>'.repeat(2000);
  let written = 0;
  const write = () => {
    while (!response.destroyed && written < size && response.write(piece)) written += piece.length;
    if (written >= size) response.end();
    else if (!response.destroyed) response.once('drain', write);
  };
  write();
}

/** A letter now and then. @param {import('node:http').ServerResponse} response @param {string} text */
function drip(response, text) {
  let at = 0;
  const timer = setInterval(() => {
    if (response.destroyed) return clearInterval(timer);
    response.write(text[at++ % text.length]);
  }, 20);
}
