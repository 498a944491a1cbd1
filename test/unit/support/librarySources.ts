import { NoteLiterature } from '../../../src/core/cite/noteLiterature';
import type { Library } from '../../../src/core/library/library';

/** What can be cited in a note without a bibliography. */
export function librarySources(library: Library): NoteLiterature {
  const gathering = NoteLiterature.gather(library, []);
  for (let step = gathering.next(); ; step = gathering.next()) {
    if (step.done) {
      return step.value;
    }
  }
}
