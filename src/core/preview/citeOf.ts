import type { Cite } from '../cite/citationEngine';
import type { Cited } from '../cite/syntax/cited';

/** The locators of CSL 1.0.2 that papers of medicine have, by how they are written before a number. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^pp?\b\.?|^pages?\b/i, 'page'],
  [/^chap(?:ter|ters|\.|\b)/i, 'chapter'],
  [/^sec(?:tion|tions|\.|\b)/i, 'section'],
  [/^fig(?:ure|ures|s?\.|\b)/i, 'figure'],
  [/^tab(?:le|les|\.|\b)/i, 'table'],
  [/^vol(?:ume|umes|s?\.|\b)/i, 'volume'],
];
/** Numbers, as "12", "710-12" or "3, 5–7"; bounded, so that no suffix takes long to look at. */
const number = /^[\d\p{L}][\d.,:\s–-]{0,40}$/u;

/** The cites of a citation for the engine, with the locator told from what else stands behind a key. */
export function citesOf({ form, items }: Cited): Cite[] {
  return items.map(({ key, prefix, suffix, suppressAuthor }, index) => ({
    id: key,
    ...(prefix ? { prefix: `${plain(prefix)} ` } : {}),
    ...suffixOf(plain(suffix)),
    // The author stands before it then, in the text.
    'suppress-author': suppressAuthor || (form === 'inText' && index === 0),
  }));
}

/** Without the marks of emphasis and code, which neither the engine nor a tooltip reads. */
export function plain(text: string): string {
  return text.replace(/[*`]/g, '').replace(/\s+/g, ' ').trim();
}

function suffixOf(suffix: string): Pick<Cite, 'suffix' | 'locator' | 'label'> {
  if (suffix === '') {
    return {};
  }
  for (const [written, label] of labels) {
    const rest = suffix.replace(written, '').trim();
    if (rest.length < suffix.length && number.test(rest)) {
      return { locator: rest, label };
    }
  }
  return /^\d/.test(suffix) && number.test(suffix)
    ? { locator: suffix, label: 'page' }
    : { suffix: `, ${suffix}` };
}
