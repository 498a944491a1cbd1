/** Words of a bracket that is part of the name: "Proceedings (Baylor University. Medical Center)". */
import { oneOf } from '../text/patterns';

const ofName = /\b(?:univ|institut|hospital|society|academy|association|college|department)/i;

/**
 * The name of a journal without the place, year or edition by which the catalogue of the National Library of Medicine
 * distinguishes journals with the same name: "Journal of immunology (Baltimore, Md. : 1950)", "Science (New York,
 * N.Y.)", "BMJ (Clinical research ed.)".
 */
export function withoutPlace(name: string): string {
  const [, bare, bracket = ''] = /^(.*\S)\s+\(([^()]+)\)$/.exec(name.trim()) ?? [];
  const isAcronym = /^[\p{Lu}\d&-]+$/u.test(bracket) && /\p{Lu}/u.test(bracket);
  return bare && !isAcronym && !ofName.test(bracket) ? bare : name;
}

/** "New York, N.Y.", "Basel, Switzerland" */
const place = new RegExp(
  String.raw`^(?!(?:Part|Sect|Ser)\b)\p{Lu}[\p{L} .'’-]+, ${oneOf`
    \p{Lu}[\p{L}._]*\. England Scotland Wales Ireland Switzerland Germany Netherlands France Italy Austria
    Denmark Sweden Norway Lithuania Poland Greece China Japan Canada Australia Iran India Brazil Mexico`}$`,
  'u',
);

/** Like {@link withoutPlace}, for a name that may not be from that catalogue: removes only an obvious place. */
export function withoutPlainPlace(name: string): string {
  const bracket = /\(([^()]+)\)$/.exec(name.trim())?.[1] ?? '';
  const isPlace =
    /^[^:]+ : (?:19|20)\d{2}$/.test(bracket) ||
    place.test(bracket) ||
    bracket === 'Clinical research ed.';
  return isPlace ? withoutPlace(name) : name;
}
