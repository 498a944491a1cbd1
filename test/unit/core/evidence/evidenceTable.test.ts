import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import {
  type EvidenceGrouping,
  evidenceRows,
  groupEvidence,
} from '../../../../src/core/evidence/evidenceRows';
import {
  evidenceColumns,
  evidenceCsv,
  evidenceMarkdown,
} from '../../../../src/core/evidence/writeEvidence';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

describe('tables of evidence', () => {
  const library = readSeedLibrary();
  const reader = new PublicationReader(makeRecogniser());

  /** The rows for the options in the first line of a file of references: `% about: il-6; by: study`. */
  function read(text: string) {
    const about = /^%.*about: ([\w-]+)/.exec(text)?.[1];
    const by = (/^%.*by: (\w+)/.exec(text)?.[1] ?? 'none') as EvidenceGrouping;
    const bibliography = bibliographyOf(text);
    const named = [{ file: 'file:///notes/references.bib', bibliography }];
    const { all } = runToEnd(NoteLiterature.gather(library, named));
    const reads = all
      .filter(({ entries, source }) => entries.length > 0 || (about && source))
      .map((publication) => reader.read(publication))
      .filter(({ contents }) => !about || contents.entities.includes(about));
    return groupEvidence(evidenceRows(reads, about ? [about] : [], library), by);
  }

  for (const { name, input, expect } of goldenPairs('evidence', '.table.md', '.bib')) {
    it(`as Markdown: ${name}`, () => {
      expect(
        evidenceMarkdown(
          read(input),
          evidenceColumns,
          ({ publication }) => `[@${publication.key}]`,
        ),
      );
    });
  }

  for (const { name, input, expect } of goldenPairs('evidence', '.table.csv', '.bib')) {
    it(`as comma-separated values: ${name}`, () => {
      expect(evidenceCsv(read(input), evidenceColumns));
    });
  }
});
