import type { AnnotatedText } from './annotatedText';
import type { AnnotationFormat } from './annotationFormat';
import { type BiocPassage, collection, passagesOf, textOfPassages } from './biocPassages';

const { source, date, key, infons } = collection;
const frame = JSON.stringify({ source, date, key, infons }).slice(0, -1);

/** BioC-JSON, as PubTator and BioC-PMC hand it out: one collection, a line for each document. */
export const biocJson: AnnotationFormat = {
  ending: 'json',
  head: `${frame},"documents":[\n`,
  between: ',\n',
  tail: '\n]}\n',
  write: (document: AnnotatedText) =>
    JSON.stringify({
      id: document.id,
      infons: {},
      passages: passagesOf(document).map((passage) => ({
        offset: passage.offset,
        infons: passage.infons,
        text: passage.text,
        sentences: [],
        annotations: passage.annotations,
        relations: [],
      })),
      annotations: [],
      relations: [],
    }),
};

/** The texts of a collection in BioC-JSON. @throws SyntaxError where it is none */
export function readBiocJson(json: string): AnnotatedText[] {
  const { documents } = JSON.parse(json) as {
    documents?: readonly { id: string; passages: readonly BiocPassage[] }[];
  };
  if (!Array.isArray(documents)) {
    throw new SyntaxError('a collection of BioC has "documents"');
  }
  return documents.map(({ id, passages }) => textOfPassages(id, passages));
}
