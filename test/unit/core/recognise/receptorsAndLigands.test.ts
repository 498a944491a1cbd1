import assert from 'node:assert/strict';
import { readPlainText } from '../../../../src/core/markdown/plainText';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

/**
 * The name of a receptor is never recognised as its ligand. This makes names of receptors for every cytokine of
 * the library, even if the library does not have the receptor, and puts all of them into one text, where
 * ambiguous names have all possible evidence.
 */
describe('the receptor of a cytokine', () => {
  const recogniser = makeRecogniser();
  const { entities } = readLibrary();
  const names = entities.flatMap(({ id, kind, synonyms }) =>
    synonyms.map(({ text }) => ({ id, kind, text })),
  );
  const ofCytokines = names.filter(({ kind }) => kind === 'cytokine');
  const symbols = ofCytokines.filter(
    ({ text }) => /^[\p{Lu}\d][\p{L}\d-]*$/u.test(text) && text.length < 10,
  );
  const ofReceptors = names.filter(({ kind }) => kind === 'receptor');

  it('is tested with enough names', () => {
    assert.ok(ofCytokines.length > 1000 && symbols.length > 300 && ofReceptors.length > 500);
  });

  /** Forms of the name of a receptor, made from a name of its cytokine. */
  const apart: readonly ((name: string) => string)[] = [
    (name) => `${name} receptor`,
    (name) => `${name} receptors`,
    (name) => `${name}-receptor`,
    (name) => `soluble ${name} receptor`,
    (name) => `anti-${name} receptor`,
    (name) => `${name} receptor α`,
    (name) => `${name}  receptor`,
    (name) => `${name} type I receptor`,
    (name) => `${name} (p55) receptor`,
    (name) => `${name} R`,
    (name) => `${name} Rα`,
    (name) => `${name}-Rezeptor`,
    (name) => `${name}-Rezeptoren`,
    (name) => `${name}-Rezeptorantagonist`,
  ];
  for (const write of apart) {
    it(`is not the cytokine: ${write('X')}`, () => {
      assert.deepEqual(ligandsIn(ofCytokines, write), []);
    });
  }

  /** In French and Spanish, the word for receptor comes first. A subunit there would be one of the ligand. */
  const before: readonly ((name: string) => string)[] = [
    (name) => `récepteur de l'${name}`,
    (name) => `récepteurs du ${name}`,
    (name) => `récepteur soluble de l’${name}`,
    (name) => `receptor de ${name}`,
    (name) => `receptores de la ${name}`,
    (name) => `receptor soluble del ${name}`,
  ];
  const withoutSubunits = ofCytokines.filter(({ text }) => !/ p\d\d$/.test(text));
  for (const write of before) {
    it(`is not the cytokine: ${write('X')}`, () => {
      assert.ok(withoutSubunits.length > 1000);
      assert.deepEqual(ligandsIn(withoutSubunits, write), []);
    });
  }

  const glued: readonly ((name: string) => string)[] = [
    (name) => `${name}R`,
    (name) => `${name}Rα`,
    (name) => `${name}-R`,
    (name) => `${name}R1`,
    (name) => `s${name}R`,
    (name) => `h${name}R`,
    (name) => `${name}RKO`,
    (name) => `${name}Rs`,
  ];
  for (const write of glued) {
    it(`is not the cytokine: ${write('X')}`, () => {
      assert.deepEqual(ligandsIn(symbols, write), []);
    });
  }

  it('is recognised as itself by every name that the library has for it', () => {
    const found = mentionsInSentences(ofReceptors.map(({ text }) => text));
    assert.deepEqual(
      ofReceptors.flatMap(({ text }, index) => {
        const [first, ...others] = found[index] ?? [];
        return first?.surface === text && others.length === 0 ? [] : [text];
      }),
      [],
    );
  });

  /** Texts in which the cytokine is found although they name its receptor. */
  function ligandsIn(all: typeof names, write: (name: string) => string): string[] {
    const found = mentionsInSentences(all.map(({ text }) => write(text)));
    return all.flatMap(({ id, text }, index) =>
      (found[index] ?? []).some(({ entity }) => entity === id) ? [write(text)] : [],
    );
  }

  /** The mentions in a sentence about each name. */
  function mentionsInSentences(texts: readonly string[]) {
    const text = texts.map((name) => `The ${name} was seen.`).join('\n\n');
    const read = readPlainText(text).map((block) => ({
      block,
      names: recogniser.namesIn(block, []),
    }));
    return recogniser.mentionsIn(read);
  }
});
