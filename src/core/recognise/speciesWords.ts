/** Words that name a species, in English, German, French and Spanish. */
import { type Species, speciesKinds } from '../library/schema';
import { oneOf } from '../text/patterns';

/**
 * Words directly before a name: "murine TNF", "humanes IL-6"; and prefixes of production as separate words: "rh IL-6".
 */
const adjectives: Readonly<Record<Species, readonly string[]>> = {
  human: [
    ...['human', 'humane', 'humanem', 'humanen', 'humaner', 'humanes', 'humain', 'humaine'],
    ...['humana', 'humano', 'rh', 'rhu', 'rHu'],
  ],
  mouse: [
    ...['mouse', 'murine', 'murinem', 'murinen', 'muriner', 'murines', 'murin', 'murina', 'murino'],
    ...['Maus', 'Mäuse', 'rm', 'rmu', 'rMu'],
  ],
  rat: ['rat', 'Ratten'],
};
/** Other animals, which may share a name with one of these species: "porcine and human IL-6". */
const otherAnimals = [
  ...['porcine', 'pig', 'bovine', 'canine', 'feline', 'equine', 'ovine', 'rabbit', 'monkey'],
  ...['macaque', 'hamster', 'chicken'],
];

/** The species of a word directly before a name, in the letter cases that the word may have. */
export const speciesOfWord: ReadonlyMap<string, Species> = new Map(
  speciesKinds.flatMap((species) =>
    adjectives[species].flatMap((word) => [
      [word, species] as const,
      // "RM" and "Rh" have other meanings.
      ...(word.length > 3 || word === 'rat' ? [[capitalised(word), species] as const] : []),
    ]),
  ),
);

/** Two species or animals at the end of a text that share the names after them: "mouse and", "human/". */
export const sharesName = new RegExp(
  `(?<!\\p{L})(?:${[...speciesOfWord.keys(), ...otherAnimals, ...otherAnimals.map(capitalised)].join('|')})` +
    '\\s?(?:,|/|&|-|(?<!\\p{L})(?:and|or|und|oder|et|ou|y|o)(?!\\p{L}))(?:\\s?(?:and|or))?\\s?$',
  'u',
);

/** Words that may come between an adjective and the name: "mouse recombinant IL-4". */
export const qualifiers: ReadonlySet<string> = new Set([
  ...['recombinant', 'recombinante', 'rekombinante', 'rekombinantem', 'rekombinanten'],
  ...['rekombinanter', 'rekombinantes', 'native', 'purified', 'soluble', 'mature', 'endogenous'],
  ...['exogenous', 'total'],
]);

/** Words that make another animal of a rodent after them: "cotton rat". */
export const otherRodents: ReadonlySet<string> = new Set([
  ...['cotton', 'mole', 'kangaroo', 'sand', 'deer', 'spiny', 'field', 'wood'],
]);

/**
 * What a substance does to cells or animals, so that the species is theirs: "rat IFN-γ-activated macrophages", "rat IL-1β- and
 * TNF-treated macrophages".
 */
export const actsOn = new RegExp(
  [
    String.raw`^(?:[-‐‑]?(?:,|\s?[/+]|\s(?:and|or|plus|und|oder))\s?[\p{L}\d][\p{L}\d/-]{0,20}?){0,3}[-‐‑ ]`,
    oneOf`activated treated stimulated induced dependent independent responsive sensitive resistant primed driven mediated
        cultured conditioned expanded differentiated exposed injected infused elicited transfected
        aktivierten? stimulierten? behandelten? induzierten? abhängigen?`,
    '(?!\\p{L})',
  ].join(''),
  'u',
);

/**
 * Latin and Greek letters, for a class in a pattern that repeats it: with all letters of Unicode, the patterns of this
 * folder that ask at each name take some eight times as long to compile, while the first note waits.
 */
export const LETTERS = 'A-Za-zÀ-ÖØ-öø-ɏͰ-Ͽ';

/** Names that share an adjective in the plural with the one before them: IL-4, IL-5 et IL-13 humaines. */
const listed = `(?:et|ou|y|o)\\s(?:l[ae]s?\\s|l[’']|el\\s|los\\s)?[${LETTERS}\\d][${LETTERS}\\d-]{1,14}\\s`;

/** Words after a name: in French, Spanish and German with the noun, in lists of reagents in brackets. */
export const afterNames: Readonly<Record<Species, string>> = {
  human: `\\([Hh]uman\\)|humaine?s?|human[oa]s?|des Menschen|${listed}(?:humain(?:e)?s|human[oa]s)`,
  // An English "murine" may belong to the next word: IL-6 murine models.
  mouse:
    `${listed}murin[eoa]?s|\\((?:[Mm]ouse|[Mm]urine)\\)|murins?|murin[oa]s?|` +
    'murines?(?=[,.;:)]|$|\\s(?:et|est|sont|ont|a|dans|chez|en|par)\\s)|de souris|de ratón|de ratones|der Maus',
  rat: '\\([Rr]at\\)|de rats?|de ratas?|der Ratte',
};

/** Words by which a paragraph mentions a species. */
const wordsOfSpecies: Readonly<Record<Species, RegExp>> = {
  human: wholeWord(
    `(?<!-)${oneOf`[Hh]umans? [Pp]atients? [Vv]olunteers [Pp]articipants [Hh]ealthy_(?:donors|controls)
      Patient(?:en|in|innen) Proband(?:en|innen)
      [Hh]umain(?:e|s|es)?
      [Hh]uman[oa]s [Pp]acientes?`}`,
  ),
  mouse: wholeWord(
    oneOf`[Mm]ice [Mm]ouse [Mm]urin(?:e[mnrs]?|s|es|os?|as?)? Maus Mäusen? [Ss]ouris [Rr]at(?:ón|ones)`,
  ),
  rat: wholeWord(oneOf`[Rr]ats? Ratten? [Rr]atas?`),
};

function wholeWord(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u');
}

/** The species that a paragraph mentions in any way. The cost is proportional to the text. */
export function speciesNamedIn(text: string): ReadonlySet<Species> {
  return new Set(speciesKinds.filter((species) => wordsOfSpecies[species].test(text)));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
