import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import type { CitationSyntax } from '../../../../src/core/citation/citation';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { evidenceEdits } from '../../../../src/core/evidence/evidenceInNote';
import { evidenceRows, groupEvidence } from '../../../../src/core/evidence/evidenceRows';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const bib = `@article{okafor2017, title = {Guselkumab in psoriasis}, author = {Okafor, Ada}, year = {2017},
  abstract = {Guselkumab cleared skin in adults with psoriasis.}}`;

describe('tables of evidence in a note', () => {
  const recogniser = makeRecogniser();
  const library = readSeedLibrary();
  const bibliography = bibliographyOf(bib);
  const literature = runToEnd(
    NoteLiterature.gather(library, [{ file: 'file:///refs.bib', bibliography }]),
  );
  const publication = literature.publication('okafor2017');
  assert.ok(publication);
  const reads = [new PublicationReader(recogniser).read(publication)];
  const groups = groupEvidence(evidenceRows(reads, ['guselkumab'], library), 'none');
  const keys = new Map([[publication.id, 'okafor2017']]);
  const row = '| Okafor 2017 | [@okafor2017] |';

  /** The note after a table is made with the cursor at `‸`; undefined if none can be made there. */
  function make(marked: string, syntax: CitationSyntax = 'pandoc') {
    const at = Math.max(0, marked.indexOf('‸'));
    const note = analyseNote(marked.replace('‸', ''), recogniser);
    const table = {
      subject: 'guselkumab',
      groups,
      columns: ['publication', 'citation'],
      keys,
    } as const;
    const edits = evidenceEdits(note, at, table, { syntax, sources: literature });
    return edits && applyEdits(note.text, edits);
  }

  it('are put below the paragraph at the cursor, between marks', () => {
    assert.equal(
      make('# A\n\nOne ‸line\nand another.\n\nThe rest.\n'),
      `# A\n\nOne line\nand another.\n\n<!-- cytonote: evidence-guselkumab -->\n\n| Publication | Citation |\n| --- | --- |\n${row}\n\n<!-- cytonote: end of evidence-guselkumab -->\n\nThe rest.\n`,
    );
  });

  it('are updated in their place, and are idempotent', () => {
    const once = make('Text.‸\n\nThe rest.\n') ?? '';
    assert.equal(make(once), once);
    const edited = once.replace(row, '| old |').replace('The rest.', '‸The rest.');
    assert.equal(make(edited), once);
  });

  it('keep the line ends of the note', () => {
    const made = make('Text.‸\r\n\r\nThe rest.\r\n') ?? '';
    assert.ok(!/[^\r]\n/.test(made), JSON.stringify(made));
    assert.equal(make(made), made);
  });

  it('are not put into code or front matter', () => {
    const inCode = make('```\ncode‸\n\nmore\n```\n\nThe rest.\n') ?? '';
    assert.ok(inCode.startsWith('```\ncode\n\nmore\n```\n\n<!-- cytonote'), inCode);
    const inFront = make('---\ntitle: ‸A\n\nlang: de\n---\n\nText.\n') ?? '';
    assert.ok(inFront.startsWith('---\ntitle: A\n\nlang: de\n---\n'), inFront);
    assert.equal(make('Text.\n\n```\nnever closed‸\n'), undefined);
  });

  it('are not written if one of the two marks is missing', () => {
    assert.equal(make('Text.‸\n\n<!-- cytonote: evidence-guselkumab -->\n\n| old |\n'), undefined);
  });

  it('cite in the syntax of the note, with the definitions that it needs', () => {
    const made = make('Text.‸\n', 'footnote') ?? '';
    assert.match(made, /\| Okafor 2017 \| \[\^okafor2017\] \|/);
    assert.match(made, /end of evidence-guselkumab -->\n\n\[\^okafor2017\]: Okafor/);
  });
});
