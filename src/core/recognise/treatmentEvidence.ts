/**
 * Evidence in a text that an ambiguous name is a treatment: a list with others, a dose, what it is given for, or what is
 * said of it.
 *
 *     "CYC, RTX and MMF"         three possible treatments in a list are
 *     "GCs 1 mg/kg", "ADA q2w"   a class of drugs, or a drug, with a dose
 *     "ICIs: irAE colitis"       what drugs are given for
 *     "steroids … methotrexate"  a name that needs therapy is meant if a drug is named, or if it is given itself
 */
import type { EntityId } from '../library/schema';
import { oneOf } from '../text/patterns';
import { beforeTarget } from './entityNames';
import {
  hasBareDose,
  hasDose,
  isDosed,
  isGiven,
  isHandled,
  isNoun,
  isOfOtherKind,
  isTapered,
} from './givenDrugs';
import { isIndicated } from './indications';
import { areListed } from './nameLists';
import type { NameMatch } from './nameMatch';
import type { Treatments } from './treatments';

/**
 * The entities of ambiguous names that a text shows to be treatments. The names must be in order.
 *
 * @param known the entities that the text names for sure, and classes of them
 */
export function treatmentsIn(
  text: string,
  names: readonly NameMatch[],
  treatments: Treatments,
  known: ReadonlySet<EntityId>,
): Set<EntityId> {
  const unclear = names.filter(({ form }) => form.needs);
  if (unclear.length === 0) {
    return new Set();
  }
  const listed = treatmentsInLists(text, names, treatments);
  const indicated = unclear.filter((name) => isIndicatedIn(text, name)).map((it) => it.entity.id);
  // What is dosed or listed shows that the others are treatments, too: "MMF 2 g, then pred 5".
  const isTherapy =
    listed.size > 0 ||
    [...indicated, ...known].some((id) => treatments.has(id)) ||
    unclear.some((name) => isDosedDrug(text, name, treatments) || isGivenWord(text, name));
  const shown = unclear.filter((name) =>
    name.form.needs === 'therapy'
      ? isMeantInTherapy(text, name, isTherapy)
      : treatments.has(name.entity.id) && isMeantWithEvidence(text, name, isTherapy),
  );
  // Where one name of what drugs are against is a drug, all of a text are.
  const against = unclear.filter(({ form }) => beforeTarget(form) !== undefined);
  const areDrugs = against.some(
    ({ start, end }) => isGiven(text, start, end, false) || isNoun(text, start, end),
  );
  const drugs = areDrugs ? against.filter((name) => isOfThisKind(text, name)) : [];
  return new Set([...listed, ...indicated, ...[...shown, ...drugs].map(({ entity }) => entity.id)]);
}

/** Whether a text names what a treatment is given for. */
function isIndicatedIn(text: string, name: NameMatch): boolean {
  const { form, start, end } = name;
  return (
    (form.needs === 'therapy' || form.needs === 'evidence') &&
    isIndicated(text, start, end) &&
    isOfThisKind(text, name)
  );
}

/** Whether an abbreviation of a drug has a dose. */
function isDosedDrug(
  text: string,
  { entity, form, start, end }: NameMatch,
  treatments: Treatments,
): boolean {
  return (
    form.needs !== 'dose' &&
    end - start > SHORTEST_DOSED &&
    entity.kind === 'drug' &&
    treatments.has(entity.id) &&
    hasDose(text, start, end)
  );
}

/** Whether a word such as "steroids" is given, by what is said of it. */
function isGivenWord(text: string, name: NameMatch): boolean {
  const { form, start, end } = name;
  return form.needs === 'therapy' && isWord(name) && isGiven(text, start, end, false);
}

/** Whether a name that needs therapy means the treatment. */
function isMeantInTherapy(text: string, name: NameMatch, isTherapy: boolean): boolean {
  const { start, end } = name;
  return isTherapy
    ? isOfThisKind(text, name)
    : isGiven(text, start, end, false) || hasDose(text, start, end);
}

/** Whether an ambiguous abbreviation means the treatment, which short ones do only beside others. */
function isMeantWithEvidence(text: string, name: NameMatch, isTherapy: boolean): boolean {
  const { entity, form, start, end } = name;
  if (form.needs !== 'evidence') {
    return false;
  }
  if (entity.kind === 'class') {
    return isDosed(text, start, end) || (isTherapy && isHandled(text, start, end));
  }
  return isTherapy
    ? isTapered(text, end) ||
        hasDose(text, start, end) ||
        isHandled(text, start, end) ||
        hasBareDose(text, end)
    : end - start > SHORTEST_DOSED && isTapered(text, end);
}

