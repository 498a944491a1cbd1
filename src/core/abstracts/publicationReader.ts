/**
 * Reads what publications say, each once: two with the same texts share what was read, so that a file that is
 * read again, or a publication that two bibliographies have, costs no second reading.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type EntryTexts, textsOf } from '../literature/entry';
import type { Publication } from '../literature/publication';
import type { Recogniser } from '../recognise/recogniser';
import { type PublicationContents, readContents, withSource } from './publicationContents';

/** Bytes of a hash that are kept: two texts with the same ones are the same. */
const HASH_BYTES = 16;

/** A publication with what it says. */
export interface ReadPublication {
  readonly publication: Publication;
  readonly contents: PublicationContents;
}

export class PublicationReader {
  private readonly byHash = new Map<string, PublicationContents>();

  constructor(readonly recogniser: Recogniser) {}

  /** Reads what a publication says, or knows it from the texts of another one. */
  read(publication: Publication): ReadPublication {
    const texts = textsOfPublication(publication);
    const hash = hashOf(texts);
    const known = this.byHash.get(hash);
    const contents = known ?? readContents(texts, this.recogniser);
    if (!known) {
      this.byHash.set(hash, contents);
    }
    const { source } = publication;
    return { publication, contents: source ? withSource(contents, source) : contents };
  }
}

/**
 * What a publication says of itself: the texts of its first entry; where that has no abstract, what the library
 * has of it: the abstract as it was imported, or the findings.
 */
export function textsOfPublication(publication: Publication): EntryTexts {
  const texts = ownTexts(publication);
  const { source } = publication;
  const findings = source?.findings.map(({ text }) => text).join(' ');
  return { ...texts, abstract: texts.abstract ?? source?.abstract ?? findings };
}

/** The abstract of a publication as plain text: that of its first entry, or the one that was imported. */
export function abstractOf(publication: Publication): string | undefined {
  return ownTexts(publication).abstract ?? publication.source?.abstract;
}

function ownTexts({ entries, reference }: Publication): EntryTexts {
  return entries[0]?.entry.readTexts() ?? textsOf(reference);
}

function hashOf(texts: EntryTexts): string {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  return bytesToHex(sha256(bytes).subarray(0, HASH_BYTES));
}
