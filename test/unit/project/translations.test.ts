import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';
import {
  allTranslationGaps,
  type Language,
  languages,
  messageFiles,
  pathOfMessages,
  readMessages,
  translationGaps,
} from '../../../src/build/translations';

/** Names of products and standards, which are the same in every language. */
const names = ['DOI', 'PubMed'];

/** Texts that are the same in English and another language by chance. */
const alike: Readonly<Record<Language, readonly string[]>> = {
  de: ['Abstract', 'Links', '{0}: {1}'],
  es: ['Front matter: {0}', 'receptor', '{0}: {1}'],
  fr: [
    ...['1 citation', '1 mention', '1 note', '1 source', '{0} citations', '{0} mentions'],
    ...['{0} notes', '{0} sources', 'Classes', 'Date', 'Notes', 'Pages', 'Volume'],
    ...['Bibliographies', 'Relations', 'cytokine', 'Cytokines', '1 publication'],
    ...['{0} publications', 'Citation', 'Publication', 'rat'],
  ],
  ja: ['{0}: {1}'],
};

/** A title without the suffix that only menus show. */
const bare = (title: string) => title.replace(/\s*…$/, '');
const titlesIn = (messages: Readonly<Record<string, string>>) =>
  Object.entries(messages).filter(([key]) => key.startsWith('command.'));

describe('translations', () => {
  it('have every used message, no other, and the placeholders of the English text', () => {
    assert.deepEqual(allTranslationGaps(), []);
  });

  for (const language of languages) {
    it(`leave nothing in English: ${language}`, () => {
      const left = messageFiles.flatMap((file) => {
        const translated = readMessages(file, language);
        return Object.entries(readMessages(file))
          .filter(([key, text]) => translated[key] === text)
          .filter(([, text]) => !names.includes(text) && !alike[language].includes(text))
          .map(([key]) => `${pathOfMessages(file, language)}: ${key}`);
      });
      assert.deepEqual(left, []);
    });

    it(`differ from English, except for a list of texts that are all still equal: ${language}`, () => {
      const translated = readMessages('l10n/bundle.l10n', language);
      assert.deepEqual(
        alike[language].filter((text) => translated[text] !== text),
        [],
      );
    });

    it(`call commands by their titles: ${language}`, () => {
      const translated = readMessages('package.nls', language);
      const wrong = messageFiles.flatMap((file) => {
        const texts = readMessages(file, language);
        return Object.entries(readMessages(file)).flatMap(([key, english]) =>
          titlesIn(readMessages('package.nls'))
            .filter(([, title]) => namesCommand(english, title))
            .filter(([id]) => !namesCommand(texts[key] ?? '', translated[id] ?? ''))
            .map(([, title]) => `${pathOfMessages(file, language)}: ${title} in: ${texts[key]}`),
        );
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('have an ellipsis in the title of a command if the English title has one', () => {
    for (const [id, title] of titlesIn(readMessages('package.nls'))) {
      for (const language of languages) {
        const translated = readMessages('package.nls', language)[id] as string;
        assert.equal(translated.endsWith('…'), title.endsWith('…'), `${language}: ${translated}`);
      }
    }
  });

  it('have gaps that a comparison with English finds: missing, unused, other placeholders', () => {
    const english = { 'a.title': 'Open {0}', 'b.title': 'See `x`', 'c.title': '[On](command:c)' };
    const german = { 'a.title': '{0} öffnen', 'b.title': 'Siehe `y`', 'd.title': 'Zu' };
    assert.deepEqual(translationGaps(english, german), [
      'missing: "c.title" ([On](command:c))',
      'unused: "d.title"',
      'other placeholders, links or code: "b.title"',
    ]);
  });

  it('are all in the package', () => {
    const packed = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');
    assert.ok(packed.includes('!package.nls*.json') && packed.includes('!l10n/bundle.l10n*.json'));
  });
});

/** Whether a text names a command: it is the title, or has the title in emphasis or in a link. */
function namesCommand(text: string, title: string): boolean {
  const wanted = bare(title).toLowerCase();
  const quoted = [...text.matchAll(/\*([^*]+)\*|\[([^\]]+)\]\(command:/g)];
  return [text, ...quoted.map(([, emphasised, linked]) => emphasised ?? linked ?? '')]
    .map((it) => bare(it).toLowerCase())
    .includes(wanted);
}
