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
import { oneOf } from '../text/patterns';

/** UTF-16 units of a sentence before and after a name that are examined. */
const SENTENCE = 120;

/**
 * UTF-16 units of the longest name that words such as "no" and "prior" do not show to be a drug: programmers also write
 * "no GC".
 */
const LONGEST_AMBIGUOUS_NAME = 5;

/** UTF-16 units of a route, with the text between it and a name. */
const SHORT_ROUTE = 5;

// The cues, but for routes in capitals, are compared with folded text: small letters, no accents, blanks for hyphens.
const BEGINNING = '(?:^|[^a-z])';
const END = '(?![a-z])';

const mass = '(?:[mμn]?g|mcg|microgram(?:me)?s?|iu|i\\.u\\.|ie|ui|units?)';
const amount = `(?:\\d ?[x×] ?)?\\d+(?:[.,]\\d+)? ?${mass}`;
/** A unit of what is measured: 12 µg/dL, 300 ng per dL. */
const perVolume = '(?:(?: ?/ ?| per )(?:d?l|ml|lit(?:er|re)))';
/** Where something was measured, right before its name, whatever amount follows: "urine cortisol 45 µg/24 h". */
const specimen = new RegExp(
  `${BEGINNING}${oneOf`serum plasma blood hair urin(?:e|ary) saliva(?:ry)?`} (?:(?:free|total) )?$`,
);
const doseAfter = new RegExp(
  [
    '^ (?:\\()?1 ?: ?\\d',
    `^ ?${oneOf`\( of_ with_ at_ de_ a_ mit_ ,_`}?(?:${oneOf`vaginal oral nasal rektal im iv sc po`} )?${amount}(?!${perVolume}|[a-z])`,
    `^ ?\\d+(?:[.,]\\d+)? ?${oneOf`i\.m\. i\.v\. s\.c\. iv sc im(?=[,;.)]|$)`}${END}`,
  ].join('|'),
);
const formBefore = new RegExp(
  `${BEGINNING}${oneOf`gels? patchs? cremes? comprimes? ampoules? injections? perfusions? bolus auto_?injecteurs? stylos?
    parches? cremas? comprimidos? ampollas? inyeccion(?:es)? autoinyector(?:es)? plumas?`} (?:de |d')$`,
);
const doseBefore = new RegExp(`${amount} (?:of |de |d'|di )?(?:[a-z]+ )?$`);
const routeBefore = new RegExp(
  `${BEGINNING}${oneOf`oral topical systemic parenteral swallowed periocular intratympanic intra_?articular intralesional
    intravitreal intrathecal epidural transdermal vaginal intravaginal intranasal nebuli[sz]ed inhaled injected injectable
    intravenous intramuscular subcutaneous i\.v\. i\.m\. s\.c\. p\.o\.
    perioperative antenatal prenatal rescue pulsed? stress_dose high_dose low_dose exogenous synthetic microni[sz]ed
    oral(?:e|er|es|en) topische[sn]? inhalative[sn]? intravenose[sn]? systemische[snr]?
    orales? oraux topiques? inhales? systemiques?
    topic[oa] inhalad[oa]s? sistemic[oa]s?`} (?:the )?$`,
);
const routeAfter = new RegExp(
  `^ ?,? ${oneOf`i\.v\.? i\.m\.? s\.c\.? p\.o\.?
    orally intravenously intramuscularly subcutaneously vaginally nebuli[sz]ed intramuscular
    subkutan intramuskular systemisch
    sous_cutanee?s? oral(?:es?)? oraux topiques? inhales? intraveineuse?s? intraveineux intramusculaire systemiques? par_voie
    subcutane[oa]s? topic[oa]s? inhalad[oa]s? intravenos(?:e|[oa]s?)? sistemic[oa]s? por_via`}${END}`,
);
/** Routes in capitals; in small letters they are words: "im Serum" is German. */
const shortRouteAfter = /^,? (?:IM|IV|SC|PO)(?!\p{L})/u;
const shortRouteBefore = /(?<!\p{L})(?:IM|IV|SC|PO) $/u;
const formAfter = new RegExp(
  `^(?: acetate| sulfate| sulphate)? ${oneOf`
    gel cream ointment patch(?:es)? tablets? capsules? pills? pessar(?:y|ies) implants?
    suppositor(?:y|ies) spray drops nebuli[sz]er nebules injections? infusions? drip bolus pulse pens? auto_?injectors?
    treatment therap(?:y|ies) replacement supplements? supplementation administration dos(?:e|es|ing) course challenge
    burst taper tapering
    salbe creme pflaster pulver tabletten spritze autoinjektor(?:en)? gabe therapie substitution stosstherapie
    auto_?injectables? en_gel en_creme en_comprimes? par_voie
    autoinyectables? inhalad[oa]s? en_crema en_parche por_via`}${END}`,
);
/** Words attached to a name: LPS-treated mice, testosterone users. */
const attached = new RegExp(
  `^ ${oneOf`treated naive experienced monotherapy pulses? challenged injected use usage users? toxicity`}${END}`,
);
/**
 * Further such words for substances that the body does not make: steroid-sparing agents, but ACTH-dependent disease.
 */
