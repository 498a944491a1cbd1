/**
 * Sentences of prose, by the rules of Unicode (UAX #29) as `Intl.Segmenter` applies them. Corrects them where they take
 * the full stop of an abbreviation for the end: "et al. The", "Fig. 2", "e.g. IL-6".
 */
import { onFirstUse } from './onFirstUse';
import { alternativesIn, oneOf } from './patterns';
import type { Range } from './range';

/**
 * Abbreviations after which the sentence continues, even before a capital.
 *
 * Single capitals are left out: "vitamin D." and "hepatitis B." end sentences more often than initials occur in them.
 */
const goingOn = endingIn(
  `et_al e.g i.e cf vs viz approx ca resp incl excl esp n.b figs? suppl? tabs? eqs? refs? nos pp? vols? eds? a.k.a
  w.r.t dr dr.med dr.phil dr.rer dr.rer.nat prof mr mrs mt st dept univ assoc subsp ssp
  z z.b d.h u.a o.g u.u v.a z.t s.o s.u i.d i.d.r bzw vgl abb ggf sog inkl exkl einschl evtl nr bd kap anm aufl hrsg m.a
  bspw insb insbes zzgl allg entspr
  p.ex c.-à-d env éd réf mme p.ej sra dra dña núm págs? aprox ee bsp ext h.c ggü dott dhr mevr`,
);
/**
 * Abbreviations before a number: "No. 3" and "lot no. 3" are numbers, but "no." after a verb ends an answer; "S. 12" is
 * a page, "mind. 3" a minimum in German.
 */
const beforeNumber = new RegExp(
  String.raw`(?:^|[\s([])${oneOf`
    No (?<!\b(?:is|was|are|were|be|said|says|say|answered|or|and|but|yes|a|to|with)_)no S n chap [Ss]ect [Aa]rt
    [Aa]rt\.\s\p{Lu} mind [Tt]bls? [Tt]abl [Cc]haps? [Cc]ap [Ss]ecs [Aa]pps? [Aa]ppend [Pp]aras? [Ee]xp [Pp]t
    [Gg]r?ps? [Aa]vg [Tt]emp [Aa]bschn [Éé]qs? [Aa]lgs? [Tt]hm [Ll]em [Pp]rop [Dd]ef [Oo]bs [Ff]n [Cc]ol
    (?<!\d\s)(?:hr|wk) Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec janv févr avr juil sept oct nov déc`}\.\s*$`,
  'u',
);
/** "(see Tbl. 3)", "(s. Übers. A)": in brackets within a sentence, any short word before a number is an abbreviation. */
const inBrackets = /(?<=\S\s*)\([^()]{0,30}(?<=[\s(])\p{L}{1,8}\.\s*$/u;
const numberInBrackets = /^(?:S?\d[^()]{0,30}|\p{Lu}\d{0,2}(?:\s?[,;–-][^()]{0,30})?)\)/u;
/**
 * Abbreviations of parts of a book or a law, and of centuries, before their number or letter: "cap. IV", "Art. L. 121",
 * "s. XXI".
 */
const beforeNumeral = new RegExp(
  String.raw`(?:^|[\s([])${oneOf`
    [Cc]ap [Cc]hap [Aa]pp [Aa]ppend [Gg]r?p [Tt]bl [Tt]abl Ch [Ss]ect? [Aa]rt Abs Bd [Ll]ib [Tt]ít tit [Tt]
    [Aa]pdo Anh (?<!\d\s)ss?`}\.\s*$`,
  'u',
);
/**
 * A numeral. A single letter may also be a word, or begin the next sentence: "state of the art. A new test", "the Abs.
 * B cells".
 */
const numeral =
  /^(?:[IVXLCDM]{2,}(?![\p{L}\p{N}])|\p{Lu}(?=$|[.,;:)]|\s(?:and|et|und|y|o|of|de[lrs]?|du|la|in)\s|\s\p{Lu}\p{Ll}))/u;
