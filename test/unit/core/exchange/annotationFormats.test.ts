import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotateDocument } from '../../../../src/core/exchange/annotateDocument';
import {
  type AnnotatedText,
  type Annotation,
  writeAll,
} from '../../../../src/core/exchange/annotationFormat';
import { biocJson, biocXml } from '../../../../src/core/exchange/bioc';
import { CodePoints, wellFormed } from '../../../../src/core/exchange/codePoints';
import { csv } from '../../../../src/core/exchange/csv';
import { jsonLines } from '../../../../src/core/exchange/jsonLines';
import { pubtator, readPubtator } from '../../../../src/core/exchange/pubtator';
import { webAnnotation } from '../../../../src/core/exchange/webAnnotation';
import { anyUnicode } from '../../support/anyUnicode';
import { assertValidBioc } from '../../support/biocDtd';
import {
  readBiocJson,
  readCsv,
  readJsonLine,
  readWebAnnotations,
} from '../../support/readAnnotations';
import { readBiocXml } from '../../support/readBiocXml';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';
import { trickyFragment } from '../../support/trickyNote';

const options = { numRuns: Number(process.env.RUNS ?? 300) };
const example: AnnotatedText = {
  id: '42',
  text: '😀 IL-6\nand "IL-6", 𝛼 <b>',
  titleEnd: 7,
  annotations: [
    { start: 3, end: 7, text: 'IL-6', kind: 'cytokine', entity: 'il-6', ids: ['HGNC:6018'] },
    { start: 13, end: 17, text: 'IL-6', kind: 'cytokine', entity: 'il-6', ids: ['HGNC:6018'] },
  ],
};

