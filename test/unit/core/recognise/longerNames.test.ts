import assert from 'node:assert/strict';
import { entityFinder } from '../../support/entitiesIn';

describe('a name that may be part of a longer one', () => {
  const entitiesIn = entityFinder();

  it('is part of a receptor in Spanish and French also after a line end or a no-break space', () => {
    for (const note of ['el receptor de\nIL-34', 'le récepteur de\u00a0IL-34']) {
      assert.deepEqual(entitiesIn(note), [], note);
    }
  });

  it('is part of a receptor in French after “à la” and “à l’”, too', () => {
    for (const note of ['Les récepteurs à la TSLP montent.', 'le récepteur à l’IL-34']) {
      assert.deepEqual(entitiesIn(note), [], note);
    }
    assert.deepEqual(entitiesIn('La réponse à la TSLP monte.'), ['tslp']);
  });

  it('is a class of its own before a quantity', () => {
    for (const note of [
      'Interferon 3 times a week helped.',
      'Interferon 5 MU helped.',
      'Interferon 12 patients got.',
      'Interferon 4 doses helped.',
      'Interferon 2 weeks later helped.',
      'Interferon 24 Wochen lang half.',
      'Interferon 12 donors got.',
    ]) {
      assert.deepEqual(entitiesIn(note), ['interferons'], note);
    }
    assert.deepEqual(entitiesIn('The interferon 33 is unknown.'), []);
  });
});
