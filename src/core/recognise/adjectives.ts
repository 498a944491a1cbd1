/**
 * French and Spanish words that name a class of drugs as nouns, and are only said of something as adjectives:
 *
 *     "un immunosuppresseur", "traitement immunosuppresseur"     a class
 *     "l'effet immunosuppresseur", "Le TGF-β est immunosuppresseur"   not
 *     "el papel inmunosupresor", "prueba broncodilatadora"             not
 */
import type { NameForm } from '../library/schema';
import { foldText } from '../text/fold';
import { oneOf } from '../text/patterns';

/** UTF-16 units before a word that are examined. */
const BEFORE = 40;

/** What is immunosuppressive, and no drug. */
const noDrug = new RegExp(
  `(?:^|[^a-z])${oneOf`
    effets? roles? proprietes? activites? actions? pouvoirs? fonctions? (?:micro_?)?environnements? signal
    signaux facteurs? cytokines? mecanismes? efectos? papel(?:es)? propiedad(?:es)? accion(?:es)?
    actividad(?:es)? poder potencial funcion(?:es)? (?:micro)?ambientes? factor(?:es)? mecanismos? epargne
    ahorro respuestas? pruebas? test`} $`,
);

/** In French, a noun after "est" has an article: "est immunosuppresseur", but "est un immunosuppresseur". */
const isSo =
  /(?:^|[^a-z])(?:est|sont|etait|etaient|devient|deviennent|reste|restent) (?:(?:tres|plus|moins|aussi|fortement|peu) )?$/;

/** Whether a name is an adjective where it stands. */
export function isAdjective(
  { text: name, language }: NameForm,
  text: string,
  start: number,
): boolean {
  if ((language !== 'fr' && language !== 'es') || /[^\p{Ll}-]/u.test(name)) {
    return false;
  }
  const before = foldText(text.slice(Math.max(0, start - BEFORE), start));
  return noDrug.test(before) || (language === 'fr' && isSo.test(before));
}
