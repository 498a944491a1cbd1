import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyEdits } from '../../../../src/core/text/edits';
import {
  addFinding,
  addQuotedFinding,
  findingText,
  rangeOfFinding,
} from '../../../../src/core/workspaceLibrary/addFinding';
import { anyUnicode } from '../../support/anyUnicode';

const added = (file: string, text: string, entity = 'il-6') => {
  const edit = addFinding(file, text, entity);
  return edit && applyEdits(file, [edit]);
};

describe('saving a sentence as a finding', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'a file without findings',
      'key: x\nabstract: >-\n  IL-6 rose.\n',
      'key: x\nabstract: >-\n  IL-6 rose.\nfindings:\n  - entities: [il-6]\n    text: IL-6 rose.\n',
    ],
    [
      'a draft',
      '# A.\nkey: x\nfindings:\n',
      '# A.\nkey: x\nfindings:\n  - entities: [il-6]\n    text: IL-6 rose.\n',
    ],
    [
      'other findings, line ends of Windows, a last line without one',
      'key: x\r\nfindings:\r\n- entities: [tnf] # mine\r\n  text: "B: c."',
      'key: x\r\nfindings:\r\n- entities: [tnf] # mine\r\n  text: "B: c."\r\n- entities: [il-6]\r\n  text: IL-6 rose.\r\n',
    ],
    [
      'the finding about another entity, in brackets',
      'findings:\n  - entities: [tnf]\n    text: IL-6 rose. # so\n',
      'findings:\n  - entities: [tnf, il-6]\n    text: IL-6 rose. # so\n',
    ],
    [
      'the finding about another entity, in lines',
      'findings:\n  - text: "IL-6 rose."\n    entities:\n      - tnf\n',
      'findings:\n  - text: "IL-6 rose."\n    entities:\n      - tnf\n      - il-6\n',
    ],
    [
      'items that are no findings yet',
      'findings:\n  - a thought\n  -\n  - text: 7\n  - entities: [il-6]\n  - entities: [tnf]\n    text: IL-6 rose.\n',
      'findings:\n  - a thought\n  -\n  - text: 7\n  - entities: [il-6]\n  - entities: [tnf, il-6]\n    text: IL-6 rose.\n',
    ],
    [
      'a finding about the same that says something else',
      'findings:\n  - entities: [il-6]\n    text: IL-6 fell.\n',
      'findings:\n  - entities: [il-6]\n    text: IL-6 fell.\n  - entities: [il-6]\n    text: IL-6 rose.\n',
    ],
    [
      'a list in brackets',
      'findings: [{ entities: [tnf], text: "B" }]\n',
      'findings: [{ entities: [tnf], text: "B" }, { entities: [ il-6 ], text: IL-6 rose. }]\n',
    ],
  ];
  for (const [what, before, after] of cases) {
    it(`keeps ${what}, and is idempotent`, () => {
      assert.equal(added(before, 'IL-6 rose.'), after);
      assert.equal(added(after, 'IL-6 rose.'), undefined);
      const { start, end } = rangeOfFinding(after, 'IL-6 rose.', 'il-6') ?? { start: 0, end: 0 };
      assert.equal(after.slice(start, end), 'IL-6 rose.');
    });
  }

  it('changes nothing in a file that is broken or in braces', () => {
    const noList = 'findings:\n  - entities: tnf\n    text: IL-6 rose.\n';
    for (const file of ['key: [x\n', '{ key: x }\n', '- key: x\n', 'findings: none\n', noList]) {
      assert.equal(added(file, 'IL-6 rose.'), undefined, file);
    }
  });

  it('writes any sentence so that it is read back', () => {
    fc.assert(
      fc.property(anyUnicode(), (sentence) => {
        const text = findingText(`IL-6 ${sentence}`);
        const file = added('key: x\n', text);
        assert.deepEqual(parse(file ?? '').findings, [{ entities: ['il-6'], text }]);
        assert.equal(added(file ?? '', text), undefined);
      }),
    );
  });

  it('writes a long sentence in one line', () => {
    const text = `IL-6 ${'rose and fell and '.repeat(20)}rose.`;
    const lines = `  - entities: [il-6]\n    text: ${text}\n`;
    assert.equal(added('key: x\n', text), `key: x\nfindings:\n${lines}`);
  });

  it('is not found in a file that is broken', () => {
    const file = 'findings:\n  - entities: [il-6]\n    text: A.\n';
    assert.ok(rangeOfFinding(file, 'A.', 'il-6'));
    assert.equal(rangeOfFinding(`${file}key: [\n`, 'A.', 'il-6'), undefined);
  });

  it('writes one line of about a thousand letters at most', () => {
    assert.equal(findingText(' IL-6\n  rose.\u0000'), 'IL-6 rose.');
    const long = findingText('word '.repeat(20_000));
    assert.ok(long.length <= 1_002 && long.endsWith('word …'));
    assert.equal(findingText('x'.repeat(1_000)), 'x'.repeat(1_000));
    assert.equal(findingText('IL-6\ud83d rose.'), 'IL-6\ufffd rose.');
    assert.equal(findingText('血'.repeat(2_000)), `${'血'.repeat(1_000)} …`);
  });
});

