import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { contextOfMention } from '../../../../src/core/views/mentionContext';
import {
  type MentionNode,
  mentionNow,
  NoteOutline,
  type OutlineNode,
} from '../../../../src/core/views/noteOutline';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const analyse = (text: string) => analyseNote(text, makeRecogniser());
const outlineOf = (...texts: readonly string[]) =>
  new NoteOutline(
    readLibrary(),
    texts.map((text, number) => ({ name: `${number}.md`, analysis: analyse(text) })),
  );

const note =
  'IL-10 falls. IL-**6** rises in sepsis [@emilie1998]. What of tocilizumab and IL-6?\n\n' +
  '| IL-6R | `IL-6` |\n| --- | --- |\n| interleukin-6 | x |\n';

describe('the outline of a note', () => {
  it('has the entities by kind, those with the most mentions first', () => {
    const { kinds } = outlineOf(note);
    assert.deepEqual(
      kinds.map(({ kind, entities }) => [
        kind,
        ...entities.map(({ entity, mentions }) => `${entity.label} ${mentions.length}`),
      ]),
      [
        ['cytokine', 'IL-6 3', 'IL-10 1'],
        ['receptor', 'IL-6 receptor 1'],
        ['drug', 'tocilizumab 1'],
      ],
    );
  });

  it('leads from each node to its parent and back', () => {
    const outline = outlineOf(note, 'IL-6 again.');
    const visit = (node?: OutlineNode) => {
      for (const child of outline.children(node)) {
        assert.equal(outline.parent(child), node);
        visit(child);
      }
    };
    visit();
  });

  it('finds the mention at an offset of one of its documents', () => {
    const outline = outlineOf('IL-6 and IL-10', 'TNF and IL-6');
    const at = (name: string, offset: number) => outline.at(name, offset)?.mention.surface;
    assert.equal(at('0.md', 2), 'IL-6');
    assert.equal(at('0.md', 14), 'IL-10');
    assert.equal(at('0.md', 7), undefined);
    assert.equal(at('1.md', 9), 'IL-6');
  });

  it('shows the words around a mention, and whether its sentence has a source', () => {
    const [cytokines] = outlineOf(note).kinds;
    const shown = cytokines?.entities.flatMap(({ mentions }) =>
      mentions.map((mention) => {
        const { text, highlight, isCited } = contextOfMention(mention);
        return [text.slice(...highlight), isCited, text];
      }),
    );
    assert.deepEqual(shown, [
      ['IL-6', true, 'IL-10 falls. IL-6 rises in sepsis [@emilie1998]. What of tocilizumab and…'],
      ['IL-6', false, '…of tocilizumab and IL-6?'],
      ['interleukin-6', false, 'interleukin-6'],
      ['IL-10', false, 'IL-10 falls. IL-6 rises in sepsis [@emilie1998]. What of…'],
    ]);
  });

  it('gives a citation right after a full stop to the sentence before it', () => {
    const [cytokines] = outlineOf('TNF falls.[@emilie1998] IL-6 rises.').kinds;
    const cited = cytokines?.entities.flatMap(({ mentions }) =>
      mentions.map((mention) => [mention.mention.surface, contextOfMention(mention).isCited]),
    );
    assert.deepEqual(Object.fromEntries(cited ?? []), { TNF: true, 'IL-6': false });
  });

  it('identifies a mention after the text before it has changed', () => {
    const node = outlineOf('IL-6 and IL-10 and IL-6').kinds[0]?.entities[0]?.mentions[1];
    const changed = 'Words. IL-6 and IL-10 too, and IL-6';
    const mention = mentionNow(node as MentionNode, analyse(changed));
    assert.equal(mention?.start, changed.lastIndexOf('IL-6'));
    assert.equal(mentionNow(node as MentionNode, analyse('IL-6 only')), undefined);
  });
});
