import { t } from '@vscode/l10n';
import type { Entity } from '../library/schema';
import { keepKnown, type Referents } from './checkIds';
import { findLoop } from './checkTopics';
import type { Checked, DatasetEntry, DatasetProblem } from './datasetFile';

/**
 * Checks the references of entities to others. Leaves out those to unknown ids, and human identifiers under the name of
 * a rodent.
 *
 * @param declared the ids of all entities, including broken ones
 */
export function checkEntities(
  entries: readonly DatasetEntry<Entity>[],
  declared: ReadonlySet<string>,
): Checked<Entity> {
  const entities = new Map(entries.map(({ value }) => [value.id, value]));
  const referents: Referents = { word: 'entity', known: new Set(entities.keys()), declared };
  const problems: DatasetProblem[] = [];
  const checked = entries.map((entry): DatasetEntry<Entity> => {
    const { value, problemAt } = entry;
    const known = (field: 'families' | 'receptors' | 'targets' | 'partOf') =>
      keepKnown(value[field], referents, { node: [field], problemAt, problems });
    const families = known('families').filter((family) => {
      const message = objectionTo(value.id, family, entities);
      if (message !== undefined) {
        problems.push(problemAt(['families', value.families.indexOf(family)], message));
      }
      return message === undefined;
    });
    const relations = {
      families,
      receptors: known('receptors'),
      targets: known('targets'),
      partOf: known('partOf'),
    };
    return { ...entry, value: { ...value, ...relations, ...rodentGenes(entry, problems) } };
  });
  return { entries: checked, problems };
}

/** The genes of rodents without the identifiers that the entity has as human ones. */
function rodentGenes(
  { value, problemAt }: DatasetEntry<Entity>,
  problems: DatasetProblem[],
): Pick<Entity, 'mouse' | 'rat'> {
  const genes = (['mouse', 'rat'] as const).flatMap((species) => {
    const gene = value[species];
    const ids = gene?.ids.filter((id, index) => {
      const isHuman = value.ids.includes(id);
      if (isHuman) {
        const message = t(
          '"{0}" is among "ids", which are human; it cannot be in "{1}", too',
          id,
          species,
        );
        problems.push(problemAt([species, 'ids', index], message));
      }
      return !isHuman;
    });
    return gene && ids ? [[species, { ...gene, ids }] as const] : [];
  });
  return Object.fromEntries(genes);
}

function objectionTo(
  id: string,
  family: string,
  entities: ReadonlyMap<string, Entity>,
): string | undefined {
  const kind = entities.get(family)?.kind;
  if (kind !== 'class') {
    return t('family "{0}" is a {1}, not a class', family, String(kind));
  }
  const loop = findLoop(id, (entity) =>
    entity === id ? [family] : (entities.get(entity)?.families ?? []),
  );
  return loop && t('entity "{0}" is in a family below itself: {1}', id, loop.join(' → '));
}
