import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../src/build/projectFiles';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import type { Source } from '../../../../src/core/library/schema';
import {
  type Publication,
  publicationOf,
  publicationOfEntry,
} from '../../../../src/core/literature/publication';
import {
  renderTemplate,
  templateProblems,
} from '../../../../src/core/literatureNotes/noteTemplate';
import { noteValues } from '../../../../src/core/literatureNotes/noteValues';
import { readNoteParts } from '../../../../src/core/note/noteMarks';
import { bibliographyOf } from '../../support/bibliographyOf';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const bundled = readFileSync(join(root, 'media/literature-note.md'), 'utf8');

function valuesOf(publication: Publication) {
  const { contents } = new PublicationReader(makeRecogniser()).read(publication);
  const citation = `[@${publication.key}]`;
  const subject = { publication, contents, citation, reference: undefined };
  return noteValues(readSeedLibrary(), subject);
}

describe('a literature note', () => {
  const library = readSeedLibrary();
  const emilie = publicationOf(library.source('emilie1998') as Source);
  const written = (template: string) => renderTemplate(template, valuesOf(emilie));

  for (const { name, input, expect } of goldenPairs('literatureNotes', '.note.md', '.bib')) {
    it(`of an entry: ${name}`, () => {
      const [entry] = bibliographyOf(input).entries;
      assert.ok(entry);
      const publication = publicationOfEntry({ file: 'file:///refs.bib', entry });
      const note = renderTemplate(bundled, valuesOf(publication));
      expect(note);
      const marks = readNoteParts({ text: note, closed: [] });
      assert.deepEqual(
        marks.parts.map((part) => part.name),
        ['publication', 'summary', 'findings', 'highlights'],
      );
      assert.deepEqual(marks.unpaired, []);
    });
  }

  for (const { name, input, expect } of goldenPairs(
    'literatureNotes',
    '.note.md',
    '.template.md',
  )) {
    it(`of a source, by a template: ${name}`, () => {
      assert.deepEqual(templateProblems(input), []);
      expect(written(input));
    });
  }

  it('has the passages that the user marked separately from findings, with their places', () => {
    const from = 'zotero://open-pdf/library/items/ABCD2345?page=12&annotation=WXYZ6789';
    const source: Source = {
      ...(library.source('emilie1998') as Source),
      findings: [
        { entities: ['il-6'], text: 'IL-6 *rose*', quoted: { from, page: '12' } },
        { entities: ['tnf'], text: 'TNF fell.' },
      ],
    };
    const note = renderTemplate(bundled, valuesOf(publicationOf(source)));
    assert.match(note, /## Findings\n\n- \S+: TNF fell\.\n\n/);
    assert.match(note, /## Highlights\n\n- \S+: “IL-6 \\\*rose\\\*” \(\[12\]\(zotero:\/\/open-pdf/);
  });

  it('keeps the line ends of its template', () => {
    assert.equal(written('# {{key}}\r\n\r\n{{year}}\r\n'), '# emilie1998\r\n\r\n1998\r\n');
  });

  it('has one blank line where its template leaves several', () => {
    assert.equal(written('{{key}}\n\n{{#tags}}x{{/tags}}\n\n\n{{year}}\n'), 'emilie1998\n\n1998\n');
    assert.equal(written('{{key}}\r\n\r\n\r\n{{year}}\r\n'), 'emilie1998\r\n\r\n1998\r\n');
  });

  it('reads no tags, marks or mark-up in the data of a publication', () => {
    const source: Source = {
      ...(library.source('emilie1998') as Source),
      title: '{{key}} <!-- cytonote: end of x --> [a](command:b)',
    };
    const template = '<!-- cytonote: x -->\n{{title}}\n{{{title}}}\n<!-- cytonote: end of x -->\n';
    const note = renderTemplate(template, valuesOf(publicationOf(source)));
    assert.equal(readNoteParts({ text: note, closed: [] }).parts.length, 1);
    assert.ok(
      note.includes('\\{\\{key\\}\\} \\<!-- cytonote: end of x --\\> \\[a\\](command:b)\n'),
      note,
    );
    assert.ok(note.includes('{{key}} &lt;!-- cytonote: end of x --> [a](command:b)\n'), note);
  });
});

describe('the problems of a template', () => {
  const problems = (template: string) =>
    templateProblems(template).map(({ start, end, message }) => [
      template.slice(start, end),
      message,
    ]);

  it('are none in the template of Cytonote', () => {
    assert.deepEqual(problems(bundled), []);
  });

  for (const [template, place, message] of [
    ['# {{title}}\n{{year\n', '{{year', 'This tag is not closed.'],
    ['a\n{{#findings}}\n- {{text}}\n', '{{#findings}}', 'The section “findings” does not end.'],
    [
      'a\n{{/findings}}\n',
      '{{/findings}}',
      'The section “findings” ends here, but does not begin.',
    ],
    ['{{#findings}}\n{{#names}}\n{{/findings}}', '{{#names}}', 'The section “names” does not end.'],
    [
      '{{#topics}}{{.}}{{/topics}}{{#findings}}{{#names}}{{.}}{{/names}}',
      '{{#findings}}',
      'The section “findings” does not end.',
    ],
    ['a {{=x=}}', 'a {{=x=}}', 'This is no template: Invalid tags: x'],
    ['a {{> other}}', '{{> other}}', 'A template cannot contain another one.'],
    ['a\n<!-- cytonote: own -->\n', '<!-- cytonote: own -->', 'The part “own” does not end.'],
    [
      'a\n<!-- cytonote: end of own -->\n',
      '<!-- cytonote: end of own -->',
      'The part “own” ends here, but does not begin.',
    ],
    [
      '<!-- cytonote: a -->\n<!-- cytonote: end of a -->\n\n<!-- cytonote: a -->\n<!-- cytonote: end of a -->',
      '<!-- cytonote: a -->',
      'There already is a part “a”.',
    ],
  ] as const) {
    it(`${JSON.stringify(template)}: ${message}`, () => {
      assert.deepEqual(problems(template), [[place, message]]);
    });
  }

  it('are at the section that does not end, not at a later one of the same name', () => {
    const [problem] = templateProblems('{{#findings}}{{/names}}{{#findings}}{{/findings}}');
    assert.deepEqual(problem, {
      start: 0,
      end: 13,
      message: 'The section “findings” does not end.',
    });
  });

  it('are in the order of the template', () => {
    const [first, second] = problems('<!-- cytonote: own -->\n{{page}}\n');
    assert.deepEqual([first?.[0], second?.[0]], ['<!-- cytonote: own -->', '{{page}}']);
  });

  it('are unknown names, with the known ones', () => {
    const [[place, message = ''] = []] = problems('{{title}}\n{{#findings}}{{page}}{{/findings}}');
    assert.equal(place, '{{page}}');
    assert.match(message, /^Unknown name “page”. Known names: key, .*, text, names$/);
    for (const [template, unknown] of [
      ['{{constructor}}', '{{constructor}}'],
      ['{{& page}}', '{{& page}}'],
      ['{{#pages}}x{{/pages}}', '{{#pages}}'],
      ['{{^pages}}x{{/pages}}', '{{^pages}}'],
      // Without findings, there is no text of one.
      ['{{^findings}}{{text}}{{/findings}}', '{{text}}'],
      ['{{#title.length}}x{{/title.length}}', '{{#title.length}}'],
      ['{{title}}\n{{#year}}{{page}}{{/year}}', '{{page}}'],
    ]) {
      assert.deepEqual(
        problems(template as string).map(([place]) => place),
        [unknown],
      );
    }
    assert.deepEqual(
      problems('{{#findings}}{{.}}{{/findings}}{{^entities.length}}-{{/entities.length}}'),
      [],
    );
  });
});
