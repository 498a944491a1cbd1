import type { Library } from '../library/library';
import { readPlainText } from '../markdown/plainText';
import type { ProseBlock } from '../markdown/prose';
import { analyseNote } from '../note/analyseNote';
import { unlessOptedOut } from '../note/noteAnalysis';
import type { Mention, Recogniser } from '../recognise/recogniser';
import { type AnnotatedText, annotationOf } from './annotationFormat';
import type { InputForm, SourceDocument } from './sourceDocument';

/** Annotates a document: a note by its Markdown, anything else as plain text. Never throws, whatever the text. */
export function annotateDocument(
  document: SourceDocument,
  form: InputForm,
  library: Library,
  recogniser: Recogniser,
): AnnotatedText {
  const { text } = document;
  const isMarkdown = form === 'markdown' || form === 'notebook';
  const mentions = isMarkdown ? inNote(text, recogniser) : inText(document, recogniser);
  return { ...document, annotations: mentions.map((it) => annotationOf(it, text, library)) };
}

function inNote(text: string, recogniser: Recogniser): Mention[] {
  return unlessOptedOut(analyseNote(text, recogniser)).blocks.flatMap(({ mentions }) => mentions);
}

function inText(document: SourceDocument, recogniser: Recogniser): Mention[] {
  const read = paragraphsOf(document).map((block) => ({
    block,
    names: recogniser.namesIn(block, []),
  }));
  return recogniser.mentionsIn(read).flat();
}

/** A title is a separate paragraph, so that no name extends from it into the abstract. */
function paragraphsOf({ text, titleEnd }: SourceDocument): ProseBlock[] {
  if (titleEnd === undefined) {
    return readPlainText(text);
  }
  const abstract = titleEnd + 1;
  return [
    ...readPlainText(text.slice(0, titleEnd)),
    ...readPlainText(text.slice(abstract)).map((block) => shifted(block, abstract)),
  ];
}

function shifted(block: ProseBlock, by: number): ProseBlock {
  return {
    ...block,
    start: block.start + by,
    end: block.end + by,
    pieces: block.pieces.map((piece) => ({
      ...piece,
      sourceStart: piece.sourceStart + by,
      sourceEnd: piece.sourceEnd + by,
    })),
  };
}
