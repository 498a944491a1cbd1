import { isRetracted } from '../cite/citationProblems';
import type { Notice } from './serviceRecord';

/** What the beginning or the end of a title says: "RETRACTED: …", "WITHDRAWN: …". */
export function noticesInTitle(title: string): Notice[] {
  return [
    ...(isRetracted({ title }) ? [{ kind: 'retraction' as const }] : []),
    ...(/^\W*withdrawn(?: (?:article|publication|paper))?\s*[:\]]/i.test(title)
      ? [{ kind: 'withdrawal' as const }]
      : []),
  ];
}
