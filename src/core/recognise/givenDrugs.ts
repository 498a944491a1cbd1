/**
 * Whether a sentence is about a substance that is given as a drug, and not made in the body or measured:
 *
 *     "cortisol 20 mg in the morning", "testosterone gel", "she was given progesterone"    given
 *     "morning cortisol was low", "LPS is in the outer membrane"                          not
 *
 * The cues are in English, German, French and Spanish. The text directly beside a name counts most: in "low
 * testosterone was treated with testosterone gel", only the second one is given.
 */
import { foldText } from '../text/fold';

/** UTF-16 units of a sentence before and after a name that are examined. */
const SENTENCE = 120;

/** UTF-16 units of an abbreviation in the plural: programmers also write "no GC". */
const LONGEST_ABBREVIATION = 5;

/** UTF-16 units of a route, with the text between it and a name. */
const SHORT_ROUTE = 5;

const amount =
  '(?:\\d ?[x×] ?)?\\d+(?:[.,]\\d+)? ?(?:[mμn]?g|mcg|microgram(?:me)?s?|iu|i\\.u\\.|ie|ui|units?)';
/** A unit of what is measured: 12 µg/dL, 300 ng per dL. */
const perVolume = '(?:(?: ?/ ?| per )(?:d?l|ml|lit(?:er|re)))';
/** Where something was measured, right before its name, whatever amount follows: "urine cortisol 45 µg/24 h". */
const specimen =
  /(?:^|[^a-z])(?:serum|plasma|blood|hair|urin(?:e|ary)|saliva(?:ry)?) (?:(?:free|total) )?$/;
