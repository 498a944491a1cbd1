/** A DOI without the address of its resolver or "doi:" before it, in the letters it was written in. */
export function bareDoi(written: string): string {
  return written.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/** The PubMed identifier in a text such as "PMID: 123". */
export function pmidIn(text: string): string | undefined {
  return /\bPMID:?\s*(\d{1,9})(?!\d)/i.exec(text)?.[1];
}

/** The DOI at the head of a text or in it: "10.", a number, a slash and what follows up to a blank. */
export function doiIn(text: string): string | undefined {
  return /\b10\.\d{4,9}\/[^\s"<>{}]+/.exec(text)?.[0].replace(/[.,;)\]]+$/, '');
}
