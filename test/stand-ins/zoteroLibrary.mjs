// Stands in for the local API of a running Zotero, version 3, and for the citation keys of Better BibTeX. It answers in
// the forms that zotero.org/support/dev/web_api/v3 documents, with the headers of the local API. All data is invented.

const SERVER_ID = 'invented1234';
/** The number of the group's library on the machine, as Better BibTeX wants it. */
const GROUP_LIBRARY = 3;
export const GROUP = 4711;

/**
 * @typedef {object} Item
 * @property {string} key
 * @property {string} collection
 * @property {string} title
 * @property {string} family
 * @property {number} year
 * @property {string} [abstract]
 * @property {readonly string[]} [tags]
 * @property {string} [extra]
 * @property {string} [doi]
 * @property {string} [citekey] that Better BibTeX gives
 * @property {string} [pdf] the key of its PDF
 */

const collections = [
  { key: 'COLL0001', name: 'Imagined psoriasis', parent: false },
  { key: 'COLL0002', name: 'Trials', parent: 'COLL0001' },
  { key: 'COLL0003', name: 'Large', parent: false },
  { key: 'COLL0004', name: 'Trials', parent: 'COLL0003' },
];
const groupCollections = [{ key: 'GCOL0001', name: 'Shared', parent: false }];

/** @type {readonly Item[]} */
const items = [
  {
    ...{ key: 'ITEM0001', collection: 'COLL0001', citekey: 'okoyeImagined2019', pdf: 'PDFA0001' },
    ...{ title: 'Imagined guselkumab in invented plaques', family: 'Okoye', year: 2019 },
    doi: '10.5555/zotero.1',
    abstract: 'IL-23 was imagined in plaques. Guselkumab emptied them of it.',
    tags: ['psoriasis', 'imagined; twice'],
    extra: 'PMID: 990000901',
  },
  {
    ...{ key: 'ITEM0002', collection: 'COLL0001', family: 'Pinne', year: 2015 },
    title: 'Imagined secukinumab',
    abstract: 'IL-17A was imagined.',
    extra: 'read twice\nCitation Key: pinned2015\nTL;DR: short',
  },
  {
    ...{ key: 'ITEM0003', collection: 'COLL0001', family: 'Keyless', year: 2011 },
    title: 'Invented keratinocytes',
  },
  {
    ...{ key: 'ITEM0004', collection: 'COLL0002', citekey: 'trialImagined2020' },
    ...{ title: 'An imagined trial of risankizumab', family: 'Trial', year: 2020 },
  },
  ...Array.from({ length: 230 }, (_, at) => ({
    ...{ key: `LARGE${String(at).padStart(3, '0')}`, collection: 'COLL0003' },
    ...{ title: `Invented lamp ${at}`, family: 'Lampe', year: 1900, citekey: `lampe${at}` },
  })),
];
/** @type {readonly Item[]} */
const groupItems = [
  {
    ...{ key: 'GITM0001', collection: 'GCOL0001', citekey: 'shared2018' },
    ...{ title: 'Shared imagined tocilizumab', family: 'Club', year: 2018 },
  },
];

const annotations = [
  {
    ...{ key: 'ANNO0002', type: 'highlight', text: 'Guselkumab emptied plaques of IL-23.' },
    ...{ comment: 'compare with IL-12', label: '124', sort: '00003|000200|00100', page: 3 },
  },
  {
    ...{ key: 'ANNO0001', type: 'highlight', text: 'IL-23 was high in\ninvented plaques.' },
    ...{ comment: '', label: '123', sort: '00002|000100|00100', page: 2 },
  },
  {
    ...{ key: 'ANNO0003', type: 'note', text: '', comment: 'ask about lamps' },
    ...{ label: '124', sort: '00003|000300|00100', page: 3 },
  },
  {
    ...{ key: 'ANNO0004', type: 'underline', text: 'Nothing of it was lit.', comment: '' },
    ...{ label: '', sort: '00004|000100|00100', page: 4 },
  },
];

/** A running Zotero. Tests can turn its parts off and change its library. */
export class ZoteroStandIn {
  /** What is true of it now: see {@link control}. */
  state = { api: 'on', betterBibtex: 'on', version: 7, added: 0 };

