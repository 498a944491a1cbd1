import assert from 'node:assert/strict';
import { namesInFields } from '../../../../src/core/literature/personName';

/** Fields of one record, and the names in them: `family|given`, or the name of a group. */
const fields: readonly (readonly [written: readonly string[], names: readonly string[]])[] = [
  [
    ['Berg, Ann', 'van der Lund, Bo'],
    ['Berg|Ann', 'van der Lund|Bo'],
  ],
  [
    ['Berg J.A.', 'van der Lund B.', 'Moss-Dahl C.-D.'],
    ['Berg|J.A.', 'van der Lund|B.', 'Moss-Dahl|C.-D.'],
  ],
  [
    ['García López M.', "O'Berg S., Jr."],
    ['García López|M.', "O'Berg|S.|Jr"],
  ],
  [
    ['J. A. Berg', 'B. van der Lund', 'J.-P. Moss Jr.'],
    ['Berg|J. A.', 'van der Lund|B.', 'Moss|J.-P.|Jr'],
  ],
  [['Ann J. Berg'], ['Berg|Ann J.']],
  [
    ['J. A. Berg', 'Bo van der Lund', 'Heart Council'],
    ['Berg|J. A.', 'van der Lund|Bo', 'Heart Council'],
  ],
  [
    ['Ann Berg', 'Bo Lund', 'María del Carmen Moss'],
    ['Berg|Ann', 'Lund|Bo', 'del Carmen Moss|María'],
  ],
  [
    ['Ann Berg', 'National Cancer Board'],
    ['Ann Berg', 'National Cancer Board'],
  ],
  [['Ann Berg'], ['Ann Berg']],
  [
    ['Berg,S.A.', 'Lund,B.'],
    ['Berg|S.A.', 'Lund|B.'],
  ],
  [
    ['Berg JA.', 'al-Amri S.A', "M. d'Ozols"],
    ['Berg|JA.', 'al-Amri|S.A', "d'Ozols|M."],
  ],
  [
    ['Berg, A', '+ 12 more authors'],
    ['Berg|A', 'et al.'],
  ],
  [
    ['Berg JA', 'Lund B'],
    ['Berg|J A', 'Lund|B'],
  ],
  [['Berg J'], ['Berg|J']],
  [
    ['van der Berg J-H', 'Lund B Jr', "d'Ozols K 3rd", 'St. Moss A'],
    ['van der Berg|J-H', 'Lund|B|Jr', "d'Ozols|K|3rd", 'St. Moss|A'],
  ],
  [
    ['Berg J', 'Lantern Group', 'Press MF', 'Cancer Press MF'],
    ['Berg|J', 'Lantern Group', 'Press|M F', 'Cancer Press MF'],
  ],
  [
    ['Berg Jr., Ann', 'Lund, Bo III', 'Moss, Cy, Sr.'],
    ['Berg|Ann|Jr.', 'Lund|Bo|III', 'Moss|Cy|Sr.'],
  ],
  [['Berg, Ann; Lund, Bo; Moss, Cy;'], ['Berg|Ann', 'Lund|Bo', 'Moss|Cy']],
  [['Berg A., Lund B. and Moss C.'], ['Berg|A.', 'Lund|B.', 'Moss|C.']],
  [['Berg, A., Moss, C., & Lund, B.'], ['Berg|A.', 'Moss|C.', 'Lund|B.']],
  [['Berg, Ann and Lund, Bo'], ['Berg|Ann', 'Lund|Bo']],
  [['A. Berg, B. Lund & C. Moss'], ['Berg|A.', 'Lund|B.', 'Moss|C.']],
  [
    ['Berg, A', 'Lund, B', '...'],
    ['Berg|A', 'Lund|B', 'et al.'],
  ],
  [
    ['Berg, A', '…', 'Lund, B'],
    ['Berg|A', 'Lund|B', 'et al.'],
  ],
  [['Berg, Ann, et al.'], ['Berg|Ann', 'et al.']],
  [['Berg, A; Lund, B; ...'], ['Berg|A', 'Lund|B', 'et al.']],
  [
    ['Berg, A', 'others'],
    ['Berg|A', 'et al.'],
  ],
  [
    ['Lund B. (Ed.)', 'Moss, C. (eds)'],
    ['Lund|B.', 'Moss|C.'],
  ],
  ...[
    ...['World Health Organization', 'U.S. Congress', 'Cancer Research U.K.', 'Cancer Research UK'],
    ...['J. Berg Institute', 'St. Berg', 'The Lantern Group', 'Lampe, Inc.', 'A, B, C, D, and E'],
  ].map((group) => [[group], [group]] as const),
  [['Wang Xiao-Ming'], ['Wang|Xiao-Ming']],
  [
    ['Wang Xiao-ming', 'Li Wei', 'Zhang Li', 'Ann Berg', 'Sichuan University'],
    ['Wang|Xiao-ming', 'Li|Wei', 'Zhang|Li', 'Ann Berg', 'Sichuan University'],
  ],
  [['Kim Min-ji'], ['Kim|Min-ji']],
  ...['Ann Levi-Strauss', 'Mary Wang-Li', 'Fatima El-amri', 'Xiao-Ming Wang', 'Li Wei'].map(
    (uncertain) => [[uncertain], [uncertain]] as const,
  ),
  [['J. Berg,'], ['J. Berg']],
  [['', ' '], []],
];

describe('names in fields', () => {
  for (const [written, names] of fields) {
    it(`“${written.join('”, “')}” are ${names.join(', ') || 'none'}`, () => {
      const read = namesInFields(written).map((name) => {
        const particle = name['non-dropping-particle'];
        const family = particle ? `${particle} ${name.family}` : name.family;
        return name.literal ?? [family, name.given, name.suffix].filter(Boolean).join('|');
      });
      assert.deepEqual(read, names);
    });
  }

  it('are read in a time that grows with the length of a field only', () => {
    for (const piece of ['et al., ', 'A. ', 'Berg ', 'A', 'A; ', 'a, ', ' and ', '...']) {
      const start = performance.now();
      namesInFields([piece.repeat(20_000)]);
      assert.ok(performance.now() - start < 2000, piece);
    }
  });
});
