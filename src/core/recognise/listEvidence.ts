/**
 * What lists say of ambiguous names: beside a relative that is not ambiguous, they mean the entity.
 *
 *     "KC, MIP-2 and MCP-1"      KC is a chemokine here
 *     "MIG and IL-6"             says nothing: all sorts of things are listed with IL-6
 *     "RANKL, TRAP and ALP"      markers of osteoclasts: in the TNF superfamily lists are no evidence
 */
import type { Entity, EntityId } from '../library/schema';
import type { NameMatch } from './nameMatch';

/** Families too wide or too mixed for a list to say anything. */
const wide = /cytokines$|^(?:interleukins|growth-factors|tnf-superfamily)$/;

/** The entities that the names in a text show to be meant; names in order. */
export function supportedIn(text: string, names: readonly NameMatch[]): Set<EntityId> {
  const supported = new Set<EntityId>();
  let isAnyUnclear = false;
  for (const { entity, form } of names) {
    if (form.needs) {
      isAnyUnclear = true;
    } else {
      supported.add(entity.id);
    }
  }
  if (!isAnyUnclear || supported.size === 0) {
    return supported;
  }
  const learn = (name: NameMatch, neighbour: NameMatch | undefined) => {
    if (
      neighbour &&
      name.form.needs &&
      supported.has(neighbour.entity.id) &&
      areRelated(name.entity, neighbour.entity) &&
      areListed(text, name, neighbour)
    ) {
      supported.add(name.entity.id);
    }
  };
  // Forth and back, since one that was learnt shows what its other neighbour means.
  names.forEach((name, index) => learn(name, names[index - 1]));
  names.toReversed().forEach((name, index) => learn(name, names[names.length - index]));
  return supported;
}

function areRelated(a: Entity, b: Entity): boolean {
  const families = familiesOf(b);
  return familiesOf(a).some((family) => families.includes(family));
}

/** The narrow families of an entity; all chemokines are one. */
function familiesOf({ families = [] }: Entity): string[] {
  return families
    .filter((family) => !wide.test(family))
    .map((family) => family.replace(/^.*-(?=chemokines$)/, ''));
}

function areListed(text: string, a: NameMatch, b: NameMatch): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return /^\s*(?:[,/+&]|,?\s(?:and|or|und|et|y)\s)\s*$/.test(between);
}
