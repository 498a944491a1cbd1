/**
 * Names in other languages, derived from the patterns and lists of a language's file in `data/languages/`:
 *
 *     interleukin {n}  →  interleucina {n}          interleukin-6  →  interleucina 6
 *     {x} receptor     →  récepteur de l'{vowel}    IL-6 receptor  →  récepteur de l'IL-6
 *
 * and their inflections and other spellings, by rules of the same file:
 *
 *     monoklonal{e} Antikörper  →  monoklonalen Antikörpern  monoklonaler Antikoerper  …
 */

import type { Entity, EntityId, NameForm } from '../library/schema';
import { againstHeads, takesPlural } from '../recognise/entityNames';
import { spellings } from '../recognise/spellings';
import { foreignDrugNames, foreignMoleculeNames } from './foreignDrugNames';
import type { LanguageNames } from './languageNames';

/** The number or letter of a family's member: 6, 1β, 17A, α, β-1a. */
const member = '\\d{1,2}[A-Z]?(?:[- ]?[α-ω])?|[α-ω](?:[- ]?\\d{1,2}[a-z]?)?|alfa-\\d[a-z]';
const greekNames: ReadonlyMap<string, string> = new Map([
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['lambda', 'λ'],
]);

interface Pattern {
  readonly english: RegExp;
  readonly forms: readonly string[];
}

type UncasedForm = Pick<NameForm, 'text' | 'needs'>;

/** Adds names in other languages to entities. */
export class ForeignNames {
  private readonly languages: readonly {
    readonly names: LanguageNames;
    readonly patterns: readonly Pattern[];
    readonly listed: ReadonlyMap<EntityId, readonly UncasedForm[]>;
  }[];

  /** @param files one for each language */
  constructor(files: readonly LanguageNames[]) {
    this.languages = files.map((names) => ({
      names,
      patterns: names.patterns.map(({ english, forms }) => ({
        english: patternOf(english),
        forms: forms.flatMap((form) => inflected(form, names)),
      })),
      listed: formsById(names),
    }));
  }

  /** The entity with its names in all languages, without those that it already has in English. */
  addTo(entity: Entity): Entity {
    const taken = new TakenSpellings();
    entity.synonyms.forEach((form) => taken.takes(form, spelled(form, entity)));
    const added: NameForm[] = [];
    for (const { names, patterns, listed } of this.languages) {
      const made = entity.synonyms
        .filter(({ needs }) => !needs)
        .flatMap(({ text }) => translationsOf(withLetters(text), patterns));
      const heads = againstHeads(entity);
      const against = heads
        .flatMap((head) => translationsOf(head, patterns))
        .concat(greekVariants(heads, names.greek))
        .map((text) => ({ text, needs: 'therapy' as const }));
      const greek = greekVariants([...made, ...symbolsOf(entity)], names.greek);
      const drugs = [
        ...foreignDrugNames(entity, names.drugs),
        ...foreignMoleculeNames(entity, names.drugs),
      ];
      const plain = [...made, ...greek].map((text) => ({ text }));
      const known = (listed.get(entity.id) ?? []).flatMap((form) =>
        entity.kind === 'drug' && oneWord.test(form.text)
          ? inGenitive(form, names.drugs?.genitive)
          : inflectedForms(form, names),
      );
      for (const name of [...known, ...plain, ...against, ...drugs].flatMap((it) =>
        variantsOf(it, names),
      )) {
        const form: NameForm = {
          ...name,
          case: caseOf(name.text),
          language: names.language,
        };
        if (taken.takes(form, spelled(form, entity))) {
          added.push(form);
        }
      }
    }
    return added.length > 0 ? { ...entity, synonyms: [...entity.synonyms, ...added] } : entity;
  }
}

/** Spellings that an entity has. Two that count only as written may differ in letter case: IgIV and IGIV. */
class TakenSpellings {
  private readonly inAnyCase = new Set<string>();
  private readonly asWritten = new Set<string>();
  private readonly all = new Set<string>();

  /** Takes the spellings of a form; false if all of them are taken. */
  takes({ case: rule }: NameForm, spellings: readonly string[]): boolean {
    const isExact = rule === 'exact';
    const isTaken = (spelling: string) =>
      isExact
        ? this.asWritten.has(spelling) || this.inAnyCase.has(spelling.toLowerCase())
        : this.all.has(spelling.toLowerCase());
    const isNew = !spellings.every(isTaken);
    for (const spelling of spellings) {
      const small = spelling.toLowerCase();
      this.all.add(small);
      if (isExact) {
        this.asWritten.add(spelling);
      } else {
        this.inAnyCase.add(small);
      }
    }
    return isNew;
  }
}

function formsById({ names }: LanguageNames): Map<EntityId, readonly UncasedForm[]> {
  const byId = new Map<EntityId, UncasedForm[]>();
  for (const { id, forms, needs } of names) {
    const listed = forms.map((text) => (needs ? { text, needs } : { text }));
    byId.set(id, [...(byId.get(id) ?? []), ...listed]);
  }
  return byId;
}