describe('formats of annotations', () => {
  it('count offsets in the units that each requires', () => {
    assert.equal(
      jsonLines.write(example).split('"mentions":')[1],
      '[{"start":3,"end":7,"text":"IL-6","kind":"cytokine","entity":"il-6","ids":["HGNC:6018"]},' +
        '{"start":13,"end":17,"text":"IL-6","kind":"cytokine","entity":"il-6","ids":["HGNC:6018"]}]}\n',
    );
    assert.equal(
      pubtator.write(example),
      '42|t|😀 IL-6\n42|a|and "IL-6", 𝛼 <b>\n' +
        '42\t2\t6\tIL-6\tcytokine\tcytonote:il-6;HGNC:6018\n' +
        '42\t12\t16\tIL-6\tcytokine\tcytonote:il-6;HGNC:6018\n\n',
    );
    assert.equal(
      csv.head + csv.write(example),
      'document,start,end,start_utf16,end_utf16,text,kind,entity,ids\r\n' +
        '42,2,6,3,7,IL-6,cytokine,il-6,HGNC:6018\r\n' +
        '42,12,16,13,17,IL-6,cytokine,il-6,HGNC:6018\r\n',
    );
    assert.match(
      biocXml.write(example),
      /<passage><infon key="type">abstract<\/infon><offset>7<\/offset>.*<location offset="12" length="4"\/>/,
    );
    const passages = JSON.parse(biocJson.write(example)).passages;
    assert.deepEqual(passages[1].annotations[0].locations, [{ offset: 12, length: 4 }]);
    assert.match(
      webAnnotation.write(example),
      /"selector":\[\{"type":"TextPositionSelector","start":2,"end":6\},\{"type":"TextQuoteSelector","exact":"IL-6","prefix":"😀 ","suffix":"\\nand/,
    );
  });

  it('have the species of a mention that shows one, with the identifiers of that species', () => {
    const note = { id: 'a.md', text: 'Il6 and IL-6' };
    const annotated = annotateDocument(note, 'markdown', readLibrary(), makeRecogniser());
    assert.deepEqual(
      annotated.annotations.map(({ ids, species }) => [species, ids[0]]),
      [
        ['NCBITaxon:10090', 'MGI:96559'],
        [undefined, 'HGNC:6018'],
      ],
    );
    const [mouse = '', unmarked = ''] = csv.write(annotated).split('\r\n');
    assert.match(mouse, /,MGI:96559 NCBIGene:16193 UniProt:P08505 NCBITaxon:10090$/);
    assert.match(unmarked, /,HGNC:6018 NCBIGene:3569 UniProt:P05231 MESH:D015850$/);
    assert.match(jsonLines.write(annotated), /"UniProt:P08505"\],"species":"NCBITaxon:10090"\},/);
    assert.match(pubtator.write(annotated), /;UniProt:P08505;NCBITaxon:10090\n/);
    assert.match(biocXml.write(annotated), /<infon key="species">NCBITaxon:10090<\/infon>/);
    assert.match(
      webAnnotation.write(annotated),
      /\{"type":"SpecificResource","source":"NCBITaxon:10090","purpose":"classifying"\}/,
    );
  });

  it('keep their content when they are read again', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const lines = writeAll(jsonLines, all).trimEnd().split('\n').map(readJsonLine);
        assert.deepEqual(
          lines,
          all.map(({ id, annotations }) => ({ id, annotations })),
        );
        assert.deepEqual(readBiocJson(writeAll(biocJson, all)), all);
        const some = all.filter(({ annotations }) => annotations.length > 0);
        const byId = new Map(some.map(({ id, annotations }) => [id, annotations]));
        const textOf = (id: string) => all.find((it) => it.id === id)?.text ?? '';
        assert.deepEqual(readWebAnnotations(writeAll(webAnnotation, all), textOf), byId);
        assert.deepEqual(readCsv(writeAll(csv, all)), mapTexts(byId, wellFormed));
      }),
      options,
    );
  });

  it('keep their content when they are read again, as far as XML has the characters', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const xml = writeAll(biocXml, all);
        assertValidBioc(xml);
        const inXml = (text: string) =>
          wellFormed(text).replace(
            /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g,
            '\uFFFD',
          );
        const expected = all.map((it) => ({ ...it, ...mapText(it, inXml) }));
        assert.deepEqual(readBiocXml(xml), expected);
      }),
      options,
    );
  });

  it('keep their content when they are read again in lines, except for line ends', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const blocks = writeAll(pubtator, all).split('\n\n').slice(0, -1);
        const inLine = (text: string) =>
          wellFormed(text).replace(/[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/g, ' ');
        blocks.map(readPubtator).forEach((read, index) => {
          const written = all[index] as AnnotatedText;
          assert.equal(read.id, written.id);
          assert.equal(inLine(read.text).trimEnd(), inLine(written.text).trimEnd());
          const texts = read.annotations.map((it) => ({ ...it, text: inLine(it.text) }));
          assert.deepEqual(texts, mapText(written, inLine).annotations);
        });
        assert.equal(blocks.length, all.length);
      }),
      options,
    );
  });

  it('convert offsets in any text as counting its code points does', () => {
    fc.assert(
      fc.property(anyUnicode({ maxLength: 50 }), (text) => {
        const points = new CodePoints(text);
        let units = 0;
        [...text, ''].forEach((character, index) => {
          assert.equal(points.before(units), index);
          assert.equal(points.toUnits(index), units);
          units += character.length;
        });
      }),
      options,
    );
  });

  it('give a page of the W3C’s model everything that the model requires', () => {
    fc.assert(
      fc.property(documents, (all) => assertPage(JSON.parse(writeAll(webAnnotation, all)))),
      {
        numRuns: 50,
      },
    );
  });
});

/** The members of each type of the model; JSON-LD drops any other without notice. */
const members: Readonly<Record<string, readonly string[]>> = {
  AnnotationPage: ['@context', 'id', 'type', 'startIndex', 'items'],
  Annotation: ['id', 'type', 'motivation', 'body', 'target'],
  TextualBody: ['type', 'value', 'purpose'],
  SpecificResource: ['type', 'source', 'purpose'],
  TextPositionSelector: ['type', 'start', 'end'],
  TextQuoteSelector: ['type', 'exact', 'prefix', 'suffix'],
};

/** Asserts that an object and all objects in it, except targets, have a type of the model and only its members. */
function assertMembers(value: object, typeless: readonly string[]): void {
  const type = 'type' in value ? String(value.type) : '';
  assert.deepEqual(
    Object.keys(value).filter((key) => !(members[type] ?? typeless).includes(key)),
    [],
  );
  for (const [key, held] of Object.entries(value)) {
    const inner = key === '@context' ? [] : [held].flat();
    inner
      .filter((it) => typeof it === 'object')
      .forEach((it) => assertMembers(it, key === 'target' ? ['source', 'selector'] : []));
  }
}

