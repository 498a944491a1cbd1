import type { Entity, NameForm, Topic, TopicId } from '../library/schema';
import type { Name } from './nameMatcher';

/** A name by which an entity is found. */
export interface EntityName {
  readonly entity: Entity;
  /** The name in the data. */
  readonly form: NameForm;
  /** Whether one of its Greek letters is written as a Latin one: TNF-a, IL-1b. */
  readonly isLatin: boolean;
}

/** The names by which an entity is recognised, including those that need evidence. */
export function namesOf(entity: Entity): Name<EntityName>[] {
  return namesFor(entity, entity);
}

/** The names of an entity, for an entity that a user's own library has changed. */
export function namesFor(named: Entity, meant: Entity): Name<EntityName>[] {
  const nameOf = (form: NameForm, plural: boolean, name = form, isLatin = false) => ({
    form: name,
    plural,
    value: { entity: meant, form, isLatin },
  });
  return [
    ...named.synonyms.map((form) => nameOf(form, takesPlural(named, form))),
    // After the names themselves, since the first of two names with the same spelling counts.
    ...named.synonyms.flatMap((form) => [
      ...latinForms(form, named).map((latin) => nameOf(form, false, latin, true)),
      ...inhibitorForms(form, named).map((short) =>
        nameOf(form, !short.text.endsWith('-i'), short),
      ),
    ]),
    ...named.synonyms
      .flatMap((form) => [...smallForms(form, named), ...smallSymbols(form, named)])
      .map((form) => nameOf(form, false)),
    ...againstForms(named).map((form) => nameOf(form, true)),
  ];
}

/** The target of an inhibitor: at least two letters or digits, which excludes C5i. */
const inhibited =
  /^(?<symbol>(?=\S*\p{Lu})[\p{Lu}\p{Script=Greek}\d][\p{L}\p{N}/()-]{2,}) inhibitor$/u;

/** The short form of a class of inhibitors that clinicians use: IL-6i, TNF-αi, TNFai, PDE-4i, JAK-i. */
function inhibitorForms({ text, needs }: NameForm, { kind, synonyms }: Entity): NameForm[] {
  const symbol = kind === 'class' && !needs ? inhibited.exec(text)?.groups?.symbol : undefined;
  if (!symbol) {
    return [];
  }
  // With the hyphen, which is optional: PDE-4i, PDE4i.
  const hyphened = symbol.replace(/(?<=^\p{Lu}{2,})(?=\d)/u, '-');
  const glued = symbol.replace(/(?<=\p{Lu})-(?=L\d)/u, '');
  const greek = latinLetters.get(symbol.at(-1) ?? '')?.[0];
  const trunk = symbol.slice(0, -1);
  const latin = greek === undefined ? [] : [trunk + greek, trunk.replace(/-$/, '') + greek];
  return [...new Set([hyphened, glued, ...latin])]
    .flatMap((name) => [`${name}i`, `${name}-i`])
    .filter((short) => synonyms.every((form) => form.text !== short))
    .map((short) => ({ text: short, case: 'exact' }));
}

/** A brand of one word that is only recognised with a capital, since it may also be a word or another name: Aleve. */
const wordLikeBrand = /^\p{Lu}\p{Ll}{3,}$/u;

/** An abbreviation of a drug that is no word in small letters either, as it has no vowel: MTX, HCQ, CYC. */
const wordlessDrug = /^[B-DF-HJ-NP-TV-Z]{3,4}$/;

/** One that means nothing else in capitals, and so may have a vowel: IFX. */
const freeAbbreviation = /^[A-Z]{3}$/;

/**
 * Such a brand or abbreviation in small letters, as clinicians write them, which only counts beside other drugs or with
 * a dose: remicade, mtx.
 */
function smallForms({ text, case: rule, needs }: NameForm, { kind }: Entity): NameForm[] {
  if (kind !== 'drug' || rule === 'any') {
    return [];
  }
  if (needs === 'dose') {
    return [];
  }
  if (wordlessDrug.test(text) || (!needs && freeAbbreviation.test(text))) {
    return [{ text: text.toLowerCase(), case: 'exact', needs: needs ?? 'therapy' }];
  }
  return !needs && wordLikeBrand.test(text)
    ? [{ text: text.toLowerCase(), case: 'exact', needs: 'therapy' }]
    : [];
}

/**
 * Symbols that are no word in small letters either: with a number or Greek letter, or without a vowel. In CCl4, a
 * solvent, nobody looks at the letter case.
 */
const wordless =
  /^(?!CCL-?4$)(?:[A-Z]{2,5}-?\d{1,2}[A-Z]?(?:-?[αβγ]\d?)?|GM?-CSF|[A-Z]{2,4}-?[αβγ]\d?|[B-DF-HJ-NP-TV-XZ]{3,4})$/;

/**
 * Such a symbol in small letters, as quick notes and columns of data have it, which counts only where the note names
 * the molecule in full or as it should be: il6, tnfa, tgfb1, tnf.
 */
function smallSymbols({ text, case: rule, needs }: NameForm, { kind }: Entity): NameForm[] {
  const isMolecule = kind === 'cytokine' || kind === 'receptor' || kind === 'protein';
  if (!isMolecule || rule !== 'symbol' || needs || !wordless.test(text)) {
    return [];
  }
  const small = text.toLowerCase();
  const [greek = ''] = /[αβγ]/.exec(small) ?? [];
  const [latin] = latinLetters.get(greek) ?? [];
  const forms = latin === undefined ? [small] : [small, small.replace(/-?[αβγ]/, latin)];
  return forms.map((form) => ({ text: form, case: 'exact', needs: 'evidence' }));
}

