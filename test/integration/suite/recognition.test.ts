import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { allHoversOn, hoversAt, textOf } from './hovers';
import { remove, uriOf, write } from './library';
import { closeAll, openNote, openSampleNote, positionOf } from './notes';
import { firstProblem } from './problems';
import { setForWorkspace } from './settings';

describe('marks', () => {
  afterEach(closeAll);

  it('are on names in prose, by kind of entity, and not on code, math, links and comments', async () => {
    const { document } = await openSampleNote('hiv-cytokines.md');
    const tokens = await tokensOf(document);
    const texts = tokens.map(({ text, type }) => `${text} ${type}`);
    for (const token of [
      'Cytokines entityClass',
      'IL-2 cytokine',
      'Chemokine receptors entityClass',
      'TNF- cytokine',
      'α cytokine',
      'CCR5 receptor',
      'maraviroc drug',
    ]) {
      assert.include(texts, token);
    }
    const code = document.getText().indexOf('`CCR5`') + 1;
    const comment = document.getText().indexOf('"IL-2 restores') + 1;
    for (const offset of [code, comment]) {
      assert.isFalse(tokens.some(({ start }) => start === offset));
    }
  });

  it('can be turned off', async () => {
    const { document } = await openSampleNote('hiv-cytokines.md');
    await setForWorkspace('markMentions', false);
    try {
      await eventually('no marks', async () => (await tokensOf(document)).length === 0);
    } finally {
      await setForWorkspace('markMentions', undefined);
    }
    await eventually('the marks again', async () => (await tokensOf(document)).length > 0);
  });
});

describe('cards', () => {
  afterEach(closeAll);

  it('list the targets of a drug, and the drugs against a cytokine', async () => {
    const { document } = await openSampleNote('il-6-sepsis-covid.md');
    assert.include(await hoverText(document, 'Tocilizumab blocks'), 'Acts on: IL-6 receptor');
    assert.include(
      await hoverText(document, 'IL-6 in severe'),
      'Drugs against it: tocilizumab, sarilumab',
    );
  });

  it('distinguish the gene of the mouse from the human gene, with the identifiers of each', async () => {
    const { document } = await openNote('Il6 was deleted; hIL-6 was added; IL-6 rose.\n');
    const mouse = await hoverText(document, 'Il6');
    assert.include(mouse, 'mouse · [MGI 96559](https://identifiers.org/MGI:96559)');
    assert.notInclude(mouse, 'HGNC');
    const human = await hoverText(document, 'hIL-6');
    assert.include(human, 'human · [HGNC 6018](https://identifiers.org/hgnc:6018)');
    const unmarked = await hoverText(document, 'IL-6 rose');
    assert.notMatch(unmarked, /mouse ·|human ·|MGI|HGNC/);
  });

  it('cover a whole name that emphasis splits', async () => {
    const { document } = await openSampleNote('il-6-sepsis-covid.md');
    for (const into of [0, 3, 6]) {
      const [hover] = await hoversAt(document, positionOf(document, 'IL-**6**', into));
      assert.equal(hover && document.getText(hover.range), 'IL-**6**');
    }
  });

  it('show the source of a citation key', async () => {
    const { document } = await openSampleNote('hiv-cytokines.md');
    const [hover] = await hoversAt(document, positionOf(document, '@emilie1998'));
    assert.equal(hover && document.getText(hover.range), '@emilie1998');
    assert.include(await hoverText(document, '@emilie1998'), 'Int Rev Immunol. 1998;16');
  });

  it('can run only the eight commands of their links', async () => {
    const { document } = await openSampleNote('hiv-cytokines.md');
    const [hover] = await hoversAt(document, positionOf(document, '@emilie1998'));
    const [card] = hover?.contents ?? [];
    assert.deepEqual((card as vscode.MarkdownString).isTrusted, {
      enabledCommands: [
        ...['cytonote.openSource', 'cytonote.openEntity', 'cytonote.showMap'],
        ...['cytonote.openPublication', 'cytonote.saveFinding', 'cytonote.lookForSources'],
        ...['cytonote.openPdf', 'cytonote.createConceptNote'],
      ],
    });
  });

  it('are not shown where nothing is recognised', async () => {
    const { document } = await openNote(
      'Plain words, `IL-6` and @unknown2020.\n\n```\nIL-6\n```\n',
    );
    for (const text of ['Plain', 'IL-6', '@unknown2020', '```\nIL-6']) {
      assert.deepEqual(await allHoversOn(document, text, 5), [], text);
    }
  });
});