/** "av. J.-C.", "a. C.", "n. Chr.": the first half of an era. */
const era = /(?:^|\s)(?:av|apr|ap|[advn])\.\s*$/u;
const christ = /^(?:J\.?-?\s?-?C\.|C\.|Chr\.)/u;
/** Abbreviations that may also end a sentence: an era, or initials with a hyphen: "J.-P. Serre", "460 av. J.-C." */
const eraOrInitials = /\p{Lu}\.-\p{Lu}\.\s*$|(?:^|\s)[advn]\.\s?(?:C|Chr)\.\s*$/u;
/** Before a name: "Col. Mustard", "le Pr. Durand", "Sta. Teresa", "Dipl.-Ing. Meier". */
const titleOfName = new RegExp(
  [
    String.raw`(?:^|[\s(«„“"-])${oneOf`
        Col Lt lt Capt Sgt Maj Cpl Cmdr Adm Sen Rep Gov Pres Rev Hon Ft Ste Messrs Pr Mlle Mgr [Gg]én Cdt Gral
        Sres Srta Sta Sto Excm[oa] Ilm[oa] Lic Ing Arq Uds? Mons Hl Hptm Oblt Fa mult Mag`}\.\s*$`,
    String.raw`(?:^|[(]|(?:and|by|under|with|of|from|the|und|von|unter)\s)Gen\.\s*$`,
  ].join('|'),
  'u',
);
/**
 * Given names that are common in one of the five languages, and those of rulers: "George W. Bush", "Karl V.", "D.
 * Juan". After other words, the letter belongs to the word: "Hepatitis C. Treatment worked."
 */
const givenName = oneOf`
  Al(?:bert|exand(?:er|re)|ejandro|f(?:ons[oe]?|red)|phonse) And(?:re(?:as|w)|rés?) Ann[ae]? Anth?on(?:y|io|ius)
  Antoine Arthur Ben(?:edi[ck]to?|jamin) Barbara Brian Carlos Cat(?:herine|alina) Charles Christ(?:ian|oph(?:er)?)
  Daniel David Dennis Diego Donald Ed(?:uardo?|ward|win) Édouard [EÉ]li[sz]abeth Enrique Eric Eugen[e]?
  Fe(?:derico|lipe|rnando) Fran(?:cis(?:co)?|çois|k|z) Fr(?:ed(?:erick?)?|édéric|iedrich) Gary Georges? Gerhard
  Gonzalo Gr(?:egory?|égoire) Guill(?:aume|ermo) Günter Hans Har(?:old|ry) Heinrich Helen Henr[iy] Herbert Hermann
  Isabel Ja(?:cques|ime|kob|mes|n|vier) Jean Jennifer Joh(?:n|ann(?:es)?) Jorge Jos(?:é|e[fp]h?) Juan Jürgen [CK]arl
  Katharina Kenneth Kevin Klaus Kurt Laura Lawrence Le(?:o|ón|opold) Linda Lisa Lou?is Luis Ludwig Manuel
  Margar(?:et|ete|ita) Marguerite Mar(?:ie|ía|ia|y|k|tin) Matthias Max Mi(?:chael|chel|guel) Ni(?:kolaus|ch?ol[aá]s)
  Otto Pablo Patricia Paul Pedro Peter Philipp? Philippe Pierre Pío Pius
  R(?:afael|alph|amón|ichard|icardo|oberto?|oger|onald|uth) Samuel Santiago Sarah Scott Stefan Steph?[ev]n Steven
  Susan Thomas Timothy Tomás Ví?[ck]tor Walter Werner Wil(?:helm|liam)`;
