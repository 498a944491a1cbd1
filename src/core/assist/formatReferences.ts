/** The tool that formats references in the style of a note. */
import * as v from 'valibot';
import { isName, quote } from './answer';
import type { AssistTool } from './assistTool';
import { citationKeys, citingNote, readKeys } from './toolInput';

/** The most references of a call, and the most UTF-16 units of one: a reference may name a hundred authors. */
const [MOST, LONGEST_REFERENCE] = [40, 3_000];

const input = v.strictObject({
  keys: citationKeys(MOST),
  note: citingNote,
});

export const formatReferences: AssistTool<typeof input> = {
  name: 'format_references',
  title: 'Format references',
  description:
    'Formats references as plain text in the citation style and language of a note, or of the workspace, by the ' +
    'publications’ own data, in the order of the style. Use it instead of writing references from memory. Reads only.',
  effect: 'reads',
  input,
  async run({ keys, note: name }, host) {
    const note = name === undefined ? undefined : await host.note(name);
    const { literature } = await host.literature(note);
    const asked = readKeys(keys);
    const known = asked.flatMap((key) => literature.publication(key) ?? []);
    const unknown = asked.filter((key) => !literature.isKey(key));
    const { style, references } = await host.format(
      known.map(({ reference, key }) => ({ ...reference, id: key })),
      note,
    );
    return {
      facts: { style: quote(style, 120), unknownKeys: unknown.map((key) => quote(key, 300)) },
      list: {
        name: 'references',
        items: references.flatMap(({ key, text }) =>
          isName(key) ? [{ key, ...quote(text, LONGEST_REFERENCE) }] : [],
        ),
      },
    };
  },
};
