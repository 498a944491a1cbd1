const syllables =
  'in ter leu kin fac tor ne cro sis tu mo cy to ki ne mab zu tin sta lym pho re cep gra'.split(
    ' ',
  );

/** Names of several shapes: symbols with numbers, words, names of two words; the same each time. */
export function surfaces(count: number): string[] {
  const names = new Set<string>();
  for (let number = 1; names.size < count; number++) {
    const random = (number * 2_654_435_761) >>> 0;
    const word = [3, 8, 13, 18]
      .slice(0, 2 + (number % 3))
      .map((shift) => syllables[(random >>> shift) % syllables.length])
      .join('');
    const letters = String.fromCharCode(65 + (random % 26), 65 + ((random >>> 5) % 26));
    names.add(
      [`${letters}${word.slice(0, 2).toUpperCase()}-${number % 97}`, word, `${word} ${letters}`][
        number % 3
      ] as string,
    );
    names.add(`${letters}-${word}${number % 1000}`);
  }
  return [...names].slice(0, count);
}