const rulerOrMiddle = new RegExp(`(?:^|[\\s(])${givenName}\\s(?:[IVX]+|\\p{Lu})\\.\\s*$`, 'u');
/** "Según D. Juan Pérez", not "vitamina D. Juan". */
const donBefore = /(?<!vitamin[ae]?\s|hepatitis\s|gr[uo]u?p[oepa]{0,2}\s)(?<=^|[\s(«])D\.\s*$/iu;
const donAfter = new RegExp(`^(?:${givenName}|Quijote)(?!\\p{L})`, 'u');
/** "chez M. Dupont", "bei Fr. Müller": not molar, as in "at 5 M. Mice". */
const title = new RegExp(
  [
    String.raw`(?:^|(?:^|[\s(«])(?:à|avec|chez|contre|de|dont|et|mais|ou|où|par|pour|quand|que|selon|si|sur)\s)M\.\s*$`,
    String.raw`(?:^|[\s(])(?:MM|Hr|Hrn|Fr)\.\s*$`,
  ].join('|'),
  'u',
);
/** Initials of a person, "J. R. Smith", but not the end of a sentence before a bacterium: "group A. E. coli grew". */
const initial = /(?:^|[\s(])\p{Lu}\.\s*$/u;
const twoInitials = /(?:^|[\s(])\p{Lu}\.\s\p{Lu}\.\s*$/u;
/**
 * Initials after a preposition: "by J. Smith", "J. Smith's mice". After other words, the letter belongs to the word.
 */
const initialOfAuthor = /(?:^|\s)(?:by|von|par|por)\s\p{Lu}\.\s*$/u;
const ownersName = /^\p{Lu}[\p{L}-]+['’]s(?!\p{L})/u;
const initialAndName = /^\p{Lu}\.\s+(?:\p{Lu}\.\s+)*\p{Lu}\p{Ll}/u;
/**
 * "(J. Immunol. 2010)", "N. Engl. J. Med. 12": the words that titles of journals are made of, before more of them or a
 * number.
 */
const ofJournal = new RegExp(
  String.raw`(?:^|[\s(])${oneOf`
    Acad Am Ann Appl Arch Biochem Biol Br Cell Chem Clin Dermatol Dis Endocrinol Engl Eur Exp Gastroenterol
    Genet Hematol Immunol Immunother Infect Int Invest J Lett Med Microbiol Mol N Natl? Neurol Oncol Opin Pathol
    Pharmacol Physiol Proc Res Rev Rheum(?:atol)? Sci Surg Ther Trends Virol Z`}\.\s*$`,
  'u',
);
const journalGoesOn =
  /^(?:(?:19|20)\d\d(?!\p{L})|\d{1,4}[:;,(]|\p{Lu}\p{Ll}{0,12}\.\s?(?:[\d;,(\p{Ll}]|\p{Lu}\p{Ll}{0,12}\.))/u;
/** "cat. no. ab123", "lot no. X12" */
const numberOfWare =
  /(?:^|[\s(])(?:cat(?:alogu?e?)?|lot|ref|batch|art|order|accession|clone|part)\.?,?\s[Nn]o\.\s*$/iu;
const ware = /^[\p{L}#/-]{0,8}\d/u;
/** "Berg, A. B. (2010)", "Berg, A., & Lund, B." */
const initialsOfAuthor = /\p{Lu}[\p{L}'’-]+,\s(?:\p{Lu}\.[\s-]?){1,3}$/u;
const authorGoesOn = /^(?:\p{Lu}\.|\((?:1[89]|20)\d\d|&|et al)/u;
/** Abbreviations that also end sentences: "in the U.S. Department", "in the U.S. The". */
const ending = endingIn(
  'inc ltd co corp jr sr ph.d ee.uu spp? ms min max sec std h mio mrd ave blvd str avda av bd hosp hôp cie pat dpto depto',
);
/** "Au XXe s. Paris changea" */
const century = /[IVX]e\ss\.\s*$/u;
/** "U.S.", "M.D.", "i.v.": their last full stop may also end a sentence. */
export const initials = /(?:^|[^\p{L}\p{N}.])(?:\p{L}\.){2,}\s*$/u;
/** "Der 2. Patient", "am 3. März": ordinal numbers of German. */
const ordinal = new RegExp(
  String.raw`(?:^|[\s(])${oneOf`
    der die das dem den des am im in vom zum zur beim bis ab seit nach vor bei mit als zu und oder ein\p{L}{0,2}
    jede\p{L}? dies\p{L}{1,2} ihr\p{L}{0,2} sein\p{L}{0,2}`}\s\d{1,2}\.\s*$`,
  'iu',
);
const dayBefore = /(?<!\d)\d{1,2}\.\s*$/u;
const month = new RegExp(
  `^${oneOf`Jan(?:uar|\.) Jänner Feb(?:ruar|\.) März Apr(?:il|\.) Mai Juni Juli Aug(?:ust|\.) Sept?(?:ember|\.)
    Okt(?:ober|\.) Nov(?:ember|\.) Dez(?:ember|\.)`}`,
  'u',
);
/** Words that begin sentences, and have a capital only for that reason. */
const beginning = new RegExp(
  String.raw`^["'“„«(]*${oneOf`
    The An? In This These That Those It Its We They Their He She I However But And For At On After As By With
    When While Although There To Of Both All No Our Thus Therefore Then Here Each Some Most Many Such Since If
    From Her His You Your One Two Three Also Moreover Furthermore Hence Yet So Der Die Das Dem Den Ein Eine
    Einer Im Es Wir Sie Er Dies Diese[rsnm]? Nach Bei Zur Zum Für Auch Danach Dann Mit Am Als Auf Le La Les Un
    Une Il Elle Ce Cette Ces Nous On Dans En Après El Los Las Una Este Esta Estos Estas Se Después`}(?![\p{L}\p{N}])`,
  'u',
);

/**
 * A test for texts that end in one of some abbreviations, in any letter case.
 *
 * @param abbreviations with blanks between them, and `_` for a blank in one; `s?` is an `s` that may be missing, and
 *   after a full stop there may be a blank
 */
function endingIn(abbreviations: string): RegExp {
  const words = alternativesIn(abbreviations.replaceAll('.', '\\.\\s?'))
    .join('|')
    .replaceAll(' ', '\\s');
  return new RegExp(`(?:^|[\\s([/„“"'’])(?:${words})\\.\\s*$`, 'iu');
}

/** UTF-16 units before the end of a sentence that are examined: more than an abbreviation has. */
const LONGEST = 40;

/** Whether a full stop ends a sentence, and not an abbreviation. `end` is after it and the blanks that follow. */
export function endsSentence(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LONGEST), end);
  const after = text.slice(end, end + LONGEST);
  const goesOn =
    goingOn.test(before) ||
    (beforeNumber.test(before) && /^(?:S?\d|@)/.test(after)) ||
    (inBrackets.test(before) && numberInBrackets.test(after)) ||
    (beforeNumeral.test(before) && (numeral.test(after) || after.startsWith('@'))) ||
    (era.test(before) && christ.test(after)) ||
    (donBefore.test(before) && donAfter.test(after)) ||
    (title.test(before) && /^\p{Lu}\p{Ll}/u.test(after)) ||
    (titleOfName.test(before) && /^\p{Lu}/u.test(after) && !beginning.test(after)) ||
    (initial.test(before) && (initialAndName.test(after) || ownersName.test(after))) ||
    (ofJournal.test(before) && journalGoesOn.test(after)) ||
    (numberOfWare.test(before) && ware.test(after)) ||
    (initialsOfAuthor.test(before) && authorGoesOn.test(after)) ||
    (initialOfAuthor.test(before) && /^\p{Lu}\p{Ll}/u.test(after) && !beginning.test(after)) ||
    (twoInitials.test(before) && /^\p{Lu}\p{Ll}/u.test(after) && !beginning.test(after));
  if (goesOn) {
    return false;
  }
  const mayEnd = [ending, initials, ordinal, eraOrInitials, rulerOrMiddle, century];
  return mayEnd.some((rule) => rule.test(before))
    ? after === '' || beginning.test(after)
    : !(dayBefore.test(before) && month.test(after));
}

/**
 * The sentence of a text that contains an offset, with the blanks after it.
 *
 * @param offset UTF-16; the end of the text belongs to the last sentence
 */
export function sentenceAt(text: string, offset: number): Range {
  for (const sentence of sentencesIn(text)) {
    if (offset < sentence.end || sentence.end === text.length) {
      return sentence;
    }
  }
  return { start: 0, end: text.length };
}

/** The sentences of a text in order, each with the blanks after it, so that together they are the text. */
export function* sentencesIn(text: string): Generator<Range, void> {
  let start = 0;
  for (const end of endsIn(text)) {
    if (end === text.length || endsSentence(text, end)) {
      yield { start, end };
      start = end;
    }
  }
}

/**
 * A number, a symbol with a small first letter, or a citation in the text that begins a sentence: "… IL-2. 55 patients",
 * "… mice. p53", "… mice. @berg2010 found".
 */
const unseenStart =
  /(?<=\p{L}[\p{L}\p{N}\-–/]*\.["”’)\]]*)\s+(?=\d+\s+\p{L}|\p{Ll}{1,3}[\p{Lu}\d]|@[\p{L}{])/gu;
/** Superscript numbers after the full stop, which belong to the sentence before: "… in sepsis.¹ TNF falls." */
const raisedNumber = /(?<=^|\p{L}[.!?]["”’)\]]?)[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*\s+(?=\p{Lu})/gu;
/**
 * A punctuation mark at the end of a segment without a blank after it, which does not end the sentence if text follows
 * directly: "![x]".
 */
const signWithoutBlank = /[.!?]["”’)\]]?[[(]?$/;
const textAtOnce = /[\p{L}\p{N}[(]/u;

/** The offsets at which a sentence may end, in order; the last one is the end of the text. */
function* endsIn(text: string): Generator<number, void> {
  for (const { index, segment } of segments(text)) {
    const unseen = [unseenStart, raisedNumber].flatMap((start) =>
      [...segment.matchAll(start)]
        .filter((match) => index + match.index > 0)
        .map((match) => index + match.index + match[0].length),
    );
    yield* unseen.sort((a, b) => a - b);
    const end = index + segment.length;
    const isInside =
      signWithoutBlank.test(segment.slice(-3)) && textAtOnce.test(text.slice(end, end + 1));
    if (end === text.length || !isInside) {
      yield end;
    }
  }
}

/** Made once: making it takes as long as reading an abstract with it, and the first one in a process far longer. */
const segmenter = onFirstUse(() => new Intl.Segmenter('en', { granularity: 'sentence' }));

function segments(text: string): Intl.Segments {
  // A line end within a paragraph is a blank for readers, but Unicode would end the sentence there.
  return segmenter().segment(text.replace(/[\r\n]/g, ' '));
}
