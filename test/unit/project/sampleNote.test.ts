import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';
import { analyseNote } from '../../../src/core/note/analyseNote';
import { makeRecogniser, readLibrary } from '../support/testLibrary';
import { uncitedClaimsIn } from '../support/uncitedClaimsIn';

describe('the sample note', () => {
  const library = readLibrary();
  const text = readFileSync(join(root, 'media/sample-note.md'), 'utf8');
  const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

  it('states findings of the dataset’s sources, word by word, and nothing else', () => {
    const found = library.sources.flatMap(({ findings }) => findings.map((it) => oneLine(it.text)));
    const withoutCitations = text.replace(/\s\[@[^\]]+\]/g, '');
    const analysis = analyseNote(withoutCitations, makeRecogniser());
    const claims = uncitedClaimsIn(library, analysis).map(({ start, end }) =>
      oneLine(withoutCitations.slice(start, end)),
    );
    assert.equal(claims.length, 3);
    for (const claim of claims) {
      assert.ok(found.includes(claim), claim);
    }
  });

  it('cites a source for its finding, and leaves a finding to cite', () => {
    const cited = text.split('\n\n').flatMap((it) => [...it.matchAll(/^([^[]+)\s\[@(\w+)\]\.$/g)]);
    assert.equal(cited.length, 1);
    for (const [, claim, key] of cited) {
      const findings = library.source(key as string)?.findings.map((it) => oneLine(it.text));
      assert.ok(findings?.includes(`${oneLine(claim as string)}.`), key);
    }
    assert.equal(uncitedClaimsIn(library, analyseNote(text, makeRecogniser())).length, 2);
  });

  it('names a cytokine, a receptor and a drug', () => {
    const { blocks } = analyseNote(text, makeRecogniser());
    const kinds = blocks.flatMap(({ mentions }) =>
      mentions.map(({ entity }) => library.entity(entity)?.kind),
    );
    for (const kind of ['cytokine', 'receptor', 'drug'] as const) {
      assert.ok(kinds.includes(kind), kind);
    }
  });
});