/**
 * Checks a page by the MUSTs of the Web Annotation Data Model, sections 3.1, 3.2, 4.2 and 5.2, and by the
 * members in its context. The W3C publishes no schema, and no known package of npm or Debian has its context,
 * so this does not expand it.
 */
function assertPage(page: Record<string, unknown>): void {
  const [context, prefixes] = page['@context'] as [string, Record<string, string>];
  assert.equal(context, 'http://www.w3.org/ns/anno.jsonld');
  assert.equal(page.type, 'AnnotationPage');
  assertMembers(page, []);
  assert.equal(typeof page.id, 'string');
  assert.ok(Array.isArray(page.items));
  const ids = new Set<string>();
  for (const { id, type, body, target } of page.items) {
    assert.equal(type, 'Annotation');
    assert.ok(!ids.has(id), id);
    ids.add(id);
    assert.doesNotThrow(() => new URL(id, 'file:///notes/'));
    for (const { type, value, source, purpose } of body) {
      assert.ok(['identifying', 'tagging', 'classifying'].includes(purpose));
      assert.equal(typeof (type === 'TextualBody' ? value : source), 'string');
      if (type === 'SpecificResource') {
        // A prefix expands only if its value ends in a delimiter (JSON-LD 1.1, 4.1.5).
        assert.match(prefixes[source.slice(0, source.indexOf(':'))] ?? '', /^https:.*[:/?#[\]@]$/);
      }
    }
    const [position, quote] = target.selector;
    assert.equal(position.type, 'TextPositionSelector');
    assert.ok(Number.isInteger(position.start) && position.start <= position.end);
    assert.equal(quote.type, 'TextQuoteSelector');
    assert.equal([...quote.exact].length, position.end - position.start);
  }
}

const entities = readLibrary().entities.slice(0, 200);
const hardText = fc
  .array(
    fc.oneof(
      trickyFragment,
      anyUnicode({ maxLength: 6 }),
      fc.constantFrom(
        ...'😀 𝛼 \uD800 \uDC00 \t \v \u0085 \u2028 | " , ; ]]> &amp; é = + - @ \''.split(' '),
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

/** Texts with annotations of whole characters, in their order. */
const documents: fc.Arbitrary<AnnotatedText[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
        fc.constantFrom('a/b|c %7C\t.md', '=1+1.md', "'-x.md"),
      ),
      title: fc.option(
        hardText.map((text) => text.replaceAll('\n', ' ')),
        { nil: undefined },
      ),
      body: hardText,
      places: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 6 }),
    })
    .map(({ id, title, body, places }) => {
      const text = title === undefined ? body : `${title}\n${body}`;
      const titleEnd = title === undefined ? {} : { titleEnd: title.length };
      const annotations = places.flatMap((place) => annotationAt(text, title?.length, ...place));
      return { id, text, ...titleEnd, annotations: annotations.sort((a, b) => a.start - b.start) };
    }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
);

function annotationAt(
  text: string,
  titleEnd: number | undefined,
  from: number,
  length: number,
  which: number,
): Annotation[] {
  const ends = [0];
  for (const character of text) {
    ends.push((ends.at(-1) as number) + character.length);
  }
  const first = from % ends.length;
  const [start, end] = [
    ends[first] as number,
    ends[Math.min(ends.length - 1, first + 1 + (length % 5))] as number,
  ];
  const { kind, id: entity, ids } = entities[which % entities.length] as (typeof entities)[number];
  const straddles = titleEnd !== undefined && start <= titleEnd && end > titleEnd;
  const species = [undefined, 'NCBITaxon:9606', 'NCBITaxon:10090', undefined][which % 4];
  const found = { start, end, text: text.slice(start, end), kind, entity, ids };
  return start < end && !straddles ? [species ? { ...found, species } : found] : [];
}

function mapText(it: AnnotatedText, change: (text: string) => string) {
  const annotations = it.annotations.map((one) => ({ ...one, text: change(one.text) }));
  return { text: change(it.text), annotations };
}

function mapTexts(all: Map<string, readonly Annotation[]>, change: (text: string) => string) {
  return new Map(
    [...all].map(([id, list]) => [id, list.map((it) => ({ ...it, text: change(it.text) }))]),
  );
}