  /**
   * Changes it: `/zotero-stand-in?api=off`, `?betterBibtex=off`, `?added=1` for one more item.
   *
   * @param {URL} url
   */
  control({ searchParams }) {
    const { api = 'on', betterBibtex = 'on', added = '0' } = Object.fromEntries(searchParams);
    const version = this.state.version + 1;
    this.state = { api, betterBibtex, version, added: Number(added) };
  }

  /**
   * Answers a request below `/api/`.
   *
   * @param {URL} url
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  answer(url, request, response) {
    if (looksLikeBrowser(request) && !request.headers['zotero-allowed-request']) {
      response.destroy();
      return;
    }
    const common = {
      'Content-Type': 'text/plain',
      'Zotero-API-Version': '3',
      'Zotero-Schema-Version': '33',
      'Zotero-Server-ID': SERVER_ID,
    };
    const text = (/** @type {number} */ status, /** @type {string} */ message) => {
      response.writeHead(status, common);
      response.end(message);
    };
    if (this.state.api === 'off') return text(403, 'Local API is not enabled');
    if (this.state.api === 'broken') return text(200, 'not JSON');
    if (request.headers['zotero-api-version'] !== '3')
      return text(501, 'API version not implemented');
    const all = this.objectsAt(url);
    if (!all) return text(404, 'Not found');
    const isGroups = url.pathname.endsWith('/groups');
    const { version } = this.state;
    const headers = {
      ...common,
      'Total-Results': String(all.length),
      ...(isGroups ? {} : { 'Last-Modified-Version': String(version) }),
    };
    const since = Number(request.headers['if-modified-since-version'] ?? '0');
    if (since !== 0 && !isGroups && version <= since) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    const start = Number(url.searchParams.get('start') ?? '0');
    const limit = Number(url.searchParams.get('limit') ?? all.length);
    response.writeHead(200, { ...headers, 'Content-Type': 'application/json' });
    response.end(JSON.stringify(all.slice(start, start + limit), null, 4));
  }

  /**
   * The citation keys that `item.citationkey` gives; undefined where Better BibTeX is not installed.
   *
   * @param {readonly string[]} keys
   */
  citationKeys(keys) {
    if (this.state.betterBibtex === 'off') return undefined;
    const known = new Map([
      ...items.map(({ key, citekey }) => /** @type {const} */ ([key, citekey])),
      ...groupItems.map(
        ({ key, citekey }) => /** @type {const} */ ([`${GROUP_LIBRARY}:${key}`, citekey]),
      ),
    ]);
    return Object.fromEntries(keys.map((key) => [key, known.get(key) ?? null]));
  }

  /** What `user.groups` gives: all libraries. */
  libraries() {
    return [
      { id: 1, name: 'My Library' },
      { id: GROUP_LIBRARY, name: 'Lamp club' },
    ];
  }

  /** @param {URL} url */
  objectsAt({ pathname, searchParams }) {
    const [, owner, rest = ''] = /^\/api\/(users\/0|groups\/4711)\/(.*)$/.exec(pathname) ?? [];
    if (!owner) return undefined;
    const isGroup = owner !== 'users/0';
    const [ownItems, ownCollections] = isGroup
      ? [groupItems, groupCollections]
      : [[...items, ...this.addedItems()], collections];
    const withCsl = (searchParams.get('include') ?? 'data').split(',').includes('csljson');
    const objects = (/** @type {readonly Item[]} */ some) =>
      some.map((item) => itemObject(item, isGroup, withCsl));
    if (rest === 'groups') return [groupObject()];
    if (rest === 'collections') return ownCollections.map(collectionObject);
    const [, collection] = /^collections\/(\w{8})\/items\/top$/.exec(rest) ?? [];
    if (collection) {
      const found = objects(ownItems.filter((item) => item.collection === collection));
      return collection === 'COLL0001' ? [...found, noteObject()] : found;
    }
    if (rest === 'items/top') {
      const words = (searchParams.get('q') ?? '').toLowerCase();
      const everywhere = searchParams.get('qmode') === 'everything';
      return objects(
        ownItems.filter((item) =>
          `${item.title} ${item.family} ${item.year} ${everywhere ? (item.doi ?? '') : ''}`
            .toLowerCase()
            .includes(words),
        ),
      );
    }
    const [, parent] = /^items\/(\w{8})\/children$/.exec(rest) ?? [];
    const withPdf = items.find(({ pdf, key }) => pdf && (key === parent || pdf === parent));
    if (!withPdf) return parent ? [] : undefined;
    return parent === withPdf.key
      ? [attachmentObject(withPdf), noteObject()]
      : annotations.map((it) => annotationObject(it, withPdf.pdf ?? ''));
  }

  /** @returns {readonly Item[]} */
  addedItems() {
    return Array.from({ length: this.state.added }, (_, at) => ({
      ...{ key: `ADDED00${at}`, collection: 'COLL0001', citekey: `added${at}` },
      ...{ title: `Added imagined ustekinumab ${at}`, family: 'Added', year: 2022 },
    }));
  }
}

