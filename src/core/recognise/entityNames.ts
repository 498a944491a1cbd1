import type { Entity, NameForm, Topic, TopicId } from '../library/schema';
import type { Name } from './nameMatcher';

/** A name by which an entity is looked for. */
export interface EntityName {
  readonly entity: Entity;
  /** The name in the data. */
  readonly form: NameForm;
  /** Whether a Greek letter of it is written as a Latin one: TNF-a, IL-1b. */
  readonly isLatin: boolean;
}

/** The names by which an entity is recognised, those that need evidence among them. */
export function namesOf(entity: Entity): Name<EntityName>[] {
  return namesFor(entity, entity);
}

/** The names of an entity, for what a user's own library has made of it. */
export function namesFor(named: Entity, meant: Entity): Name<EntityName>[] {
  return named.synonyms.flatMap((form) => [
    { form, plural: takesPlural(named, form), value: { entity: meant, form, isLatin: false } },
    ...latinForms(form, named).map((latin) => ({
      form: latin,
      plural: false,
      value: { entity: meant, form, isLatin: true },
    })),
  ]);
}

/** Whether a name of an entity may take the plural -s: "statins", "TNF receptors"; others are listed. */
export function takesPlural({ kind }: Entity, { language }: NameForm): boolean {
  return (kind === 'class' || kind === 'receptor') && language === undefined;
}

/** A symbol, or a long name, that ends in a Greek letter or in one with a number. */
const latinable =
  /^(?:[A-Z]{2,4}(?:-?\d+)?-?|[\p{L}\s-]*(?:\d|factor|interferon)[- ]?)[αβγ](?:-?\d)?$/u;
const latinLetters: ReadonlyMap<string, string> = new Map([
  ['α', 'a'],
  ['β', 'b'],
  ['γ', 'g'],
]);

/** Names whose Greek letter is typed as a small Latin one, for want of a Greek keyboard: TGF-b1. */
function latinForms({ text, case: rule, needs }: NameForm, { kind }: Entity): NameForm[] {
  const greek = text
    .replace(/alpha(?=(?:-?\d)?$)/, 'α')
    .replace(/beta(?=(?:-?\d)?$)/, 'β')
    .replace(/gamma(?=(?:-?\d)?$)/, 'γ');
  if (kind !== 'cytokine' || needs || !latinable.test(greek)) {
    return [];
  }
  const latin = greek.replace(
    /[αβγ](?=(?:-?\d)?$)/,
    (letter) => latinLetters.get(letter) as string,
  );
  const glued = latin.replace(/[- ](?=[abg](?:-?\d)?$)/, '');
  return [...new Set([latin, glued])].map((form) => ({
    text: form,
    case: rule === 'any' ? 'any' : 'exact',
  }));
}

/** The words by which a paragraph shows that it is about a topic. */
export function termsOf({ id, terms }: Topic): Name<TopicId>[] {
  return terms.map((form) => ({ form, plural: false, value: id }));
}
