/**
 * Evidence in a text for ambiguous names: in a list with an unambiguous relative, or with another treatment, they mean
 * the entity; and a receptor is meant if its ligand is named.
 *
 *     "KC, MIP-2 and MCP-1"      KC is a chemokine here
 *     "MIG and IL-6"             no evidence: IL-6 is listed with many things
 *     "RANKL, TRAP and ALP"      markers of osteoclasts: in the TNF superfamily, lists are no evidence
 *     "BAFF and APRIL"           but two ligands of the same receptor are
 *     "IL-33 acts by ST2"        a receptor beside its ligand, or beside the ligand of a complex with it
 *     "tacrolimus, MP"           a drug beside a drug
 *     "rituximab … mAb"          a drug shows its classes, wherever they are
 */
import type { Entity, EntityId } from '../library/schema';
import { isDoubtful } from './doubtfulSymbols';
import { isListedWithOthers, listsOf, NEIGHBOURS } from './nameLists';
import type { NameMatch } from './nameMatch';
import { treatmentsIn } from './treatmentEvidence';
import type { Treatments } from './treatments';

/** The entities for which the names in a text are evidence. The names must be in order. */
export function supportedIn(
  text: string,
  names: readonly NameMatch[],
  treatments: Treatments,
): Set<EntityId> {
  const { supported, isAnyUnclear } = clearIn(text, names, treatments);
  treatmentsIn(text, names, treatments, supported).forEach((id) => supported.add(id));
  if (isAnyUnclear && supported.size > 0) {
    addReceptors(names, supported);
    addRelatives(text, names, treatments, supported);
  }
  return supported;
}

/** The entities of names that need no evidence, with the classes of drugs. */
function clearIn(text: string, names: readonly NameMatch[], treatments: Treatments) {
  const supported = new Set<EntityId>();
  let isAnyUnclear = false;
  const isAnyClear = names.some(({ form, mayBeDoubtful }) => !form.needs && !mayBeDoubtful);
  for (const [index, { entity, form, within, mayBeDoubtful, start, end }] of names.entries()) {
    if (mayBeDoubtful && !isAnyClear && isDoubtful(text, start, end)) {
      if (isListedWithOthers(text, names, index)) {
        supported.add(entity.id);
      }
    } else if (form.needs) {
      isAnyUnclear = true;
      if (within && !within.form.needs) {
        supported.add(within.entity.id);
      }
    } else {
      supported.add(entity.id);
      treatments.classesOf(entity.id).forEach((id) => supported.add(id));
    }
  }
  return { supported, isAnyUnclear };
}

/** Adds receptors whose ligand a text names. */
function addReceptors(names: readonly NameMatch[], supported: Set<EntityId>): void {
  const bound = new Set(
    names.flatMap(({ entity, form }) => (form.needs ? [] : (entity.receptors ?? []))),
  );
  for (const { entity } of names) {
    if ([entity.id, ...(entity.partOf ?? [])].some((receptor) => bound.has(receptor))) {
      supported.add(entity.id);
    }
  }
}

/** Adds names that are listed near a relative, or near another treatment. */
function addRelatives(
  text: string,
  names: readonly NameMatch[],
  treatments: Treatments,
  supported: Set<EntityId>,
): void {
  const learn = (name: NameMatch, neighbour: NameMatch) => {
    if (
      name.form.needs &&
      supported.has(neighbour.entity.id) &&
      (areRelated(name.entity, neighbour.entity) || areTreatments(name, neighbour, treatments))
    ) {
      supported.add(name.entity.id);
    }
  };
  for (const list of listsOf(text, names)) {
    // In both directions, since each entity that is learnt is evidence for its other neighbour.
    for (const order of [list, list.toReversed()]) {
      order.forEach((name, index) => {
        order.slice(Math.max(0, index - NEIGHBOURS), index).forEach((it) => learn(name, it));
      });
    }
  }
}

function areTreatments(
  { entity: a, form }: NameMatch,
  { entity: b }: NameMatch,
  treatments: Treatments,
): boolean {
  return form.needs !== 'dose' && treatments.has(a.id) && treatments.has(b.id);
}

/** Whether two are of one narrow family, or bind the same receptor. */
function areRelated(a: Entity, b: Entity): boolean {
  const shared = [...familiesOf(b), ...(b.receptors ?? [])];
  return [...familiesOf(a), ...(a.receptors ?? [])].some((it) => shared.includes(it));
}

/** Families that are too wide or too mixed for lists to be evidence. */
const wide = /cytokines$|^(?:interleukins|growth-factors|tnf-superfamily)$/;

/** The narrow families of an entity; all chemokines are one. */
function familiesOf({ families = [] }: Entity): string[] {
  return families
    .filter((family) => !wide.test(family))
    .map((family) => family.replace(/^.*-(?=chemokines$)/, ''));
}
