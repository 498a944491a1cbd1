import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { actionsAt } from './actions';
import { literature, remove, requests, uriOf, write } from './library';
import { activate, closeAll, positionOf } from './notes';
import { codeOf, problemsOf } from './problems';
import { set } from './settings';

const note = `---
bibliography: checked.bib
---

A secret sentence on IL-6 [@gone; @pre] and [@none], again [@gone].
`;
const fields = 'author={Carberry, Josiah}, journal={J}, year=2008';
const bib = `@article{gone, title={Imagined lamps and IL-6}, ${fields}, doi={10.5555/check.retracted}}
@article{pre, title={Imagined lamps and IL-6}, ${fields}, doi={10.5555/check.preprint}, note={read twice}}
@article{none, title={Imagined candles}, ${fields}, doi={10.5555/x.404}}
`;

describe('checking references', () => {
  const check = (request: object) =>
    vscode.commands.executeCommand<object | undefined>('cytonote.checkReferences', request);
  const found = (uri: vscode.Uri) =>
    problemsOf(uri).flatMap((problem) => {
      const { code, message, range } = problem;
      const kind = codeOf(problem);
      const target = typeof code === 'object' ? code.target.toString(true) : '';
      const isOurs = ['retraction', 'preprint', 'unknownDoi', 'notChecked'].includes(kind);
      return isOurs ? [`${range.start.line} ${kind} ${message} ${target}`] : [];
    });
  const [file, references] = ['checked.md', 'checked.bib'];

  before(async () => {
    await activate();
    await set('fetch.pubmedAddress', `${literature}/eutils/`);
    await set('fetch.crossrefAddress', literature);
    await set('fetch.contact', 'josiah@example.com');
  });

  beforeEach(async () => {
    await write(uriOf(references), bib);
    await write(uriOf(file), note);
    await vscode.window.showTextDocument(uriOf(file));
  });

  afterEach(async () => {
    await closeAll();
    await remove(uriOf(file));
    await remove(uriOf(references));
  });

  after(async () => {
    for (const name of ['pubmedAddress', 'crossrefAddress', 'contact']) {
      await set(`fetch.${name}`, undefined);
    }
  });

  it('reports findings at the first citation, and sends only identifiers', async () => {
    const count = (await requests()).length;
    assert.deepEqual(await check({ scope: 'note' }), { checked: 3, findings: 3, unchecked: 0 });
    assert.deepEqual(found(uriOf(file)), [
      '4 retraction “gone” has been retracted, as Crossref (Retraction Watch) says. https://doi.org/10.5555/notice.retraction',
      '4 preprint “pre” is a preprint whose version in a journal exists, as Crossref says: Annals of Lamps, 10.5555/CHECK.journal. https://doi.org/10.5555/CHECK.journal',
      '4 unknownDoi There is no DOI 10.5555/x.404, as Crossref says. https://doi.org/10.5555/x.404',
    ]);
    const sent = (await requests()).slice(count).map(({ path, body }) => path + body);
    assert.isNotEmpty(sent);
    assert.notMatch(decodeURIComponent(sent.join()), /secret|sentence|lamps|Carberry|gone/i);
    await check({ scope: 'note' });
    assert.lengthOf(await requests(), count + sent.length);
  });

  it('reports findings at the entries of a bibliography', async () => {
    await check({ scope: 'bibliography', uri: uriOf(references) });
    assert.deepEqual(
      found(uriOf(references)).map((line) => line.split(' ', 2).join(' ')),
      ['0 retraction', '1 preprint', '2 unknownDoi'],
    );
  });

  it('gives each kind of finding the severity of the settings, without another request', async () => {
    await check({ scope: 'note' });
    const count = (await requests()).length;
    const severities = () =>
      problemsOf(uriOf(file)).flatMap((problem) => {
        const kind = codeOf(problem);
        return ['retraction', 'preprint', 'unknownDoi'].includes(kind)
          ? [`${kind} ${vscode.DiagnosticSeverity[problem.severity]}`]
          : [];
      });
    const usual = ['retraction Warning', 'preprint Information', 'unknownDoi Warning'];
    assert.deepEqual(severities(), usual);
    await set('references.severity', { retraction: 'error', preprint: 'off' });
    await becomesEqual('the severities', severities, ['retraction Error', 'unknownDoi Warning']);
    await set('references.severity', undefined);
    await becomesEqual('the severities', severities, usual);
    assert.lengthOf(await requests(), count);
  });

  it('reports findings at the entries of a bibliography in another format', async () => {
    const ris = uriOf('checked.ris');
    await write(
      ris,
      'TY  - JOUR\nTI  - Imagined lamps and IL-6\nDO  - 10.5555/check.retracted\nER  - \n',
    );
    await check({ scope: 'bibliography', uri: ris });
    await remove(ris);
    assert.deepEqual(
      found(ris).map((line) => line.split(' ', 2).join(' ')),
      ['0 retraction'],
    );
  });

  it('offers to cite the version in a journal under the same key, and keeps the entry of the preprint', async () => {
    await check({ scope: 'note' });
    const { document } = await vscode.window.showTextDocument(uriOf(file));
    const place = positionOf(document, 'pre]');
    const fix = await eventually('the quick fix', async () =>
      (await actionsAt(document, place, vscode.CodeActionKind.QuickFix, 20)).find(
        ({ title, edit }) => edit && title === 'Cite the version in the journal, keeping @pre',
      ),
    );
    assert.isTrue(await vscode.workspace.applyEdit(fix.edit ?? new vscode.WorkspaceEdit()));
    const changed = (await vscode.workspace.openTextDocument(uriOf(references))).getText();
    assert.isTrue(changed.startsWith(bib.replace('{pre,', '{pre-preprint,').trimEnd()), changed);
    assert.match(changed.slice(bib.length), /@article\{pre,[^@]*Annals of Lamps/);
    assert.equal(document.getText(), note);
  });

  it('offers to cite the version in a journal by the key that the bibliography has for it', async () => {
    const entry = `@article{lamp, title={Imagined lamps and IL-6}, ${fields}, doi={10.5555/CHECK.journal}}\n`;
    await write(uriOf(references), bib + entry);
    const { document } = await vscode.window.showTextDocument(uriOf(file));
    const fix = await eventually('the quick fix', async () => {
      await check({ scope: 'note' });
      const actions = await actionsAt(document, positionOf(document, 'pre]'));
      return actions.find(({ title, edit }) => edit && title === 'Cite @lamp instead');
    });
    assert.isTrue(await vscode.workspace.applyEdit(fix.edit ?? new vscode.WorkspaceEdit()));
    assert.equal(document.getText(), note.replace('@pre]', '@lamp]'));
  });

  it('names what it could not check', async () => {
    const cite = note.replace('@none]', '@none; @far]');
    const entry = `@article{far, title={Far}, ${fields}, doi={10.5555/bad.server}}\n`;
    await write(uriOf(references), bib + entry);
    await write(uriOf(file), cite);
    await eventually('the finding', async () => {
      await check({ scope: 'note', uri: uriOf(file) });
      return found(uriOf(file)).some((line) => /notChecked “far” was not checked\./.test(line));
    });
    assert.isTrue(found(uriOf(file)).some((line) => line.includes(' retraction ')));
  });

  it('can cover all notes of the workspace', async () => {
    await eventually('the note in the index', async () => {
      await check({ scope: 'workspace' });
      return found(uriOf(file)).length === 3;
    });
  });
});
