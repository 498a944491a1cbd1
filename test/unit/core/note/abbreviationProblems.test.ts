import assert from 'node:assert/strict';
import { abbreviationProblems } from '../../../../src/core/note/abbreviationProblems';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { runToEnd } from '../../../../src/core/text/steps';
import { smallLibrary } from '../../support/smallLibrary';

const recogniser = new Recogniser(smallLibrary());

function problemsOf(note: string): string[] {
  return runToEnd(abbreviationProblems(analyseNote(note, recogniser))).map(
    ({ kind, start, end, long, other }) =>
      [kind, note.slice(start, end), long, other].filter(Boolean).join(' | '),
  );
}

describe('abbreviations of a note', () => {
  for (const [note, problems] of [
    ['A randomised controlled trial (RCT) is an RCT, and two are RCTs.', []],
    [
      'An RCT is good.\n\nA randomised controlled trial (RCT) is better.',
      ['usedBefore | RCT | randomised controlled trial'],
    ],
    ['The *RCT* was large; another RCT was not.', ['undefined | RCT']],
    [
      'A randomised controlled trial (RCT), then randomised controlled trials (RCT).',
      ['again | RCT | randomised controlled trial'],
    ],
    [
      'Magnetic resonance imaging (MRI) was used. The mouse retina index (MRI) rose.',
      ['differently | MRI | Magnetic resonance imaging | mouse retina index'],
    ],
    ['Randomised controlled trials (RCTs) are many. An RCT is one.', []],
    ['IL-6 rose, `RCT` is code, and [@WHO2020] is a citation.', []],
    ['IgA nephropathy (IgAN) is a disease, and [@RCT] and @RCT a citation.', []],
    [
      'An RCT, an RCT.\n\nMagnetic resonance imaging (MRI); a randomised controlled trial (RCT).',
      ['usedBefore | RCT | randomised controlled trial'],
    ],
    [
      'An RCT rose.\n\nOne test (OT), one test (OT). A randomised controlled trial (RCT), and XYZ.',
      [
        'usedBefore | RCT | randomised controlled trial',
        'again | OT | One test',
        'undefined | XYZ',
      ],
    ],
    ['SLEDAI rose, IL-6 too.', ['undefined | SLEDAI']],
    ['As [WHO, 2020](https://doi.org/10.1000/x) says.', []],
    ['SLEDAIX is emphasis.', []],
    ['One-test group (OTG). One Test Groups (OTG).', ['again | OTG | One-test group']],
    ['# RCT\n\nType II and class IV, in capitals: IMPORTANT.', []],
    ['', []],
  ] as const) {
    it(`${JSON.stringify(note)}: ${problems.join('; ') || 'nothing'}`, () => {
      assert.deepEqual(problemsOf(note), problems);
    });
  }

  it('have a problem at the first of several uses', () => {
    const analysis = analyseNote('An RCT, an RCT.\n\nAn RCT.\n', recogniser);
    const [problem, ...others] = runToEnd(abbreviationProblems(analysis));
    assert.deepEqual([problem?.start, others], [3, []]);
  });
});
