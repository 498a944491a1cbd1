/**
 * Finds out which entities are treatments, and to which classes a drug belongs: rituximab is an anti-CD20 antibody, and
 * so a monoclonal antibody and a biologic. Leaves out classes that also contain cytokines or receptors, since
 * "interferons" also means the body's own ones.
 */
import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';

/**
 * The endings of nonproprietary names of monoclonal antibodies: -mab, and since 2021 -tug and -bart. In the data, the
 * only family of such a drug may be its target.
 */
const antibodyStem = /(?:mab|tug|bart)(?: |$)/;
const MONOCLONAL_ANTIBODIES: EntityId = 'monoclonal-antibodies';

/** The drugs of a library, their classes, and whether an entity is one of either. */
export class Treatments {
  private readonly classes = new Map<EntityId, readonly EntityId[]>();
  private readonly ids = new Set<EntityId>();

  constructor({ entities }: Library) {
    const familiesById = new Map(entities.map(({ id, families }) => [id, families]));
    const above = (from: readonly EntityId[]): Set<EntityId> => {
      const found = new Set(from);
      for (const id of found) {
        familiesById.get(id)?.forEach((family) => found.add(family));
      }
      return found;
    };
    const isThing = ({ kind }: Entity) => kind !== 'drug' && kind !== 'class';
    const ofThings = above(entities.filter(isThing).flatMap(({ families }) => families));
    // A thousand drugs are of some two hundred sets of families.
    const classesBySet = new Map<string, readonly EntityId[]>();
    for (const { id, kind, name, families } of entities) {
      if (kind === 'drug') {
        const ofStem = antibodyStem.test(name) ? [MONOCLONAL_ANTIBODIES] : [];
        const direct = [...families, ...ofStem];
        const set = direct.join();
        const classes =
          classesBySet.get(set) ?? [...above(direct)].filter((it) => !ofThings.has(it));
        classesBySet.set(set, classes);
        this.classes.set(id, classes);
        [id, ...classes].forEach((treatment) => this.ids.add(treatment));
      }
    }
  }

  /** Whether an entity is a drug, or a class of drugs. */
  has(id: EntityId): boolean {
    return this.ids.has(id);
  }

  /** The classes of a drug, at all levels; empty for any other entity. */
  classesOf(id: EntityId): readonly EntityId[] {
    return this.classes.get(id) ?? [];
  }
}
