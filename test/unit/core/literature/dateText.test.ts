import assert from 'node:assert/strict';
import {
  evenSides,
  givenDate,
  readEdtf,
  readMedlineDate,
  readYearAndMonth,
} from '../../../../src/core/literature/dateText';

describe('dates in the form of bibliography files', () => {
  for (const [written, parts] of [
    ['2015/', [[2015], [0]]],
    ['2015/..', [[2015], [0]]],
    ['2015-03/open', [[2015, 3], [0]]],
    ['/2015', [[0], [2015]]],
    ['../2015-03-04', [[0], [2015, 3, 4]]],
    ['2015-03/2016', [[2015, 3], [2016]]],
    ['2015', [[2015]]],
  ] as const) {
    it(`keep their open side: ${written}`, () => {
      assert.deepEqual(readEdtf(written), { 'date-parts': parts });
    });
  }

  it('are approximate if one of their sides is', () => {
    assert.equal(readEdtf('1999/2004~').circa, true);
    assert.equal(readEdtf('1999~/2004').circa, true);
    assert.equal(readEdtf('~1999/').circa, true);
    assert.equal(readEdtf('1999/2004').circa, undefined);
  });

  it('are texts if both sides are open or one is not a date', () => {
    for (const text of ['/', '../..', '/soon', 'unknown', '2000s']) {
      assert.deepEqual(readEdtf(text), { literal: text });
    }
  });

  it('are open after a year and a dash', () => {
    for (const year of ['1999--', '1999-', '1999–']) {
      assert.deepEqual(readYearAndMonth(year), { 'date-parts': [[1999], [0]] });
    }
    assert.deepEqual(readYearAndMonth('1999--2000'), { 'date-parts': [[1999], [2000]] });
  });

  it('end in the next year if their last month comes before the first', () => {
    assert.deepEqual(readYearAndMonth('2001', 'Dec-Jan'), {
      'date-parts': [
        [2001, 12],
        [2002, 1],
      ],
    });
    assert.deepEqual(readYearAndMonth('2001', 'Mar-Apr'), {
      'date-parts': [
        [2001, 3],
        [2001, 4],
      ],
    });
  });

  for (const [written, parts] of [
    [
      '2001 Dec-Jan',
      [
        [2001, 12],
        [2002, 1],
      ],
    ],
    [
      '2000 Dec 30-Jan 5',
      [
        [2000, 12, 30],
        [2001, 1, 5],
      ],
    ],
    [
      'Dec-Jan 2002',
      [
        [2001, 12],
        [2002, 1],
      ],
    ],
    [
      '2001 Dec-2002 Jan',
      [
        [2001, 12],
        [2002, 1],
      ],
    ],
    [
      '2001 Nov-Dec',
      [
        [2001, 11],
        [2001, 12],
      ],
    ],
    [
      '2000 Aug 5-11',
      [
        [2000, 8, 5],
        [2000, 8, 11],
      ],
    ],
    ['2000 Aug 30-2', [[2000, 8, 30]]],
    [
      '2000 Nov 30-Dec 6',
      [
        [2000, 11, 30],
        [2000, 12, 6],
      ],
    ],
    ['2018-2019 Winter', [[2018], [2019]]],
  ] as const) {
    it(`of MEDLINE do not end before they start: ${written}`, () => {
      assert.deepEqual(readMedlineDate(written), { 'date-parts': parts });
    });
  }

  it('count as the first given side', () => {
    assert.deepEqual(givenDate(readEdtf('/2015-03')), [2015, 3]);
    assert.deepEqual(givenDate(readEdtf('2015/')), [2015]);
    assert.deepEqual(givenDate(readEdtf('2015/2016')), [2015]);
    assert.equal(givenDate(readEdtf('soon')), undefined);
  });

  for (const [parts, even] of [
    [
      [[2015, 3], [2016]],
      [[2015], [2016]],
    ],
    [
      [[2015], [2016, 3]],
      [[2015], [2016]],
    ],
    [
      [
        [2015, 3, 4],
        [2016, 2],
      ],
      [
        [2015, 3],
        [2016, 2],
      ],
    ],
    [
      [[2015, 3], [0]],
      [
        [2015, 3],
        [0, 0],
      ],
    ],
    [[[0], [2015, 3]], [[2015, 3]]],
    [[[2015, 3]], [[2015, 3]]],
  ] as const) {
    it(`have sides of the same precision for an engine: ${JSON.stringify(parts)}`, () => {
      assert.deepEqual(evenSides(parts), even);
    });
  }
});
