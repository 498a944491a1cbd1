/**
 * Checks all requests that the stand-ins received during the tests of this suite. The hooks are at the root, so that
 * they enclose all tests.
 */
import { assert } from 'chai';
import * as vscode from 'vscode';
import { requests } from './library';

/** The number of successive words that count as text of a note. A name, which a query may have, is shorter. */
const IN_A_ROW = 6;
/** The length to which a note is read: longer notes consist of repetitions. */
const LONGEST_NOTE = 200_000;
/** The parameters that each address may get: identifiers, except for `term` and `query`. */
const allowed: readonly (readonly [path: RegExp, params: RegExp])[] = [
  [/^\/eutils\/e(?:fetch|summary)\.fcgi$/, /^(?:db|id|retmode|tool|email|api_key)$/],
  [/^\/eutils\/esearch\.fcgi$/, /^(?:db|term|retmode|retmax|sort|tool|email|api_key)$/],
  [/^\/europepmc\/search$/, /^(?:query|resultType|format|pageSize|cursorMark)$/],
  [/^\/idconv\/$/, /^(?:ids|idtype|format|versions|tool|email)$/],
  [/^\/doi\/10\.\d+\/\S+$/, /^agency$/],
  [/^\/works(?:\/10\.\d+\/\S+)?$/, /^(?:filter|rows|mailto)$/],
  [/^\/better-bibtex\/json-rpc$/, /^$/],
  [
    /^\/api\/(?:users\/0|groups\/\d+)\/(?:groups|collections|items)(?:\/\w+(?:\/\w+){0,2})?$/,
    /^(?:format|include|start|limit|q|qmode|itemType|itemKey)$/,
  ],
];
const identifiers: ReadonlySet<string> = new Set(['id', 'ids', 'filter']);

/** The texts of the notes that were open. */
const notes = new Set<string>();
const listeners: vscode.Disposable[] = [];

before(() => {
  const keep = (document: vscode.TextDocument) => {
    if (document.languageId === 'markdown') {
      notes.add(document.getText().slice(0, LONGEST_NOTE));
    }
  };
  vscode.workspace.textDocuments.forEach(keep);
  listeners.push(
    vscode.workspace.onDidOpenTextDocument(keep),
    vscode.workspace.onDidCloseTextDocument(keep),
  );
});

after('no request has text of a note', async () => {
  listeners.forEach((listener) => {
    listener.dispose();
  });
  assert.isNotEmpty(notes);
  const runs = new Set([...notes].flatMap(runsOf));
  for (const { path, body } of await requests()) {
    const url = new URL(path, 'http://127.0.0.1');
    const address = decodeURIComponent(url.pathname);
    const [, names] = allowed.find(([pattern]) => pattern.test(address)) ?? [];
    assert.exists(names, path);
    const params = [...url.searchParams, ...(/^\w+=/.test(body) ? new URLSearchParams(body) : [])];
    for (const [name, value] of params) {
      assert.match(name, names ?? /^$/, path);
      assert.isFalse(identifiers.has(name) && /\s/.test(value), path);
    }
    // A note may list the same identifiers as a request, in the same order.
    const words = params.flatMap(([name, value]) => (identifiers.has(name) ? [] : [value]));
    const sent = [body.startsWith('{') ? body : '', ...words].join(' ');
    assert.deepEqual(
      runsOf(sent).filter((run) => runs.has(run)),
      [],
      path,
    );
  }
});

/** All runs of successive words in a text, in lower case. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((_, at) => words.slice(at, at + IN_A_ROW).join(' ')).slice(0, 1 - IN_A_ROW);
}
