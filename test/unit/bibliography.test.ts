import assert from 'node:assert/strict';
import type { Bibliography, BibliographyFormat } from '../../src/core/bibliography/bibliography';
import { formatOf } from '../../src/core/bibliography/formatOf';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { bundledParser } from './bundledParser';
import { goldenPairs } from './golden';

const parse = bundledParser();

/** Reads a file without pauses. */
function readAtOnce(text: string, format: BibliographyFormat): Bibliography {
  const work = readBibliography(text, format, parse);
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}

describe('bibliography files', () => {
  for (const source of ['.bib', '.json', '.yaml', '.ris', '.nbib', '.xml']) {
    for (const { name, input, expect } of goldenPairs('bibliography', `${source}.golden`, source)) {
      it(`${name}${source}`, () => {
        const format = formatOf(name + source, input);
        assert.ok(format);
        const { entries, problems } = readAtOnce(input, format);
        const read = {
          entries: entries.map(({ keyRange, summary, reference }) => ({
            key: input.slice(keyRange.start, keyRange.end),
            summary,
            reference,
          })),
          problems: problems.map(
            ({ start, end, message }) => `${message} ${input.slice(start, end)}`,
          ),
        };
        expect(`${JSON.stringify(read, undefined, 2)}\n`);
      });
    }
  }
});
