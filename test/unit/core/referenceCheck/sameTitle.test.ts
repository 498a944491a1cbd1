import assert from 'node:assert/strict';
import {
  isSameName,
  isSameTitle,
  isSimilarTitle,
} from '../../../../src/core/referenceCheck/sameTitle';

const same: readonly (readonly [string, string])[] = [
  ['IL-6 and the Lamp', 'Il6 and the lamp.'],
  ['TNF-α in mice', 'TNF-alpha in mice'],
  ['Effects of <i>TNF</i>-α', 'The effects of TNF α'],
  ['Ca<sup>2+</sup> in lamps', 'Ca2+ in lamps'],
  ['Imagined lamps in clinics: a randomised trial', 'Imagined Lamps in Clinics'],
  ['Imagined lamps in clinics – part one', 'Imagined lamps in clinics'],
  ['RETRACTED: Imagined lamps', 'Imagined lamps'],
  ['Lamps & IL-6', 'Lamps and IL-6'],
  ['Über Lampen', 'Uber Lampen'],
  ['Imagined lamps', '想像上のランプ'],
];
const other: readonly (readonly [string, string])[] = [
  ['IL-6 and the lamp', 'IL-10 and the lamp'],
  ['Imagined lamps', 'Imagined candles'],
  ['Tumour necrosis', 'Interleukins and their receptors'],
];

describe('titles and names of entries and records', () => {
  for (const [one, two] of same) {
    it(`has one title: ${one} | ${two}`, () => {
      assert.ok(isSameTitle(one, two) && isSameTitle(two, one));
      assert.ok(isSimilarTitle(one, two));
    });
  }

  for (const [one, two] of other) {
    it(`has two titles: ${one} | ${two}`, () => {
      assert.ok(!isSameTitle(one, two) && !isSameTitle(two, one));
    });
  }

  it('distinguishes titles that share many words from titles that share few', () => {
    assert.ok(isSimilarTitle('Imagined lamps lower IL-6', 'Imagined lamps that raise IL-6'));
    assert.ok(!isSimilarTitle('Imagined lamps lower IL-6', 'Dragons and their receptors'));
  });

  it('recognises a name in its spellings', () => {
    for (const [one, two] of [
      ['van der Berg', 'Berg'],
      ['Müller', 'Mueller'],
      ['Østergård', 'Ostergard'],
      ['García López', 'Garcia'],
      ['Łukasz', 'Lukasz'],
      ['山田', 'Yamada'],
    ] as const) {
      assert.ok(isSameName(one, two), `${one} | ${two}`);
    }
    assert.ok(!isSameName('Berg', 'Ozols'));
  });
});
