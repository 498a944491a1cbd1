import { Library } from '../../../src/core/library/library';
import type { Entity, NameForm } from '../../../src/core/library/schema';

/** A library that stays the same while data/ grows: names, one that needs evidence, and a class. */
export function smallLibrary(): Library {
  return new Library({
    entities: [
      entity('il-6', 'cytokine', ['IL-6', 'interleukin-6']),
      entity('tnf', 'cytokine', ['TNF', 'TNF-α']),
      entity('ifn-gamma', 'cytokine', ['IFN-γ', 'interferon-γ']),
      entity('tocilizumab', 'drug', ['tocilizumab']),
      entity('cytokines', 'class', ['cytokine']),
      {
        ...entity('csf', 'cytokine', ['colony-stimulating factor']),
        synonyms: [
          { text: 'colony-stimulating factor', case: 'any' },
          { text: 'CSF', case: 'exact', needs: 'evidence' },
        ],
      },
    ],
    sources: [],
    topics: [],
  });
}

function entity(id: string, kind: Entity['kind'], names: readonly string[]): Entity {
  const [label] = names as [string];
  const synonyms: NameForm[] = names.map((text) => ({ text, case: 'any' }));
  return {
    id,
    kind,
    label,
    name: label,
    about: '',
    ids: [],
    families: [],
    receptors: [],
    targets: [],
    partOf: [],
    synonyms,
  };
}
