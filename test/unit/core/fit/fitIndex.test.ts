import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { CitedBefore } from '../../../../src/core/fit/citedBefore';
import type { CitingSentence } from '../../../../src/core/fit/citingSentence';
import { FitIndex } from '../../../../src/core/fit/fitIndex';
import { type FitSign, type FitWeights, fitWeights } from '../../../../src/core/fit/weights';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser } from '../../support/testLibrary';

interface Made {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: string;
  readonly abstract: string;
  /** The type of its entry in BibTeX. */
  readonly type?: string;
}

/** Made-up publications. */
const publications = [
  made(
    'lamp2001',
    'Tumour necrosis factor in lamp keepers',
    ['Lampe'],
    '2001',
    'Cohort of keepers.',
  ),
  made(
    'salt2003',
    'Salt and sleep in lighthouses',
    ['Salz', 'Meer'],
    '2003',
    'Keepers slept less.',
  ),
  made(
    'fog2005',
    'FogSeq: counting drops of fog',
    ['Nebel'],
    '2005',
    'A program for counts of drops.',
  ),
  made(
    'tern2007',
    'Terns',
    ['Young'],
    '2007',
    'Birds that nest on towers, and mycobacterial infection.',
  ),
  made(
    'wave2009',
    'Monoclonal gammopathy of uncertain significance (MGUS) at sea',
    ['Wave'],
    '2009',
    '',
  ),
  made(
    'il6a',
    'Interleukin-6 and the sea',
    ['Brine'],
    '2011',
    'Levels of IL-6 rose with the tide.',
  ),
  made(
    'il6b',
    'Tides',
    ['Ebb'],
    '2012',
    'Interleukin-6 is named in passing, and the moon, and the wind.',
  ),
];

const answers: readonly (readonly [
  what: string,
  sentence: Partial<CitingSentence>,
  key: string,
])[] = [
  ['a name in another spelling', { sentence: 'TNF-α was high [CITE].' }, 'lamp2001'],
  ['words with other endings', { sentence: 'He was sleeping badly [CITE].' }, 'salt2003'],
  ['the name before a colon', { sentence: 'We ran FogSeq [CITE].' }, 'fog2005'],
  ['a word of the abstract', { sentence: 'Mycobacteria infect them [CITE].' }, 'tern2007'],
  [
    'what an abbreviation stands for',
    { sentence: 'A gammopathy such as MGUS [CITE].' },
    'wave2009',
  ],
  ['its author', { sentence: 'Brine found the same [CITE].' }, 'il6a'],
  ['an author with a year', { sentence: 'Nebel (2005) found it [CITE].' }, 'fog2005'],
  ['an entity in the title', { sentence: 'IL6 is a cytokine [CITE].' }, 'il6a'],
  ['the heading', { sentence: 'It was new [CITE].', heading: 'Methods > Drops of fog' }, 'fog2005'],
  ['the text before', { sentence: 'It was new [CITE].', before: 'Salt was used.' }, 'salt2003'],
];

const reader = new PublicationReader(makeRecogniser());
const noWeights = Object.fromEntries(
  Object.keys(fitWeights).map((sign) => [sign, 0]),
) as FitWeights;