function inflectedForms(form: UncasedForm, rules: LanguageNames): UncasedForm[] {
  return inflected(form.text, rules).map((text) => ({ ...form, text }));
}

/** A name with all endings of its adjectives, and all forms of its last word. */
function inflected(name: string, { adjectives, inflections }: LanguageNames): string[] {
  const agreed = name.includes('{e}')
    ? adjectives.map((ending) => name.replaceAll('{e}', ending))
    : [name];
  return agreed.flatMap((form) => {
    const rule = inflections.find(({ ending }) => form.endsWith(ending));
    const others = rule?.forms.map((ending) => form.slice(0, -rule.ending.length) + ending) ?? [];
    return [form, ...others];
  });
}

/** A name of one word. */
const oneWord = /^\p{L}+$/u;

/** A drug's name and its genitive: Kortison, Kortisons. */
function inGenitive(form: UncasedForm, ending: string | undefined): UncasedForm[] {
  return ending !== undefined && !/[sxzß]$/.test(form.text)
    ? [form, { ...form, text: form.text + ending }]
    : [form];
}

/** A name in all its spellings: each rule applies to what the ones before it gave. */
function variantsOf(form: UncasedForm, { variants }: LanguageNames): UncasedForm[] {
  const texts = [form.text];
  for (const { written, also } of variants) {
    const having = texts.filter((text) => text.toLowerCase().includes(written));
    texts.push(...having.map((text) => spelledAs(text, written, also)));
  }
  return texts.map((text) => ({ ...form, text }));
}

/** A text with other letters in the place of some, which keep a capital at the beginning. */
function spelledAs(text: string, written: string, also: string): string {
  return text.replaceAll(written, also).replaceAll(capitalised(written), capitalised(also));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The spellings of a name, with accents, so that a page shows them: méthotrexate. */
function spelled(form: NameForm, entity: Entity): string[] {
  return spellings(form, takesPlural(entity, form)).map(({ text }) => text.replaceAll('-', ' '));
}

function patternOf(english: string): RegExp {
  const source = english
    .replace(/[.*+?()[\]|\\]/g, '\\$&')
    .replaceAll(/[- ]/g, '[- ]')
    .replace('{n}', `(?<n>${member})`)
    .replace('{x}', '(?<x>\\S+)');
  return new RegExp(`^${source}$`, 'iu');
}

/** The translations of a name by all patterns that match it. */
function translationsOf(name: string, patterns: readonly Pattern[]): string[] {
  return patterns.flatMap(({ english, forms }) => {
    const match = english.exec(name);
    const { n = '', x = '' } = match?.groups ?? {};
    return match && (x === '' || isSymbol(x)) ? forms.flatMap((form) => filled(form, n, x)) : [];
  });
}

/** A form with the values of its placeholders; empty if a value begins with the wrong sort of letter. */
function filled(form: string, n: string, x: string): string[] {
  const beginsWithVowel = /^[aeiouàâéèêíóúäöü]/i.test(x);
  const wanted = /\{(vowel|consonant)\}/.exec(form)?.[1];
  return wanted !== undefined && (wanted === 'vowel') !== beginsWithVowel
    ? []
    : [form.replace('{n}', n).replace(/\{(?:x|vowel|consonant)\}/, x)];
}

/** Whether a text is a symbol, which is the same in all languages: IL-6, TNF-α, CCR5. */
function isSymbol(text: string): boolean {
  return /^\S*[\p{Lu}\d]\S*$/u.test(text) && !/\p{Ll}{3}/u.test(text.replace(/-\p{Ll}+$/u, ''));
}

/** The case rule of a name. Letters alone are another word in any other case: AINEs, but not "Aines". */
function caseOf(text: string): NameForm['case'] {
  if (!isSymbol(text)) {
    return 'any';
  }
  return /^\p{L}+$/u.test(text) ? 'exact' : 'symbol';
}

function symbolsOf({ kind, synonyms }: Entity): string[] {
  const symbols = synonyms.filter(({ text, needs }) => !needs && isSymbol(text));
  return kind === 'cytokine' ? symbols.map(({ text }) => text) : [];
}

/** "interferon beta" as "interferon β": the spellings of the English name are derived from that form. */
function withLetters(text: string): string {
  return text.replace(
    /(?<!\p{L})(?:alpha|beta|gamma|lambda)(?!\p{L})/gu,
    (name) => greekNames.get(name) as string,
  );
}

/** The texts with Greek letters spelled out as in the language, if that differs from English. */
function greekVariants(texts: readonly string[], greek: LanguageNames['greek']): string[] {
  return greek.flatMap(({ letter, name }) =>
    texts
      .filter((text) => text.match(/\p{Script=Greek}/gu)?.join('') === letter)
      .map((text) => text.replace(new RegExp(`(?<=[\\p{L}\\d])${letter}`, 'u'), `-${name}`))
      .map((text) => text.replace(letter, name).replace(new RegExp(`${name}(?=\\d)`), `${name}-`)),
  );
}
