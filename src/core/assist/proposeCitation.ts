/** The tool that proposes the edits which cite publications for a sentence of a note. It does not make them. */
import * as v from 'valibot';
import { citeAt } from '../cite/citeAt';
import { fileCitations, writableFile } from '../cite/fileCitations';
import { placeInSentence } from '../cite/placeCitation';
import { nearestKeys } from '../literature/citationKeys';
import type { Publication } from '../literature/publication';
import { applyEdits, type TextEdit } from '../text/edits';
import { lineAt, lineStartsOf } from '../text/lines';
import { isName, quote } from './answer';
import {
  type AssistHost,
  type AssistLiterature,
  type AssistNote,
  type AssistTool,
  ToolRefusal,
} from './assistTool';
import { citationKeys, notePath, readKeys } from './toolInput';

/** The most keys of a call. */
const MOST_KEYS = 8;
/** The most UTF-16 units of all edits as JSON: a proposal is complete or refused. */
const LONGEST_PROPOSAL = 16_000;
/** UTF-16 units around the sentence in the preview. */
const AROUND = 200;

const input = v.strictObject({
  note: notePath,
  sentence: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(2000),
    v.description(
      'The sentence to be cited for, or its beginning, word for word as the note has it.',
    ),
  ),
  line: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description(
        'Line in which it begins, from 1: needed where the note has it more than once.',
      ),
    ),
  ),
  keys: citationKeys(MOST_KEYS),
});

export const proposeCitation: AssistTool<typeof input> = {
  name: 'propose_citation',
  title: 'Propose a citation',
  description:
    'Proposes the smallest edits that cite publications for a sentence of a note, in the note’s own citation syntax and ' +
    'at the place where a citation belongs, together with the entries that its bibliography lacks. It changes no file: ' +
    'show the proposal to the user, and apply it with your own tools if the user agrees. Offsets count UTF-16 units of ' +
    'the file as it is now. Only keys that exist can be cited.',
  effect: 'proposes',
  input,
  async run({ note: name, sentence, line, keys }, host, signal) {
    const note = await host.note(name);
    const { analysis, syntax, latexCommand } = note;
    const { text } = analysis;
    const offset = offsetOf(sentence, line, text);
    const place = placeInSentence(analysis, offset);
    if (!place) {
      throw new ToolRefusal(
        'The sentence is not in prose: nothing is cited in code, math or comments.',
      );
    }
    const literature = await host.literature(note);
    const publications = await publicationsFor(keys, literature, host, signal);
    const file = writableFile(literature.files);
    const filed = fileCitations(publications, literature.literature, file);
    const { sources, addition, refusal } = filed;
    if (filed.keys.length < publications.length) {
      throw new ToolRefusal(
        refusal === undefined
          ? 'The note has no bibliography to which an entry can be added.'
          : `Nothing can be added to the bibliography: ${refusal}.`,
      );
    }
    const edits = citeAt(analysis, place, filed.keys, { syntax, sources, latexCommand });
    const items = [
      ...edits.map((edit) => editFacts(name, text, edit)),
      ...(file && addition ? [editFacts(file.name, file.text, addition)] : []),
    ];
    if (JSON.stringify(items).length > LONGEST_PROPOSAL) {
      throw new ToolRefusal(
        'The entries for the bibliography are too long to propose: propose fewer keys at a time, or let the user ' +
          'cite them by a quick fix.',
      );
    }
    const preview = applyEdits(text, edits).slice(Math.max(0, offset - AROUND));
    return {
      facts: {
        isApplied: false,
        ...(edits.length === 0 ? { reason: 'The sentence cites all of them already.' } : {}),
        preview: quote(preview, 2 * AROUND + sentence.length),
      },
      list: { name: 'edits', items },
    };
  },
};

/** Where a sentence begins in a note. @throws {ToolRefusal} if it is not there, or there more than once */
function offsetOf(sentence: string, line: number | undefined, text: string): number {
  const words = sentence.split(/\s+/).filter((word) => word !== '');
  const lines = lineStartsOf(text);
  const found =
    words.length > 0 ? [...text.matchAll(inAnyLines(words))].map(({ index }) => index) : [];
  const onLine = line === undefined ? found : found.filter((at) => lineAt(lines, at) + 1 === line);
  const [first] = onLine;
  if (first === undefined) {
    const where = line === undefined ? '' : ` in line ${line}`;
    throw new ToolRefusal(
      `The note does not have this sentence${where}: give it word for word, with its Markdown.`,
    );
  }
  if (onLine.length > 1) {
    const places = onLine.slice(0, 10).map((at) => lineAt(lines, at) + 1);
    throw new ToolRefusal(
      `The note has this sentence in several places: give more of it, or one of the lines ${places.join(', ')}.`,
    );
  }
  return first;
}

/** Matches words in their order, across any line breaks: an assistant may have seen other line breaks. */
function inAnyLines(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('\\s+'), 'g');
}

/** @throws {ToolRefusal} that names the first unknown key, and those that may be meant */
async function publicationsFor(
  keys: readonly string[],
  { literature }: AssistLiterature,
  host: AssistHost,
  signal: AbortSignal,
): Promise<Publication[]> {
  const asked = readKeys(keys);
  const unknown = asked.find((key) => !literature.isKey(key));
  if (unknown !== undefined) {
    const all = literature.all.map(({ key }) => key).filter(isName);
    const meant = await host.run(nearestKeys(unknown, all), signal);
    const hint = meant.length > 0 ? ` Is one of these meant: ${meant.join(', ')}?` : '';
    throw new ToolRefusal(
      `No bibliography and no library has the key ${JSON.stringify(unknown)}.${hint} find_publications gives keys.`,
    );
  }
  return asked.flatMap((key) => literature.publication(key) ?? []);
}

function editFacts(
  file: NonNullable<AssistNote['name']>,
  text: string,
  { start, end, text: inserted }: TextEdit,
) {
  const lines = lineStartsOf(text);
  const line = lineAt(lines, start);
  return {
    file,
    start,
    end,
    line: line + 1,
    column: start - (lines[line] as number) + 1,
    // The exact text to write: neither put on one line nor cut.
    insert: { quoted: inserted },
  };
}
