import type { Library } from '../library/library';
import type { Reference } from './reference';
import { referenceOf } from './sourceReference';

/** Where references are looked up by their citation keys. */
export interface ReferenceLookup {
  reference(key: string): Reference | undefined;
}

/** The sources of the library as references. */
export function referencesIn(library: Library): ReferenceLookup {
  return {
    reference: (key) => {
      const source = library.source(key);
      return source && referenceOf(source);
    },
  };
}
