import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionAt, actionsAt } from './actions';
import { hoversAt, textOf } from './hovers';
import { emptyLibrary, literature, remove, requests, uriOf, write } from './library';
import { activate, closeAll, positionOf } from './notes';
import { problemsOf } from './problems';
import { set } from './settings';

const note = `---
bibliography: identified.bib
---

IL-6 rises [@doi:10.3109/08830189809043015; @isbn:978-3-319-46492-3], as {cite}\`10.3109/08830189809043015\` says.

TNF falls [@pmid:990000031; @pmcid:PMC990000041] with @arxiv:1407.3561 and @fig:one, not @isbn:9780306406157.
`;
const bibliography = '@book{lamps, title = {On lamps}, isbn = {3319464922}}\n';

describe('identifiers as citations', () => {
  before(async () => {
    await activate();
    await set('fetch.pubmedAddress', `${literature}/eutils/`);
    await set('fetch.idConverterAddress', `${literature}/idconv`);
    await set('fetch.doiAddress', `${literature}/doi`);
  });

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
    await remove(uriOf('identified.md'));
    await remove(uriOf('identified.bib'));
  });

  after(async () => {
    for (const name of ['pubmedAddress', 'idConverterAddress', 'doiAddress']) {
      await set(`fetch.${name}`, undefined);
    }
  });

  async function open(): Promise<vscode.TextDocument> {
    await write(uriOf('identified.bib'), bibliography);
    await write(uriOf('identified.md'), note);
    const { document } = await vscode.window.showTextDocument(uriOf('identified.md'));
    return document;
  }

  const definitionOf = (document: vscode.TextDocument, text: string) =>
    eventually(`the definition of ${text}`, async () => {
      const [target] = await vscode.commands.executeCommand<
        (vscode.Location | vscode.LocationLink)[]
      >('vscode.executeDefinitionProvider', document.uri, positionOf(document, text));
      return target && ('targetUri' in target ? target.targetUri : target.uri);
    });

  const cardAt = (document: vscode.TextDocument, text: string) =>
    eventually(`the card of ${text}`, async () => {
      const [hover] = await hoversAt(document, positionOf(document, text));
      return hover && textOf(hover);
    });

  it('have the card and the definition of the publication that they identify', async () => {
    const document = await open();
    for (const text of ['doi:10.3109', '10.3109/08830189809043015`']) {
      assert.include(await cardAt(document, text), 'Cytokines and chemokines in HIV infection');
      assert.notEqual((await definitionOf(document, text)).scheme, 'file');
    }
    assert.match((await definitionOf(document, 'isbn:978')).path, /identified\.bib$/);
    await vscode.commands.executeCommand('cytonote.convertCitations', 'pandoc');
    assert.include(
      document.getText(),
      'IL-6 rises [@emilie1998; @lamps]<!-- cytonote: [@doi:10.3109/08830189809043015; @isbn:978-3-319-46492-3] -->',
    );
  });

  it('can be fetched if the literature does not have them, and are then known', async () => {
    const document = await open();
    const count = (await requests()).length;
    const place = positionOf(document, 'pmid:990000031');
    const action = await actionAt(document, place, 'Fetch and Add PMID 990000031…');
    const titles = (await actionsAt(document, place)).map(({ title }) => title);
    assert.isEmpty(titles.filter((title) => /^(?:Add |Cite @)/.test(title)));
    assert.lengthOf(await requests(), count);
    const { command, arguments: given = [] } = action.command ?? {};
    assert.equal(command, 'cytonote.addSource');
    await vscode.commands.executeCommand('cytonote.addSource', ...given);
    assert.include(await cardAt(document, 'pmid:990000031'), 'An imagined lamp');
    assert.equal(document.getText(), note);
    assert.isEmpty(problemsOf(document.uri, 'reportUnknownKeys'));
  });

  it('can be fetched if they are PMCIDs or arXiv identifiers, too', async () => {
    const document = await open();
    for (const [text, name, title] of [
      ['pmcid:PMC990000041', 'PMCID PMC990000041', 'An imagined lamp'],
      ['arxiv:1407.3561', 'arXiv 1407.3561', 'An imagined preprint on lamps'],
    ] as const) {
      const place = positionOf(document, text);
      const action = await actionAt(document, place, `Fetch and Add ${name}…`);
      await vscode.commands.executeCommand(
        'cytonote.addSource',
        ...(action.command?.arguments ?? []),
      );
      assert.include(await cardAt(document, text), title);
    }
    assert.equal(document.getText(), note);
  });

  it('have a hint that they are unknown, which names those that no service can fetch', async () => {
    const document = await open();
    const count = (await requests()).length;
    const hints = await eventually('the hints', () => {
      const found = problemsOf(document.uri, 'unknownIdentifier');
      return found.length === 4 && found;
    });
    assert.deepEqual(
      hints.map(({ range, message }) => `${document.getText(range)}: ${message}`),
      [
        'pmid:990000031: Your literature does not have PMID 990000031. A quick fix fetches it.',
        'pmcid:PMC990000041: Your literature does not have PMCID PMC990000041. A quick fix fetches it.',
        'arxiv:1407.3561: Your literature does not have arXiv 1407.3561. A quick fix fetches it.',
        'isbn:9780306406157: Your literature does not have isbn:9780306406157, and no service that Cytonote asks does. Add an entry with it to a bibliography.',
      ],
    );
    assert.isTrue(hints.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    const actions = await actionsAt(document, positionOf(document, 'isbn:9780306406157'));
    assert.isEmpty(actions.filter(({ command }) => command?.command === 'cytonote.addSource'));
    assert.lengthOf(await requests(), count);
  });
});
