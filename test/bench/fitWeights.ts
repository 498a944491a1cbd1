/**
 * `npm run fit:weights -- FOLDER`: fits the weights of `src/core/fit/weights.ts` to what authors cited, and says how
 * well weights that are fitted in this way do on manuscripts that they were not fitted to, a fifth of them at a time.
 *
 *     --ridge N  how much large weights cost (default: 0.015)
 *
 * The folder has manuscripts as `manuscripts.ts` reads them. Each sentence is ranked with what its text cited before
 * it; what its author cited competes with the other publications that the current weights rank first. Of manuscripts with
 * many sentences, each counts less. A sign whose weight has the
 * wrong direction is for a person to strike out.
 */
import { parseArgs } from 'node:util';
import { PublicationReader } from '../../src/core/abstracts/publicationReader';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { CitedBefore } from '../../src/core/fit/citedBefore';
import { FitIndex } from '../../src/core/fit/fitIndex';
import type { CitedSentence } from '../../src/core/fit/readCitedSentence';
import { type FitSign, type FitWeights, fitWeights } from '../../src/core/fit/weights';
import { publicationOfEntry } from '../../src/core/literature/publication';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import { runToEnd } from '../../src/core/text/steps';
import { bundledParser } from '../unit/support/bundledParser';
import { makeRecogniser } from '../unit/support/testLibrary';
import { type Choice, fitChoices } from './listwise';
import {
  figureNames,
  type Manuscript,
  meanFigures,
  readManuscripts,
  scoreRanking,
} from './manuscripts';

/** Publications that compete with what was cited. */
const RIVALS = 100;
/** The number of sentences of a manuscript from which on only every second one, or every third …, is used. */
const MANY = 300;

/** Groups of manuscripts, each of which is left out once. */
const FOLDS = 5;

/** A sentence with the signs of the publications that the current weights find for it. */
interface Ranked {
  readonly keys: readonly string[];
  readonly signs: Float64Array;
  /** What their evidence adds to their scores: `EvidenceTable.of`. */
  readonly evidence: Float64Array;
  readonly cited: ReadonlySet<string>;
}

interface Fitted {
  readonly manuscript: Manuscript;
  readonly ranked: readonly Ranked[];
  readonly choices: readonly Choice[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { ridge: { type: 'string', default: '0.015' } },
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  console.error('Usage: npm run fit:weights -- FOLDER [--ridge N]');
  process.exit(2);
}
const signs = Object.keys(fitWeights) as FitSign[];
const recogniser = makeRecogniser();
const all = readManuscripts(folder).map((manuscript) => signsIn(manuscript, recogniser));
const current = signs.map((sign) => fitWeights[sign]);
print('current weights', () => current);
const ridge = Number(values.ridge);
const fitted = fitTo(all);
for (const [at, sign] of signs.entries()) {
  console.log(`${sign}: ${(fitted[at] as number).toPrecision(3)} (now ${fitWeights[sign]})`);
}
print('fitted to all of them', () => fitted);
const byFold = Array.from({ length: FOLDS }, (_, fold) =>
  fitTo(all.filter((it) => foldOf(it) !== fold)),
);
print('fitted to other manuscripts', (it) => byFold[foldOf(it)] ?? []);
/** Neighbours by name are left out together, since the manuscripts of one group are similar. */
function foldOf(manuscript: Fitted): number {
  return Math.floor((all.indexOf(manuscript) * FOLDS) / all.length);
}

/** The signs of publications for the sentences of a manuscript. */
function signsIn(manuscript: Manuscript, recogniser: Recogniser): Fitted {
  const { entries } = runToEnd(
    readBibliography(JSON.stringify(manuscript.items), 'csl-json', bundledParser()),
  );
  const reader = new PublicationReader(recogniser);
  const read = entries.map((entry) => reader.read(publicationOfEntry({ file: 'bib.json', entry })));
  const index = runToEnd(FitIndex.of(read, reader));
  const cited = new CitedBefore();
  const every = Math.ceil(manuscript.sentences.length / MANY);
  const ranked = manuscript.sentences.flatMap((sentence, at): Ranked[] => {
    const places = index.placesOf(sentence.cited);
    const looked = at % every === 0 ? [look(index, sentence, cited)] : [];
    cited.add(sentence, places);
    return looked;
  });
  const weight = ranked.length ** -0.5;
  const choices = ranked.flatMap((it): Choice[] => {
    const right = it.keys.flatMap((key, row) => (it.cited.has(key) ? [row] : []));
    return right.length > 0 ? [{ signs: it.signs, cited: right, weight }] : [];
  });
  return { manuscript, ranked, choices };
}

/** The signs of the publications that the current weights find for a sentence. */
function look(index: FitIndex, sentence: CitedSentence, cited: CitedBefore): Ranked {
  const found = index.rank(sentence, cited, RIVALS);
  const keys = found.map(({ publication }) => publication.key);
  const scorers = index.scorersFor(sentence, cited, signs.map(only));
  const rows = index.placesOf(keys).flatMap((place) => scorers.map((scoreOf) => scoreOf(place)));
  const evidence = index.placesOf(keys).map((place) => index.evidence.of(place, 'balanced'));
  return {
    keys,
    signs: Float64Array.from(rows),
    evidence: Float64Array.from(evidence),
    cited: new Set(sentence.cited),
  };
}

function only(sign: FitSign): FitWeights {
  return Object.fromEntries(signs.map((it) => [it, it === sign ? 1 : 0])) as FitWeights;
}

function fitTo(manuscripts: readonly Fitted[]): number[] {
  return fitChoices(
    manuscripts.flatMap(({ choices }) => choices),
    signs.length,
    ridge,
  );
}

/** Prints the mean figures of the manuscripts of each tier. */
function print(what: string, weightsFor: (manuscript: Fitted) => readonly number[]): void {
  const figures = all.map((it) => {
    const weights = weightsFor(it);
    return {
      tier: it.manuscript.tier,
      figures: meanFigures(
        it.ranked.map(({ keys, signs: rows, evidence, cited }) => {
          const scores = keys.map((_, row) =>
            weights.reduce(
              (sum, weight, at) => sum + weight * (rows[row * weights.length + at] as number),
              evidence[row] as number,
            ),
          );
          const order = keys.map((_, row) => row);
          order.sort((a, b) => (scores[b] as number) - (scores[a] as number));
          return scoreRanking(
            order.map((row) => keys[row] as string),
            cited,
          );
        }),
      ),
    };
  });
  for (const tier of new Set(figures.map((it) => it.tier))) {
    const mean = meanFigures(figures.filter((it) => it.tier === tier).map((it) => it.figures));
    const named = figureNames.map(
      (name, at) => `${name} ${(100 * (mean[at] as number)).toFixed(1)}`,
    );
    console.log(`${what}, tier ${tier}: ${named.join('  ')}`);
  }
}
