/**
 * Numbers that are separate from the letters before them, and not part of a name:
 *
 *     "HCC 2 cm", "NT 3 eyes", "TGF-β 1 ng/ml"  a quantity; in the last one, the name before it remains
 *     "Tie 2 knots", "Tim 3"                    a word with a capital, or a name of a person
 *     "Il 6 aprile"                              a day of the month, after the article of Italian
 *     "il 6"                                     anything: a symbol in small letters has no blank
 *     "IL 6", "TIE 2", "IP 10 pg/ml"            names, the last one over a column of concentrations
 */
import type { NameForm } from '../library/schema';
import { oneOf } from '../text/patterns';

const apart = /\s\d{1,2}$/;
/**
 * What a number counts: units of mass, length, volume, activity, time, and of what is given; people and samples; in
 * English, German, French and Spanish.
 */
export const units = oneOf`
  [kmµμnp]?g mcg [cm]m [dmµμ]?[lL] [kM]?I?U units? [nµμm]?M mOsm dB cmH2O hours? min(?:ut(?:es?|os?))? days? weeks?
    months? years? times fold puffs? tab(?:let)?s? doses? patients? cases subjects participants volunteers donors
    controls adults women men children infants eyes samples
    Stunden? Minuten? Tage?n? Wochen? Monate?n? Jahre?n? Patient(?:en|innen) Proband(?:en|innen) Personen Frauen Männern?
    Kindern? Erwachsenen? Fälle?n? Proben? Dos(?:is|en)
    heures? jours? semaines? mois ans fois sujets volontaires témoins femmes hommes enfants adultes cas
    échantillons
    horas? d[ií]as? semanas? meses años? veces dosis pacientes sujetos participantes voluntarios mujeres hombres
    niños adultos casos muestras`;
const unit = new RegExp(
  `^(?:[.,]\\d|\\s?(?:%|‰|°)|\\s?${units}(?![\\p{L}\\p{N}]|\\s?\\/\\s?[dmµμ]?[lL](?!\\p{L})))`,
  'u',
);
const concentration = /^\s?(?:[kmµμnpf]?g|[nµμm]?mol|[kM]?I?U|units?)\s?\/\s?[dmµμ]?[lL](?!\p{L})/u;
/** UTF-16 units after a number that are searched for a unit of quantity. */
const LONGEST_UNIT = 16;
/** A word with a capital and a vowel after it: Tie, Gas, Her; not Il, Ccl, Cxcr. */
const word = /^\p{Lu}\p{Ll}*[aeiouy]\p{Ll}*\s/u;
/** The months of Italian. */
const month =
  /^\s(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?!\p{L})/iu;
/** A symbol in small letters, which has no blank in it: il-6, ccl2. */
const small = /^[a-z]{2,5}-?\d{1,2}[a-z]?$/;

/** Whether the number at the end of a written name does not belong to it. */
export function isNumberApart(
  { text: name, case: rule }: NameForm,
  text: string,
  start: number,
  end: number,
): boolean {
  const surface = text.slice(start, end);
  return (
    apart.test(surface) &&
    (unit.test(text.slice(end, end + LONGEST_UNIT)) ||
      month.test(text.slice(end, end + LONGEST_UNIT)) ||
      (rule === 'symbol' && word.test(surface)) ||
      (rule === 'exact' && small.test(name)))
  );
}

/**
 * Whether the number may be that of a concentration: "TGF-β 1 ng/ml" is an amount of TGF-β, but in "IP 10 pg/ml" IP
 * alone is not a name.
 */
export function mayBeConcentration(text: string, start: number, end: number): boolean {
  return (
    apart.test(text.slice(start, end)) && concentration.test(text.slice(end, end + LONGEST_UNIT))
  );
}