const against = /^(?<head>anti-\S+) (?:antibody|therapy|agent|treatment)$/;

/**
 * The first word of a class of antibodies without its noun, which may also be a reagent: anti-PD-1. In Spanish without
 * the hyphen: antiTNF.
 */
function againstForms(entity: Entity): NameForm[] {
  const heads = againstHeads(entity);
  const glued = heads.map((head) => head.replace(/^anti-(?=\p{Lu})/u, 'anti'));
  return [...new Set([...heads, ...glued])]
    .filter((head) => entity.synonyms.every(({ text }) => text !== head))
    .map((text) => ({ text, case: 'any', needs: 'therapy' }));
}

/** What a class of antibodies is against, with its "anti-" and without a noun: anti-TNF. */
export function againstHeads({ kind, synonyms }: Entity): string[] {
  return kind !== 'class'
    ? []
    : synonyms.flatMap(({ text, needs, language }) => {
        const head = needs || language ? undefined : against.exec(text)?.groups?.head;
        return head === undefined ? [] : [head, head.replace(/(?<=\p{Lu})-(?=L\d)/u, '')];
      });
}

/**
 * What stands before the target in a name of drugs that may also be a reagent: "anti-" in anti-TNF, "anticorps anti-"
 * in anticorps anti-TNF, nothing in TNF-Antikörper. Undefined for any other name.
 */
export function beforeTarget({ text, needs }: NameForm): string | undefined {
  return needs === 'therapy' ? startOfAgainst.exec(text)?.[0] : undefined;
}

const startOfAgainst =
  /^(?:(?:\p{Ll}+ ){1,2}|)[Aa]nti-?(?=[^-\p{Ll}])|^(?=\p{Lu}[^\s-]*(?:-[^\s-]+)*-Antik(?:ö|oe)rper)/u;

/** Whether a name of an entity may take the plural -s: "statins", "TNF receptors", "TFH cells"; others are listed. */
export function takesPlural({ kind }: Entity, { language }: NameForm): boolean {
  return ['class', 'receptor', 'term'].includes(kind) && language === undefined;
}

/** A symbol or long name that ends in a Greek letter, in one with a number, or in the R of a receptor. */
const latinable =
  /^(?:(?:[A-Z]{1,2}-)?[A-Z]{2,4}(?:-?\d+)?R?-?|[\p{L}\s-]*(?:\d|factor|interferon)[- ]?)[αβγ](?:-?\d|R(?:I{1,2}|\d)?)?$/u;
/** The Greek letter of such a name. */
const lastGreek = /[αβγ](?=(?:-?\d|R(?:I{1,2}|\d)?)?$)/;
/** The Latin letters for a Greek one; the small gamma looks like a y. */
const latinLetters: ReadonlyMap<string, readonly string[]> = new Map([
  ['α', ['a', 'A']],
  ['β', ['b', 'B']],
  ['γ', ['g', 'y', 'G', 'Y']],
]);
/**
 * Names in which a capital may replace the Greek letter, after a number or three letters: MIP-1B, TGF-B. LT-B is
 * another name, GROB a word.
 */
const longTrunk = /^(?!GRO)[A-Z]{3}|\d-?R?-?[αβγ]/;

/** The letter of a chain or member, which some write small, like a Greek one: IL-17Ra, IL-17a, IL-17f. */
const chain = /(?<=^IL-\d+R)[A-E](?=\d?$)|(?<=^IL-\d+)[A-F]$/;

/** Names with a Latin letter in place of the Greek one, as typed without a Greek keyboard: TGF-b1, IFNy, IL-2Ra. */
function latinForms({ text, case: rule, needs }: NameForm, { kind }: Entity): NameForm[] {
  if (rule === 'symbol' && !needs && chain.test(text)) {
    return [{ text: text.replace(chain, (letter) => letter.toLowerCase()), case: 'exact' }];
  }
  const greek = text
    .replace(/alpha(?=(?:-?\d)?$)/, 'α')
    .replace(/beta(?=(?:-?\d)?$)/, 'β')
    .replace(/gamma(?=(?:-?\d)?$)/, 'γ');
  const isMolecule = kind === 'cytokine' || kind === 'receptor' || kind === 'protein';
  if (!isMolecule || needs || !latinable.test(greek)) {
    return [];
  }
  const [letter = ''] = lastGreek.exec(greek) ?? [];
  const forms = (latinLetters.get(letter) ?? [])
    .filter((latin) => isLatinFor(latin, greek, rule))
    .flatMap((latin) => {
      const form = greek.replace(lastGreek, latin);
      return [
        form,
        form.replace(/[- ](?=[abgyABGY](?:-?\d|R(?:I{1,2}|\d)?)?$)/, ''),
        form.replace(/(?<=^[A-Z]+-?\d+)(?=[abg]$)/, '-'),
      ];
    });
  return [...new Set(forms)].map((form) => ({
    text: form,
    case: rule === 'any' ? 'any' : 'exact',
  }));
}

/** Whether a Latin letter may replace the Greek one of a name: y and capitals only in symbols. */
function isLatinFor(latin: string, greek: string, rule: NameForm['case']): boolean {
  if (latin === 'y' || latin === 'Y') {
    return rule !== 'any' && /^[A-Z]+-?\d*R?γ(?:R\d?)?$/.test(greek);
  }
  return /[abg]/.test(latin) || (rule !== 'any' && longTrunk.test(greek));
}

/** The words by which a paragraph shows that it is about a topic. */
export function termsOf({ id, terms }: Topic): Name<TopicId>[] {
  return terms.map((form) => ({ form, plural: false, value: id }));
}
