/** The people, animals or cells that a statement of a publication is about, if the statement itself names them. */
import { alternativesIn, oneOf } from '../text/patterns';

const number = /(?:\d[\d,.\u00a0\u202f ]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten)/
  .source;
/** "1,600", "more than 24" … before the people: a number is part of the population. */
const amount = `(?:(?:(?:about|some|nearly|more than|over) )?${number} )?`;
/** A word that may stand before the people or the condition: "hospitalised", "high-risk". */
const attribute = String.raw`(?!${oneOf`
    a an the its their this these those most many more fewer few several half each and or in of on with for by
    to from at as than all other some certain such which that what both between use role course treatment
    therapy study trial phase disorders conditions illnesses manifestations among them treating preventing
    managing inducing including include includes included need needs cause causes causing lead leads remain
    remains not also`}[ ,])[a-zα-ωà-ÿ][\wα-ωà-ÿ’'-]*`;
const group = oneOf`patients? inpatients outpatients adults adolescents children infants neonates newborns participants
    volunteers people persons individuals women men girls boys recipients survivors`;
/** One or more groups: "children, adolescents and young adults". */
const people = `${group}(?:(?:, ${group})*,? (?:and|or) (?:young |older )?${group})?`;
const animals = oneOf`mice rats rabbits guinea_pigs hamsters pigs piglets dogs zebrafish macaques monkeys baboons chimpanzees
    (?:mouse|rat|murine|animal|preclinical)_models?`;
const cells = oneOf`(?:human|murine|mouse|cultured|primary)_(?:[\w-]+_){0,3}?${oneOf`cells macrophages monocytes fibroblasts
    keratinocytes neutrophils hepatocytes organoids cell_lines?`}
  (?:[\w-]+_){0,2}cell_(?:lines|cultures)`;
/** Words that end as names of diseases do, and are none. */
const noDisease = String.raw`(?!${oneOf`diagnosis prognosis apoptosis necroptosis pyroptosis ferroptosis necrosis phagocytosis
  endocytosis exocytosis transcytosis mitosis homeostasis haemostasis hypothesis biosynthesis psychosis stroma coma
  aroma`}\b)`;
/** Head nouns of names of diseases, so that "in early rheumatoid arthritis" is recognised. */
const condition = [
  oneOf`lupus(?:_erythematosus|_nephritis)? asthma COPD Crohn['’]s_disease diseases? syndromes? cancers? tumou?rs malignancies
    malignancy infections? sepsis COVID-19 eczema gout diabetes hidradenitis_suppurativa
    neuromyelitis_optica(?:_spectrum_disorders?)? myasthenia_gravis polycythaemia_vera alopecia_areata stroke obesity
    pre-?eclampsia influenza HIV(?:-1)? AIDS leprosy malaria hypertension immunodeficiency cirrhosis infarction myeloma
    pneumonia ARDS atopic_march pemphigus scleroderma heart_failure injury`,
  'granulomatosis with polyangiitis',
  String.raw`${noDisease}[\wα-ω-]*${oneOf`itis pathy pathies penias? philia aemias? emias? uria (?<!d)osis oma omas oedema sclerosis
    psoriasis urticaria vitiligo`}`,
].join('|');
const degree = `${oneOf`
  (?:mild|moderate|moderately|low)[_-](?:to|or|and)[_-](?:moderate|severe|severely|high)\b
  (?:relapsed|relapsing|recurrent|newly_diagnosed)_(?:or|and)_refractory\b`}?`;
const has = '(?:with|undergoing|at risk of|at high risk of|infected with|living with|new to)';
/** A trait of a population, up to where the statement continues: "with moderate to severe psoriasis". */
const trait = `(?: ${has} ${degree}[^,.;:()]+?)?`;
/** Words with which the statement continues after a population. */
const continuing = `
  and but than who whose whom that which on after before during receiving treated given taking assigned was were is
  are had has have did does do left stopped took needed died achieved survived responded remained entered recovered
  under include includes need needs cause causes lead leads seem seems remain remains differ may might can could will
  would reduced increased lowered raised improved shows show showed found reached developed compared versus vs against
  at by to from over within without while when where as in`;
const goesOn = endingBefore(continuing);
/** The same after the name of a disease, which ends by itself. */
const afterDisease = endingBefore(`${continuing} with for`);
/** A word before the name of a disease, with a comma where another one follows: "early, seropositive". */
const described = `(?:(?:early|late|active|severe|acute|chronic|mild|moderate|advanced),|${attribute}|\\d)`;
/** A disease with words before it: "early, seropositive rheumatoid arthritis", "type 2 diabetes", "hepatitis C". */
const disease = `(?:${degree} ?)?(?:${described} ){0,4}?(?:${condition})(?: [A-E]\\b)?(?![\\w-]| with polyangiitis)`;
/** Diseases in a list, or one. */
const diseases = `${disease}(?:(?:, ${disease})*,? (?:and|or) ${disease})?`;

