/** Identifiers of arXiv. */

import { comparedForm } from './comparedForm';

/** With the year and month since 2007, with the name of an archive before. */
export const ARXIV = String.raw`\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}`;

/** The arXiv identifier that a text consists of, without its version. */
export function arxivIn(text: string): string | undefined {
  const id = aloneArxiv.exec(text.trim())?.[1];
  return id && comparedForm('arxiv', id);
}

const aloneArxiv = new RegExp(String.raw`^(?:arxiv:\s*)?(${ARXIV})(?:v\d+)?$`, 'i');
