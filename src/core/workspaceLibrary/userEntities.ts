import { t } from '@vscode/l10n';
import { checkEntities } from '../dataset/checkEntities';
import { unknownId } from '../dataset/checkIds';
import type { DatasetEntry, DatasetProblem, NodePath } from '../dataset/datasetFile';
import type { Library } from '../library/library';
import type { Entity, EntityId, NameForm } from '../library/schema';
import { type EntityName, namesOf } from '../recognise/entityNames';
import type { Name } from '../recognise/nameMatcher';
import { foldText } from '../text/fold';
import { caseRuleOf } from './caseRule';
import { bundledEntry, groupedBy, layer, union } from './layers';
import type { UserEntity } from './userForms';
import { type EntityNamed, UserNameClaims } from './userNames';

/** The result of reading the user's entries. */
interface UserEntities {
  /** New entities, and entities of the library with the user's changes. All are complete. */
  readonly entities: readonly Entity[];
  /** Their names that the library does not have. */
  readonly names: readonly Name<EntityName>[];
  readonly problems: readonly DatasetProblem[];
}

/**
 * Combines the user's entries with the entities of the library. If several entries are about one entity, the first one
 * decides its fields; lists and names add up.
 *
 * @param declared the ids of all entries of the user, including those with errors
 */
export function readUserEntities(
  entries: readonly DatasetEntry<UserEntity>[],
  declared: ReadonlySet<EntityId>,
  library: Library,
  entityNamed: EntityNamed,
): UserEntities {
  const problems: DatasetProblem[] = [];
  const claims = new UserNameClaims(entityNamed);
  const forms = new Map<EntityId, readonly NameForm[]>();
  const whole: DatasetEntry<Entity>[] = [];
  for (const [id, group] of groupedBy(entries, ({ id }) => id)) {
    const base = library.entity(id);
    const entity = wholeEntity(group, base);
    const first = group[0] as DatasetEntry<UserEntity>;
    if (!entity) {
      const unknown = unknownId(
        'entity',
        id,
        library.entities.map((it) => it.id),
      );
      problems.push(
        first.problemAt(['id'], t('{0}: a new entity needs kind, label and name', unknown)),
      );
      continue;
    }
    const userNames = group.flatMap(({ value, problemAt }) =>
      claims.claimAll(entity, value.synonyms ?? [], problemAt, problems),
    );
    const shown = group.flatMap(({ value }) => [value.label, value.name].flatMap((it) => it ?? []));
    const listed = new Set(
      [...userNames, ...(base?.synonyms ?? [])].map(({ text }) => foldText(text)),
    );
    const missing = shown
      .filter((text) => !listed.has(foldText(text)))
      .map((text): NameForm => ({ text, case: caseRuleOf(text) }));
    const atLabel = (_: NodePath, message: string) => first.problemAt(['label'], message);
    const names = [...userNames, ...claims.claimAll(entity, missing, atLabel, problems)];
    const synonyms = [...namesWithout(base, names), ...names];
    if (synonyms.length > 0) {
      forms.set(id, names);
      whole.push({ value: { ...entity, synonyms }, problemAt: placeIn(group) });
    }
  }
  if (whole.length === 0) {
    // The entities of the library were checked when it was built.
    return { entities: [], names: [], problems };
  }
  const ids = new Set(whole.map(({ value }) => value.id));
  const others = library.entities.filter(({ id }) => !ids.has(id)).map(bundledEntry);
  const known = new Set([...declared, ...library.entities.map(({ id }) => id)]);
  const checked = checkEntities([...whole, ...others], known);
  const entities = checked.entries.map(({ value }) => value).filter(({ id }) => ids.has(id));
  return {
    entities,
    names: entities.flatMap((entity) => namesBeside(entity, forms.get(entity.id) ?? [])),
    problems: [...problems, ...checked.problems],
  };
}

/**
 * The complete entity that results from some entries and, if there is one, an entity of the library; undefined if
 * fields are missing.
 */
function wholeEntity(
  group: readonly DatasetEntry<UserEntity>[],
  base: Entity | undefined,
): Entity | undefined {
  const layers = group.map(({ value }) => value);
  const { id, kind, label, name, about, mouse, rat } = layer<UserEntity>(base, layers);
  if (!id || !kind || !label || !name) {
    return undefined;
  }
  const lists = (field: 'ids' | 'families' | 'receptors' | 'targets' | 'partOf') =>
    union([...layers, base].map((it) => it?.[field]));
  return {
    id,
    kind,
    label,
    name,
    ...(about ? { about } : {}),
    ids: lists('ids'),
    ...(mouse ? { mouse } : {}),
    ...(rat ? { rat } : {}),
    families: lists('families'),
    receptors: lists('receptors'),
    targets: lists('targets'),
    partOf: lists('partOf'),
    synonyms: base?.synonyms ?? [],
  };
}

/** The names of the library that the user has not written again, for example with another rule. */
function namesWithout(base: Entity | undefined, userNames: readonly NameForm[]): NameForm[] {
  const texts = new Set(userNames.map(({ text }) => text));
  return (base?.synonyms ?? []).filter(({ text }) => !texts.has(text));
}

function namesBeside(entity: Entity, userNames: readonly NameForm[]): Name<EntityName>[] {
  const forms = new Set(userNames);
  return namesOf(entity).filter(({ value }) => forms.has(value.form));
}

/** The place of a field that several entries may have: in the first entry that has it. */
function placeIn(group: readonly DatasetEntry<UserEntity>[]): DatasetEntry<Entity>['problemAt'] {
  return (node, message) => {
    const field = node[0] as keyof UserEntity;
    const entry = group.find(({ value }) => value[field] !== undefined) ?? group[0];
    return (entry as DatasetEntry<UserEntity>).problemAt(node, message);
  };
}
