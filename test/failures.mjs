// Repeats the failures of a step at its end, where a reader of a long log looks.
import { stripVTControlCharacters } from 'node:util';

/** A line with which a runner begins to say what failed. */
const beginning = /^ *[1-9]\d* failing\b|^The tests in the \w+ host did not |^Second try: /;
/** A line with which something else begins. */
const ending = /^VS Code \d|^=== |^ *\d+ passing\b/;
/** More lines than this are no summary. */
const mostLines = 150;

/**
 * Finds the parts of a step's output that say which tests failed, why, and which needed a second try.
 *
 * @param {string} output of mocha and of the scripts that run it in editors
 * @returns {string[]} lines, at most 150; none where the output says nothing of failures
 */
export function failuresIn(output) {
  /** @type {string[]} */
  const found = [];
  let isInside = false;
  for (const line of stripVTControlCharacters(output).split('\n')) {
    if (beginning.test(line)) isInside = true;
    else if (ending.test(line)) isInside = false;
    if (isInside) found.push(line.trimEnd());
    // A second try is one line.
    if (line.startsWith('Second try: ')) isInside = false;
  }
  return found.slice(0, mostLines);
}
