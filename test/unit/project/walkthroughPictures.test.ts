import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';

const folder = join(root, 'media', 'walkthrough');
const pictures = readdirSync(folder).map((name) => ({
  name,
  svg: readFileSync(join(folder, name), 'utf8'),
}));

/** Texts that are the same in every language: names, keys of sources, numbers, file extensions. */
const alike = [
  'Tocilizumab',
  'tocilizumab',
  'IL-6',
  'IL-6R',
  'Xyz-1',
  '2018',
  '.',
  'PMID, DOI',
  'cytonote/',
  ...['.bib .ris .nbib', '[1, 2]', '[3]', '1.', '2.', '3.'],
];

/** Colours that all four default themes of the editor have; other colours are null in one of them. */
const inAllThemes = [
  ...['foreground', 'editor-background', 'editorHoverWidget-background', 'menu-background'],
  ...['sideBar-background', 'textLink-foreground', 'charts-blue', 'charts-green', 'charts-purple'],
];

describe('the pictures of the walkthrough', () => {
  for (const { name, svg } of pictures) {
    it(`have no words, so that they are the same in every language: ${name}`, () => {
      const texts = [...svg.matchAll(/>([^<>]*\S[^<>]*)</g)].map(([, text]) => text as string);
      assert.ok(texts.length > 0);
      const words = texts.filter((text) => !alike.includes(text) && !/^\[?@\w+\]?$/.test(text));
      assert.deepEqual(words, []);
    });

    it(`have colours in high contrast, too: ${name}`, () => {
      const alone = [...svg.matchAll(/var\(--vscode-([\w-]+)\)/g)].map(([, colour]) => colour);
      assert.ok(alone.length > 0);
      assert.deepEqual(
        alone.filter((colour) => !inAllThemes.includes(colour as string)),
        [],
      );
      assert.doesNotMatch(svg, /(?:fill|stroke)="(?:#|rgb|black|white)/);
    });
  }
});
