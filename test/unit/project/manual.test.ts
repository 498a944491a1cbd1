import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../../../src/build/projectFiles';
import { withCorpusTable } from '../../bench/corpusTable';

const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
const readText = (path: string) => readFileSync(join(root, path), 'utf8');

/** The anchors that GitHub and the editor's preview make for the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const headings = text.matchAll(/^#+ (.+)$/gm);
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
  return new Set([...headings].map(([, heading]) => anchor(heading as string)));
}

/** The targets of links and pictures outside of code, except web addresses. */
function targetsIn(text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/(`+)[^`]+\1/g, '');
  const links = prose.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g);
  const targets = [...links].map(([, target, picture]) => (target ?? picture) as string);
  return targets.filter((target) => !target.startsWith('https://'));
}

describe('the manual', () => {
  for (const page of pages) {
    it(`${page} has working links and pictures`, () => {
      const text = readText(page);
      for (const target of targetsIn(text)) {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : normalize(join(dirname(page), path));
        assert.ok(existsSync(join(root, file)), target);
        if (anchor !== undefined) {
          assert.ok(anchorsOf(readText(file)).has(anchor), target);
        }
      }
    });
  }

  it('links every page from the README', () => {
    const linked = targetsIn(readText('README.md'));
    for (const name of docs) {
      assert.ok(linked.includes(`docs/${name}`), name);
    }
  });

  it('gives the times of a corpus as the last bench measured them', () => {
    const page = readText('workflow/README.md');
    const results = JSON.parse(readText('test/bench/results.json'));
    assert.equal(page, withCorpusTable(page, results));
  });

  it('names every command of the palette', () => {
    const manifest = JSON.parse(readText('package.json'));
    const strings = JSON.parse(readText('package.nls.json'));
    const hidden = manifest.contributes.menus.commandPalette.flatMap(
      (item: { command: string; when: string }) => (item.when === 'false' ? item.command : []),
    );
    const manual = pages.map(readText).join('\n');
    for (const { command, title } of manifest.contributes.commands) {
      const name = strings[title.replaceAll('%', '')];
      assert.ok(
        hidden.includes(command) || manual.includes(`${name}*`),
        `${name} is in neither README nor docs`,
      );
    }
  });
});