const doseAfter = new RegExp(
  `^ (?:\\()?1 ?: ?\\d|^ ?(?:\\(|of |with |at |de |a |mit |, )?(?:(?:vaginal|oral|nasal|rektal|im|iv|sc|po) )?${amount}(?!${perVolume}|[a-z])|^ ?\\d+(?:[.,]\\d+)? ?(?:i\\.m\\.|i\\.v\\.|s\\.c\\.|iv|sc|im(?=[,;.)]|$))(?![a-z])`,
);
const formBefore =
  /(?:^|[^a-z])(?:auto ?injecteurs?|stylos?|plumas?|autoinyector(?:es)?|gels?|patchs?|parches?|comprimes?|comprimidos?|cremes?|cremas?|ampoules?|ampollas?|inyeccion(?:es)?|injections?|perfusions?|bolus) (?:de |d')$/;
const doseBefore = new RegExp(`${amount} (?:of |de |d'|di )?(?:[a-z]+ )?$`);
const routeBefore =
  /(?:^|[^a-z])(?:oral|topical|systemic|parenteral|swallowed|periocular|intratympanic|intra ?articular|intralesional|intravitreal|intrathecal|epidural|perioperative|antenatal|prenatal|rescue|pulsed?|stress dose|transdermal|vaginal|intravaginal|intranasal|nebuli[sz]ed|inhaled|injected|injectable|intravenous|intramuscular|subcutaneous|exogenous|synthetic|microni[sz]ed|i\.v\.|i\.m\.|s\.c\.|p\.o\.|high dose|low dose|oral(?:e|er|es|en)|topische[sn]?|inhalative[sn]?|intravenose[sn]?|tópic[oa]|topic[oa]|orales?|oraux|topiques?|inhalad[oa]s?|inhales?|systemische[snr]?|systemiques?|sistemic[oa]s?) (?:the )?$/;
const routeAfter =
  /^ ?,? (?:i\.v\.?|i\.m\.?|s\.c\.?|p\.o\.?|orally|intravenously|intramuscularly|subcutaneously|subkutan|subcutane[oa]s?|sous cutanee?s?|vaginally|nebuli[sz]ed|oral(?:es?)?|oraux|topiques?|topic[oa]s?|inhales?|inhalad[oa]s?|intravenos(?:e|[oa]s?)?|intraveineuse?s?|intraveineux|intramuscular|intramusculaire|intramuskular|systemi(?:ques?|sch)|sistemic[oa]s?|par voie|por via)(?![a-z])/;
/** Routes in capitals; in small letters they are words: "im Serum" is German. */
const shortRouteAfter = /^,? (?:IM|IV|SC|PO)(?!\p{L})/u;
const shortRouteBefore = /(?<!\p{L})(?:IM|IV|SC|PO) $/u;
const formAfter =
  /^(?: acetate| sulfate| sulphate)? (?:gel|cream|ointment|patch(?:es)?|tablets?|capsules?|pills?|pessar(?:y|ies)|implants?|suppositor(?:y|ies)|spray|drops|nebuli[sz]er|nebules|injections?|infusions?|drip|bolus|pulse|pens?|auto ?injectors?|autoinjektor(?:en)?|auto ?injectables?|autoinyectables?|inhalad[oa]s?|treatment|therap(?:y|ies)|replacement|supplements?|supplementation|administration|dos(?:e|es|ing)|course|challenge|burst|taper|tapering|salbe|creme|pflaster|gabe|therapie|substitution|pulver|tabletten|spritze|stosstherapie|en gel|en creme|en comprimes?|en crema|en parche|por via|par voie)(?![a-z])/;
/** Words attached to a name: LPS-treated mice, testosterone users. */
const attached =
  /^ (?:treated|naive|experienced|monotherapy|pulses?|challenged|injected|use|usage|users?|toxicity)(?![a-z])/;
/**
 * Further such words for substances that the body does not make: steroid-sparing agents, but ACTH-dependent disease.
 */
const attachedToDrug =
  /^ (?:sparing|refractory|resistant|dependent|free|responsive|failures?|withdrawal|induced remission|card)(?![a-z])/;
/** Words about a treatment directly before its name: "failed anti-TNF", "patients on steroids". */
const treatedWith =
  /(?:^|[^a-z])(?:s\/p|failed|failure of|refractory to|intolerant (?:of|to)|naive to|respon(?:se|d|ds|ded|ding|sive) to|resistant to|dependent on|indications? for|side effects of|course of|trial of|fall(?:o|a|aron|ad[oa]s?) a|fracaso (?:a|de|con)|refractari[oa]s? al?|respuesta al?|echec (?:de|des|aux?|du)|refractaires? aux?|reponse aux?|sous|unter|versagen (?:von|auf)|refraktar auf|ansprechen auf|switch(?:ed|ing)? (?:from|to)|(?:patients?|pts?|while|put|been|maintained|remain\w*|relaps\w+|flar(?:ed|ing)|progress\w+|stable|well|remission|now|still|currently) on) (?:(?:an?|one|two|the|prior|previous|first|second|oral|systemic|daily|chronic|maintenance|long term|high dose|low dose|more|no|une?|deux|trois|plusieurs|dos|tres|varios) )*$|^ ?on $/;
/**
 * An order directly before a name, and the text that may follow the name: "start AZA 50 mg", but not "start UST files".
 */
const orderBefore = /(?:^|[^a-z])(?:(?:re)?start|begin|continue|resume|hold|stop) $/;
/** What is said of a treatment that is not given, before the same text: "no steroids", "flare off steroids". */
const notGivenBefore = /(?:^|[^a-z])(?:no|off|without|despite|ohne|trotz|sans|malgre|sin|pese a) $/;
/** How a treatment is used, before its name: long-term steroids, prior anti-TNF. */
const usedBefore =
  /(?:^|[^a-z])(?:(?:long|short) term|prolonged|adjunctive|adjuvant|empirical?|concomitant|concurrent|prior|(?:bursts?|courses?|pulses|doses) of) $/;
/** Since when it is given: anti-PD-1 since 3/24. */
const sinceWhen = /^ (?:since|seit|depuis|desde) \d/;
const afterOrder =
  /^(?:$|[,;:)+→]| ?\d| (?:with|at|for|after|before|since|until|and|or|plus|then|if|next|today|now|weekly|daily|iv|sc|po|q\d)(?![a-z]))/;
