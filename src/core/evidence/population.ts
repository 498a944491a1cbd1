/** The people, animals or cells that a statement of a publication is about, if the statement itself names them. */

const number = /(?:\d[\d,.\u00a0\u202f ]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten)/
  .source;
/** "1,600", "more than 24" … before the people: a number is part of the population. */
const amount = `(?:(?:about|some|nearly|more than|over) )?(?:${number} )?`;
/** A word that may stand before the people or the condition: "hospitalised", "high-risk". */
const attribute =
  /(?!(?:a|an|the|its|their|this|these|those|most|many|and|or|in|of|on|with|for|by|to|from|all|other|some|certain|such|which|that|what|both|use|role|course|treatment|study|trial|phase) )[a-zα-ω][\wα-ω-]*/
    .source;
const people =
  /(?:patients?|inpatients|outpatients|adults|adolescents|children|infants|neonates|newborns|participants|volunteers|people|persons|individuals|women|men|recipients)/
    .source;
const animals =
  /(?:mice|rats|rabbits|guinea pigs|hamsters|pigs|piglets|dogs|zebrafish|macaques|monkeys|baboons|chimpanzees|(?:mouse|rat|murine) models?)/
    .source;
const cells =
  /(?:(?:human|murine|mouse|cultured) (?:[\w-]+ ){0,3}?(?:cells|macrophages|monocytes|fibroblasts|keratinocytes|neutrophils|hepatocytes|organoids|cell lines?)|cell lines)/
    .source;
/** Head nouns of names of diseases, so that "in early rheumatoid arthritis" is recognised. */
const condition =
  /(?:arthritis|spondyloarthritis|spondylitis|psoriasis|lupus(?: erythematosus| nephritis)?|asthma|COPD|colitis|Crohn['’]s disease|disease|syndrome|sclerosis|sarcoidosis|melanoma|carcinoma|cancer|tumours|leukaemia|lymphoma|myeloma|infection|sepsis|COVID-19|dermatitis|eczema|urticaria|vasculitis|polyangiitis|nephritis|nephropathy|hepatitis|uveitis|myocarditis|pancreatitis|gout|diabetes|osteoporosis|fibrosis|hidradenitis suppurativa|neuromyelitis optica|myasthenia gravis|thrombocytopenia|anaemia|neutropenia|haemophilia|tuberculosis|malaria|stroke|obesity|preeclampsia)/
    .source;
const degree =
  /(?:(?:mild|moderate|moderately|low)[ -](?:to|or|and)[ -](?:moderate|severe|severely|high)\b)?/
    .source;
/** A trait of a population, up to where the statement continues: "with moderate to severe psoriasis". */
const trait = `(?: (?:with|undergoing|at risk of|infected with) ${degree}[^,.;:()]+?)?`;
/** Words with which the statement continues after a population. */
const goesOn =
  /(?=[,.;:()]|$| (?:and|but|than|who|whose|whom|that|which|on|after|before|during|receiving|treated|given|taking|was|were|is|are|had|has|have|did|does|do|reduced|increased|lowered|raised|improved|shows|show|showed|found|reached|compared|versus|vs|against|at|by|to|from|over|within|without|while|when|as|in) )/
    .source;

const peopleFound = new RegExp(
  `\\b(?:in|of|among|for) (${amount}(?:${attribute} ){0,3}${people}${trait})${goesOn}`,
  'i',
);
const modelFound = new RegExp(
  `\\b(?:in|of|from) (${amount}(?:(?:${attribute} ){0,2}${animals}|${cells}))(?=[,.;:()]|$| )`,
  'i',
);
const conditionFound = new RegExp(`\\bin ((?:${attribute},? ){0,4}${condition})${goesOn}`, 'i');

/** People without a description are less specific than a condition: "in patients". */
const isBare = new RegExp(`^${people}$`, 'i');

/**
 * The population, model or condition that a statement names: "adults with moderate to severe plaque psoriasis", "mice",
 * "early rheumatoid arthritis". It is a part of the statement, word for word. People are preferred to models, and these
 * to conditions.
 *
 * @returns undefined if the statement names none in a form that is recognised
 */
export function populationIn(statement: string): string | undefined {
  const found = [peopleFound, modelFound, conditionFound].flatMap(
    (pattern) => pattern.exec(statement)?.[1]?.trim() ?? [],
  );
  return found.find((it) => !isBare.test(it)) ?? found[0];
}
