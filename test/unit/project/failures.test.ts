import assert from 'node:assert/strict';
import { failuresIn } from '../../failures.mjs';

describe('the summary of failures', () => {
  it('has each list of failures, up to the output of the next run', () => {
    const output = [
      'VS Code 1.139.1, extensions in Node',
      '  ✔ shows a card',
      '  1) cites',
      '',
      '  1 passing (3s)',
      '  1 failing',
      '',
      '  1) citing cites:',
      '     Error: no edit: did not happen',
      '',
      'VS Code 1.91.1, extensions in a web worker',
      '  ✔ shows a card',
    ].join('\n');
    assert.deepEqual(failuresIn(output), [
      '  1 failing',
      '',
      '  1) citing cites:',
      '     Error: no edit: did not happen',
      '',
    ]);
  });

  it('includes second tries, and editors that did not respond', () => {
    const output = [
      'Second try: citing cites: no edit: did not happen',
      '  ✔ cites',
      'The tests in the node host did not end: there was no sign of life.',
      'Screenshot: picture.png',
    ].join('\n');
    assert.deepEqual(failuresIn(output), [
      'Second try: citing cites: no edit: did not happen',
      'The tests in the node host did not end: there was no sign of life.',
      'Screenshot: picture.png',
    ]);
  });

  it('is empty if all tests passed, in colour or not', () => {
    assert.deepEqual(
      failuresIn('\u001B[32m  12 passing\u001B[0m (3s)\n=== test:unit succeeded'),
      [],
    );
  });

  it('is found in coloured output', () => {
    assert.deepEqual(failuresIn('\u001B[31m  2 failing\u001B[0m'), ['  2 failing']);
  });
});