/** Words about a treatment directly after its name: "steroids remain first-line". */
const indicated =
  /^ (?:ist|sind|war|waren|wirken|bleib(?:t|en)|wird|werden|wurden?|est|sont|etaient|restent?|es|son|era|eran|estan?|fueron) (?:(?:nicht|auch|hier|ebenfalls|pas|aussi|tres|muy|tambien|no|bei \w+|en \w+) ){0,2}(?:wirksam|(?:kontra)?indiziert|zugelassen|empfohlen|kontraindiziert|mittel der wahl|efficaces?|(?:contre ?)?indiques?|recommandes?|rembourses?|autorises?|eficac(?:es|ia|z)|(?:contra)?indicad[oa]s?|aprobad[oa]s?|recomendad[oa]s?)(?![a-z])|^ (?:contre ?indiques?|contraindicad[oa]s?|kontraindiziert)(?![a-z])|^ (?:(?:is|are|was|were|remains?|stay) )(?:(?:still|now|also|often|usually|the|a|an|not) )*(?:first line|second line|(?:main)?stay|standard (?:of care|treatment|therapy)|(?:drugs?|treatments?|therap(?:y|ies)|agents?) of choice|(?:contra)?indicated|recommended|effective|avoided|tapered|weaned)(?![a-z])|^ (?:(?:was|were|is) )?(?:held|on hold|restarted|resumed)(?![a-z])|^ (?:for|in|against) (?:[a-z]+ )?(?:anaphyla|cardiac arrest|croup|allergic reaction)/;
const givenIn =
  /(?:^|[^a-z])(?:giv(?:e|en|es|ing)|gave|tak(?:e|es|ing)|took|administ\w+|receiv(?:e|es|ed|ing)|treat\w*|prescri\w+|inject\w+|infus\w+|inhal\w+|started|continued|stopped|discontinued|withdrawn|taper\w*|weaned|dos(?:e|es|ed|ing|age)|dail(?:y)|bid|tid|twice|orally|intravenously|nebuli\w+|supplement\w*|therapy|regimen|erhielt\w*|erhalten|verabreich\w+|behand\w+|gegeben|abgesetzt|absetzen|reduzier\w+|ausschleich\w+|verordn\w+|therapie|taglich|recu|recus|recoit|administr\w+|traite\w*|traitement|prescrit\w*|recib\w+|tratad\w+|tratamiento|dosis)(?![a-z])/;
