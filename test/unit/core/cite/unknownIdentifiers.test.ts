import assert from 'node:assert/strict';
import { unknownIdentifiers } from '../../../../src/core/cite/unknownIdentifiers';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';

describe('identifiers that the literature does not have', () => {
  const library = smallLibrary();
  const recogniser = new Recogniser(library);
  const literature = librarySources(library);
  const hintsFor = (note: string) =>
    unknownIdentifiers(analyseNote(note, recogniser), literature).map(
      ({ start, end, message }) => `${note.slice(start, end)}: ${message}`,
    );
  const known = library.sources.find(({ DOI }) => DOI && !/[()]/.test(DOI))?.DOI;

  it('can be fetched by a quick fix if a service has them', () => {
    assert.deepEqual(hintsFor('See [@pmid:12; @arxiv:1407.3561v2] and {cite}`10.1000/X`.'), [
      'pmid:12: Your literature does not have PMID 12. A quick fix fetches it.',
      'arxiv:1407.3561v2: Your literature does not have arXiv 1407.3561. A quick fix fetches it.',
      '10.1000/X: Your literature does not have DOI 10.1000/X. A quick fix fetches it.',
    ]);
  });

  it('must be added by hand if Cytonote asks no service for them', () => {
    for (const key of ['isbn:9780306406157', 'url:https://x.example/a']) {
      assert.deepEqual(hintsFor(`See @${key} here.`), [
        `${key}: Your literature does not have ${key}, and no service that Cytonote asks does. Add an entry with it to a bibliography.`,
      ]);
    }
  });

  for (const note of [
    `See @doi:${known} and [@fig:one].`,
    'See @nobody2001 and @user.',
    'See @doi:10.1016/S0140-6736(05)67483-1 whole.',
    'No publication: @rrid:AB_1 and @orcid:0000-0000.',
  ]) {
    it(`are not in: ${note}`, () => assert.deepEqual(hintsFor(note), []));
  }
});
