import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, parseRawGrammar, Registry } from 'vscode-textmate';
import { generateGrammar, grammarForms, scopeOfKind } from '../../../src/build/generateGrammar';

import type { Entity } from '../../../src/core/library/schema';
import { takesPlural } from '../../../src/core/recognise/entityNames';
import { NameMatcher } from '../../../src/core/recognise/nameMatcher';
import { spellings } from '../../../src/core/recognise/spellings';
import { readProjectData } from '../../unit/support/testLibrary';

const dataset = readProjectData();

async function loadGrammar(): Promise<IGrammar> {
  const wasm = require.resolve('vscode-oniguruma').replace(/main\.js$/, 'onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(generateGrammar(dataset), 'cytonote.json'),
  });
  return (await registry.loadGrammar('cytonote.injection')) as IGrammar;
}

describe('generateGrammar', () => {
  let grammar: IGrammar;
  let matcher: NameMatcher<Entity>;
  let texts: readonly string[];
  before(async () => {
    grammar = await loadGrammar();
    matcher = new NameMatcher(
      dataset.entities.flatMap((entity) =>
        grammarForms(entity).map((form) => ({
          form,
          plural: takesPlural(entity, form),
          value: entity,
        })),
      ),
    );
    texts = dataset.entities.flatMap(textsOf);
  });

  const byMatcher = (text: string) =>
    matcher.find(text).map(({ start, end, name }) => [start, end, scopeOfKind[name.value.kind]]);
  const byGrammar = (text: string) =>
    grammar
      .tokenizeLine(text, null)
      .tokens.filter(({ scopes }) => scopes.length > 1)
      .map(({ startIndex, endIndex, scopes }) => [startIndex, endIndex, scopes.at(-1)]);

  const textsOf = (entity: Entity) =>
    grammarForms(entity).flatMap((form) =>
      spellings(form, takesPlural(entity, form)).map(({ text }) => text),
    );
  const changes: Readonly<Record<string, (text: string) => string>> = {
    'as written': (text) => text,
    'in capitals': (text) => text.toUpperCase(),
    'in small letters': (text) => text.toLowerCase(),
    'in title case': (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
    'with other hyphens': (text) => text.replaceAll('-', '–'),
    'with other blanks': (text) => text.replaceAll(' ', '\u00A0'),
    'with another name after it': (text) => `${text} receptor IL-6`,
    'with a letter after it': (text) => `${text}x`,
    'with a letter before it': (text) => `é${text}`,
    'in brackets': (text) => `(${text})`,
  };
  // Many changes leave a spelling unchanged or give another spelling, so each text is compared only once.
  const compared = new Set<string>();
  for (const [how, change] of Object.entries(changes)) {
    it(`marks every spelling ${how} as the matcher does`, () => {
      for (const text of new Set(texts.map(change))) {
        if (!compared.has(text)) {
          assert.deepEqual(byGrammar(text), byMatcher(text), text);
          compared.add(text);
        }
      }
    });
  }

  it('stays small', () => {
    assert.ok(generateGrammar(dataset).length < 70_000);
  });
});
