/**
 * Evidence in a text for ambiguous names: in a list with an unambiguous relative, or with another treatment, they mean
 * the entity; and a receptor is meant if its ligand is named.
 *
 *     "KC, MIP-2 and MCP-1"      KC is a chemokine here
 *     "MIG and IL-6"             no evidence: IL-6 is listed with many things
 *     "RANKL, TRAP and ALP"      markers of osteoclasts: in the TNF superfamily, lists are no evidence
 *     "BAFF and APRIL"           but two ligands of the same receptor are
 *     "IL-33 acts by ST2"        a receptor beside its ligand, or beside the ligand of a complex with it
 *     "tacrolimus, MP"           a drug beside a drug
 *     "CYC, RTX and MMF"         three possible treatments in a list are
 *     "GCs 1 mg/kg", "ADA q2w"   a class of drugs, or a drug, with a dose
 *     "rituximab … mAb"          a drug shows its classes, wherever they are
 *     "steroids … methotrexate"  a name that needs therapy is meant if a drug is named, or if it is given itself
 */
import type { Entity, EntityId } from '../library/schema';
import { oneOf } from '../text/patterns';
import { isDoubtful } from './doubtfulSymbols';
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
import type { NameMatch } from './nameMatch';
import type { Treatments } from './treatments';

/** Families that are too wide or too mixed for lists to be evidence. */
const wide = /cytokines$|^(?:interleukins|growth-factors|tnf-superfamily)$/;

/** The entities for which the names in a text are evidence. The names must be in order. */
export function supportedIn(
  text: string,
  names: readonly NameMatch[],
  treatments: Treatments,
): Set<EntityId> {
  const supported = new Set<EntityId>();
  let isAnyUnclear = false;
  let isTherapy = false;
  const isAnyClear = names.some(({ form, mayBeDoubtful }) => !form.needs && !mayBeDoubtful);
  for (const [index, { entity, form, within, mayBeDoubtful, start, end }] of names.entries()) {
    if (mayBeDoubtful && !isAnyClear && isDoubtful(text, start, end)) {
      if (isListedWithOthers(text, names, index)) {
        supported.add(entity.id);
      }
    } else if (form.needs) {
      isAnyUnclear = true;
      if (within && !within.form.needs) {
        supported.add(within.entity.id);
      }
    } else {
      supported.add(entity.id);
      treatments.classesOf(entity.id).forEach((id) => supported.add(id));
      isTherapy ||= treatments.has(entity.id);
    }
  }
  const listed = isAnyUnclear ? treatmentsInLists(text, names, treatments) : new Set<EntityId>();
  // What is dosed or listed shows that the others are treatments, too: "MMF 2 g, then pred 5".
  isTherapy ||=
    listed.size > 0 ||
    names.some(
      ({ entity, form, start, end }) =>
        form.needs &&
        form.needs !== 'dose' &&
        end - start > SHORTEST_DOSED &&
        treatments.has(entity.id) &&
        entity.kind === 'drug' &&
        hasDose(text, start, end),
    );
  isTherapy ||= names.some(
    ({ form, start, end }) =>
      form.needs === 'therapy' &&
      end - start > LONGEST_ABBREVIATION &&
      beforeTarget(form) === undefined &&
      isGiven(text, start, end, false),
  );
  // Where one name of what drugs are against is a drug, all of a text are.
  const areDrugs = names.some(
    ({ form, start, end }) =>
      beforeTarget(form) !== undefined &&
      (isGiven(text, start, end, false) || isNoun(text, start, end)),
  );
  for (const { entity, form, start, end } of names) {
    if (
      (form.needs === 'therapy' || form.needs === 'evidence') &&
      isIndicated(text, start, end) &&
      !isOfOtherKind(text, start, end)
    ) {
      supported.add(entity.id);
      isTherapy ||= treatments.has(entity.id);
    }
  }
  for (const { entity, form, start, end } of names) {
    if (form.needs === 'therapy') {
      const isMeant = isTherapy
        ? !isOfOtherKind(text, start, end)
        : isGiven(text, start, end, false) ||
          hasDose(text, start, end) ||
          (areDrugs && beforeTarget(form) !== undefined && !isOfOtherKind(text, start, end));
      if (isMeant) {
        supported.add(entity.id);
      }
    } else if (form.needs === 'evidence' && treatments.has(entity.id)) {
      const isMeant =
        entity.kind === 'class'
          ? isDosed(text, start, end) || (isTherapy && isHandled(text, start, end))
          : isTherapy
            ? isTapered(text, end) ||
              hasDose(text, start, end) ||
              isHandled(text, start, end) ||
              hasBareDose(text, end)
            : end - start > SHORTEST_DOSED && isTapered(text, end);
      if (isMeant) {
        supported.add(entity.id);
      }
    }
  }
  listed.forEach((id) => supported.add(id));
  if (!isAnyUnclear || supported.size === 0) {
    return supported;
  }
  const bound = new Set(
    names.flatMap(({ entity, form }) => (form.needs ? [] : (entity.receptors ?? []))),
  );
  for (const { entity } of names) {
    if ([entity.id, ...(entity.partOf ?? [])].some((receptor) => bound.has(receptor))) {
      supported.add(entity.id);
    }
  }
  const learn = (name: NameMatch, neighbour: NameMatch) => {
    if (
      name.form.needs &&
      supported.has(neighbour.entity.id) &&
      (areRelated(name.entity, neighbour.entity) || areTreatments(name, neighbour, treatments))
    ) {
      supported.add(name.entity.id);
    }
  };
  for (const list of listsOf(text, names)) {
    // In both directions, since each entity that is learnt is evidence for its other neighbour.
    for (const order of [list, list.toReversed()]) {
      order.forEach((name, index) => {
        order.slice(Math.max(0, index - NEIGHBOURS), index).forEach((it) => learn(name, it));
      });
    }
  }
  return supported;
}

