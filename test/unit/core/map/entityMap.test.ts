import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import { Library } from '../../../../src/core/library/library';
import type { Entity } from '../../../../src/core/library/schema';
import { drawMap } from '../../../../src/core/map/drawMap';
import { textWidth } from '../../../../src/core/map/labelLines';
import { plainColours, themeColours } from '../../../../src/core/map/mapColours';
import { LABEL_SIZE, layOutMap, type MapLayout } from '../../../../src/core/map/mapLayout';
import { mapPage } from '../../../../src/core/map/mapPage';
import {
  neighbourFacts,
  neighbourhoodOf,
  neighbourOf,
} from '../../../../src/core/map/neighbourhood';
import { areClose, isCrossed } from '../../../../src/core/map/shapes';
import { escapeMarkup } from '../../../../src/core/text/escape';
import { readLibrary } from '../../support/testLibrary';

const interactive = { colours: themeColours, isInteractive: true };
const exported = { colours: plainColours, isInteractive: false };
/** One entity in forty, so that each kind is among them. */
const someOf = ({ entities }: Library) => entities.filter((_, index) => index % 40 === 0);
const parts = { nonce: 'abc', styleAddress: 'https://x.example/s.css', scriptAddress: 'y.js' };

describe('the neighbourhood of an entity', () => {
  const library = readLibrary();
  const il6 = library.entity('il-6') as Entity;

  it('has entities that the data relates to it or that sources name together with it, and diseases', () => {
    const { neighbours } = neighbourhoodOf(library, il6);
    const find = (key: string) => neighbours.find((it) => it.key === key);
    assert.deepEqual(find('il-6-receptor')?.relations, ['receptor']);
    assert.deepEqual(find('tocilizumab')?.relations, ['drug']);
    assert.ok((find('tocilizumab')?.findings ?? 0) > 0);
    const arthritis = find('topic:rheumatoid-arthritis');
    assert.equal(arthritis?.kind, 'disease');
    assert.deepEqual(arthritis?.relations, []);
  });

  it('counts entities and diseases that publications of the user name together with it, up to a bound', () => {
    const own = { entities: ['il-6', 'ccl5'], topics: ['sepsis', 'cytokine-blockade'] };
    const find = (times: number, key: string) =>
      neighbourhoodOf(library, il6, new Map(), new Array(times).fill(own)).neighbours.find(
        (it) => it.key === key,
      );
    for (const key of ['topic:sepsis', 'ccl5']) {
      assert.equal((find(41, key)?.sources ?? 0) - (find(40, key)?.sources ?? 0), 1);
    }
    assert.equal(find(40, 'ccl5')?.weight, find(400, 'ccl5')?.weight);
    assert.equal(find(40, 'topic:cytokine-blockade'), undefined);
  });

  it('has entities of the same notes, ranked by the number of notes', () => {
    const order = (notes: ReadonlyMap<string, number>) =>
      neighbourhoodOf(library, il6, notes).neighbours.map(({ key }) => key);
    const alone = new Set(order(new Map()));
    // As the dataset grows, sources name other drugs together with IL-6.
    const drug = library.entities.find(({ kind, id }) => kind === 'drug' && !alone.has(id))?.id;
    assert.ok(drug);
    const notes = new Map([
      [drug, 9],
      ['no-such-entity', 9],
      ['il-6', 9],
    ]);
    const keys = order(notes);
    assert.ok(keys.includes(drug));
    assert.ok(!keys.includes('no-such-entity') && !keys.includes('il-6'));
    const found = neighbourhoodOf(library, il6, notes).neighbours.find(({ key }) => key === drug);
    assert.equal(found?.notes, 9);
  });

  it('has a limited number of neighbours, each once, and says how many more there are', () => {
    for (const entity of library.entities) {
      const { neighbours, further } = neighbourhoodOf(library, entity);
      assert.ok(neighbours.length <= 24);
      assert.ok(further === 0 || neighbours.length === 24, entity.id);
      assert.equal(new Set(neighbours.map(({ key }) => key)).size, neighbours.length);
      for (const { key } of neighbours) {
        assert.ok(neighbourOf(library, key), key);
      }
    }
  });
});

describe('the layout of a map', () => {
  const library = readLibrary();
  let layouts: (readonly [Entity, MapLayout])[];

  before(() => {
    layouts = library.entities.map((entity) => [
      entity,
      layOutMap(neighbourhoodOf(library, entity)),
    ]);
  });

  it('keeps all boxes and lines apart, for every entity', () => {
    for (const [entity, { centre, neighbours, headings }] of layouts) {
      const boxes = [centre, ...neighbours, ...headings];
      for (const [at, box] of boxes.entries()) {
        const name = `${entity.id}: ${box.lines.join(' ')}`;
        for (const other of boxes.slice(at + 1)) {
          assert.ok(!areClose(box, other, 2), `${name} and ${other.lines.join(' ')}`);
        }
        for (const node of neighbours) {
          const isOwn = node === box || box === centre;
          assert.ok(isOwn || !isCrossed(box, node, 0), `${name} under a line`);
        }
        for (const line of box.lines) {
          assert.ok(textWidth(line, LABEL_SIZE - 2) <= box.width, name);
        }
      }
    }
  });

  it('fits on a screen', () => {
    for (const [entity, { neighbours }] of layouts) {
      for (const { x, y, width, height } of neighbours) {
        assert.ok(Math.abs(x) + width / 2 <= 600 && Math.abs(y) + height / 2 <= 400, entity.id);
      }
    }
  });

  it('is deterministic', () => {
    const { entities, sources, topics } = library;
    const draw = (of: Library) =>
      someOf(of).map((entity) => {
        const neighbourhood = neighbourhoodOf(of, entity);
        return drawMap(neighbourhood, layOutMap(neighbourhood), exported);
      });
    assert.deepEqual(draw(new Library({ entities, sources, topics })), draw(library));
  });
});