const measured =
  /(?:^|[^a-z])(?:levels?|serum|plasma|urin\w*|saliva\w*|concentrations?|high|higher|low|lower|elevated|raised|normal\w*|suppressed|deficien\w+|secret\w+|releas\w+|produc\w+|axis|rhythm|circadian|morning|evening|midnight|random|basal|excess|free|endogenous|spiegel\w*|wert\w*|erhoht\w*|niedrig\w*|hoch|konzentration\w*|ausschuttung|achse|sekretion|taux|seri(?:que|co|ca)s?|eleve\w*|elevad\w+|bas|basse|axe|eje|nivel\w*|baj[oa]s?|alt[oa]s?|secrecion|effondre\w*|abaisse\w*|augment\w*|diminu\w*|freine\w*|indetectable\w*|disminuid\w+|aumentad\w+|descendid\w+|suprimid\w+|erniedrigt\w*|vermindert\w*|supprimiert\w*|unauffallig\w*|nachweisbar\w*|sezern\w+|gebildet|ausgeschuttet|libere\w*|secrete\w*|liberad\w+|segreg\w+|produi\w+|gipfel\w*|pics?|picos?|insuffisance|insuficiencia|insuffizienz|achsen|hypophys\w+|hipofis\w+|membrane\w*|bind\w*|bacteri\w+|endotoxin\w*)(?![a-z])|[ ’'-](?:spiegel|wert)/;
/** What was measured: cortisol 3 µg/dL, ACTH < 5. */
const valueAfter =
  /^ ?[<>≤≥=:~]? ?\d+(?:[.,]\d+)? ?(?:[mµμnp]?g|[mnpµμ]?mol|m?i?u) ?\/ ?d?l(?![a-z])|^ ?[<>≤≥] ?\d/;
/** Other things that a name is part of: steroid hormones, the cortisol awakening response. */
const otherThing =
  /^(?:s? (?:hormones?|receptors?|nucleus|skeletons?|rings?|biosynthesis|synthesis|metabolism|chemistry|precursors?|backbones?|cores?|molecules?|awakening|binding|synthase|dehydrogenase|hydroxylase|sulfatase|alkaloids?|saponins?|glycosides?|cells?|antibod(?:y|ies)|mabs?|monoclonals?|igg|sera|serum|coated|stain\w*|fitc|pe|apc|percp|(?:bv|buv|af) ?\d{3}|alexa|pacific blue|cy ?\d|clones?|beads?|cars?|car ?t|chimeric antigen)(?![a-z])|hormon|rezeptor|biosynthese)/;
/** What is measured of the body's own substances; of a drug, it is the level that a dose reaches: "tacro level". */
const levelAfter = /^ levels?(?![a-z])/;
/** A test of a gland, even with a dose: the ACTH stimulation test, "250 µg ACTH test". */
const test =
  /^(?: \d+(?:[.,]\d+)? ?(?:[mμ]?g|mcg))?(?: (?:stim(?:ulation)?|challenge|infusion|suppression|response|provocation|stress))? ?(?:tests?|testing|stimulationstests?|infusionstests?)(?![a-z])/;
/** Words of texts in which steroids are anabolic ones, or a figure of speech: "un typeof sous stéroïdes". */
const inSport =
  /bodybuild|doping|dopage|dopaje|athlet|atlet|anabol|weight ?lift|muscle mass|build(?:ing)? (?:up )?(?:his |her |their )?muscle|(?:^|[^a-z])gyms?(?![a-z])|muskelaufbau|muscul(?:ation|acion)|culturis|typeof|json|javascript|framework|logiciel|software/;
/** Words before the body's own substances or another kind: anabolic steroids, sex steroids, plant steroids. */
const otherKind =
  /(?:^|[^a-z])(?:anabolic|sex|gonadal|ovarian|plant|neuroactive|natural|endogenous|androgenic|faecal|fecal|placental|anabole\w*|sexual(?:es)?|anabolisants?|anabol\w+|vegetale?s?) $/;

/**
 * Whether the substance between two offsets is given, according to its sentence.
 *
 * Examines at most {@link SENTENCE} units on each side.
 *
 * @param isOwn whether the body makes it, too
 */
export function isGiven(text: string, start: number, end: number, isOwn: boolean): boolean {
  const before = lastSentence(foldText(text.slice(Math.max(0, start - SENTENCE), start)));
  const after = firstSentence(foldText(text.slice(end, end + SENTENCE)));
  if (
    otherThing.test(after) ||
    levelAfter.test(after) ||
    test.test(after) ||
    otherKind.test(before) ||
    specimen.test(before)
  ) {
    return false;
  }
  if (!isOwn && (inSport.test(before) || inSport.test(after))) {
    return false;
  }
  return (
    (!isOwn && (attachedToDrug.test(after) || sinceWhen.test(after))) ||
    (!isOwn &&
      end - start > LONGEST_ABBREVIATION &&
      (usedBefore.test(before) || (notGivenBefore.test(before) && afterOrder.test(after)))) ||
    [doseAfter, routeAfter, formAfter, attached, indicated].some((cue) => cue.test(after)) ||
    [doseBefore, formBefore, routeBefore, treatedWith].some((cue) => cue.test(before)) ||
    (orderBefore.test(before) && afterOrder.test(after)) ||
    shortRouteAfter.test(text.slice(end, end + SHORT_ROUTE)) ||
    shortRouteBefore.test(text.slice(Math.max(0, start - SHORT_ROUTE), start)) ||
    ((givenIn.test(before) || givenIn.test(after)) &&
      !(isOwn && valueAfter.test(after)) &&
      !measured.test(before) &&
      !measured.test(after))
  );
}

/** What makes a noun of "anti-TNF" in French and Spanish, so that it is the class: un anti-TNF, los anti-IL-23. */
const nounBefore =
  /(?:^|[^a-z])(?:une?|les|des|aux|deux|trois|autre|premier|second|nouvel|dun|tout|los|unos|dos|tres|otros?|segundo|primer|cualquier) $|(?:^|[^a-z])l['’]$/;
/** The same after it: anti-JAK en 2e ligne, anti-TNF en échec. */
const lineAfter =
  /^ (?:en|de|como) (?:echec|monotherapie|monoterapia|(?:(?:1|2|3)(?:re|ere|e|eme|a|ª)|premiere|deuxieme|seconde|troisieme|primera|segunda|tercera) (?:ligne|linea|intention))(?![a-z])/;

/** Whether a bare "anti-TNF" is a noun, and so the class of drugs, which it is in French and Spanish after an article. */
export function isNoun(text: string, start: number, end: number): boolean {
  const before = foldText(text.slice(Math.max(0, start - SENTENCE), start));
  const after = foldText(text.slice(end, end + SENTENCE));
  return !otherThing.test(after) && (nounBefore.test(before) || lineAfter.test(after));
}

/** Words about a class of drugs directly after its name: "GC taper", "ICB therapy", "GCs were tapered". */
const treatmentAfter =
  /^ (?:tapers?|tapering|pulses?|(?:mono)?therap(?:y|ies)|treatments?|(?:is|are|was|were|(?:has|have) been|be) (?:[a-z]+ly |then )?(?:taper(?:ed|ing)|weaned|stopped|discontinued|withdrawn|prescribed|administered))(?![a-z]| of )/;
/**
 * A schedule, perhaps after an amount without its unit, or a level in the blood before the next dose: q2w, 300 q8w,
 * every 8 weeks, bid, trough 8.
 */
const scheduleAfter =
  /^(?: \d{1,4}(?:[.,]\d{1,2})?)? (?:eow|troughs?|q ?\d{1,2} ?(?:w|wks?|weeks?|mo|months?|d|h)|qw|qhs|bid|tid|prn|bds|tds|every (?:other |\d{1,2} |two |four |eight )?(?:weeks?|months?)|alle \d{1,2} wochen|toutes les \d{1,2} semaines|cada \d{1,2} semanas)(?![a-z])/;

/** Whether a dose, or a word for a treatment, directly follows a name: "GCs 1 mg/kg", "GC taper". */
export function isDosed(text: string, start: number, end: number): boolean {
  const after = firstSentence(foldText(text.slice(end, end + SENTENCE)));
  return !isOfOtherKind(text, start, end) && (doseAfter.test(after) || treatmentAfter.test(after));
}

/** Words about a drug directly after its name, if other drugs are named: "ADA was started", "ASA desensitization". */
const handledAfter =
  /^ (?:(?:was|were|is|has been) )?(?:(?:re)?started|stopped|discontinued|held|paused|failed|failure|added|tapered|weaned|taper|mono(?:therapy)?|maintenance|induction|off|loading|escalat\w+|allergy|intolerance|hypersensitivity|desens(?:iti[sz]ation)?|refractory|since (?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))(?![a-z])|^ since \d/;
/** The same directly before it: "hold MMF", "off AZA". Not "on", after which anything may follow. */
const handledBefore =
  /(?:^|[^a-z])(?:(?:re)?start(?:ed)?|begin|began|continued?|resumed?|hold|held|stop(?:ped)?|discontinued?|d\/c|dc|add(?:ed)?|failed|failure of|off|prior|previous(?:ly)?|despite|taper(?:ed)?|switch(?:ed)? (?:from|to)|chang(?:ed?|ing) (?:from|to)) $/;

/** Whether words directly beside a name say that it is started, stopped or not tolerated. */
export function isHandled(text: string, start: number, end: number): boolean {
  return (
    handledAfter.test(foldText(text.slice(end, end + SENTENCE))) ||
    handledBefore.test(foldText(text.slice(Math.max(0, start - SENTENCE), start)))
  );
}

/**
 * A dose without its unit, which needs a drug beside it: "AZA 100 + pred 7.5", "MMF 750 bid", "Tac 2/2", "pred 40 → 10",
 * "pred 40 x5". A year is none: "(ADA 2023)".
 */
const bareDoseAfter =
  /^ (?!(?:19|20)\d{2}(?!\d))\d{1,4}(?:[.,]\d{1,2})?(?: ?(?:\/|→|⇒|->|>) ?\d{1,4}(?:[.,]\d{1,2})?){0,3}(?: ?[x×] ?\d{1,2}(?: ?(?:d|days?|wks?|weeks?|mo))?)?(?= ?(?:$|[,;+)→(&|])|\. ?(?:$|[a-z])| ?\/ ?[a-z]| (?:bid|tid|qid|od|bd|qd|daily|nocte|mane|qhs|qam|qw|weekly|po|iv|sc|prn|then|and|or|vs|plus|with|since|for|und|et|y|seit|depuis|desde)(?![a-z]))/;

/**
 * A dose that becomes smaller and smaller, over a time or down to nothing: "pred 40→0 over 8 wks", "taper 40-30-20-10",
 * "taper by 5 mg a week". Not "pred 0.8 → 0.9".
 */
const taperAfter =
  /^ (?:tapers?|tapering|tapered|weaned|burst)(?![a-z])|^ (?:by |(?:[↑↓→] ?|(?:down|up|reduced|decreased|increased|lowered|cut) )(?:to )?)?\d{1,3}(?:[.,]\d)?(?: ?(?:→|⇒|->|>) ?\d{1,3}(?:[.,]\d)?){0,5} ?mg(?![a-z])|^ (?:taper )?[1-9]\d{0,2}(?: ?mg)?(?:(?: ?(?:→|⇒|->|>) ?\d{1,3}(?:[.,]\d)?(?: ?mg)?){1,6}| ?(?:-|–|,) ?\d{1,3}(?: ?(?:-|–|,) ?\d{1,3}){2,7}) ?(?:,? (?:over|in|within|during|for|by|x|×) (?:the )?(?:next |last |past )?(?:\d{1,2}|a few|two|three|four|six|eight)(?: ?[-–] ?\d{1,2})?(?: ?mg)? ?(?:d|days?|w|wks?|weeks?|m|mo|mos|months?|y|yrs?|mg|every|\/ ?wk)|,? then (?:off|stop|\d{1,2} ?(?:mg|d|od|daily)))(?![a-z%])/;

/** Whether words or numbers right after a name say that its dose becomes smaller: "pred taper", "pred 40→0 over 8 wks". */
export function isTapered(text: string, end: number): boolean {
  return taperAfter.test(foldText(text.slice(end, end + SENTENCE)));
}

/** Whether a number that may be a dose stands right after a name: "pred 5, HCQ 200". */
export function hasBareDose(text: string, end: number): boolean {
  // A decimal point is no stop.
  return bareDoseAfter.test(foldText(text.slice(end, end + SENTENCE)));
}

/** Whether a dose or a schedule directly follows a name: "ADA 40 mg", "ADA q2w". */
export function hasDose(text: string, start: number, end: number): boolean {
  const after = firstSentence(foldText(text.slice(end, end + SENTENCE)));
  return !isOfOtherKind(text, start, end) && (doseAfter.test(after) || scheduleAfter.test(after));
}

/** Whether a name is part of the name of another thing or kind: steroid hormones, anabolic steroids. */
export function isOfOtherKind(text: string, start: number, end: number): boolean {
  const after = foldText(text.slice(end, end + SENTENCE));
  return (
    otherThing.test(after) ||
    (levelAfter.test(after) && /steroids?$/i.test(text.slice(start, end))) ||
    otherKind.test(foldText(text.slice(Math.max(0, start - SENTENCE), start)))
  );
}

function lastSentence(text: string): string {
  const stop = /[.;!?](?=\s)(?!.*[.;!?]\s)/.exec(text);
  return stop ? text.slice(stop.index + 1) : text;
}

function firstSentence(text: string): string {
  const stop = text.search(/[.;!?](?=\s|$)/);
  return stop === -1 ? text : text.slice(0, stop);
}