function isOfThisKind(text: string, { start, end }: NameMatch): boolean {
  return !isOfOtherKind(text, start, end);
}

/** Whether a name is a word, such as "steroids", and not an abbreviation or a name such as anti-TNF. */
function isWord({ form, start, end }: NameMatch): boolean {
  return end - start >= SHORTEST_WORD && beforeTarget(form) === undefined;
}

/** Symbols of this length mean too many drugs for a dose to be evidence: CP, MP, CY. */
const SHORTEST_DOSED = 2;

/**
 * The number of possible treatments in one list by which all of them count: in a text about medicine, two with few
 * other meanings, or three; in any other text, four. "AZA and MMF" may be anything, and "ETN, UST and MMF" are
 * financial papers. Two that have a dose each, or of which one is a word, are enough everywhere: "Pred 7.5 + AZA 100",
 * "steroids + RTX".
 */
const ENOUGH_TREATMENTS = { onTherapy: 2, inMedicine: 3, anywhere: 4 } as const;
const ofMedicine = new RegExp(
  [
    String.raw`(?<!\p{L})${oneOf`
        add(?:ed|-on) asthma copd exacerbation inhal patient therap treat transplant rejection failed ppx
        prophyla induction maintenance relaps remission flare lupus crohn gvhd graft psoria sclerosis vasculit
        biologic drug disease trial kidney renal traitement maladie tratamiento enfermedad behandl erkrank
        (?:mg|BID|TID|QID|QHS|PRN|bid|tid|qhs|prn|q\d{1,2}[wdh])(?!\p{L})`}`,
    String.raw`\p{L}itis(?!\p{L})`,
  ].join('|'),
  'iu',
);

/** Abbreviations of diseases, and before a colon or dash also those that may mean something else: "RA: ADA vs ETN". */
const disease = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${oneOf`
    SLE MCD FSGS IgAN iMCD NMOSD MOGAD CIDP AAV EGPA PsA axSpA JIA AOSD GCA PMR SSc AIHA ITP IBD RRMS AIH CSU
    KTx LTx HTx HSCT TPMT LFTs s/p (?:LN|MN|MS|MG|RA|UC|CD|AD|HS|ILD)(?=:|_[-–—]_|_flare|_pts?(?!\p{L}))`}(?![\p{L}\p{N}])`,
  'u',
);

/** UTF-16 units of the shortest name that is a word, such as "steroids"; a shorter one is an abbreviation. */
const SHORTEST_WORD = 7;

/** The entities in lists of names that may all be treatments, each a different one. */
function treatmentsInLists(
  text: string,
  names: readonly NameMatch[],
  treatments: Treatments,
): Set<EntityId> {
  let isOfMedicine: boolean | undefined;
  let hasWord = false;
  const found = new Set<EntityId>();
  let list = new Set<EntityId>();
  let isTherapy = true;
  let areDosed = true;
  names.forEach((name, index) => {
    const before = names[index - 1];
    if (!before || !areListed(text, before, name) || !treatments.has(name.entity.id)) {
      list = new Set();
      hasWord = false;
      isTherapy = true;
      areDosed = true;
    }
    if (treatments.has(name.entity.id) && name.form.needs !== 'dose') {
      list.add(name.entity.id);
      hasWord ||= isWord(name);
      isTherapy &&= name.form.needs === 'therapy';
      areDosed &&= hasBareDose(text, name.end) || hasDose(text, name.start, name.end);
    }
    // Most texts list no treatments, and need not be looked through.
    if (list.size < ENOUGH_TREATMENTS.onTherapy) {
      return;
    }
    isOfMedicine ??= ofMedicine.test(text) || disease.test(text);
    const place =
      areDosed || hasWord || (isOfMedicine && isTherapy)
        ? 'onTherapy'
        : isOfMedicine
          ? 'inMedicine'
          : 'anywhere';
    if (list.size >= ENOUGH_TREATMENTS[place]) {
      list.forEach((id) => found.add(id));
    }
  });
  return found;
}
