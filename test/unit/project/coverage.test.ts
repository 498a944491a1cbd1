import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifiersOf } from '../../../src/core/identifiers/publicationIds';
import { foldText } from '../../../src/core/text/fold';
import { countCoverage, readWanted } from '../../report/countCoverage';
import { readLibrary } from '../support/testLibrary';

const fixtures = join(__dirname, '../../fixtures');
const wanted = readWanted(readFileSync(join(fixtures, 'wantedSources.tsv'), 'utf8'));
const floorFile = join(fixtures, 'coverage.json');

describe('the sources of the dataset', () => {
  const library = readLibrary();

  it('cover at least as much as before; UPDATE=1 raises the floor', () => {
    const counts = countCoverage(library, wanted);
    if (process.env.UPDATE === '1') {
      writeFileSync(floorFile, `${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`);
    }
    const floor: Readonly<Record<string, number>> = JSON.parse(readFileSync(floorFile, 'utf8'));
    const known = new Map(counts);
    for (const [what, least] of Object.entries(floor)) {
      assert.ok((known.get(what) ?? 0) >= least, `${what}: ${known.get(what)} of ${least}`);
    }
  });

  it('are wanted for known entities only', () => {
    assert.ok(wanted.length > 500);
    const unknown = wanted.filter(({ entity }) => !library.entity(entity));
    assert.deepEqual(unknown, []);
  });

  it('are different publications', () => {
    const first = new Map<string, string>();
    for (const { key, title, DOI, PMID, PMCID, issued = '' } of library.sources) {
      const words = foldText(title).match(/[\p{L}\p{N}]+/gu) ?? [];
      const named = `${words.join(' ')} ${issued.slice(0, 4)}`;
      for (const it of [...identifiersOf({ DOI, PMID, PMCID }), named]) {
        assert.equal(first.get(it), undefined, `${key} and ${first.get(it)} share ${it}`);
        first.set(it, key);
      }
    }
  });

  it('are at least half from recent years', () => {
    const { sources } = library;
    const late = sources.filter(({ issued = '' }) => issued >= '2015');
    assert.ok(late.length * 2 >= sources.length, `${late.length} of ${sources.length}`);
  });
});
