import assert from 'node:assert/strict';
import { parse } from 'marked';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { entityComparison, publicationComparison } from '../../../../src/core/card/comparisonPage';
import type { PageLinks } from '../../../../src/core/card/links';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import type { Entity, EntityId } from '../../../../src/core/library/schema';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const bib = `@article{okafor2017, title = {Guselkumab versus adalimumab | a randomised trial}, author = {Okafor, Ada},
  year = {2017}, journal = {Lamps}, abstract = {Guselkumab cleared skin more often than adalimumab. <script>x</script>}}
@article{brandt2019, title = {Adalimumab in children: a cohort study}, author = {Brandt, Uta}, year = {2019},
  abstract = {Growth was normal on adalimumab.}}`;

const links: PageLinks = {
  sourcePage: (key) => `source:${key}`,
  entityPage: (id) => `entity:${id}`,
  publicationPage: ({ key }) => `entry:${key}`,
};

describe('comparisons', () => {
  const library = readSeedLibrary();
  const reader = new PublicationReader(makeRecogniser());
  const bibliography = bibliographyOf(bib);
  const named = [{ file: 'file:///refs.bib', bibliography }];
  const { all } = runToEnd(NoteLiterature.gather(library, named));
  const reads = all.filter(({ entries }) => entries.length > 0).map((it) => reader.read(it));
  const about = (id: EntityId) => reads.filter(({ contents }) => contents.entities.includes(id));
  const drugs = ['guselkumab', 'adalimumab'].map((id) => library.entity(id) as Entity);

  it('show entities side by side, with the publications about both and about only one', () => {
    const page = entityComparison(library, drugs, about, links);
    assert.match(
      page,
      /^# guselkumab · adalimumab\n\n\| {2}\| \[guselkumab\]\(entity:guselkumab\) \| /,
    );
    assert.match(page, /\| \*\*Kind\*\* \| drug \| drug \|/);
    assert.match(page, /\| \*\*Publications\*\* \| 1 \| 2 \|/);
    assert.match(page, /\| \*\*Cohort studies\*\* \| {2}\| 1 \|/);
    const [, shared = '', own = ''] = page.split(/^## /m);
    assert.match(shared, /^In the same publications \(1\)\n\n- \*\*.*entry:okafor2017/);
    assert.match(own, /^Only on adalimumab \(1\)\n\n- \*\*.*entry:brandt2019/);
  });

  it('say if no publication names several entities', () => {
    const page = entityComparison(
      library,
      drugs,
      (id) => (id === 'adalimumab' ? reads.slice(1) : []),
      links,
    );
    assert.match(page, /No publication that you can cite names both\./);
  });

  it('show publications side by side, and text from data as plain text', () => {
    const page = publicationComparison(library, reads, links);
    assert.match(
      page,
      /\| \*\*Title\*\* \| Guselkumab versus adalimumab \\\| a randomised trial \| Adalimumab in/,
    );
    assert.match(page, /\| \*\*Kind of study\*\* \| randomised trial \| cohort study \|/);
    assert.match(page, /\| \*\*Journal\*\* \| Lamps \| {2}\|/);
    const html = `${parse(page)}`;
    assert.ok(!html.includes('<script>'), html);
    assert.equal(html.match(/<th>/g)?.length, 3);
  });
});
