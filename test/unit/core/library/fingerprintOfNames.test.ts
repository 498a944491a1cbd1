import assert from 'node:assert/strict';
import { fingerprintOfNames } from '../../../../src/core/library/fingerprintOfNames';
import { runToEnd } from '../../../../src/core/text/steps';
import { readLibrary } from '../../support/testLibrary';

describe('the fingerprint of names', () => {
  it('depends on names, topics and version, and on nothing else', () => {
    const { entities, topics } = readLibrary();
    const of = (some: Parameters<typeof fingerprintOfNames>[0], version = '1') =>
      runToEnd(fingerprintOfNames(some, version));
    const all = new Set([
      of({ entities, topics }),
      of({ entities, topics }, '2'),
      of({ entities: entities.slice(1), topics }),
      of({ entities, topics: topics.slice(1) }),
    ]);
    assert.equal(all.size, 4);
    assert.equal(of({ entities, topics }), of({ entities: [...entities], topics }));
    assert.equal(of({ entities, topics }), of(readLibrary()));
  });
});
