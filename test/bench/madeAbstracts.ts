/**
 * Made-up references of real vocabulary, the same each time: titles and abstracts are put together from pieces of
 * the library's own findings, in which the names of entities are exchanged, with numbers and authors of no meaning.
 */
import type { Library } from '../../src/core/library/library';

/** Sentences of an abstract. */
const SENTENCES = 8;
const families = [
  'Okafor',
  'Lind',
  'Fotiadou',
  'Berg',
  'Tanaka',
  'Silva',
  'Novak',
  'Moreau',
  'Ruiz',
  'Keller',
];
const endings = ['son', 'sen', 'ez', 'ova', 'ski', 'mann', 'ini', 'ard', 'ley', 'oglu'];

export function madeAbstracts(library: Library) {
  const findings = library.sources.flatMap((source) => source.findings.map(({ text }) => text));
  const labels = library.entities.map(({ label }) => label);
  const chance = chanceFrom(1);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const sentence = () => {
    const words = `${pick(findings)} ${pick(findings)}`.replace(/[{}"\\%#$&_~^]/g, '').split(' ');
    // Every fifth word is another one, so that few sentences are alike; names of entities are rare and common ones.
    const mixed = words
      .slice(0, 12 + Math.floor(chance() * 16))
      .map((word) => (chance() < 0.2 ? pick(pick(findings).split(' ')) : word));
    const named = [
      ...mixed.slice(0, 6),
      pick(chance() < 0.5 ? labels.slice(0, 40) : labels),
      ...mixed.slice(6),
    ];
    return `${named.join(' ').replace(/[{}"\\%#$&_~^.]/g, '')}, p = 0.${Math.floor(chance() * 999)}.`;
  };
  const family = () => pick(families) + (chance() < 0.8 ? pick(endings) : '');
  const abstract = () => Array.from({ length: SENTENCES }, sentence).join(' ');
  const entry = (number: number) => {
    const year = 1990 + Math.floor(chance() * 35);
    const text = abstract();
    return `@article{made${number}y${year},
  author = {${family()}, Jan and ${family()}, Anna and ${family()}, Q.},
  title = {${sentence().split(' ').slice(0, 12).join(' ').replace(/[.,]/g, '')}},
  year = {${year}},
  abstract = {${text}}
}
`;
  };
  return {
    bibliography: (count: number) => Array.from({ length: count }, (_, at) => entry(at)).join('\n'),
    sentences: (count: number) => Array.from({ length: count }, sentence),
    abstract,
  };
}

/** Numbers from 0 to 1, the same each time (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
