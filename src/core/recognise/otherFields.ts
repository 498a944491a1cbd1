/**
 * Abbreviations that mean something else among the words of another field:
 *
 *     "CBC, BMP, LFTs"            the basic metabolic panel, since its neighbours are panels
 *     "BMP, TGF-β and FGF"        bone morphogenetic protein
 *     "sorafenib or TACE"         chemoembolisation; not "TACE sheds TNF"
 *     "roads from OSM"            OpenStreetMap
 *     "ketamine IP 10 mg/kg"      intraperitoneal
 */
import { fieldsOfComputing } from './fieldsOfComputing';
import { fieldsOfDailyLife } from './fieldsOfDailyLife';
import { fieldsOfMedicine } from './fieldsOfMedicine';
import type { NameMatch } from './nameMatch';
import { byName, type OtherField, type WordTest } from './otherField';

/** UTF-16 units before and after an abbreviation that are searched for its field. */
const AROUND = 100;

/** The names that other fields use → the rules for them. */
const fieldsByName = byName([...fieldsOfMedicine, ...fieldsOfComputing, ...fieldsOfDailyLife]);

/** Whether other fields use a name. */
export function hasOtherField(surface: string): boolean {
  return fieldsOf(surface) !== undefined;
}

function fieldsOf(surface: string): readonly OtherField[] | undefined {
  return fieldsByName.get(surface) ?? fieldsByName.get(surface.replace(/\d+$/, '#'));
}

/** Whether the words around a name show that it is from another field. */
export function isOfOtherField(
  { start, end }: Pick<NameMatch, 'start' | 'end'>,
  text: string,
): boolean {
  const found = fieldsOf(text.slice(start, end));
  if (!found) {
    return false;
  }
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const shows = (words: WordTest | undefined) => words?.test(before) || words?.test(after);
  return found.some(
    (field) =>
      (shows(field.words) || field.before?.test(before) || field.after?.test(after)) &&
      !shows(field.unless),
  );
}