const attachedToDrug = new RegExp(
  `^ ${oneOf`sparing refractory resistant dependent free responsive failures? withdrawal induced_remission card`}${END}`,
);
/** Words about a treatment directly before its name: "failed anti-TNF", "patients on steroids". */
const treatedWith = new RegExp(
  `${BEGINNING}${oneOf`
    s/p failed failure_of refractory_to intolerant_(?:of|to) naive_to respon(?:se|d|ds|ded|ding|sive)_to
    resistant_to dependent_on indications?_for side_effects_of course_of trial_of switch(?:ed|ing)?_(?:from|to)
    ${oneOf`
      patients? pts? while put been maintained remain\w* relaps\w+ flar(?:ed|ing) progress\w+ stable well remission now
      still currently`}_on
    unter versagen_(?:von|auf) refraktar_auf ansprechen_auf
    sous echec_(?:de|des|aux?|du) refractaires?_aux? reponse_aux?
    fall(?:o|a|aron|ad[oa]s?)_a fracaso_(?:a|de|con) refractari[oa]s?_al? respuesta_al?`} (?:${oneOf`an? one two the prior
    previous first second oral systemic daily chronic maintenance long_term high_dose low_dose more
    une? deux trois plusieurs
    dos tres varios no`} )*$|^ ?on $`,
);
/**
 * An order directly before a name, and the text that may follow the name: "start AZA 50 mg", but not "start UST files".
 */
const orderBefore = new RegExp(
  `${BEGINNING}${oneOf`(?:re)?start begin continue resume hold stop`} $`,
);
const afterOrder =
  /^(?:$|[,;:)+→]| ?\d| (?:with|at|for|after|before|since|until|and|or|plus|then|if|next|today|now|weekly|daily|iv|sc|po|q\d)(?![a-z]))/;
