/** All runs of one to `most` words: "il 6 receptor" → "il", "il 6", "il 6 receptor", "6", … */
export function* runsOf(words: readonly string[], most: number): Generator<string, void> {
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + most); end++) {
      yield words.slice(start, end).join(' ');
    }
  }
}
