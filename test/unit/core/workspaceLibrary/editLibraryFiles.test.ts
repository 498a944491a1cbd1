import assert from 'node:assert/strict';
import type * as v from 'valibot';
import { parse } from 'yaml';
import { applyEdits } from '../../../../src/core/text/edits';
import { addName, hasName, idFor } from '../../../../src/core/workspaceLibrary/addName';
import { caseRuleOf } from '../../../../src/core/workspaceLibrary/caseRule';
import { beginFinding, draftSource } from '../../../../src/core/workspaceLibrary/draftSource';
import { formAt } from '../../../../src/core/workspaceLibrary/formAt';
import { userFileSchemas } from '../../../../src/core/workspaceLibrary/userForms';
import { ITEM, yamlPlaceAt } from '../../../../src/core/workspaceLibrary/yamlPlace';
import { readLibrary } from '../../support/testLibrary';

const added = (text: string, ...[name, meant]: [string, Parameters<typeof addName>[2]]) => {
  const edit = addName(text, name, meant);
  return edit && applyEdits(text, [edit]);
};

describe('adding a name to entities.yaml', () => {
  const item = '- { text: BCDF, case: symbol }';
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['an empty file', '', `- id: il-6\n  synonyms:\n    ${item}\n`],
    ['a comment', '# Mine.\n', `# Mine.\n- id: il-6\n  synonyms:\n    ${item}\n`],
    [
      'other entities, the last line without an end',
      '- id: tnf # why\n  about:   "x"',
      `- id: tnf # why\n  about:   "x"\n- id: il-6\n  synonyms:\n    ${item}\n`,
    ],
    [
      'names of the entity, in lines',
      '- id: il-6\n  synonyms:\n  - text: BSF2 # old\n    case: symbol\n  # more\n  about: x\n',
      `- id: il-6\n  synonyms:\n  - text: BSF2 # old\n    case: symbol\n  ${item}\n  # more\n  about: x\n`,
    ],
    [
      'names of the entity, in brackets',
      '- id: il-6\n  synonyms: [{ text: BSF2, case: symbol }]\n',
      '- id: il-6\n  synonyms: [{ text: BSF2, case: symbol }, { text: BCDF, case: symbol }]\n',
    ],
    [
      'the entity without names, before another',
      '- about: |\n    x\n  id: il-6\n\n# TNF\n- id: tnf\n',
      `- about: |\n    x\n  id: il-6\n  synonyms:\n    ${item}\n\n# TNF\n- id: tnf\n`,
    ],
    [
      'the same name of another entity, and items that are still empty',
      '-\n- id: tnf\n  synonyms: [{ text: BCDF, case: symbol }]\n- id: il-6\n  synonyms:\n    -\n',
      `-\n- id: tnf\n  synonyms: [{ text: BCDF, case: symbol }]\n- id: il-6\n  synonyms:\n    -\n    ${item}\n`,
    ],
    [
      'the entity with an empty list',
      '- id: il-6\n  synonyms: [] # none\n  about: x\n',
      `- id: il-6\n  synonyms: [${item.slice(2)}] # none\n  about: x\n`,
    ],
    [
      'the entity with a field that is empty, line ends of Windows',
      '- id: il-6\r\n  synonyms:\r\n- id: tnf\r\n',
      `- id: il-6\r\n  synonyms:\r\n    ${item}\r\n- id: tnf\r\n`,
    ],
  ];
  for (const [what, before, after] of cases) {
    it(`keeps ${what}`, () => {
      assert.equal(added(before, 'BCDF', 'il-6'), after);
      assert.equal(added(after, 'BCDF', 'il-6'), undefined);
    });
  }

  it('changes nothing in a file that is broken or written in brackets', () => {
    for (const text of ['- id: [il-6\n', '[{ id: il-6 }]\n', 'id: il-6\n', '- { id: il-6 }\n']) {
      assert.equal(added(text, 'BCDF', 'il-6'), undefined);
    }
  });

  it('finds no name in a file that is broken', () => {
    const file = '- id: il-6\n  synonyms: [{ text: BCDF, case: symbol }]\n';
    assert.equal(hasName(file, 'BCDF', 'il-6'), true);
    assert.equal(hasName(`${file}- id: [\n`, 'BCDF', 'il-6'), false);
  });

  it('writes a new entity with its names, quoted where needed', () => {
    const entity = { id: 'x', kind: 'drug', label: 'Mine: 1', name: 'mine' } as const;
    const text = added('', 'Mine: 1', entity);
    assert.deepEqual(parse(text ?? ''), [
      {
        ...entity,
        synonyms: [
          { text: 'Mine: 1', case: 'any' },
          { text: 'mine', case: 'any' },
        ],
      },
    ]);
  });

  it('writes an id that looks like a number or a constant as a string', () => {
    for (const id of ['12', '1e5', 'true', 'null']) {
      const text = added('', 'X', { id, kind: 'term', label: 'X', name: 'x' }) ?? '';
      assert.equal(parse(text)[0].id, id);
      assert.ok(added(text, 'Y', id));
    }
  });

  it('writes a long name in one line', () => {
    const name = 'a very long name of a cell type that nobody would abbreviate '.repeat(3).trim();
    const text = added('', 'X', { id: 'x', kind: 'term', label: 'X', name }) ?? '';
    assert.ok(
      text.includes(`\n  name: ${name}\n`) && text.includes(`{ text: ${name}, case: any }\n`),
      text,
    );
  });

  it('makes an id from a label', () => {
    const greek = ['α', 'β', 'γ', 'δ', 'κ', 'λ', 'ω'].map((letter) =>
      idFor(`IL-${letter}2`, new Set()),
    );
    const names = ['alpha', 'beta', 'gamma', 'delta', 'kappa', 'lambda'];
    assert.deepEqual(greek, [...names.map((letter) => `il-${letter}2`), 'il-2']);
    assert.equal(idFor('IL-1β (human)', new Set()), 'il-1-beta-human');
    assert.equal(idFor('Übel', new Set(['ubel', 'ubel-2'])), 'ubel-3');
    assert.equal(idFor('…', new Set()), 'term');
  });

  it('chooses the rule for letter case', () => {
    const rules: Readonly<Record<string, string>> = {
      'IL-6': 'symbol',
      'TNF-alpha': 'symbol',
      sTNF: 'symbol',
      p40: 'symbol',
      'interleukin-6': 'any',
      'Interleukin 6 receptor': 'any',
      RoActemra: 'exact',
    };
    for (const [name, rule] of Object.entries(rules)) {
      assert.equal(caseRuleOf(name), rule, name);
    }
  });
});

