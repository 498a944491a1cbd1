/** Identifiers of arXiv, and their addresses. */

import { comparedForm } from './comparedForm';

/** The form with year and month, used since 2007, and the older one with the name of an archive. */
export const ARXIV = String.raw`\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}`;

/** The arXiv identifier that a text consists of, without its version. */
export function arxivIn(text: string): string | undefined {
  const id = aloneArxiv.exec(text.trim())?.[1];
  return id && comparedForm('arxiv', id);
}

/** The DOI that arXiv registers for each of its papers at DataCite. */
export function doiOfArxiv(id: string): string {
  return `10.48550/arXiv.${id}`;
}

/** The address of a paper's abstract at arXiv. */
export function arxivAddress(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

const aloneArxiv = new RegExp(String.raw`^(?:arxiv(?::\s*|\s+))?(${ARXIV})(?:v\d+)?$`, 'i');