/** As Zotero tells browsers. @param {import('node:http').IncomingMessage} request */
function looksLikeBrowser({ headers }) {
  return Boolean(headers['user-agent']?.startsWith('Mozilla/')) || 'origin' in headers;
}

/** @param {string} key @param {object} data @param {object} [links] @param {object} [others] */
function object(key, data, links = {}, others = {}) {
  return {
    ...{ key, version: 5, library: { type: 'user', id: 12345, name: 'inventor', links: {} } },
    ...{ links, meta: {}, data: { key, version: 5, ...data }, ...others },
  };
}

/** @param {{ key: string, name: string, parent: string | boolean }} collection */
function collectionObject({ key, name, parent }) {
  return object(key, { name, parentCollection: parent, relations: {} });
}

function groupObject() {
  return {
    ...{ id: GROUP, version: 2, links: {}, meta: { numItems: groupItems.length } },
    data: { id: GROUP, version: 2, name: 'Lamp club', description: '' },
  };
}

/** @param {Item} item @param {boolean} isGroup @param {boolean} withCsl */
function itemObject(item, isGroup, withCsl) {
  const { key, title, family, year, abstract, tags = [], extra = '', doi, pdf, collection } = item;
  const csl = {
    ...{ id: `http://zotero.org/users/local/abc/items/${key}`, type: 'article-journal', title },
    ...{ 'container-title': 'Invented journal of lamps', author: [{ family, given: 'A.' }] },
    ...{ issued: { 'date-parts': [[year]] } },
    ...(abstract ? { abstract } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(extra ? { note: extra } : {}),
  };
  const owner = isGroup ? `groups/${GROUP}` : 'users/0';
  const attachment = {
    href: `http://localhost:23119/api/${owner}/items/${pdf}`,
    ...{ type: 'application/json', attachmentType: 'application/pdf', attachmentSize: 1000 },
  };
  const data = {
    ...{ itemType: 'journalArticle', title, abstractNote: abstract ?? '', extra },
    ...{ tags: tags.map((tag) => ({ tag })), collections: [collection], relations: {} },
    ...(doi ? { DOI: doi } : {}),
  };
  // The local API gives the text that an export would have.
  const others = withCsl ? { csljson: JSON.stringify([csl], null, '\t') } : {};
  return object(key, data, pdf ? { attachment } : {}, others);
}

function noteObject() {
  const data = { itemType: 'note', note: '<p>an invented note</p>', tags: [] };
  return object('NOTE0001', data, {}, { csljson: '[]' });
}

/** @param {Item} item */
function attachmentObject({ key, pdf = '' }) {
  return object(pdf, {
    ...{ parentItem: key, itemType: 'attachment', linkMode: 'imported_file' },
    ...{ contentType: 'application/pdf', filename: 'invented.pdf', tags: [] },
  });
}

/** @param {typeof annotations[number]} annotation @param {string} pdf */
function annotationObject({ key, type, text, comment, label, sort, page }, pdf) {
  return object(key, {
    ...{ parentItem: pdf, itemType: 'annotation', annotationType: type, annotationAuthorName: '' },
    ...(type === 'note' ? {} : { annotationText: text }),
    ...{ annotationComment: comment, annotationColor: '#ffd400', annotationPageLabel: label },
    annotationSortIndex: sort,
    annotationPosition: JSON.stringify({ pageIndex: page, rects: [[1, 2, 3, 4]] }),
    tags: [],
  });
}