describe('saving a passage that a user marked in a PDF', () => {
  const from = 'zotero://open-pdf/library/items/PDFA0001?page=3&annotation=ANNO0001';
  const passage = {
    entities: ['il-6', 'tnf'],
    text: 'IL-6: it rose.',
    quoted: { from, page: '123' },
  };
  const addedTo = (file: string, finding = passage) => {
    const edit = addQuotedFinding(file, finding);
    return edit && applyEdits(file, [edit]);
  };
  const lines = (indent: string) =>
    [
      '- entities: [il-6, tnf]',
      '  text: "IL-6: it rose."',
      '  quoted:',
      `    from: ${from}`,
      '    page: "123"',
    ]
      .map((line) => `${indent}${line}\n`)
      .join('');

  it('adds it after the other findings', () => {
    assert.equal(addedTo('key: x\n'), `key: x\nfindings:\n${lines('  ')}`);
    const one = 'findings:\n- entities: [tnf] # mine\n  text: B\n';
    assert.equal(addedTo(one), one + lines(''));
    const flow = addedTo('findings: [{ entities: [tnf], text: B }]\n') ?? '';
    assert.deepEqual(parse(flow).findings[1], passage);
    assert.equal(flow.trimEnd().split('\n').length, 1);
  });

  it('is idempotent, even after the user has edited the finding', () => {
    const file = addedTo('key: x # a\n') ?? '';
    const versions = [
      file,
      file.replace('"IL-6: it rose."', 'In my own words.').replace(', tnf', ''),
      file.replace('page=3&', '').replace('page: "123"', 'page: iv # as printed'),
      `key: x\nfindings:\n  - entities: [il-6]\n    text: "${passage.text}"\n`,
    ];
    for (const version of versions) {
      assert.equal(addedTo(version), undefined, version);
    }
    const other = {
      ...passage,
      text: 'Other.',
      quoted: { from: from.replace('NO0001', 'NO0002'), page: '1' },
    };
    assert.match(addedTo(file, { ...passage, ...other }) ?? '', /text: Other\./);
  });

  it('changes nothing in a file that is broken or in braces', () => {
    for (const file of ['key: [x\n', '{ key: x }\n', '- key: x\n', 'findings: none\n']) {
      assert.equal(addedTo(file), undefined);
    }
  });

  it('adds it beside a passage that is not from Zotero, and from such a page', () => {
    const other =
      'key: x\nfindings:\n  - entities: [tnf]\n    text: B\n    quoted: { from: https://x.example/a.pdf }\n';
    assert.equal(addedTo(other), other + lines('  '));
    const page = { ...passage, quoted: { from: 'https://x.example/a.pdf', page: '1' } };
    assert.deepEqual(parse(addedTo('key: x\n', page) ?? '').findings, [page]);
  });

  it('adds no passage about nothing', () => {
    assert.equal(addedTo('key: x\n', { ...passage, entities: [] }), undefined);
  });

  it('keeps any text unchanged', () => {
    fc.assert(
      fc.property(anyUnicode(), (written) => {
        const text = findingText(`IL-6 ${written}`);
        const file = addedTo('key: x\n', { ...passage, text }) ?? '';
        assert.deepEqual(parse(file).findings, [{ ...passage, text }]);
        assert.equal(addedTo(file, { ...passage, text }), undefined);
      }),
    );
  });
});
