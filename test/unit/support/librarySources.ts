import { NoteReferences } from '../../../src/core/cite/noteReferences';
import type { Library } from '../../../src/core/library/library';

/** What can be cited in a note without a bibliography. */
export function librarySources(library: Library): NoteReferences {
  const gathering = NoteReferences.gather(library, []);
  for (let step = gathering.next(); ; step = gathering.next()) {
    if (step.done) {
      return step.value;
    }
  }
}
