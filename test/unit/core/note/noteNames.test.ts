import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/note/frontMatter';

const namesOf = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n\nIL-6\n`)?.names;

const noNames = { title: undefined, aliases: [], citationKey: undefined };

describe('the names of a note', () => {
  it('are its title and its aliases, as lists or with commas', () => {
    for (const [yaml, title, aliases] of [
      ['title: Interleukin-6', 'Interleukin-6', []],
      ['title: " IL-6 "', 'IL-6', []],
      ['aliases: [IL-6, " IL6 "]', undefined, ['IL-6', 'IL6']],
      ['alias:\n  - IL-6\n  - IL6', undefined, ['IL-6', 'IL6']],
      ['alias: IL-6', undefined, ['IL-6']],
      ['aliases: IL-6,IL6 , interleukin 6,,', undefined, ['IL-6', 'IL6', 'interleukin 6']],
      ['title: A\naliases: B\nalias: [C, "D, E"]', 'A', ['B', 'C', 'D, E']],
      ['aliases: ["1,25-dihydroxyvitamin D3"]', undefined, ['1,25-dihydroxyvitamin D3']],
    ] as const) {
      assert.deepEqual(namesOf(yaml), { title, aliases, citationKey: undefined }, yaml);
    }
  });

  it('include the key of its publication, in the forms of tools that make such notes', () => {
    for (const yaml of [
      'citekey: emilie1998',
      'Citation-Key: "@emilie1998"',
      'bibtexKey: emilie1998',
    ]) {
      assert.deepEqual(namesOf(yaml), { ...noNames, citationKey: 'emilie1998' }, yaml);
    }
  });

  it('are none if the values are not texts', () => {
    for (const yaml of [
      'title:',
      'title: ""',
      'title: "  "',
      'title: 6',
      'title: {a: b}',
      'aliases: [6, "", [a]]',
      ...['aliases: 6', 'aliases: ","', 'name: IL-6', '- title: IL-6'],
    ]) {
      assert.deepEqual(namesOf(yaml), noNames, yaml);
    }
  });
});
