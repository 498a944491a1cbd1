import assert from 'node:assert/strict';
import { citationProblems, keysMeant } from '../../../../src/core/cite/citationProblems';
import { NoteLiterature, withReferences } from '../../../../src/core/cite/noteLiterature';
import { ownReferences } from '../../../../src/core/cite/ownReferences';
import { citedKeys } from '../../../../src/core/cite/updateReferenceList';
import { Library } from '../../../../src/core/library/library';
import type { Source } from '../../../../src/core/library/schema';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const gather = (...texts: readonly string[]) =>
  runToEnd(
    NoteLiterature.gather(
      readSeedLibrary(),
      texts.map((text, number) => ({ file: `${number}.bib`, bibliography: bibliographyOf(text) })),
    ),
  );

const same = '@article{emilie:hiv, title={Something else}, doi={10.3109/08830189809042999}}\n';
const complete = (key: string, title: string) =>
  `@article{${key}, author={Sample, Ada}, title={${title}}, journal={Examples}, year={2020}}\n`;

describe('the references of a front matter', () => {
  const own = (text: string) => runToEnd(ownReferences(analyseNote(text, makeRecogniser())));

  it('are entries with their places in the note', () => {
    const note =
      '---\ntags:\n  - a\nreferences:\n  - id: own2001\n    type: book\n    title: Mine\nlang: en\n---\n\n[@own2001]\n';
    const entries = own(note)?.entries ?? [];
    assert.deepEqual(
      entries.map(({ key, keyRange, summary }) => [
        key,
        note.slice(keyRange.start, keyRange.end),
        summary.title,
      ]),
      [['own2001', 'own2001', 'Mine']],
    );
  });

  it('may be a list in brackets, under a key in quotation marks, and have comments', () => {
    for (const list of [
      '[{id: own2001, type: book, title: Mine}]',
      '[\n  {id: own2001, title: Mine},\n  {id: b, title: Other}]',
      '# mine\n- id: own2001\n  title: Mine',
    ]) {
      for (const key of ['references', '"references"']) {
        const note = `---\ntags: [a]\n${key}: ${list}\nlang: en\n---\n\n[@own2001]\n`;
        const entry = own(note)?.entries[0];
        assert.equal(entry?.summary.title, 'Mine');
        assert.equal(note.slice(entry?.keyRange.start, entry?.keyRange.end), 'own2001');
      }
    }
  });

  it('are undefined if it has none', () => {
    for (const note of [
      'IL-6',
      '---\ntags:\n  - a\n---\n',
      '---\nreferences: []\n---\n',
      '\nreferences:\n- id: a\n',
    ]) {
      assert.equal(own(note), undefined, note);
    }
  });
});

const emilie = readSeedLibrary().source('emilie1998') as Source;

describe('what can be cited in a note', () => {
  it('is the library, if the note has no bibliography', () => {
    const references = gather();
    assert.equal(references.all.length, 5);
    assert.equal(references.all, references.all, 'the list is made once');
    assert.equal(references.keyOf(emilie), 'emilie1998');
    assert.match(references.formatted('emilie1998') ?? '', /^Emilie D/);
    assert.equal(references.publication('nobody'), undefined);
  });

  it('has a publication once, under the key of the bibliography', () => {
    const doi = emilie.DOI as string;
    const references = gather(same.replace(/10\.[^}]*/, doi.toUpperCase()));
    assert.equal(references.all.length, 5);
    assert.equal(references.keyOf(emilie), 'emilie:hiv');
    assert.equal(references.publication('emilie:hiv')?.source, emilie);
    assert.equal(references.publication('emilie1998'), undefined);
    assert.equal(references.keyOfAddress(`doi:${doi.toLowerCase()}`), 'emilie:hiv');
  });

  it('has a source under the next free key if a bibliography has its key for another publication', () => {
    const references = gather(complete('emilie1998', 'Something else by somebody else'));
    assert.equal(references.publication('emilie1998')?.source, undefined);
    assert.equal(references.keyOf(emilie), 'emilie1998a');
    assert.equal(references.publication('emilie1998a')?.source, emilie);
    assert.equal(references.reference('emilie1998a')?.id, 'emilie1998a');
    assert.equal(references.publication('emilie1998a')?.entries[0], undefined);
  });

  it('formats entries that the library does not know', () => {
    const references = gather(complete('a', 'On <IL-6> and {TNF}'));
    assert.match(
      references.formatted('a') ?? '',
      /^Sample A\. On \\<IL-6\\> and TNF\. Examples\. 2020\.$/,
    );
  });

  it('has the first of two entries with one key, from the first file', () => {
    const references = gather(
      complete('a', 'The first one of them all'),
      complete('a', 'The second'),
    );
    assert.equal(references.publication('a')?.summary.title, 'The first one of them all');
    assert.deepEqual(
      references.entriesFor('a').map(({ file }) => file),
      ['0.bib', '1.bib'],
    );
  });
});

