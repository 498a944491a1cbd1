import assert from 'node:assert/strict';
import { fingerprintOfNames } from '../../../../src/core/library/fingerprintOfNames';
import { runToEnd } from '../../../../src/core/text/steps';
import { readLibrary } from '../../support/testLibrary';

describe('the fingerprint of names', () => {
  it('depends only on names, topics and version', () => {
    const library = readLibrary();
    // Some of each are enough, and faster to hash than all.
    const [entities, topics] = [library.entities.slice(0, 50), library.topics.slice(0, 9)];
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
    const more = { ...library, entities, topics, sources: library.sources };
    assert.equal(of({ entities, topics }), of(more));
  });
});
