/** The form of the names in another language, as written in `data/languages/*.yaml`. */
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { described, entityId, nameLanguages, nameNeeds, text } from '../library/schema';

const foreignForms = v.pipe(
  v.array(text),
  v.minLength(1, () => t('must list at least one name')),
);

const replacement = v.strictObject({
  english: described(text, 'The English form.'),
  form: described(v.string(), 'The form in the language.'),
});

export const languageNamesSchema = v.strictObject({
  language: described(v.picklist(nameLanguages), 'The language of the names (ISO 639-1).'),
  greek: v.optional(
    described(
      v.array(
        v.strictObject({
          letter: described(text, 'The Greek letter.'),
          name: described(text, 'How it is spelled out.'),
        }),
      ),
      'Greek letters that are not spelled out as in English.',
    ),
    [],
  ),
  adjectives: v.optional(
    described(
      v.array(text),
      'The endings of an adjective, which {e} in a name stands for: monoklonal{e} Antikörper.',
    ),
    [],
  ),
  inflections: v.optional(
    described(
      v.array(
        v.strictObject({
          ending: described(text, 'The ending of the last word of a name.'),
          forms: described(v.array(text), 'What it is in the plural and in other cases.'),
        }),
      ),
      'How the names of this file are inflected, by the first ending that fits: Inhibitor, Inhibitoren.',
    ),
    [],
  ),
  variants: v.optional(
    described(
      v.array(
        v.strictObject({
          written: described(text, 'Letters of a name in this file, or of a drug.'),
          also: described(text, 'How some write them.'),
        }),
      ),
      'Other ways to spell the names, for all at once: Zytokin and Cytokin, Säure and Saeure.',
    ),
    [],
  ),
  patterns: described(
    v.array(
      v.strictObject({
        english: described(
          text,
          'A name in the data: {n} stands for a number or Greek letter, {x} for a symbol.',
        ),
        forms: described(
          foreignForms,
          'Its forms in the language, with the same {n} or {x}; {vowel} and {consonant} stand for an {x} that begins with a vowel or a consonant.',
        ),
      }),
    ),
    'How names are formed, for all entities at once.',
  ),
  drugs: v.optional(
    described(
      v.strictObject({
        letters: v.optional(
          described(
            v.array(replacement),
            'Letters that are written otherwise; ^ stands for the beginning of the name.',
          ),
          [],
        ),
        endings: described(
          v.array(replacement),
          'The ending of a name, the first that fits: -ine is -ina in Spanish.',
        ),
        salts: described(
          v.array(replacement),
          'The second word of a name: propionate is propionato in Spanish.',
        ),
        salt: described(
          foreignForms,
          'How a salt is named after {drug} and {salt}; {vowel} and {consonant} stand for a {drug} that begins with a vowel or a consonant.',
        ),
        acid: described(foreignForms, 'The forms of "{stem}ic acid" in the language.'),
        genitive: v.optional(
          described(v.string(), 'What a name of one word takes in the genitive: the -s of German.'),
        ),
      }),
      'How the international nonproprietary name of a drug is formed.',
    ),
  ),
  names: described(
    v.array(
      v.strictObject({
        id: described(entityId, 'The entity.'),
        forms: described(foreignForms, 'Its names, in any letter case; plurals are listed, too.'),
        needs: v.optional(
          described(
            v.picklist(nameNeeds),
            'What its names need to be recognised, as in a synonym.',
          ),
        ),
      }),
    ),
    'Names that no pattern gives.',
  ),
});
/** The names of entities in a language: as patterns, and one by one. */
export type LanguageNames = v.InferOutput<typeof languageNamesSchema>;