describe('the picture of a map', () => {
  const library = readLibrary();

  it('has a list with all its facts, and each node can be focused', () => {
    for (const id of ['il-6', 'tnf', 'nsaids', 'il-6-receptor', 'tocilizumab', 'bortezomib']) {
      const neighbourhood = neighbourhoodOf(library, library.entity(id) as Entity);
      const page = mapPage(neighbourhood, parts);
      const list = page.slice(page.indexOf('<details>'));
      for (const neighbour of neighbourhood.neighbours) {
        const facts = escapeMarkup(neighbourFacts(neighbour));
        const label = escapeMarkup(neighbour.label);
        assert.ok(page.includes(`aria-label="${label}: ${facts}"`), label);
        assert.ok(list.includes(`data-key="${neighbour.key}">${label}</button>: ${facts}</li>`));
      }
      const nodes = page.match(/role="link" tabindex="0"/g) ?? [];
      assert.equal(nodes.length, neighbourhood.neighbours.length + 1);
    }
  });

  it('needs no other file if it is saved', () => {
    for (const entity of someOf(library)) {
      const neighbourhood = neighbourhoodOf(library, entity);
      const svg = drawMap(neighbourhood, layOutMap(neighbourhood), exported);
      const { names, texts } = parseXml(svg);
      assert.ok(names.every((name) => /^(?:svg|title|desc|rect|line|text|g|path)$/.test(name)));
      assert.ok(texts.includes(entity.label) || texts.some((text) => text.includes(entity.label)));
      assert.doesNotMatch(svg, /var\(|href|style=|tabindex/);
    }
  });

  it('takes colours from the theme in the editor', () => {
    const neighbourhood = neighbourhoodOf(library, library.entity('il-6') as Entity);
    const svg = drawMap(neighbourhood, layOutMap(neighbourhood), interactive);
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    assert.ok(colours.length > 50);
    assert.ok(
      colours.every((colour) => /^var\(--vscode-[\w-]+, #[0-9a-f]{6}\)$/.test(`${colour}`)),
    );
  });
});

describe('hostile labels on a map', () => {
  const labels = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    ']]><!--&amp;&#60;',
    'a\0b\u0008c\ud800d\uffff',
    '</svg></details><style>*{}</style>',
    'W'.repeat(500),
    '免疫'.repeat(60),
  ];
  const library = new Library({
    entities: [
      hostile('centre', labels[0] as string, []),
      ...labels.map((label, at) => hostile(`x${at}`, label, ['centre'])),
    ],
    sources: [],
    topics: [],
  });

  it('remain text', () => {
    for (const entity of library.entities) {
      const neighbourhood = neighbourhoodOf(library, entity);
      const page = mapPage(neighbourhood, parts);
      assert.equal(page.match(/<script/g)?.length, 1);
      assert.doesNotMatch(page, /<(?:img|style)\b|\sonclick='/);
      const svg = drawMap(neighbourhood, layOutMap(neighbourhood), exported);
      assert.doesNotThrow(() => parseXml(svg));
    }
    assert.equal(escapeMarkup('a\0\ud800b<&>"\''), 'a\ufffd\ufffdb&lt;&amp;&gt;&quot;&#39;');
  });

  it('remain inside their boxes', () => {
    const { neighbours } = layOutMap(neighbourhoodOf(library, library.entities[0] as Entity));
    for (const { lines } of neighbours) {
      assert.ok(
        lines.length <= 2 && lines.every((line) => [...line].length <= 30),
        lines.join('\n'),
      );
    }
  });

  it('cannot run scripts under the policy of the page', () => {
    const page = mapPage(neighbourhoodOf(library, library.entities[0] as Entity), parts);
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    assert.equal(
      policy?.replaceAll('&#39;', "'"),
      "default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'",
    );
  });
});

function hostile(id: string, label: string, families: readonly string[]): Entity {
  return {
    id,
    kind: 'drug',
    label,
    name: label,
    ids: [],
    families: [...families],
    receptors: [],
    targets: [],
    partOf: [],
    synonyms: [],
  };
}

/** Parses as strictly as XML requires. */
function parseXml(xml: string): { names: string[]; texts: string[] } {
  const [names, texts]: [string[], string[]] = [[], []];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  return { names, texts };
}
