// Stands in for NCBI's E-utilities, Crossref's REST API and a running Zotero with Better BibTeX: it
// answers in the forms that they document, and as badly as servers can. What it tells of is invented.
import { createServer } from 'node:http';

/** What each identifier is answered with, beside the sound ones: the last digits of a PMID or DOI. */
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

/** @typedef {{ method: string, path: string, body: string }} LoggedRequest */

/**
 * Starts the server on a free port of this machine. `GET /requests` tells what it was asked so far.
 *
 * @returns {Promise<{ address: string, requests: LoggedRequest[], stop: () => Promise<void> }>}
 */
export async function startLiteratureServer() {
  /** @type {LoggedRequest[]} */
  const requests = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      const path = request.url ?? '/';
      if (request.method === 'OPTIONS') return response.end();
      if (path === '/requests') return sendJson(response, requests);
      requests.push({ method: request.method ?? '', path, body });
      answer(path, body, response, requests);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {string} path
 * @param {string} body
 * @param {import('node:http').ServerResponse} response
 * @param {LoggedRequest[]} requests
 */
function answer(path, body, response, requests) {
  const url = new URL(path, 'http://127.0.0.1');
  if (url.pathname === '/eutils/efetch.fcgi') {
    const id = url.searchParams.get('id') ?? '';
    const count = requests.filter((request) => request.path.includes(`id=${id}`)).length;
    return answerPubmed(id, count, url, response);
  }
  if (url.pathname.startsWith('/works/')) {
    const doi = decodeURIComponent(url.pathname.slice('/works/'.length));
    if (doi.endsWith('404')) return send(response, 404, 'Resource not found.');
    if (doi.endsWith('600')) return sendJson(response, { status: 'ok', message: { DOI: doi } });
    return sendJson(response, crossrefWork(doi));
  }
  if (url.pathname === '/better-bibtex/json-rpc') return answerZotero(body, response);
  return send(response, 404, 'nothing here');
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
 * @param {string} body
 * @param {import('node:http').ServerResponse} response
 */
function answerZotero(body, response) {
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

/** Never stops. @param {import('node:http').ServerResponse} response */
function pour(response) {
  const piece = '<PubmedArticleSet>'.repeat(2000);
  const write = () => {
    while (!response.destroyed && response.write(piece)) {}
    if (!response.destroyed) response.once('drain', write);
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