describe('beginning a finding', () => {
  const begun = (text: string) => {
    const edit = beginFinding(text);
    return edit && applyEdits(text, [edit]);
  };

  it('adds a finding after a draft and other findings', () => {
    const source = readLibrary().source('emilie1998');
    assert.ok(source);
    const draft = draftSource(source);
    assert.equal(parse(draft).key, 'emilie1998');
    assert.equal(begun(draft), `${draft}  - entities: [\u0001]\n    text: \u0002\n`);
    const one = 'key: x\nfindings:\n  - entities: [il-6]\n    text: A.\ntopics: [sepsis]\n';
    assert.equal(begun(one), one.replace('A.\n', 'A.\n  - entities: [\u0001]\n    text: \u0002\n'));
    assert.equal(begun('key: x'), 'key: x\nfindings:\n  - entities: [\u0001]\n    text: \u0002\n');
    assert.equal(begun('key: [x\n'), undefined);
  });
});

describe('the place of a cursor in YAML', () => {
  /** The place of the `|` in a text. */
  const placeOf = (text: string) => {
    const before = text.slice(0, text.indexOf('|')).split('\n');
    const lines = text.replace('|', '').split('\n');
    const place = yamlPlaceAt(lines, before.length - 1, before.at(-1)?.length ?? 0);
    const steps = place?.path.map((step) => (step === ITEM ? '[]' : step)).join(' ');
    return place && `${steps} @${place.at} ${place.word}`.replace(/^ |(?<=@\w+) $/g, '');
  };
  const cases: readonly (readonly [text: string, place: string | undefined])[] = [
    ['|', '@field'],
    ['- i|', '[] @field i'],
    ['- id: il-6\n  |', '[] @field'],
    ['- id: il-6\n  ki|nd: x', '[] @field kind'],
    ['- id: il-6\n  kind: cyt|', '[] kind @value cyt'],
    ['- id: il-6\n  synonyms:\n    - |', '[] synonyms [] @field'],
    ['- id: il-6\n  synonyms:\n  - text: x\n    case: |', '[] synonyms [] case @value'],
    ['- synonyms:\n  - text: x\n  - |', '[] synonyms [] @field'],
    ['- synonyms:\n    - { text: "a, b", case: s|', '[] synonyms [] case @value s'],
    ['- synonyms:\n    - { text: a, |', '[] synonyms [] @field'],
    ['- families: [a, b|', '[] families [] @value b'],
    ['- families: [a, b]\n  |', '[] @field'],
    ['- families:\n    - a\n    - cyt|okines', '[] families [] @field cytokines'],
    ['findings:\n- entities: [|]\n', 'findings [] entities [] @value'],
    ['findings:\n  - entities: [il-6]\n    text: a\n    |', 'findings [] @field'],
    ['findings:\n  - entities: [il-6]\n|', '@field'],
    ['a: { b: [c], |', 'a @field'],
    ['key: x # a |', undefined],
  ];
  for (const [text, place] of cases) {
    it(JSON.stringify(text), () => assert.equal(placeOf(text), place));
  }
});

describe('the fields and values that are allowed at a place', () => {
  it('follow the schema', () => {
    const names = formAt(userFileSchemas.entities, [ITEM, 'synonyms', ITEM]);
    assert.deepEqual(
      names?.fields.map(({ name }) => name),
      ['text', 'case', 'needs', 'language'],
    );
    const kind = formAt(userFileSchemas.entities, [ITEM, 'kind']);
    assert.ok(kind?.choices.includes('cytokine') && kind.about);
    const entities = formAt(userFileSchemas.source, ['findings', ITEM, 'entities', ITEM]);
    assert.equal(entities?.refersTo, 'entity');
    assert.match(entities?.about ?? '', /^The entities/);
    assert.equal(formAt(userFileSchemas.source, ['topics', ITEM])?.refersTo, 'topic');
    assert.deepEqual(formAt(userFileSchemas.source, ['authors-complete'])?.choices, [
      'true',
      'false',
    ]);
    assert.equal(formAt(userFileSchemas.source, ['nothing', ITEM]), undefined);
  });

  it('have a description for every field', () => {
    const fieldsOf = (schema: v.GenericSchema, path: Parameters<typeof formAt>[1]): string[] => {
      const fields = formAt(schema, path)?.fields ?? [];
      return fields.flatMap(({ name, about }) => [
        ...(about ? [] : [name]),
        ...fieldsOf(schema, [...path, name]),
        ...fieldsOf(schema, [...path, name, ITEM]),
      ]);
    };
    for (const schema of Object.values(userFileSchemas)) {
      assert.deepEqual([...fieldsOf(schema, []), ...fieldsOf(schema, [ITEM])], []);
    }
  });
});