describe('identifiers as citations', () => {
  const filed = `@article{lamp, author={Sample, Ada}, title={On lamps}, year={2020}, journal={Lights}, doi={10.5555/LAMP.1}, pmid={990000001}, pmcid={PMC990001}, url={https://www.lamps.example/one/}}
@book{bulbs, author={Sample, Ada}, title={Bulbs}, year={2021}, publisher={Lights}, isbn={3-319-46492-2}}
@inbook{bulb3, author={Sample, Ada}, title={Bulbs}, chapter={3}, year={2021}, publisher={Lights}, isbn={9783319464930}}
@article{wires, author={Sample, Ada}, title={On wires}, year={2022}, journal={arXiv preprint arXiv:1407.3561}}
@misc{cables, author={Sample, Ada}, title={On cables}, year={2022}, eprint={1407.3562}, archiveprefix={arXiv}, howpublished={\\url{https://lamps.example/cables}}}
@misc{doi:10.5555/own, author={Sample, Ada}, title={Under a key like that}, year={2022}}
`;
  const literature = gather(filed);
  const keysOf = (note: string) =>
    citedKeys(analyseNote(note, makeRecogniser()), literature).join(' ');
  const cases: readonly (readonly [note: string, keys: string])[] = [
    ['[@doi:10.5555/lamp.1]', 'lamp'],
    ['[see @DOI:10.5555/LAMP.1, p. 3; -@isbn:978-3-319-46492-3]', 'lamp bulbs'],
    ['As @pmid:990000001 says, and [@pmcid:PMC990001].', 'lamp'],
    ['[@url:http://lamps.example/one]', 'lamp'],
    ['[@url:https://doi.org/10.5555/lamp.1; @https://lamps.example/cables]', 'lamp cables'],
    ['[@arxiv:1407.3561; @arxiv:1407.3562v2]', 'wires cables'],
    ['[@doi:10.48550/arXiv.1407.3562]', 'cables'],
    ['[@doi:10.5555/own]', 'doi:10.5555/own'],
    ['[](https://doi.org/10.5555/lamp.1) says', 'lamp'],
    ['[lamps](doi:10.5555/LAMP.1)', 'lamp'],
    ['[lamps](http://dx.doi.org/10.5555/LAMP%2E1)', 'lamp'],
    ['{cite}`10.5555/lamp.1` and {cite:t}`bulbs,https://doi.org/10.5555/lamp.1`', 'lamp bulbs'],
    ['@{doi:10.3109/08830189809043015}', 'emilie1998'],
    // A chapter has the ISBN of its book, but the ISBN does not identify the chapter.
    ['[@isbn:9783319464930]', ''],
    ['[@doi:10.5555/unknown; @pmid:990000002], {cite}`10.5555/unknown`', ''],
    ['@tbl:lamp, @fig:lamp and [@eq:lamp]', ''],
  ];
  for (const [note, keys] of cases) {
    it(`${note} cites ${keys || 'nothing that is known'}`, () => assert.equal(keysOf(note), keys));
  }

  it('are no unknown keys', () => {
    const note = cases.map(([text]) => text).join('\n\n');
    const problems = citationProblems(analyseNote(note, makeRecogniser()), literature);
    assert.deepEqual(
      problems.filter(({ kind }) => kind === 'reportUnknownKeys'),
      [],
    );
  });

  it('find a publication by identifiers that only the library knows', () => {
    const { entities, topics } = readSeedLibrary();
    const known = { ...emilie, PMID: '990000003' };
    const library = new Library({ entities, topics, sources: [known] });
    const bibliography = bibliographyOf(`@article{own, title={Another title}, doi={${known.DOI}}}`);
    const all = runToEnd(NoteLiterature.gather(library, [{ file: 'a.bib', bibliography }]));
    assert.equal(all.keyOfAddress('pmid:990000003'), 'own');
  });

  it('name what an edit adds', () => {
    const reference = { id: 'new', type: 'book', title: 'New', ISBN: '9783319464923' };
    const sources = withReferences(gather(), [reference]);
    assert.equal(sources.keyOfAddress('isbn:9783319464923'), 'new');
  });
});

describe('problems with citations', () => {
  const problemsOf = (note: string, ...texts: readonly string[]) => {
    const literature = gather(...texts);
    return citationProblems(analyseNote(note, makeRecogniser()), literature).map((problem) => {
      const key = note.slice(problem.start, problem.end);
      const keys = runToEnd(keysMeant(problem, key, literature));
      return `${problem.kind} ${key} ${keys.join(' ')}`.trim();
    });
  };

  it('are unknown keys, with similar keys', () => {
    assert.deepEqual(problemsOf('[@emilie98; -@nobody2000] and @{odd key}.'), [
      'reportUnknownKeys emilie98 emilie1998',
      'reportUnknownKeys nobody2000',
    ]);
  });

  it('are not handles, cross-references, footnotes, numbers and addresses', () => {
    const note =
      'As @someone says, see @fig:one and [1].[^1] [x](https://doi.org/10.1/2) a@b.org `@c2000`\n\n[^1]: y\n';
    assert.deepEqual(problemsOf(note), []);
  });

  it('are keys of two entries', () => {
    const text = complete('a', 'One article about something') + complete('a', 'Another article');
    assert.deepEqual(problemsOf('[@a]', text), ['reportDuplicateKeys a']);
  });

  it('are entries that lack fields, but not sources of the library', () => {
    assert.deepEqual(problemsOf('[@a; @il6infectious]', '@article{a, title={Alone}}'), [
      'reportIncompleteEntries a',
    ]);
  });

  it('are two keys of one publication, reported at the second', () => {
    const text = ['a', 'b'].map((key) => complete(key, 'One article about something')).join('');
    assert.deepEqual(problemsOf('[@b], [@a], [@b]', text), ['reportSameSources a b']);
  });

  it('are retractions that titles report', () => {
    const text = complete('a', 'RETRACTED: One article') + complete('b', 'Retracted muscles');
    assert.deepEqual(problemsOf('[@a]', text), ['reportRetractions a']);
  });
});
