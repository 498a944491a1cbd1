import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from '../hosts/temporaryFolder.mjs';

/** The file that opens all folders. */
export const workspaceFile = 'all.code-workspace';

const inLab = 180;
const inReviews = 118;

/**
 * A workspace of two folders with 300 notes: each names IL-6 and TNF-α once, and cites one source. Beside
 * them are files that the index must leave out.
 *
 * @returns {{ path: string, remove: () => void, visits: import('../hosts/runTestsInPage.mjs').Visit[] }}
 *   before each visit but the first, some notes change or the saved index is damaged
 */
export function makeIndexedWorkspace() {
  const { path, remove } = makeTemporaryFolder('workspace');
  /**
   * @param {string} name
   * @param {string | object} content
   */
  const write = (name, content) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(
      join(path, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  write(workspaceFile, { folders: [{ path: 'lab' }, { path: 'reviews' }] });
  // Not in the workspace file: VS Code 1.91 for the Web does not always read its settings.
  write('reviews/.vscode/settings.json', {
    'cytonote.index.exclude': ['drafts/**'],
    'search.exclude': { '**/*.old.md': true },
  });
  for (let number = 0; number < inLab; number++) {
    write(`lab/${number % 7}/${number % 3}/${number}.md`, noteOf(number));
  }
  for (let number = 0; number < inReviews; number++) {
    write(`reviews/${number}.${number % 2 ? 'markdown' : 'md'}`, noteOf(number));
  }
  write('reviews/assays.ipynb', notebook);
  leftOut(write);

  const visit = (/** @type {number} */ number, damaged = 0) =>
    write('visit.json', { visit: number, damaged });
  return {
    path,
    remove,
    visits: [
      () => visit(1),
      () => {
        visit(2);
        for (const number of [0, 1, 2])
          write(`reviews/${2 * number}.md`, `${noteOf(number)}IL-6.\n`);
        write('reviews/new.md', noteOf(1));
        rmSync(join(path, 'reviews/1.markdown'));
      },
      (kept) => visit(3, kept === undefined ? 0 : damageIndex(kept)),
    ],
  };
}

/**
 * Damages three files of the saved index: cuts the first in half, changes the version of the second, and
 * changes a letter in the third.
 *
 * @param {string} kept
 * @returns {number} how many records the three files had
 */
function damageIndex(kept) {
  const files = readdirSync(kept, { recursive: true, encoding: 'utf8' })
    .filter((name) => /noteIndex[\\/]notes-\d+\.jsonl$/.test(name))
    .map((name) => join(kept, name));
  const full = files
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.trimEnd().includes('\n'));
  const damages = [
    (/** @type {string} */ text) => text.slice(0, text.length / 2),
    (/** @type {string} */ text) => text.replace('"format":', '"format":9'),
    (/** @type {string} */ text) => text.replace('il-6', 'il-7'),
  ];
  if (full.length < damages.length) throw new Error(`No saved index in ${kept}.`);
  return damages.reduce((count, damage, at) => {
    const { file, text } = /** @type {{ file: string, text: string }} */ (full[at]);
    writeFileSync(file, damage(text));
    return count + text.trimEnd().split('\n').length - 1;
  }, 0);
}

/** @param {number} number */
function noteOf(number) {
  return `# Note ${number}\n\nIL-6 rises in the morning [@emilie1998]. So does TNF-α.\n`;
}

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { cell_type: 'markdown', metadata: {}, source: [noteOf(1)] },
    { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: '"IL-6"' },
    { cell_type: 'markdown', metadata: {}, source: ['IL-6 and TNF-α\n', '[@emilie1998]'] },
  ],
};

/** @param {(name: string, content: string | object) => void} write */
function leftOut(write) {
  write('lab/.gitignore', 'scratch/\n*.tmp.md\n');
  write('lab/scratch/a.md', noteOf(1));
  write('lab/0/.gitignore', '!kept.tmp.md\nhere.md\n');
  write('lab/0/here.md', noteOf(1));
  write('lab/1/a.tmp.md', noteOf(1));
  write('lab/node_modules/a/readme.md', noteOf(1));
  write('lab/off.md', `---\ncytonote: false\n---\n\n${noteOf(1)}`);
  write('reviews/drafts/a.md', noteOf(1));
  write('reviews/a.old.md', noteOf(1));
  write('reviews/broken.ipynb', JSON.stringify(notebook).slice(0, 200));
  write('reviews/folder.md/plain.txt', noteOf(1));
}