describe('notes that are hard to read', () => {
  afterEach(closeAll);

  const note = [
    '---',
    'title: broken: [front matter',
    '---',
    '',
    '😀 IL-6 and 👩🏽‍🔬 TNF-α\u0301, IFN-γ\u0308.',
    'NUL \0 IL-2 \uFFFD.',
    '',
    '> ```',
    '> unbalanced IL-6',
    '',
    'IL-10 after the quote.',
    '',
    '~~~~',
    'never closed IL-12',
  ];

  for (const [name, lineEnd] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    it(`have marks at the right places, with ${name}`, async () => {
      const { document } = await openNote(note.join(lineEnd));
      await becomesEqual(
        'the marks',
        async () => (await tokensOf(document)).map(({ text }) => text),
        ['IL-6', 'TNF-α\u0301', 'IFN-γ\u0308', 'IL-2', 'IL-10'],
      );
    });
  }

  it('have a problem at the line of broken front matter', async () => {
    const { document } = await openNote(note.join('\n'));
    const { range, source } = await firstProblem(document.uri);
    assert.equal(source, 'Cytonote');
    assert.equal(range.start.line, 1);
  });

  it('can have a line of 2 MB', async () => {
    const filler = `${'no name in here, '.repeat(30)}IL-6, [a link](x.md) and *TNF-α*. `;
    const { document } = await openNote(`Start IL-2.\n\n${filler.repeat(3_700)}\n\nEnd IL-10.\n`);
    assert.isAbove(document.getText().length, 2_000_000);
    const tokens = await tokensOf(document);
    assert.equal(tokens[0]?.text, 'IL-2');
    assert.equal(tokens.at(-1)?.text, 'IL-10');
    assert.equal(tokens.filter(({ text }) => text === 'IL-6').length, 3_700);
  });
});

describe('a long note', () => {
  afterEach(closeAll);

  // For each version of a note, VS Code's own Markdown extension sends all its headings, paragraphs and list
  // items to another process: some ten seconds for 75,000 of them. So this note has paragraphs of ordinary
  // length.
  const filler = 'No name is in this sentence, however far one reads in it. '.repeat(15);
  const section = `## Heading\n\nSerum IL-6 rose in *sepsis*; see \`code\`. ${filler}\n\n- TNF-α\n- none\n\n`;

  it('has marks on the part in view, before and while it is edited', async () => {
    const { document } = await openNote(section.repeat(1_200));
    assert.isAbove(document.getText().length, 1_000_000);
    const looked = () => {
      const middle = Math.floor(document.lineCount / 2);
      return tokensOf(document, new vscode.Range(middle, 0, middle + 70, 0));
    };
    const texts = (await looked()).map(({ text }) => text);
    assert.deepEqual([...new Set(texts)].sort(), ['IL-6', 'TNF-α']);
    assert.isAtMost(texts.length, 2 * 12);
    for (const typed of ['I', 'L', '-', '2', '\n', '\n']) {
      const edit = new vscode.WorkspaceEdit();
      const line = document.lineAt(2).range.end;
      edit.insert(document.uri, line, typed);
      await vscode.workspace.applyEdit(edit);
      const marked = (await looked()).map(({ text }) => text);
      assert.deepEqual([...new Set(marked)].sort(), ['IL-6', 'TNF-α'], JSON.stringify(typed));
    }
  });
});

describe('Markdown cells of notebooks', () => {
  const file = uriOf('cells.ipynb');

  afterEach(async () => {
    await closeAll();
    await remove(file);
  });

  it('have cards', async () => {
    const cell = { cell_type: 'markdown', metadata: {}, source: ['IL-6 rises in sepsis.'] };
    const content = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await write(file, JSON.stringify(content));
    const notebook = await vscode.workspace.openNotebookDocument(file);
    const { document } = notebook.cellAt(0);
    assert.include(await hoverText(document, 'IL-6'), 'interleukin-6');
  });
});

interface Token {
  readonly start: number;
  readonly text: string;
  readonly type: string;
}

/** The semantic tokens of a document or a range of it, decoded as the editor's API defines them. */
async function tokensOf(document: vscode.TextDocument, range?: vscode.Range): Promise<Token[]> {
  const { executeCommand } = vscode.commands;
  const legend = await executeCommand<vscode.SemanticTokensLegend>(
    'vscode.provideDocumentRangeSemanticTokensLegend',
    document.uri,
  );
  // Cytonote drops a request when it has read more of the note meanwhile; the editor repeats it, too.
  const tokens = await eventually('tokens', () =>
    executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      range ?? new vscode.Range(0, 0, document.lineCount, 0),
    ),
  );
  const decoded: Token[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < tokens.data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.subarray(at, at + 4);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const range = new vscode.Range(line, character, line, character + length);
    decoded.push({
      start: document.offsetAt(range.start),
      text: document.getText(range),
      type: legend.tokenTypes[type] as string,
    });
  }
  return decoded;
}

async function hoverText(document: vscode.TextDocument, text: string): Promise<string> {
  return (await hoversAt(document, positionOf(document, text))).map(textOf).join('\n');
}
