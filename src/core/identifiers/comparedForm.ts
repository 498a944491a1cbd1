/** The form in which identifiers of publications are compared: `doi:10.1000/x`, `pmid:123`. */

import { wholeDoi } from './doi';

/** An identifier in the form for comparison: DOIs and arXiv identifiers in small letters, PMCIDs in capitals. */
export function comparedForm(kind: 'doi' | 'pmid' | 'pmcid' | 'arxiv', id: string): string {
  switch (kind) {
    case 'doi':
      return `doi:${wholeDoi(id).toLowerCase()}`;
    case 'arxiv':
      return `arxiv:${id.toLowerCase()}`;
    default:
      return `${kind}:${id.toUpperCase()}`;
  }
}