/** How many names before one in its list are evidence: in "SCF, IL-6, IL-3", SCF is a cytokine by IL-3. */
const NEIGHBOURS = 3;

/**
 * Whether a name is in a list of three molecules or drugs, or of two with a number apart: "EPO, SCF and TPO",
 * "MIP-1 and MCP-1". Not "KIT and LIF" or "NF 45 and NF 90".
 */
function isListedWithOthers(text: string, names: readonly NameMatch[], index: number): boolean {
  const isInList = (from: number) =>
    areListed(text, names[from] as NameMatch, names[from + 1] as NameMatch);
  let first = index;
  while (first > Math.max(0, index - NEIGHBOURS) && isInList(first - 1)) {
    first--;
  }
  let last = index;
  while (last < Math.min(names.length - 1, index + NEIGHBOURS) && isInList(last)) {
    last++;
  }
  const surfaces = names.slice(first, last + 1).map(({ start, end }) => text.slice(start, end));
  const heads = new Set(surfaces.map((surface) => surface.replace(/[^\p{L}].*$/su, '')));
  return heads.size > 2 || (heads.size > 1 && surfaces.every((surface) => /[- ]\d/.test(surface)));
}

/** The lists of at least two names in a text. */
function listsOf(text: string, names: readonly NameMatch[]): NameMatch[][] {
  const lists: NameMatch[][] = [];
  let list: NameMatch[] = [];
  for (const name of names) {
    const before = list.at(-1);
    if (before && !areListed(text, before, name)) {
      lists.push(list);
      list = [];
    }
    list.push(name);
  }
  lists.push(list);
  return lists.filter(({ length }) => length > 1);
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

/** UTF-16 units of the longest abbreviation; a longer name is a word, such as "steroids". */
const LONGEST_ABBREVIATION = 6;

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
      hasWord ||=
        name.end - name.start > LONGEST_ABBREVIATION && beforeTarget(name.form) === undefined;
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

function areTreatments(
  { entity: a, form }: NameMatch,
  { entity: b }: NameMatch,
  treatments: Treatments,
): boolean {
  return form.needs !== 'dose' && treatments.has(a.id) && treatments.has(b.id);
}

/** Whether two are of one narrow family, or bind the same receptor. */
function areRelated(a: Entity, b: Entity): boolean {
  const shared = [...familiesOf(b), ...(b.receptors ?? [])];
  return [...familiesOf(a), ...(a.receptors ?? [])].some((it) => shared.includes(it));
}

/** The narrow families of an entity; all chemokines are one. */
function familiesOf({ families = [] }: Entity): string[] {
  return families
    .filter((family) => !wide.test(family))
    .map((family) => family.replace(/^.*-(?=chemokines$)/, ''));
}

/** The text between two names of a list, or between a treatment and the next one. */
const listed = new RegExp(
  String.raw`^(?:[-‐‑](?=\s(?:und|oder|sowie|bzw\.)\s|,\s))?\s*(?:[,/+&>]|[-–](?=$)|[→⇒]|->|,?\s${oneOf`
    and or plus then with to vs\.? versus after before now currently switched_to changed_to followed_by combined_with
    (?:was_|were_)?added_to
    und oder sowie bzw\. mit nach gefolgt_von danach dann anschließend
    et ou puis ensuite avec
    y o luego después con`}\s)\s*$`,
);
const number = '\\d+(?:[.,]\\d+)?';
/** "8", "2 x 500 mg/d", "2/2", "750 BID", "40 mg q2w (day 1)": a dose or a level. */
const dose = [
  String.raw`(?:level\s|trough\s)?(?:\d\s?[x×]\s?)?${number}(?:\s?(?:/|→|->|>)\s?${number}){0,3}(?:\s?[x×]\s?\d+)?`,
  String.raw`(?:\s?(?:mg|g|µg|mcg)(?:/(?:kg|m2|m²|d|day))?)?`,
  String.raw`(?:\s${oneOf`q\d+(?:w|mo|d|h) qw weekly daily sc po iv bid tid od bd BID TID PO IV SC x_?\d+`}){0,2}`,
  String.raw`(?:\s\([^()]{1,20}\))?`,
].join('');
/**
 * What is said of a treatment before the next one: "CYC pulses, then RTX", "ADA 40 mg and MTX", "Tac level 8, MMF 750
 * BID", "Tac 2/2, MMF".
 */
const asTreatment = new RegExp(
  String.raw`^(?:\s(?:${dose}|${oneOf`
    bid tid prn mono pulses? induction maintenance (?:mono)?therapy treatment failure failed
    stopped off taper`})){1,2}(?=[\s,+/])`,
);

/** The amount of a cytokine in a culture before the next one: SCF (100 ng/ml), TPO 50 ng/ml and IL-3. */
const inCulture =
  /^\s(?:\(?(?:at\s)?\d+(?:[.,]\d+)?\s?(?:[npµμ]g|[kM]?I?U|units?)(?:\/m[lL]|\sm[lL](?:-1|⁻¹))\)?)(?=[\s,;+/])/;

function areListed(text: string, a: NameMatch, b: NameMatch): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return listed.test(between.replace(inCulture, '').replace(asTreatment, ''));
}
