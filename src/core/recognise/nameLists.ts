/**
 * Names that a text lists with each other, also as treatments and in cultures:
 *
 *     "KC, MIP-2 and MCP-1"      "CYC pulses, then RTX"      "SCF (100 ng/ml), TPO 50 ng/ml and IL-3"
 */
import { oneOf } from '../text/patterns';
import type { NameMatch } from './nameMatch';

/** How many names before one in its list are evidence: in "SCF, IL-6, IL-3", SCF is a cytokine by IL-3. */
export const NEIGHBOURS = 3;

/**
 * Whether a name is in a list of three molecules or drugs, or of two with a number apart: "EPO, SCF and TPO",
 * "MIP-1 and MCP-1". Not "KIT and LIF" or "NF 45 and NF 90".
 */
export function isListedWithOthers(
  text: string,
  names: readonly NameMatch[],
  index: number,
): boolean {
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
export function listsOf(text: string, names: readonly NameMatch[]): NameMatch[][] {
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

/** Whether a text lists a name directly after another one, which may have a dose or amount. */
export function areListed(text: string, a: NameMatch, b: NameMatch): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return listed.test(between.replace(inCulture, '').replace(asTreatment, ''));
}