/** What is said of a treatment that is not given, before the same text: "no steroids", "flare off steroids". */
const notGivenBefore = new RegExp(
  `${BEGINNING}${oneOf`no off without despite ohne trotz sans malgre sin pese_a`} $`,
);
/** How a treatment is used, before its name: long-term steroids, prior anti-TNF. */
const usedBefore = new RegExp(
  `${BEGINNING}${oneOf`(?:long|short)_term prolonged adjunctive adjuvant empirical? concomitant concurrent prior
    (?:bursts?|courses?|pulses|doses)_of`} $`,
);
/** Since when it is given: anti-PD-1 since 3/24. */
const sinceWhen = /^ (?:since|seit|depuis|desde) \d/;
/** Words about a treatment directly after its name: "steroids remain first-line". */
const indicated = new RegExp(
  [
    `^ ${oneOf`ist sind war waren wirken bleib(?:t|en) wird werden wurden?
      est sont etaient restent?
      es son era eran estan? fueron`} (?:${oneOf`nicht auch hier ebenfalls bei_\w+
      pas aussi tres en_\w+
      no tambien muy`} ){0,2}${oneOf`wirksam (?:kontra)?indiziert kontraindiziert zugelassen empfohlen mittel_der_wahl
      efficaces? (?:contre_?)?indiques? recommandes? rembourses? autorises?
      eficac(?:es|ia|z) (?:contra)?indicad[oa]s? aprobad[oa]s? recomendad[oa]s?`}${END}`,
    `^ ${oneOf`kontraindiziert contre_?indiques? contraindicad[oa]s?`}${END}`,
    `^ ${oneOf`is are was were remains? stay`} (?:${oneOf`still now also often usually the an? not`} )*${oneOf`first_line
      second_line (?:main)?stay standard_(?:of_care|treatment|therapy)
      (?:drugs?|treatments?|therap(?:y|ies)|agents?)_of_choice
      (?:contra)?indicated recommended effective avoided tapered weaned`}${END}`,
    `^ (?:(?:was|were|is) )?(?:held|on hold|restarted|resumed)${END}`,
    `^ (?:for|in|against) (?:[a-z]+ )?(?:anaphyla|cardiac arrest|croup|allergic reaction)`,
  ].join('|'),
);
/** Words in the same sentence that show that something is given. */
const givenIn = new RegExp(
  `${BEGINNING}${oneOf`giv(?:e|en|es|ing) gave tak(?:e|es|ing) took administ\w+ receiv(?:e|es|ed|ing) treat\w* prescri\w+
    inject\w+ infus\w+ inhal\w+ started continued stopped discontinued withdrawn taper\w* weaned dos(?:e|es|ed|ing|age)
    dail(?:y) bid tid twice orally intravenously nebuli\w+ supplement\w* therapy regimen
    erhielt\w* erhalten verabreich\w+ behand\w+ gegeben abgesetzt absetzen reduzier\w+ ausschleich\w+ verordn\w+ therapie
    taglich
    recu recus recoit administr\w+ traite\w* traitement prescrit\w*
    recib\w+ tratad\w+ tratamiento dosis`}${END}`,
);
/** Words in the same sentence that show that something is measured, or made in the body. */
const measured = new RegExp(
  `${BEGINNING}${oneOf`
    levels? serum plasma urin\w* saliva\w* concentrations? high higher low lower elevated raised normal\w*
    suppressed deficien\w+ secret\w+ releas\w+ produc\w+ axis rhythm circadian morning evening midnight random basal excess
    free endogenous membrane\w* bind\w* bacteri\w+ endotoxin\w*
    spiegel\w* wert\w* erhoht\w* niedrig\w* hoch konzentration\w* ausschuttung achsen? sekretion erniedrigt\w* vermindert\w*
    supprimiert\w* unauffallig\w* nachweisbar\w* sezern\w+ gebildet ausgeschuttet gipfel\w* insuffizienz hypophys\w+
    taux seri(?:que|co|ca)s? eleve\w* bas basse axe effondre\w* abaisse\w* augment\w* diminu\w* freine\w* indetectable\w*
    libere\w* secrete\w* produi\w+ pics? insuffisance
    nivel\w* elevad\w+ eje baj[oa]s? alt[oa]s? secrecion disminuid\w+ aumentad\w+ descendid\w+ suprimid\w+ liberad\w+
    segreg\w+ picos? insuficiencia hipofis\w+`}${END}|[ ’'-](?:spiegel|wert)`,
);
/** What was measured: cortisol 3 µg/dL, ACTH < 5. */
const valueAfter =
  /^ ?[<>≤≥=:~]? ?\d+(?:[.,]\d+)? ?(?:[mnpµμ]?g|[mnpµμ]?mol|m?i?u) ?\/ ?d?l(?![a-z])|^ ?[<>≤≥] ?\d/;
