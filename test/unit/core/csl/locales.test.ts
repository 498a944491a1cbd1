import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileStyles } from '../../../../src/build/citationStyles';
import type { CitationEngineModule } from '../../../../src/core/csl/citationEngine';
import { CitationProcessor } from '../../../../src/core/csl/citationProcessor';
import { readStyle } from '../../../../src/core/csl/citationStyle';
import type { CslNode } from '../../../../src/core/csl/cslXml';
import { toPlainText } from '../../../../src/core/csl/formattedText';
import { type LocaleFiles, Locales } from '../../../../src/core/csl/locales';
import type { Reference } from '../../../../src/core/literature/reference';
import { processor } from '../../support/referenceStyles';

const compiled = compileStyles();

describe('locales', () => {
  const locales = new Locales(compiled.locales);

  for (const [language, name] of [
    ['en', 'en-US'],
    ['en-GB', 'en-GB'],
    ['EN_gb', 'en-GB'],
    ['en-AU', 'en-US'],
    ['de', 'de-DE'],
    ['de-LI', 'de-DE'],
    ['es-AR', 'es-ES'],
    ['fr-BE', 'fr-FR'],
    ['fr-CA', 'fr-CA'],
    ['it', 'it-IT'],
    ['ja', 'ja-JP'],
    ['pt', 'pt-PT'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt-PT'],
    ['tr', 'tr-TR'],
    ['zh', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['no', 'nb-NO'],
    ['ar-EG', 'ar'],
    ['la', 'la'],
    ['tlh', 'en-US'],
    ['', 'en-US'],
  ] as const) {
    it(`${language || 'no language'}: ${name}`, () =>
      assert.equal(locales.nameFor([language]), name));
  }

  it('are those of the first language that has a locale', () => {
    assert.equal(locales.nameFor([undefined, 'tlh', 'it', 'de']), 'it-IT');
  });

  it('in files are read on demand, once, together with the locales on which they build', async () => {
    const read: string[] = [];
    const processorOfFiles = newProcessor(read);
    const style = styleWith('default-locale="pt-BR"');
    await processorOfFiles.prepare(style, 'de');
    assert.deepEqual(read, []);
    await processorOfFiles.prepare(style);
    await processorOfFiles.prepare(style);
    assert.deepEqual(read.sort(), ['pt-BR', 'pt-PT']);
    assert.equal(
      toPlainText(processorOfFiles.list([book], style)[0]?.text ?? []),
      toPlainText(processor.list([book], style)[0]?.text ?? []),
    );
  });

  it('are all in the setting', () => {
    const file = join(__dirname, '../../../../package.json');
    const { contributes } = JSON.parse(readFileSync(file, 'utf8'));
    const settings = contributes.configuration.flatMap((part: { properties: object }) =>
      Object.entries(part.properties),
    );
    const setting = Object.fromEntries(settings)['cytonote.citation.locale'];
    assert.deepEqual(setting.enum, ['', ...Object.keys(compiled.locales).sort()]);
  });
});

describe('a reference in the words of', () => {
  for (const [locale, expected] of [
    ['en-US', 'Olga Petrova and Luis Diaz, eds., “Gradients,” May 4, 2011'],
    ['en-GB', 'Olga Petrova and Luis Diaz, eds, ‘Gradients’, 4 May 2011'],
    ['pt-BR', 'Olga Petrova e Luis Diaz, org., “Gradients”, 4 de maio de 2011'],
    ['it', 'Olga Petrova e Luis Diaz, a c. di, «Gradients», 4 maggio 2011'],
    ['zh', 'Olga Petrova和Luis Diaz, 编, 《Gradients》, 2011年5月4日'],
    ['tr', 'Olga Petrova ve Luis Diaz, ed., “Gradients”, 04 Mayıs 2011'],
  ] as const) {
    it(locale, () => {
      const ofNote = processor.list([book], styleWith(''), locale);
      const ofStyle = processor.list([book], styleWith(`default-locale="${locale}"`));
      assert.equal(toPlainText(ofNote[0]?.text ?? []), expected);
      assert.equal(toPlainText(ofStyle[0]?.text ?? []), expected);
    });
  }

  it('a language with raised letters in ordinals', () => {
    for (const [locale, ordinal] of [
      ['it', '2ª ed.'],
      ['fr', '2ᵉ éd.'],
    ] as const) {
      const style = styleWith('');
      const edition = { ...book, id: locale, type: 'book', edition: '2' };
      assert.ok(
        toPlainText(processor.list([edition], style, locale)[0]?.text ?? []).includes(ordinal),
      );
    }
  });

  it('a language for which CSL has no locale, by the words of the style', () => {
    const terms =
      '<locale xml:lang="tlh"><terms><term name="editor" form="short">choHwI’</term></terms></locale>';
    const style = styleWith('default-locale="tlh"', terms);
    const [formatted] = processor.list([{ ...book, editor: book.editor?.slice(1) ?? [] }], style);
    assert.match(toPlainText(formatted?.text ?? []), /^Luis Diaz, choHwI’, “Gradients,”/);
  });

  it('the language of the note, if its style has another one', () => {
    const [formatted] = processor.list([book], styleWith('default-locale="tr-TR"'), 'en-GB');
    assert.match(toPlainText(formatted?.text ?? []), /^Olga Petrova and Luis Diaz, eds,/);
  });
});

const book: Reference = {
  id: 'ch2011',
  type: 'chapter',
  title: 'Gradients',
  editor: [
    { family: 'Petrova', given: 'Olga' },
    { family: 'Diaz', given: 'Luis' },
  ],
  issued: { 'date-parts': [[2011, 5, 4]] },
};

function styleWith(attribute: string, terms = '') {
  const read = readStyle(
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${attribute}>` +
      `<info><title>T</title><id>t</id></info>${terms}` +
      '<citation><layout><text variable="title"/></layout></citation>' +
      '<bibliography><layout><group delimiter=", ">' +
      '<names variable="editor"><name and="text"/><label form="short" prefix=", "/></names>' +
      '<text variable="title" quotes="true"/><date variable="issued" form="text"/>' +
      '<group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>' +
      '</group></layout></bibliography></style>',
  );
  assert.ok('style' in read);
  return read.style;
}

/** A processor as the hosts create it, which records the files that it reads. */
function newProcessor(read: string[]): CitationProcessor {
  const { locales, localeFiles } = compiled;
  const inOneFile = Object.entries(locales).filter(([name]) => !localeFiles.includes(name));
  const files: LocaleFiles = {
    names: localeFiles,
    read: async (name) => {
      read.push(name);
      return locales[name] as CslNode;
    },
  };
  const engine = createRequire(__filename)('citeproc') as CitationEngineModule;
  return new CitationProcessor(engine, Object.fromEntries(inOneFile), files);
}