describe('which publication fits a sentence', () => {
  const keysFor = (from: FitIndex, ...query: Parameters<FitIndex['rank']>) =>
    from.rank(...query).map(({ publication }) => publication.key);
  const index = runToEnd(FitIndex.of(readAll(publications), reader));

  for (const [what, sentence, key] of answers) {
    it(`is found by ${what}`, () => {
      assert.equal(keysFor(index, place(sentence), new CitedBefore(), 3)[0], key);
    });
  }

  it('has the words of what an abbreviation stands for, and the abbreviation for these', () => {
    const inhibitor = [
      made('defines', 'Immune checkpoint inhibitor (ICI) therapy', [], '2001', ''),
      made('redefines', 'Ice crystal index (ICI) of towers', [], '2002', ''),
      made('long', 'Checkpoint towers', [], '2003', ''),
      made('short', 'ICI at sea', [], '2004', ''),
      made('other', 'Crystal lamps', [], '2005', ''),
    ];
    const forms = runToEnd(FitIndex.of(readAll(inhibitor), reader));
    const keys = (sentence: string) => keysFor(forms, place({ sentence }), new CitedBefore(), 9);
    for (const sentence of ['ICI rose [CITE].', 'ICIs rose [CITE].']) {
      assert.ok(keys(sentence).includes('long'), sentence);
      // The first definition counts.
      assert.ok(!keys(sentence).includes('other'), sentence);
    }
    assert.ok(keys('An immune checkpoint inhibitor rose [CITE].').includes('short'));
    assert.ok(!keys('An immune checkpoint rose [CITE].').includes('short'));
  });

  const scoresBy = (
    from: FitIndex,
    sign: FitSign,
    sentence: Partial<CitingSentence>,
    keys: readonly string[],
  ) => {
    const weights = { ...noWeights, [sign]: 1 };
    const [scoreOf] = from.scorersFor(place(sentence), new CitedBefore(), [weights]);
    return from.placesOf(keys).map((at) => scoreOf?.(at) ?? Number.NaN);
  };
  const nearly = (actual: readonly number[], expected: readonly number[]) =>
    assert.deepEqual(
      actual.map((it) => it.toFixed(4)),
      expected.map((it) => it.toFixed(4)),
    );

  it('is about an entity that few publications are about, and more so if its title names it', () => {
    const share = (have: number) => Math.log(1 + publications.length / have) / 5;
    const tnf = { sentence: 'TNF-α was high.' };
    nearly(scoresBy(index, 'entity', tnf, ['lamp2001', 'il6a']), [2 * share(1), 0]);
    const il6 = { sentence: 'IL6 was high.' };
    nearly(scoresBy(index, 'entity', il6, ['il6a', 'il6b']), [share(2) + share(1), share(2)]);
  });

  it('is on a topic that few publications are on', () => {
    const topical = ['Sepsis', 'Septic shock', 'Psoriasis', 'Lamps'].map((it) =>
      made(it, it, [], '2001', ''),
    );
    const four = runToEnd(FitIndex.of(readAll(topical), reader));
    const [sepsis, , psoriasis, lamps] = scoresBy(
      four,
      'topic',
      { sentence: 'Sepsis and psoriasis differ.' },
      topical.map(({ key }) => key),
    );
    nearly([psoriasis ?? 0, lamps ?? 0], [Math.log(5) / 5, 0]);
    assert.ok((psoriasis ?? 0) > (sepsis ?? 0) && (sepsis ?? 0) > 0);
  });

  it('has a rare word of the sentence rather than a common one', () => {
    const words = ['Obelisk', 'Tides', 'Tides', 'Tides'].map((it, at) =>
      made(`${it}${at}`, it, [], '2001', ''),
    );
    const four = runToEnd(FitIndex.of(readAll(words), reader));
    const sentence = { sentence: 'Tides at the obelisk.' };
    const [obelisk, tides] = scoresBy(four, 'words', sentence, ['Obelisk0', 'Tides1']);
    // Rarity counts twice.
    const rarity = (have: number) => Math.log(1 + (4 - have + 0.5) / (have + 0.5));
    const ratio = (rarity(1) / rarity(3)) ** 2;
    nearly([(obelisk as number) / (tides as number)], [ratio]);
  });

  it('has one of few telling words, or words of the sentence before a short one', () => {
    const few = (sentence: string) =>
      scoresBy(index, 'fewWords', { sentence }, ['salt2003'])[0] ?? 0;
    const telling = 'Salt and towers, drops, terns, tides and moons.';
    assert.ok(few('Salt.') > 1.2 * few(telling) && few(telling) > 0);
    // What the literature does not know tells nothing in it.
    nearly([few('Salt and zebras, okapis, giraffes and gazelles.')], [few('Salt.')]);
    const previous = (sentence: string) =>
      scoresBy(index, 'previous', { sentence, before: 'Salt was used.' }, ['salt2003'])[0] ?? 0;
    assert.ok(previous('It was new.') > 1.5 * previous(telling) && previous(telling) > 0);
    const before = scoresBy(index, 'before', { sentence: 'So.', before: 'Salt.' }, ['salt2003'])[0];
    assert.ok((before ?? 0) > 0);
  });

  it('has pieces of the words of the sentence in its title', () => {
    const pieces = ['Immunological lamps', 'Towers'].map((it) => made(it, it, [], '2001', ''));
    const two = runToEnd(FitIndex.of(readAll(pieces), reader));
    const keys = pieces.map(({ key }) => key);
    const [immune, towers] = scoresBy(two, 'pieces', { sentence: 'Immunotherapy helps.' }, keys);
    assert.ok((immune ?? 0) > 0);
    assert.equal(towers, 0);
  });

  it('is named by the head of its title, and by a first author of several words or three letters', () => {
    nearly(
      scoresBy(index, 'head', { sentence: 'We ran FogSeq.' }, ['fog2005', 'salt2003']),
      [1, 0],
    );
    const authors = ['Orr', 'Meer-Salz', 'Fog'].map((it) => made(it, 'Quays', [it], '', ''));
    const three = runToEnd(FitIndex.of(readAll(authors), reader));
    const sentence = { sentence: 'Orr and Meer-Salz saw it, in fog.' };
    nearly(scoresBy(three, 'author', sentence, ['Orr', 'Meer-Salz', 'Fog']), [1, 1, 0]);
  });

  it('is by the named author, of the named year', () => {
    const two = runToEnd(
      FitIndex.of(
        readAll([
          made('early', 'Towers', ['Nebel'], '2005', ''),
          made('late', 'Piers', ['Nebel'], '2011', ''),
          made('second', 'Quays', ['Salz', 'Nebel'], '2011', ''),
        ]),
        reader,
      ),
    );
    const keys = (sentence: string) => keysFor(two, place({ sentence }), new CitedBefore(), 9);
    assert.deepEqual(keys('Nebel (2005) found it [CITE].'), ['early', 'late']);
    assert.deepEqual(keys('Nebel (2011) found it [CITE].'), ['late', 'early']);
    assert.deepEqual(keys('Nebel found 2011 of them [CITE].')[0], 'late');
    assert.deepEqual(keys('The nebel (2011) is thick [CITE].'), []);
  });

  it('is about the words next to the citation', () => {
    const lamps = ['Amber', 'Cobalt'].map((it) => made(it, `${it} lamps`, [], '2001', ''));
    const two = runToEnd(FitIndex.of(readAll(lamps), reader));
    const first = (sentence: string) => keysFor(two, place({ sentence }), new CitedBefore(), 1);
    const between = 'lit towers, quays, piers and ships in harbours, unlike';
    assert.deepEqual(first(`Amber [CITE] ${between} cobalt.`), ['Amber']);
    assert.deepEqual(first(`Cobalt [CITE] ${between} amber.`), ['Cobalt']);
    assert.deepEqual(first(`Amber ${between} cobalt [CITE].`), ['Cobalt']);
  });

  it('is about the previous sentence more than about earlier ones', () => {
    const lamps = ['Amber', 'Cobalt'].map((it) => made(it, `${it} lamps`, [], '2001', ''));
    const two = runToEnd(FitIndex.of(readAll(lamps), reader));
    const first = (before: string) =>
      keysFor(two, place({ sentence: 'It was new [CITE].', before }), new CitedBefore(), 1);
    assert.deepEqual(first('Amber is old. Cobalt glows.'), ['Cobalt']);
    assert.deepEqual(first('Cobalt glows. Amber is old.'), ['Amber']);
  });

  it('is the one beside the last cited entry in the bibliography, of those that fit equally well', () => {
    const lamps = ['Amber', 'Tides', 'Moons', 'Terns', 'Salt', 'Fog', 'Cobalt'].map((it) =>
      made(it, it.length > 5 || it === 'Amber' ? `${it} lamps` : it, [], '2001', ''),
    );
    const all = runToEnd(FitIndex.of(readAll(lamps), reader));
    const ranked = (before: string, sentence: string) => {
      const cited = new CitedBefore();
      cited.add(place({ sentence: 'Windows are old [CITE].' }), all.placesOf([before]));
      return keysFor(all, place({ sentence }), cited, 2);
    };
    assert.deepEqual(ranked('Tides', 'Lamps glow [CITE].'), ['Amber', 'Cobalt']);
    assert.deepEqual(ranked('Fog', 'Lamps glow [CITE].'), ['Cobalt', 'Amber']);
    // This alone does not make a publication fit.
    assert.ok(!ranked('Tides', 'Zebras run [CITE].').includes('Amber'));
  });

  it('is beside another entry only in one file', () => {
    const files = ['a.bib', 'b.bib'];
    const read = readAll(['Amber', 'Tides'].map((it) => made(it, it, [], '2001', '')));
    const inFiles = read.map((it, at) => {
      const entries = it.publication.entries.map((place) => ({ ...place, file: files[at] ?? '' }));
      return reader.read({ ...it.publication, entries });
    });
    const cited = new CitedBefore();
    const scoreIn = (index: FitIndex) => {
      cited.add(place({ sentence: 'Owls [CITE].' }), index.placesOf(['Tides']));
      const weights = { ...noWeights, citedBeside: 1 };
      const [scoreOf] = index.scorersFor(place({ sentence: 'Owls.' }), cited, [weights]);
      return scoreOf?.(index.placesOf(['Amber'])[0] as number);
    };
    assert.equal(scoreIn(runToEnd(FitIndex.of(inFiles, reader))), 0);
    assert.ok((scoreIn(runToEnd(FitIndex.of(read, reader))) ?? 0) > 0);
  });

  it('is about the last words before the citation', () => {
    const weights = { ...noWeights, lastWords: 1 };
    const sentence = place({
      sentence: 'Salt and sleep were measured, as were drops of fog [CITE].',
    });
    const [scoreOf] = index.scorersFor(sentence, new CitedBefore(), [weights]);
    const [fog, salt] = index.placesOf(['fog2005', 'salt2003']);
    assert.ok((scoreOf?.(fog as number) ?? 0) > (scoreOf?.(salt as number) ?? 0));
  });

  it('is found by fewer words where it has no abstract', () => {
    const abstract =
      'Keepers of old towers count drops, nights, ships, gulls, waves, stones, bells, ropes, oars, nets, sails, masts and anchors.';
    const two = runToEnd(
      FitIndex.of(
        readAll([
          made('long', 'Terns', [], '2001', abstract),
          made('bare', 'Terns', [], '2001', ''),
        ]),
        reader,
      ),
    );
    const weights = { ...noWeights, noAbstract: 1 };
    const [scoreOf] = two.scorersFor(place({ sentence: 'Terns.' }), new CitedBefore(), [weights]);
    assert.deepEqual(
      two.placesOf(['long', 'bare']).map((at) => scoreOf?.(at)),
      [0, 1],
    );
  });

  it('is by an author with a short or common name only if the sentence names authors', () => {
    const quays = [
      made('quays', 'Quays', ['Ng'], '2001', ''),
      made('piers', 'Piers', ['West'], '', ''),
    ];
    const two = runToEnd(FitIndex.of(readAll(quays), reader));
    const keys = (sentence: string) => keysFor(two, place({ sentence }), new CitedBefore(), 9);
    assert.deepEqual(keys('Ng et al. saw towers [CITE].'), ['quays']);
    assert.deepEqual(keys('Towers are lit, as in Ng’s cohort [CITE].'), ['quays']);
    assert.deepEqual(keys('It has 5 Ng of salt [CITE].'), []);
    const [named, referredTo] = ['West of it [CITE].', 'West and colleagues saw it [CITE].'].map(
      (sentence) => two.rank(place({ sentence }), new CitedBefore(), 1)[0]?.score ?? 0,
    );
    assert.ok((referredTo as number) > (named as number));
  });

  it('is none if no sign favours any', () => {
    assert.deepEqual(
      keysFor(index, place({ sentence: 'Zebras [CITE].' }), new CitedBefore(), 9),
      [],
    );
  });

  it('is not found by an author whose name is an ordinary word', () => {
    assert.deepEqual(
      keysFor(index, place({ sentence: 'They are young.' }), new CitedBefore(), 9),
      [],
    );
  });

  it('is one that an earlier sentence cited in the same words', () => {
    const cited = new CitedBefore();
    const before = place({ sentence: 'Glimmering is common [CITE].', heading: 'Results' });
    cited.add(before, index.placesOf(['tern2007', 'unknown']));
    const again = place({ sentence: 'Glimmering was common again [CITE].', heading: 'Other' });
    assert.deepEqual(keysFor(index, again, cited, 3), ['tern2007']);
    assert.deepEqual(keysFor(index, again, new CitedBefore(), 3), []);
  });

  it('is one that few earlier sentences cited in these words, before one that many cited', () => {
    const cite = (weights: Partial<FitWeights>, all: readonly (readonly [string, string])[]) => {
      const cited = new CitedBefore();
      for (const [sentence, key] of all) {
        cited.add(place({ sentence }), index.placesOf([key]));
      }
      const sentence = place({ sentence: 'Glimmering buoys.' });
      const [scoreOf] = index.scorersFor(sentence, cited, [{ ...noWeights, ...weights }]);
      return (key: string) => scoreOf?.(index.placesOf([key])[0] as number) ?? 0;
    };
    const scoreOf = cite({ citedFor: 1 }, [
      ['Glimmering is common [CITE].', 'tern2007'],
      ['Glimmering is common [CITE].', 'fog2005'],
      ['Owls are rare [CITE].', 'fog2005'],
      ['Towers are tall [CITE].', 'fog2005'],
      ['Buoys are red [CITE].', 'salt2003'],
      ['Owls are rare [CITE].', 'il6a'],
    ]);
    assert.ok(scoreOf('tern2007') > scoreOf('fog2005'));
    // Fewer sources were cited for buoys.
    assert.ok(scoreOf('salt2003') > scoreOf('tern2007'));
    assert.ok(scoreOf('fog2005') > 0);
    assert.equal(scoreOf('il6a'), 0);
  });

  it('is rather one that was cited often and lately', () => {
    const scores = (sign: FitSign, keys: readonly (readonly string[])[]) => {
      const cited = new CitedBefore();
      for (const some of keys) {
        cited.add(place({ sentence: 'Owls are rare [CITE].' }), index.placesOf(some));
      }
      const weights = { ...noWeights, [sign]: 1 };
      const [scoreOf] = index.scorersFor(place({ sentence: 'Zebras.' }), cited, [weights]);
      return (key: string) => scoreOf?.(index.placesOf([key])[0] as number) ?? 0;
    };
    const often = scores('timesCited', [['tern2007'], ['tern2007'], ['fog2005']]);
    assert.ok(often('tern2007') > often('fog2005') && often('fog2005') > often('il6a'));
    const lately = scores('citedLately', [
      ...[['il6b'], ['salt2003'], ['salt2003'], ['tern2007'], ['tern2007'], ['il6a']],
      ['fog2005', 'lamp2001'],
    ]);
    // Two that a sentence cites share what one would have alone; a sentence before counts less, six before not at all.
    assert.ok(Math.abs(lately('fog2005') - 0.5) < 1e-9);
    assert.ok(Math.abs(lately('il6a') - 0.75) < 1e-9);
    assert.ok(lately('tern2007') > lately('salt2003') && lately('salt2003') > 0);
    assert.equal(lately('il6b'), 0);
  });

  it('is one that an earlier sentence cited in nearly the same words', () => {
    const cited = new CitedBefore();
    const cite = (sentence: string, key: string) =>
      cited.add(place({ sentence }), index.placesOf([key]));
    cite('Glimmering buoys rock at night [CITE].', 'tern2007');
    cite('Glimmering is common [CITE].', 'fog2005');
    cite('Most nights are long [CITE].', 'fog2005');
    const again = place({ sentence: 'Glimmering buoys rock at night, too [CITE].' });
    assert.deepEqual(keysFor(index, again, cited, 1), ['tern2007']);
  });

  it('is not an unsigned page before an article that fits as well, even if the page is cited often', () => {
    const words = 'Glimmering buoys rock at night.';
    const article = made('article', words, ['Buoy'], '2001', '');
    const cite = (page: Made) => {
      const two = runToEnd(FitIndex.of(readAll([page, article]), reader));
      const cited = new CitedBefore();
      for (let times = 0; times < 3; times++) {
        cited.add(place({ sentence: `${words} [CITE]` }), two.placesOf(['page']));
      }
      return keysFor(two, place({ sentence: `${words} [CITE]` }), cited, 2);
    };
    const unsigned = { ...made('page', words, [], '2001', ''), type: 'online' };
    assert.deepEqual(cite(unsigned), ['article', 'page']);
    assert.deepEqual(cite({ ...unsigned, authors: ['Page'] }), ['page', 'article']);
  });

  it('is an unsigned page before an article that fits badly, but not before one that fits nearly as well', () => {
    const sentence = 'Glimmering buoys rock at night in harbours [CITE].';
    const page = made('page', 'Glimmering buoys rock at night in harbours.', [], '2001', '');
    const rank = (of: Partial<Made>, title: string) => {
      const article = made('article', title, ['Buoy'], '2001', '');
      const two = runToEnd(
        FitIndex.of(readAll([{ ...page, type: 'online', ...of }, article]), reader),
      );
      return keysFor(two, place({ sentence }), new CitedBefore(), 2);
    };
    const near = 'Glimmering buoys rock at night in fog.';
    assert.deepEqual(rank({}, near), ['article', 'page']);
    assert.deepEqual(rank({ authors: ['Page'] }, near), ['page', 'article']);
    assert.equal(rank({}, 'Harbours of salt and lamps.')[0], 'page');
  });

  it('is more likely a cited one the more often the text returned to its sources', () => {
    const once = new CitedBefore();
    const often = new CitedBefore();
    for (const key of ['tern2007', 'fog2005', 'salt2003']) {
      once.add(place({ sentence: 'Zebras [CITE].' }), index.placesOf([key]));
      often.add(place({ sentence: 'Zebras [CITE].' }), index.placesOf(['tern2007']));
    }
    const weights = { ...noWeights, citedAgain: 1 };
    const [at] = index.placesOf(['tern2007']);
    const scores = [once, often].map((cited) => {
      const [scoreOf] = index.scorersFor(place({ sentence: 'Owls.' }), cited, [weights]);
      return scoreOf?.(at as number);
    });
    assert.ok((scores[1] as number) > (scores[0] as number), scores.join());
  });

  it('has scores for each sign alone that add up to the whole score', () => {
    const [sentence] = answers.map(([, it]) => place({ before: 'Salt was used.', ...it }));
    const cited = new CitedBefore();
    cited.add(place({ sentence: 'Terns nest [CITE].' }), index.placesOf(['tern2007']));
    const alone = (Object.keys(fitWeights) as FitSign[]).map((sign) => ({
      ...noWeights,
      [sign]: fitWeights[sign],
    }));
    const [whole, ...parts] = index.scorersFor(sentence as CitingSentence, cited, [
      fitWeights,
      ...alone,
    ]);
    for (const at of index.placesOf(publications.map(({ key }) => key))) {
      const sum = parts.reduce((scores, scoreOf) => scores + scoreOf(at), 0);
      assert.ok(Math.abs(sum - (whole?.(at) ?? Number.NaN)) < 1e-4);
    }
  });

  it('does not depend on earlier queries', () => {
    const sentences = answers.map(([, sentence]) => place(sentence));
    const first = sentences.map((it) => keysFor(index, it, new CitedBefore(), 9));
    const second = sentences.toReversed().map((it) => keysFor(index, it, new CitedBefore(), 9));
    assert.deepEqual(second.toReversed(), first);
  });

  it('is in a list of at most the requested length, with each publication once', () => {
    const keys = keysFor(
      index,
      place({ sentence: 'Keepers of sea salt [CITE].' }),
      new CitedBefore(),
      99,
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.length > 2);
    const two = keysFor(
      index,
      place({ sentence: 'Keepers of sea salt [CITE].' }),
      new CitedBefore(),
      2,
    );
    assert.deepEqual(two, keys.slice(0, 2));
  });

  it('can be found with an index that was built with pauses', () => {
    const many = Array.from({ length: 1000 }, (_, at) => made(`key${at}`, 'Tides', [], '', ''));
    const steps = [...FitIndex.of(readAll(many), reader)];
    assert.ok(steps.length >= 50);
  });
});

function made(
  key: string,
  title: string,
  authors: readonly string[],
  year: string,
  abstract: string,
): Made {
  return { key, title, authors, year, abstract };
}

/** Publications as the entries of a file. */
function readAll(made: readonly Made[]) {
  return made.map(({ key, title, abstract, authors, year, type = 'article' }) => {
    const entry = lazyEntry(
      { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } },
      () => ({ id: key, type: 'article-journal' }),
      () => ({ title, authors, year }),
      () => ({ title, abstract, keywords: [], type }),
    );
    return reader.read(publicationOfEntry({ file: '/a.bib', entry }));
  });
}

function place(given: Partial<CitingSentence>): CitingSentence {
  return { sentence: '', before: '', after: '', heading: '', ...given };
}
