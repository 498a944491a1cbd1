/**
 * The international nonproprietary names of drugs in other languages, by the rules of a language's file in
 * `data/languages/`:
 *
 *     fluticasone             →  Fluticason              endings: -one is -on
 *     hydroxychloroquine      →  hidroxicloroquina       letters: ch before l is c, y is i
 *     fluticasone propionate  →  propionate de fluticasone
 *     mefenamic acid          →  Mefenaminsäure
 *     denileukin diftitox     →  denileukina diftitox    the first word alone
 *     infliximab              →  Infliximabs             in the genitive
 *
 * Accents need no rule, since all names are found without them as well: formotérol.
 */
import type { Entity, NameForm } from '../library/schema';
import type { LanguageNames } from './languageNames';

type DrugRules = NonNullable<LanguageNames['drugs']>;

/** The names of a drug in a language, including those that are the same as in English. */
export function foreignDrugNames(
  { kind, synonyms }: Entity,
  rules: DrugRules | undefined,
): Pick<NameForm, 'text' | 'needs'>[] {
  return rules && kind === 'drug'
    ? synonyms
        .filter((form) => form.case === 'any')
        .flatMap(({ text, needs }) =>
          namesFrom(text, rules).map((name) => (needs ? { text: name, needs } : { text: name })),
        )
    : [];
}

/**
 * The names of a molecule that ends in -in, which are formed as those of drugs: périostine, anfirregulina. A letter or
 * number may follow: activine A, eotaxina 3.
 */
export function foreignMoleculeNames(
  { kind, synonyms }: Entity,
  rules: DrugRules | undefined,
): Pick<NameForm, 'text'>[] {
  return rules && ['cytokine', 'receptor', 'protein'].includes(kind)
    ? synonyms.flatMap((form) => {
        const { word, member = '' } =
          (form.case === 'any' && !form.needs && molecule.exec(form.text)?.groups) || {};
        return word === undefined ? [] : [{ text: translated(word, rules) + member }];
      })
    : [];
}

const molecule = /^(?<word>[a-z]{4,}in)(?<member>[- ](?:[A-Z]{1,2}|[A-Z]?\d{1,2}|[α-ω]))?$/u;

/** A name of one word, long enough not to be an abbreviation, perhaps with a salt or as an acid. */
const nonproprietary = /^(?<drug>[a-z]{6,})(?: (?<salt>[a-z]+))?$/;

/** The second word of a biological's name, which is the same in all languages: epoetin beta, axicabtagene ciloleucel. */
const isQualifier = /^(?:alfa|beta|gamma|delta|epsilon|theta|zeta|pegol|diftitox|[a-z]+leucel)$/;

function namesFrom(text: string, rules: DrugRules): string[] {
  const { drug, salt } = nonproprietary.exec(text)?.groups ?? {};
  if (drug === undefined) {
    return [];
  }
  if (salt === undefined) {
    const name = translated(drug, rules);
    const takesGenitive = rules.genitive !== undefined && !/[sxzß]$/.test(name);
    return takesGenitive ? [name, name + rules.genitive] : [name];
  }
  if (salt === 'acid') {
    const stem = drug.endsWith('ic') ? withLetters(drug.slice(0, -2), rules) : undefined;
    return stem === undefined ? [] : rules.acid.map((form) => form.replace('{stem}', stem));
  }
  const known = rules.salts.find(({ english }) => english === salt);
  return known
    ? rules.salt.flatMap((form) => joined(form, translated(drug, rules), known.form))
    : isQualifier.test(salt)
      ? [`${translated(drug, rules)} ${salt}`]
      : [];
}

function translated(drug: string, rules: DrugRules): string {
  const name = withLetters(drug, rules);
  const ending = rules.endings.find(({ english }) => name.endsWith(english));
  return ending ? name.slice(0, -ending.english.length) + ending.form : name;
}

function withLetters(name: string, { letters }: DrugRules): string {
  return letters.reduce(
    (written, { english, form }) =>
      english.startsWith('^')
        ? written.replace(new RegExp(english), form)
        : written.replaceAll(english, form),
    name,
  );
}

/** A drug name with its salt; empty if the form does not fit the first letter of the drug, a vowel or a consonant. */
function joined(form: string, drug: string, salt: string): string[] {
  const wanted = /\{(vowel|consonant)\}/.exec(form)?.[1];
  const beginsWith = /^[aeiouh]/.test(drug) ? 'vowel' : 'consonant';
  return wanted !== undefined && wanted !== beginsWith
    ? []
    : [form.replace(/\{(?:drug|vowel|consonant)\}/, drug).replace('{salt}', salt)];
}