const peopleFound = new RegExp(
  `\\b(?:in|of|among|for) (${amount}(?:${attribute} ){0,3}${people}${trait})${goesOn}`,
  'i',
);
/** Words after which a description of people begins. */
const beforePeople =
  '(?:[,;:(] |(?:between|than|from|by|that|while|whereas|and|with|in|of|among|for|when|the|all|most|some|many|more|fewer|few|other) )';
/** An amount of people; in "pooled over 100 patients" the word before the number is none of it. */
const some = `(?:(?:(?:about|nearly|more than) )?${number} )?`;
/** People anywhere, if it is said which: the name of their disease ends it, so that no verb is taken for a part of it. */
const peopleDescribed = new RegExp(
  [
    `(?:${beforePeople}(?=${some}(?:${attribute} ){0,2}${people} )`,
    `|(?:^|\\b(?=${some}${people} ))(?=${some}(?:${attribute} )?${people} ))`,
    `(${some}(?:${attribute} ){0,2}${people} ${has} ${disease})${afterDisease}`,
  ].join(''),
  'i',
);
const modelFound = new RegExp(
  `\\b(?:in|of|from) (?:a |an |the )?(${amount}(?:(?:${attribute} ){0,2}${animals}(?: of ${disease})?|${cells}))(?=[,.;:()]|$| )`,
  'i',
);
/** Of what a treatment or a study is, so that a disease after it is that of its people: "approved for", "trials of". */
const about = oneOf`
  ${oneOf`trials? studies study treatments? therapy therapies management maintenance pathogenesis pathology remission models?
    reports? meta-analys[ei]s`}_(?:of|in|for|against)
  ${oneOf`approved licensed indicated effective efficacious used tested drugs? biologics? agents? options? inhibitors? blockers?
    antibod(?:y|ies) immunotherapy`}_(?:for|in|against)`;
const conditionFound = new RegExp(`\\bin (${diseases})${afterDisease}`, 'i');
const conditionTreated = new RegExp(
  `\\b${about} (?:the treatment of )?(${diseases})${afterDisease}`,
  'i',
);
/** What people went through. */
const eventFound = new RegExp(
  `\\b(?:after|in|during) ((?:${attribute} ){0,4}(?:transplantation|pregnancy|surgery|haemodialysis))${goesOn}`,
  'i',
);

/** People without a description are less specific than a condition: "in patients". */
const isBare = new RegExp(`^${people}$`, 'i');
/** Words for diseases of any kind say nothing by themselves: "in disease", "in other tumours". */
const isAnyDisease = /^(?:diseases?|syndromes?|injury)$/i;

/**
 * The population, model or condition that a statement names: "adults with moderate to severe plaque psoriasis", "mice",
 * "early rheumatoid arthritis". It is a part of the statement, word for word. People are preferred to models, and these
 * to conditions.
 *
 * @returns undefined if the statement names none in a form that is recognised
 */
export function populationIn(statement: string): string | undefined {
  const textOf = (pattern: RegExp) => pattern.exec(statement)?.[1]?.trim();
  const found = [
    ...[peopleFound, modelFound, peopleDescribed].map(textOf),
    ...[conditionFound, conditionTreated].map((pattern) => conditionsIn(statement, pattern)),
    textOf(eventFound),
  ].filter((it) => it !== undefined && !isAnyDisease.test(it));
  return found.find((it) => it !== undefined && !isBare.test(it)) ?? found[0];
}

/** A pattern for the end of a population: a stop, or one of some words. */
function endingBefore(words: string): string {
  return `(?=[,.;:()]|$| (?:${alternativesIn(words).join('|')}) )`;
}

/**
 * Where a statement begins with where it was found, a list may go on with what was found: "In asthma, eczema and rhinitis
 * did not".
 */
function conditionsIn(statement: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(statement);
  if (!match) {
    return undefined;
  }
  const { 0: whole, 1: found = '', index } = match;
  const [before, after] = [statement.slice(0, index), statement.slice(index + whole.length)];
  const [first = ''] = found.split(',');
  const isUnclear =
    /^(?:in|of|among|after|for|during|over|across|with)\s/i.test(before + whole) &&
    !before.includes(',') &&
    !/^[,.;:()]|^$/.test(after);
  return (isUnclear && !isDescribed.test(first.trim()) ? first : found).trim();
}

/** A word that a comma parts from the next one, and no disease by itself: "early". */
const isDescribed = /^(?:early|late|active|severe|acute|chronic|mild|moderate|advanced)$/i;