/** Other things that a name is part of: steroid hormones, the cortisol awakening response. */
const otherThing = new RegExp(
  `^(?:s? ${oneOf`hormones? receptors? nucleus skeletons? rings? biosynthesis synthesis metabolism chemistry precursors?
    backbones? cores? molecules? awakening binding synthase dehydrogenase hydroxylase sulfatase alkaloids? saponins?
    glycosides? cells? antibod(?:y|ies) mabs? monoclonals? igg sera serum coated stain\w* clones? beads?
    fitc pe apc percp (?:bv|buv|af)_?\d{3} alexa pacific_blue cy_?\d
    cars? car_?t chimeric_antigen`}${END}|hormon|rezeptor|biosynthese)`,
);
/** What is measured of the body's own substances; of a drug, it is the level that a dose reaches: "tacro level". */
const levelAfter = /^ levels?(?![a-z])/;
/** A test of a gland, even with a dose: the ACTH stimulation test, "250 µg ACTH test". */
const test = new RegExp(
  `^(?: \\d+(?:[.,]\\d+)? ?(?:[mμ]?g|mcg))?(?: ${oneOf`
    stim(?:ulation)? challenge infusion suppression response provocation
    stress`})? ?${oneOf`tests? testing stimulationstests? infusionstests?`}${END}`,
);
/** Words of texts in which steroids are anabolic ones, or a figure of speech: "un typeof sous stéroïdes". */
const inSport = new RegExp(
  oneOf`bodybuild doping dopage dopaje athlet atlet anabol weight_?lift muscle_mass
    build(?:ing)?_(?:up_)?(?:his_|her_|their_)?muscle ${BEGINNING}gyms?${END}
    muskelaufbau muscul(?:ation|acion) culturis
    typeof json javascript framework logiciel software`,
);
/** Words before the body's own substances or another kind: anabolic steroids, sex steroids, plant steroids. */
const otherKind = new RegExp(
  `${BEGINNING}${oneOf`anabolic sex gonadal ovarian plant neuroactive natural endogenous androgenic faecal fecal placental
    anabole\w* sexual(?:es)? anabolisants? anabol\w+ vegetale?s?`} $`,
);

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
      end - start > LONGEST_AMBIGUOUS_NAME &&
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
const nounBefore = new RegExp(
  [
    `${BEGINNING}${oneOf`une? les des aux deux trois autre premier second nouvel dun tout
      los unos dos tres otros? segundo primer cualquier`} $`,
    `${BEGINNING}l['’]$`,
  ].join('|'),
);
/** The same after it: anti-JAK en 2e ligne, anti-TNF en échec. */
const lineAfter = new RegExp(
  `^ (?:en|de|como) ${oneOf`echec monotherapie monoterapia
    ${oneOf`[123](?:re|ere|e|eme|a|ª) premiere deuxieme seconde troisieme primera segunda tercera`}_(?:ligne|linea|intention)`}${END}`,
);

/** Whether a bare "anti-TNF" is a noun, and so the class of drugs, which it is in French and Spanish after an article. */
export function isNoun(text: string, start: number, end: number): boolean {
  const before = foldText(text.slice(Math.max(0, start - SENTENCE), start));
  const after = foldText(text.slice(end, end + SENTENCE));
  return !otherThing.test(after) && (nounBefore.test(before) || lineAfter.test(after));
}

/** Words about a class of drugs directly after its name: "GC taper", "ICB therapy", "GCs were tapered". */
const treatmentAfter = new RegExp(
  `^ ${oneOf`tapers? tapering pulses? (?:mono)?therap(?:y|ies) treatments?
    (?:is|are|was|were|(?:has|have)_been|be)_(?:[a-z]+ly_|then_)?${oneOf`
      taper(?:ed|ing) weaned stopped discontinued withdrawn
      prescribed administered`}`}(?![a-z]| of )`,
);
/**
 * A schedule, perhaps after an amount without its unit, or a level in the blood before the next dose: q2w, 300 q8w,
 * every 8 weeks, bid, trough 8.
 */
const scheduleAfter = new RegExp(
  `^(?: \\d{1,4}(?:[.,]\\d{1,2})?)? ${oneOf`
    eow qw qhs bid tid prn bds tds q_?\d{1,2}_?(?:w|wks?|weeks?|mo|months?|d|h) troughs?
    every_(?:other_|\d{1,2}_|two_|four_|eight_)?(?:weeks?|months?)
    alle_\d{1,2}_wochen toutes_les_\d{1,2}_semaines cada_\d{1,2}_semanas`}${END}`,
);

