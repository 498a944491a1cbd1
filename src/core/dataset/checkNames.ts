import type { Entity, NameForm } from '../library/schema';
import { namesOf, takesPlural } from '../recognise/entityNames';
import { NameMatcher } from '../recognise/nameMatcher';
import { spellings } from '../recognise/spellings';
import { foldText } from '../text/fold';
import { keepKnown, type Referents } from './checkIds';
import type { Checked, DatasetEntry, DatasetProblem } from './datasetFile';
import type { LanguageNames } from './languageNames';

/** A name that an entity has already. */
interface Claim {
  readonly entity: Entity;
  readonly form: NameForm;
}

/**
 * Checks that no spelling belongs to two names, and that label and full name are recognised.
 *
 * Leaves out a name that is taken, and an entity without any names left.
 */
export function checkNames(entries: readonly DatasetEntry<Entity>[]): Checked<Entity> {
  const claims = new Map<string, Claim>();
  const problems: DatasetProblem[] = [];
  const checked = entries.flatMap((entry): DatasetEntry<Entity>[] => {
    const synonyms = entry.value.synonyms.filter((form, index) => {
      const message = claim(form, entry.value, claims);
      if (message !== undefined) {
        problems.push(entry.problemAt(['synonyms', index, 'text'], message));
      }
      return message === undefined;
    });
    problems.push(...checkCovered(entry));
    return synonyms.length > 0 ? [{ ...entry, value: { ...entry.value, synonyms } }] : [];
  });
  return { entries: checked, problems };
}

function claim(form: NameForm, entity: Entity, claims: Map<string, Claim>): string | undefined {
  const folded = spellings(form, takesPlural(entity, form)).map(({ text }) => foldText(text));
  for (const spelling of folded) {
    const taken = claims.get(spelling);
    // A name in another language may differ from the English one by an accent only.
    if (taken && !(taken.entity === entity && form.language)) {
      const owner = taken.entity === entity ? 'this entity' : `"${taken.entity.id}"`;
      return (
        `"${form.text}" and "${taken.form.text}" of ${owner} share the spelling "${spelling}": ` +
        'keep one of them'
      );
    }
  }
  for (const spelling of folded) {
    claims.set(spelling, { entity, form });
  }
  return undefined;
}

function checkCovered({ value: entity, problemAt }: DatasetEntry<Entity>): DatasetProblem[] {
  const matcher = new NameMatcher(namesOf(entity));
  return (['label', 'name'] as const).flatMap((field) => {
    const text = entity[field];
    const [first] = matcher.find(text);
    const isCovered = first?.start === 0 && first.end === text.length;
    return isCovered
      ? []
      : [problemAt([field], `${field} "${text}" is not recognised: add it to the synonyms`)];
  });
}

/**
 * Checks that the entities to which a language gives names exist.
 *
 * @param declared the ids of all entities, including broken ones
 */
export function checkForeignNames(
  entries: readonly DatasetEntry<LanguageNames>[],
  declared: ReadonlySet<string>,
): Checked<LanguageNames> {
  const referents: Referents = { word: 'entity', known: declared, declared };
  const problems: DatasetProblem[] = [];
  for (const { value, problemAt } of entries) {
    value.names.forEach(({ id }, index) => {
      keepKnown([id], referents, {
        node: [],
        problemAt: (_, message) => problemAt(['names', index, 'id'], message),
        problems,
      });
    });
  }
  return { entries, problems };
}
