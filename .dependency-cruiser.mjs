/**
 * Which imports `src/` may have, kept by `npm run check:imports`.
 *
 * A list of folders is a list of floors: a folder imports from itself and from those above it in its list.
 */
const core = [
  'text',
  'identifiers',
  'library',
  'literature',
  'markdown',
  'citation',
  'csl',
  'bibliography',
  'recognise',
  'dataset',
  'note',
  'abstracts',
  'fit',
  'cite',
  'workspaceLibrary',
  'files',
  'spell',
  'importing',
  'fetching',
  'zotero',
  'searching',
  'referenceCheck',
  'exchange',
  'card',
  'literatureNotes',
  'evidence',
  'publish',
  'map',
  'noteIndex',
  'views',
  'preview',
  'assist',
];
const features = [
  'host',
  'library',
  'notes',
  'bibliographies',
  'index',
  'references',
  'pages',
  'mentions',
  'citations',
  'collect',
  'literatureNotes',
  'views',
  'preview',
  'export',
  'assist',
  'help',
];

/** @param {string} parent */
const floors = (parent, /** @type {string[]} */ folders) => [
  ...folders.map((folder, floor) => ({
    name: `${parent.replace('src/', '')}-${folder}`,
    comment: `${parent}/${folder} imports only from: ${[...folders.slice(0, floor), folder].join(', ')}`,
    severity: 'error',
    from: { path: `^${parent}/${folder}/` },
    to: {
      path: `^${parent}/`,
      pathNot: `^${parent}/(?:${folders.slice(0, floor + 1).join('|')})/`,
    },
  })),
  {
    name: `${parent.replace('src/', '')}-floor`,
    comment: `Every folder of ${parent} has a floor, and every file a folder.`,
    severity: 'error',
    from: {},
    to: { path: `^${parent}/`, pathNot: `^${parent}/(?:${folders.join('|')})/` },
  },
];

const node =
  '^(?:node:)?(?:assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|process|readline|stream|string_decoder|timers|tty|url|util|v8|vm|worker_threads|zlib)(?:/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A file that imports itself by way of others has no floor.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'unresolved',
      comment: 'Every import leads to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:vscode|mdast|unist)$' },
    },
    {
      name: 'core-is-pure',
      comment:
        'The core knows no other layer, no editor and no Node: text and data in, values out.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: ['^src/(?!core/)', '^vscode$', node] },
    },
    {
      name: 'features-run-in-a-browser',
      comment:
        'What the extension ships runs in a web worker, too, and knows neither Node nor the command line.',
      severity: 'error',
      from: { path: '^src/(?:features/|(?:app|extension)\\.ts$)' },
      to: { path: ['^src/(?:cli|build|webview)/', node] },
    },
    {
      name: 'features-are-not-imported',
      comment: 'Only the entry point knows the features.',
      severity: 'error',
      from: { path: '^src/(?!features/|(?:app|extension)\\.ts$)' },
      to: { path: '^src/(?:features/|(?:app|extension)\\.ts$)' },
    },
    {
      name: 'cli-and-build-use-the-core',
      severity: 'error',
      comment: 'The command line and the build know the core alone.',
      from: { path: '^src/(cli|build)/' },
      to: { path: '^src/(?!core/)', pathNot: '^src/$1/' },
    },
    {
      name: 'pages-are-small',
      comment: 'Scripts of pages bring nothing but how a preview shows a note.',
      severity: 'error',
      from: { path: '^src/webview/' },
      to: { path: '^src/', pathNot: '^src/(?:webview|core/preview)/' },
    },
    {
      name: 'pages-reach-no-library',
      comment: 'What the pages use of the core brings no library.',
      severity: 'error',
      from: { path: '^src/core/preview/previewPlugin\\.ts$' },
      to: {
        reachable: true,
        path: '^(?:node_modules|src/core/(?!preview/|text/))',
        pathNot: 'markdown-it',
      },
    },
    {
      name: 'large-libraries-load-late',
      comment: 'The BibTeX parsers are in a bundle of their own, loaded when they are needed.',
      severity: 'error',
      from: { pathNot: '^src/(?:build/|core/bibliography/bibtex/parseBibtex\\.ts$)' },
      to: {
        path: '^src/core/bibliography/bibtex/parseBibtex\\.ts$|@retorquere/|@citation-js/',
        pathNot: '^src/build/',
      },
    },
    {
      name: 'the-protocol-loads-late',
      comment:
        'Only the server for assistants brings the SDK of its protocol, in a bundle of its own.',
      severity: 'error',
      from: { pathNot: '^src/cli/toolServer\\.ts$|^node_modules/' },
      to: { path: 'node_modules/@modelcontextprotocol/' },
    },
    {
      name: 'names-say-something',
      comment: 'A file says by its name what is in it.',
      severity: 'error',
      from: {},
      to: { path: '^src/.*/(?:utils?|helpers?|common|misc|index)\\.ts$' },
    },
    ...floors('src/core', core),
    ...floors('src/features', features),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