/** Whether a dose, or a word for a treatment, directly follows a name: "GCs 1 mg/kg", "GC taper". */
export function isDosed(text: string, start: number, end: number): boolean {
  const after = firstSentence(foldText(text.slice(end, end + SENTENCE)));
  return !isOfOtherKind(text, start, end) && (doseAfter.test(after) || treatmentAfter.test(after));
}

/** Words about a drug directly after its name, if other drugs are named: "ADA was started", "ASA desensitization". */
const handledAfter = new RegExp(
  [
    `^ (?:(?:was|were|is|has been) )?${oneOf`
      (?:re)?started stopped discontinued held paused failed failure added tapered weaned
      taper mono(?:therapy)? maintenance induction off loading escalat\w+ allergy intolerance hypersensitivity
      desens(?:iti[sz]ation)? refractory
      since_(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`}${END}`,
    '^ since \\d',
  ].join('|'),
);
/** The same directly before it: "hold MMF", "off AZA". Not "on", after which anything may follow. */
const handledBefore = new RegExp(
  `${BEGINNING}${oneOf`
    (?:re)?start(?:ed)? begin began continued? resumed? hold held stop(?:ped)? discontinued? d/c dc add(?:ed)?
    failed failure_of off prior previous(?:ly)? despite taper(?:ed)? switch(?:ed)?_(?:from|to)
    chang(?:ed?|ing)_(?:from|to)`} $`,
);

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
const bareDoseAfter = new RegExp(
  [
    String.raw`^ (?!(?:19|20)\d{2}(?!\d))\d{1,4}(?:[.,]\d{1,2})?(?: ?(?:/|→|⇒|->|>) ?\d{1,4}(?:[.,]\d{1,2})?){0,3}`,
    '(?: ?[x×] ?\\d{1,2}(?: ?(?:d|days?|wks?|weeks?|mo))?)?',
    `(?= ?(?:$|[,;+)→(&|])|\\. ?(?:$|[a-z])| ?/ ?[a-z]| ${oneOf`
      bid tid qid od bd qd daily nocte mane qhs qam qw weekly po iv sc
      prn then and or vs plus with since for und et y seit depuis desde`}${END})`,
  ].join(''),
);

const step = '\\d{1,3}(?:[.,]\\d)?';
const arrow = ' ?(?:→|⇒|->|>) ?';
const duration = `${oneOf`\d{1,2} a_few two three four six eight`}(?: ?[-–] ?\\d{1,2})?`;
const every = oneOf`d days? w wks? weeks? m mo mos months? y yrs? mg every /_?wk`;
/**
 * A dose that becomes smaller and smaller, over a time or down to nothing: "pred 40→0 over 8 wks", "taper 40-30-20-10",
 * "taper by 5 mg a week". Not "pred 0.8 → 0.9".
 */
const taperAfter = new RegExp(
  [
    `^ ${oneOf`tapers? tapering tapered weaned burst`}${END}`,
    // "by 5 mg", "reduced to 10 mg", "40 → 20 → 10 mg"
    `^ (?:by |(?:[↑↓→] ?|${oneOf`down up reduced decreased increased lowered cut`} )(?:to )?)?${step}(?:${arrow}${step}){0,5} ?mg${END}`,
    // "40 → 20 over 8 wks", "40-30-20-10 every week", "40 → 20 then off"
    [
      '^ (?:taper )?[1-9]\\d{0,2}(?: ?mg)?',
      `(?:(?:${arrow}${step}(?: ?mg)?){1,6}| ?(?:-|–|,) ?\\d{1,3}(?: ?(?:-|–|,) ?\\d{1,3}){2,7}) ?`,
      `(?:,? ${oneOf`over in within during for by x ×`} (?:the )?(?:next |last |past )?${duration}(?: ?mg)? ?${every}`,
      `|,? then ${oneOf`off stop \d{1,2}_?(?:mg|d|od|daily)`})(?![a-z%])`,
    ].join(''),
  ].join('|'),
);

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
