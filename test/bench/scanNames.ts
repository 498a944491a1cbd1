/** Scanning prose for names, compared with only reading it (a sum over its units) and with other packages. */

import { NameAutomaton } from '../../src/core/recognise/automaton/nameAutomaton';
import { loadTables } from '../../src/core/recognise/automaton/tables';
import { type Name, NameMatcher } from '../../src/core/recognise/nameMatcher';
import { largeProse } from './largeProse';
import { type Result, timeInRounds, withRatios } from './rounds';
import { peersFor } from './scanPeers';
import { sumOfUnits } from './sumOfUnits';
import { surfaces } from './surfaces';

/** @param count of names that are looked for */
export function benchScanning(count: number): Result[] {
  const names = surfaces(count);
  const forms = names.map(
    (text): Name<string> => ({ form: { text, case: 'any' }, plural: false, value: text }),
  );
  const matcher = new NameMatcher(forms);
  const bytes = matcher.save();
  const automaton = new NameAutomaton(loadTables(bytes));
  const timed = [100, 20].map((words) => {
    const text = largeProse(2_000_000, names, words);
    const times = timeInRounds(
      {
        'sum of units (bound)': () => sumOfUnits(text),
        'automaton, all hits': () => countHits(automaton, text),
        'NameMatcher.find': () => matcher.find(text).length,
        [`load ${Math.round(bytes.length / 1024)} KB`]: () => new NameMatcher(forms, bytes),
      },
      15,
    );
    return { words, text, times };
  });
  // Created only now, since they fill the heap.
  const peers = Object.entries(peersFor(names));
  return timed.flatMap(({ words, text, times }) => {
    const work = Object.fromEntries(peers.map(([peer, find]) => [peer, () => find(text)]));
    return withRatios(`2 MB, ${count} surfaces, 1 in ${words} words`, {
      ...times,
      ...timeInRounds(work, 9),
    });
  });
}

function countHits(automaton: NameAutomaton, text: string): number {
  let hits = 0;
  for (let isFound = automaton.find(text, 0); isFound; isFound = automaton.findLater(text)) {
    do {
      hits++;
    } while (automaton.findLonger(text));
  }
  return hits;
}
