/** The tool that reports the problems of the citations in a note or draft. */
import * as v from 'valibot';
import { citationProblems, keysMeant } from '../cite/citationProblems';
import { citationsOf, keysIn } from '../cite/noteCitations';
import { lineAt, lineStartsOf } from '../text/lines';
import { isName, quote } from './answer';
import type { AssistTool } from './assistTool';
import { notePath } from './toolInput';

/** The most UTF-16 units of a draft. */
const LONGEST_DRAFT = 200_000;
/** The most problems whose key is compared with all known keys. */
const MOST_COMPARED = 10;
/** The most suggested keys of a problem, and the most cited keys, in an answer. */
const [MOST_MEANT, MOST_CITED] = [3, 60];

const input = v.pipe(
  v.strictObject({
    note: v.optional(notePath),
    text: v.optional(
      v.pipe(
        v.string(),
        v.nonEmpty(),
        v.maxLength(LONGEST_DRAFT),
        v.description(
          'A draft to be checked instead of what the note holds; without a note, against the workspace’s bibliography.',
        ),
      ),
    ),
  }),
  v.check(({ note, text }) => note !== undefined || text !== undefined, 'give note, text, or both'),
);

export const checkCitations: AssistTool<typeof input> = {
  name: 'check_citations',
  title: 'Check citations',
  description:
    'Checks the citations of a note, or of a draft before it is written: keys that no bibliography and no library has ' +
    '(with the keys that may be meant), keys with two entries, incomplete entries, one publication under two keys, ' +
    'retractions that the entry itself notes, bibliographies that are missing. Use it after writing citations. Reads ' +
    'only, and sends no requests.',
  effect: 'reads',
  input,
  async run({ note: name, text }, host, signal) {
    const note =
      text === undefined ? await host.note(name as string) : await host.draft(text, name);
    const { analysis } = note;
    const { literature, missing } = await host.literature(note);
    const problems = citationProblems(analysis, literature).filter(({ kind }) =>
      note.reports(kind),
    );
    const lines = lineStartsOf(analysis.text);
    const items: unknown[] = [];
    for (const [at, problem] of problems.entries()) {
      const written = analysis.text.slice(problem.start, problem.end);
      const looking = keysMeant(problem, written, literature);
      const meant = at < MOST_COMPARED ? await host.run(looking, signal) : [];
      items.push({
        line: lineAt(lines, problem.start) + 1,
        key: quote(written, 200),
        problem: kindOf(problem.kind),
        message: quote(problem.message, 300),
        meant: meant.filter(isName).slice(0, MOST_MEANT),
      });
    }
    const keys = keysIn(citationsOf(analysis, literature)).filter(isName);
    return {
      facts: {
        cited: { count: keys.length, keys: keys.slice(0, MOST_CITED) },
        missingBibliographies: missing.slice(0, MOST_MEANT).map((file) => quote(file, 200)),
      },
      list: { name: 'problems', items },
    };
  },
};

/** "reportUnknownKeys", the name of a setting, as "unknownKeys". */
function kindOf(setting: string): string {
  return setting.replace(/^report(.)/, (_, first: string) => first.toLowerCase());
}
