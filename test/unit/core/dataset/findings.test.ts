import assert from 'node:assert/strict';
import type { EntityId, Finding, Source } from '../../../../src/core/library/schema';
import { plainMentions } from '../../support/plainMentions';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

describe('the findings of the dataset', () => {
  const library = readLibrary();
  const recogniser = makeRecogniser();

  it('are about entities that their text names, or give a reason', () => {
    const unsaid = library.sources.flatMap((source) =>
      source.findings.flatMap((finding) =>
        finding.because === undefined ? unnamedIn(finding, source) : [],
      ),
    );
    assert.deepEqual(unsaid, []);
  });

  it('give a reason only if they need one', () => {
    const needless = library.sources.flatMap((source) =>
      source.findings
        .filter((it) => it.because !== undefined && unnamedIn(it, source).length === 0)
        .map(({ text }) => `${source.key}: ${text}`),
    );
    assert.deepEqual(needless, []);
  });

  /**
   * Entities that neither the text nor the title and summary of its source name in any spelling, and that the
   * data does not relate to an entity that they name, as a class to its members.
   */
  function unnamedIn({ entities, text }: Finding, { key, title, summary }: Source): string[] {
    const named = namedIn(`${text}\n\n${title}.\n\n${summary}`);
    const near = new Set(named.flatMap((id) => library.kinOf(id).map((kin) => kin.id)));
    return entities
      .filter((id) => !named.includes(id) && !near.has(id))
      .map((id) => `${key}: ${id} in "${text}"`);
  }

  function namedIn(text: string): EntityId[] {
    return plainMentions(text, recogniser).map(({ entity }) => entity);
  }
});
