import assert from 'node:assert/strict';
import { explainMention } from '../../../../src/core/card/explanations';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import {
  expandFirstMention,
  replacesSeveral,
  writeLabel,
  writeLabelEverywhere,
} from '../../../../src/core/spell/preferredSpelling';
import type { TextEdit } from '../../../../src/core/text/edits';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

describe('the preferred spelling', () => {
  const library = readLibrary();
  const recogniser = makeRecogniser();
  const analyse = (note: string) => analyseNote(note, recogniser);
  const mentionsOf = ({ blocks }: NoteAnalysis) => blocks.flatMap(({ mentions }) => mentions);

  /** Notes before and after every mention in them gets its preferred label. */
  const labels: readonly (readonly [before: string, after: string])[] = [
    ['IL6 and IL 6 and interleukin-6.', 'IL-6 and IL-6 and IL-6.'],
    ['TNF-a and TNFalpha.', 'TNF and TNF.'],
    ['MCP-1 and RANTES.', 'CCL2 and CCL5.'],
    ['Interleukin (IL)-6 rose.', 'IL-6 rose.'],
    ['Actemra was given.', 'Tocilizumab was given.'],
    ['They got Actemra. (Humira failed.)', 'They got tocilizumab. (Adalimumab failed.)'],
    ['- **Actemra** and Humira\n', '- **Tocilizumab** and adalimumab\n'],
    ['Sie wurde mit Actemra behandelt.', 'Sie wurde mit Tocilizumab behandelt.'],
    ['IL-6 stays.', 'IL-6 stays.'],
    // Mentions do not change if their meaning or mark-up would.
    ['IL-**6**, rhIL2 and statin.', 'IL-**6**, rhIL2 and statin.'],
    ['TNFs and adalimumab-aaty.', 'TNFs and adalimumab-aaty.'],
    ['IL-4/5 and tocilizumab (TCZ), TCZ.', 'IL-4/5 and tocilizumab (tocilizumab), tocilizumab.'],
  ];
  for (const [before, after] of labels) {
    it(`${before} → ${after}`, () => {
      const edits = analyse(before).blocks.flatMap((block) =>
        block.mentions.flatMap((mention) => writeLabel(library, mention, block) ?? []),
      );
      assert.equal(apply(before, edits), after);
    });
  }

  it('replaces the mentions of only one entity in the whole note', () => {
    const note = 'IL6 and MCP-1.\n\n- IL 6\n';
    const edits = writeLabelEverywhere(library, analyse(note), 'il-6');
    assert.equal(apply(note, edits), 'IL-6 and MCP-1.\n\n- IL-6\n');
  });

  it('keeps symbols of genes of the mouse, and tags, in the whole note', () => {
    const note = 'Il6 mRNA was low in mice, IL6 was high. #il6\n';
    const edits = writeLabelEverywhere(library, analyse(note), 'il-6');
    assert.equal(apply(note, edits), 'Il6 mRNA was low in mice, IL-6 was high. #il6\n');
  });

  it('replaces several mentions if two of the entity have another spelling', () => {
    const several = (note: string) => replacesSeveral(library, analyse(note), 'il-6');
    assert.ok(several('IL6 and IL-6.\n\n- IL 6\n'));
    assert.ok(!several('IL6 and IL-6 and MCP-1.\n'));
    assert.ok(!several('Il6 mRNA was low in mice, IL6 was high. #il6\n'));
  });

  it('is offered for a whole note without reading on after the second edit, or the first mention', () => {
    let read = 0;
    const note = analyse('IL6 rose.\n\n'.repeat(50));
    const blocks = note.blocks.map(
      (block) =>
        new Proxy(block, {
          get: (target, field) => {
            read += field === 'mentions' ? 1 : 0;
            return Reflect.get(target, field, target) as unknown;
          },
        }),
    );
    const counted = { text: note.text, blocks } as unknown as NoteAnalysis;
    assert.ok(replacesSeveral(library, counted, 'il-6'));
    assert.equal(read, 2);
    assert.ok(expandFirstMention(library, counted, 'il-6'));
    assert.equal(read, 3);
  });

  it('is expanded at the first mention in a paragraph, once', () => {
    const expand = (note: string) => {
      const edit = expandFirstMention(library, analyse(note), 'il-6');
      return edit ? apply(note, [edit]) : note;
    };
    const note = '# IL-6\n\nSerum IL-6 rose. IL-6 fell.\n';
    const expanded = '# IL-6\n\nSerum interleukin-6 (IL-6) rose. IL-6 fell.\n';
    assert.equal(expand(note), expanded);
    assert.equal(expand(expanded), expanded);
  });

  it('has an explanation of why a mention is one', () => {
    const reasons = mentionsOf(
      analyse('IL6, TNF-a, rhIL-2, interleukin (IL)-10, IL-4/13, TNFs, glatiramer acetate (GLAT).'),
    ).map((mention) => `${mention.rule}: ${explainMention(library, mention)}`);
    assert.deepEqual(reasons, [
      'name: “IL6” is a spelling of “IL-6”, a name of IL-6.',
      'latin: “TNF-a” is “TNF-α” with a Latin letter, a name of TNF.',
      'prefix: “rhIL-2” is “IL-2” with a prefix for its species, production or form, a name of IL-2. The text shows that it is the human one.',
      'acronym: “interleukin (IL)-10” is “interleukin-10” with an acronym in it, a name of IL-10.',
      'name: “IL-4” is a spelling of “IL-4”, a name of IL-4.',
      'partner: “13” shares its head with the names beside it: IL-13.',
      'ending: “TNFs” is “TNF” with an ending, a name of TNF.',
      'name: “glatiramer acetate” is a spelling of “glatiramer acetate”, a name of glatiramer acetate.',
      'defined: “GLAT” is defined in this note as an abbreviation of glatiramer acetate.',
    ]);
  });
});

function apply(note: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: insert }) => text.slice(0, start) + insert + text.slice(end),
      note,
    );
}
