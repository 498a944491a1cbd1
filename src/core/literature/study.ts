/**
 * Determines the kind of study of a publication: by PubMed's type of publication if there is one, else by title and
 * abstract. The rules are tried in order, those for titles first: a title describes the publication, while an abstract
 * also mentions other studies. The first rule that matches decides; if none does, the kind is unknown.
 */
import { studyKinds as knownKinds, type Source } from '../library/schema';
import type { EntryTexts } from './entry';

/** The kinds of study in the order in which lists group them; `unknown` if no rule matches. */
export const studyKinds = [...knownKinds, 'unknown'] as const;
export type StudyKind = (typeof studyKinds)[number];

/** A sign of a kind of study in a text. */
interface StudyRule {
  /** Names the rule in tests and reports. */
  readonly name: string;
  readonly study: StudyKind;
  readonly sign: RegExp;
  /** A text that must not match for the rule to apply. */
  readonly unless?: RegExp;
}

/** UTF-16 units in which signs are searched: a longer text is not a title, or not an abstract. */
const LONGEST = { title: 1_000, abstract: 20_000 };

const animals =
  /\b(?:mice|mouse|murine|rats?|rabbits?|zebrafish|pigs?|piglets|macaques?|monkeys|dogs|sheep|hamsters|guinea pigs|Mäusen?|Ratten|souris|ratones|ratas)\b/i;
const people =
  /\b(?:patients?|participants?|volunteers|men|women|children|adults|individuals|people|humans?|infants|neonates|adolescents)\b/i;

/** PubMed's types of publication that show the kind of study, the strongest first. */
const byType: ReadonlyMap<string, StudyKind> = new Map([
  ['meta-analysis', 'meta-analysis'],
  ['network meta-analysis', 'meta-analysis'],
  ['systematic review', 'systematic-review'],
  ['practice guideline', 'guideline'],
  ['guideline', 'guideline'],
  ['randomized controlled trial', 'randomised-trial'],
  ['observational study', 'observational'],
  ['case reports', 'case-series'],
  ['review', 'review'],
  ['editorial', 'commentary'],
  ['letter', 'commentary'],
  ['comment', 'commentary'],
]);

const titleRules: readonly StudyRule[] = [
  {
    name: 'correction or withdrawal',
    study: 'unknown',
    sign: /^\W*(?:erratum|corrigendum|correction\b|retraction\b|retracted\b|addendum|expression of concern)/i,
  },
  {
    name: 'reply or opinion',
    study: 'commentary',
    sign: /^\W*(?:re:|(?:authors?['’]?s? |in )?reply\b|(?:a )?response to (?:the )?(?:letter|comment)|comments? on\b|commentary\b|letter to|editorial\b|viewpoint\b|opinion\b|kommentar\b|éditorial\b|carta al)|[:.–-] (?:an? |invited |author )*(?:commentary|editorial|viewpoint|opinion|letter|reply)\W*$/i,
  },
  {
    name: 'protocol',
    study: 'unknown',
    sign: /\b(?:study|trial|review) protocol\b|[:–-] (?:a |the )?protocol\b|\bprotocol (?:for|of) (?:an?|the) .*\b(?:trial|study|review|meta-analysis)\b|\b(?:rationale and|study|trial) design\b/i,
  },
  {
    name: 'later analysis of trials',
    study: 'unknown',
    sign: /\b(?:post[- ]?hoc|secondary|sub-?group|pooled|integrated|exploratory|interim) (?:sub)?analys[ei]s\b|\bextension (?:study|trial|of)\b/i,
    unless: /\bmeta-?analys|\bsystematic review\b/i,
  },
  {
    name: 'review of reviews',
    study: 'systematic-review',
    sign: /\b(?:umbrella|scoping) review\b|\b(?:review|overview) of (?:systematic reviews|meta-analyses)\b/i,
  },
  {
    name: 'meta-analysis',
    study: 'meta-analysis',
    sign: /\b(?:meta[-‐–\s]?analys[ei]s|meta-?analytic|Meta-?Analysen?|méta-?analyse|meta-?análisis|metanálisis)\b/iu,
  },
  {
    name: 'systematic review',
    study: 'systematic-review',
    sign: /\bsystematic(?:ally)? (?:[\w-]+ ){0,3}(?:review|overview)|\bsystematische[sr]? (?:Übersicht|Review|Literatur)|\brevue systématique|\brevisión sistemática/iu,
  },
  {
    name: 'guideline',
    study: 'guideline',
    sign: /\b(?:practice|clinical|treatment|management|evidence-based|\d{4}) guidelines?\b|\bguidelines? (?:for|on|of|by|from)\b|\bguidelines?\W*$|\b(?:consensus|position) (?:statement|paper|recommendations?|report)\b|\brecommendations (?:for|on) (?:the )?(?:[\w-]+ )*(?:management|treatment|diagnosis|use|therapy)\b|\bpoints to consider\b|\b\w*leitlinien?\b|\bguías? (?:de práctica|clínica|española)|^recommandations\b/iu,
    unless:
      /\b(?:adherence|compliance|concordance|according to|implementation|impact|effects?|uptake|awareness|evaluation|comparison|appraisal)\b.*\bguidelines?\b|\breview\b/i,
  },
  {
    name: 'case report',
    study: 'case-series',
    sign: /\bcase (?:report|series)\b|\b(?:a|two|three|four|five|\d+) cases? of\b|\breport of (?:an?|two|three|\d+) (?:[\w-]+ )?(?:cases?|patients?)\b|\bFall(?:bericht|serie)\b|\bcas cliniques?\b|\b(?:informe|reporte|serie) de (?:un )?casos?\b/iu,
  },
  {
    name: 'not randomised by anyone',
    study: 'observational',
    sign: /\bmendelian randomi[sz]ation\b|\bcase[-–\s]?control\b|\bnon-?randomi[sz]ed (?:comparative )?(?:observational|cohort)/i,
  },
  {
    name: 'experiment in animals',
    study: 'animal-experiment',
    sign: new RegExp(
      String.raw`\b(?:in|of|from|using) (?:[\w-]+ ){0,4}${animals.source.slice(2)}|\b(?:mouse|rat|murine|animal|rabbit) models?\b|\b(?:knock-?out|transgenic|deficient) mice\b`,
      'i',
    ),
    unless: new RegExp(`${people.source}|\\breview\\b`, 'i'),
  },
  {
    name: 'randomised trial',
    study: 'randomised-trial',
    sign: /\brandomi[sz]ed\b|\bRCT\b|\b(?:double-blind|placebo-controlled)\b|\brandomisierte\w*|\brandomisée?s?(?!\p{L})|\b(?:aleatorizad[oa]s?|aleatorio)\b/iu,
    unless:
      /\bnon-?randomi[sz]ed\b|\bquasi-?randomi|\breviews?\b|\boverview\b|\b(?:randomi[sz]ed|placebo-controlled) (?:[\w-]+ )*(?:trials|studies)\b/i,
  },
  {
    name: 'chart review',
    study: 'observational',
    sign: /\b(?:chart|record) review\b/i,
  },
  {
    name: 'cohort study',
    study: 'cohort',
    sign: /\bcohort\b|\b(?:prospective|longitudinal|follow-up) (?:[\w-]+ ){0,3}study\b|\b\w*kohorten?(?:studie)?\b|(?<!\p{L})étude de cohorte\b|\bcohortes?\b/iu,
    unless: /\breview\b|\bmeta-?analys/i,
  },
  {
    name: 'other observational study',
    study: 'observational',
    sign: /\bcross-sectional\b|\bobservational\b|\bretrospective\b|\bgenome-wide association\b|\bGWAS\b|\b(?:population|registry|claims)-based\b|\breal-world\b|\bsurvey\b|\bregistr(?:y|ies)\b|\bquerschnittstudie\b|(?<!\p{L})étude (?:transversale|observationnelle|rétrospective)\b|\bestudio (?:transversal|observacional|retrospectivo)\b/iu,
    unless: /\breview\b/i,
  },
  {
    name: 'trial without randomisation',
    study: 'human-experiment',
    sign: /\b(?:open-label|single-arm|non-?randomi[sz]ed|uncontrolled|dose-escalation|first-in-human)\b|\bin healthy (?:volunteers|subjects|adults|men|women)\b/i,
    unless: /\breview\b/i,
  },
  {
    name: 'review',
    study: 'review',
    sign: /\breview\b(?! board)|\boverview\b|\bstate[- ]of[- ]the[- ]art\b|\b(?:recent|latest|new) (?:advances|developments|progress|insights) (?:in|on|into)\b|\bcurrent (?:concepts|knowledge|understanding|status|perspectives|views?)\b|[:–-] an update\b|\bupdate on\b|(?<!\p{L})Übersicht(?:sarbeit)?\b|\brevue (?:de la littérature|générale|narrative)\b|\brevisión\b/iu,
    unless: /\bpeer[- ]review/i,
  },
  {
    name: 'experiment in vitro',
    study: 'in-vitro-experiment',
    sign: /\bin[- ]vitro\b|\bcell lines?\b|\bcultured (?:[\w-]+ )*(?:cells|fibroblasts|macrophages|monocytes|keratinocytes|neurons|hepatocytes)\b/i,
    unless: /\bin[- ]vivo\b/i,
  },
];

const abstractRules: readonly StudyRule[] = [
  {
    name: 'own meta-analysis',
    study: 'meta-analysis',
    sign: /\b(?:this|our|present) (?:[\w-]+ ){0,5}meta-?analys[ei]s\b|\bwe (?:[\w-]+ ){0,9}meta-?analy[sz]|\bmeta-?analys[ei]s (?:was|were) (?:performed|conducted|carried|done|undertaken)\b|\brandom-effects (?:model|meta-analysis)/i,
  },
  {
    name: 'own systematic review',
    study: 'systematic-review',
    sign: /\b(?:this|our|present) (?:[\w-]+ ){0,3}systematic review\b|\bwe (?:[\w-]+ ){0,3}systematic(?:ally)? (?:[\w-]+ )?(?:review|search)|\bsearched (?:[\w-]+ ){0,3}(?:PubMed|MEDLINE|EMBASE|Cochrane|Web of Science)|\b(?:PubMed|MEDLINE|EMBASE)\b[^.]{0,100}\b(?:was|were) (?:systematically )?searched\b|\bPRISMA\b/i,
  },
  {
    name: 'own guideline',
    study: 'guideline',
    sign: /\b(?:this|these|present) (?:[\w-]+ ){0,4}(?:guidelines?|consensus statement|position paper)\b|\btask force (?:formulated|developed|agreed)\b/i,
  },
  {
    name: 'own review',
    study: 'review',
    sign: /\b(?:this|the present|present|our|in this) (?:[\w-]+ ){0,3}review\b|\b(?:we|here,? we|I) (?:\w+ )?review\b|\bis reviewed\b|\bare reviewed\b/i,
    unless: /\bchart review\b|\breview board\b/i,
  },
  {
    name: 'animals and no people',
    study: 'animal-experiment',
    sign: animals,
    unless: people,
  },
  {
    name: 'own randomised trial',
    study: 'randomised-trial',
    sign: /\b(?:was|were) (?:[\w-]+ ){0,3}(?:randomi[sz]ed|randomly (?:assigned|allocated))\b|\bwe (?:randomly (?:assigned|allocated)|randomi[sz]ed)\b|\b(?:patients|participants|adults|children|volunteers|subjects) (?:[\w-]+ ){0,5}randomly (?:assigned|allocated|received)\b|\b(?:in this|this was an?|we (?:conducted|performed|did|undertook) an?)[^.]{0,90}\b(?:randomi[sz]ed|double-blind|placebo-controlled)\b|\b\d+ (?:[\w-]+ ){1,4}(?:were|was) (?:randomi[sz]ed|assigned)\b/i,
    unless: /\bnon-?randomi[sz]ed\b|\b(?:pooled|post[- ]hoc|secondary) analysis\b|\bmendelian/i,
  },
  {
    name: 'own case',
    study: 'case-series',
    sign: /\bwe (?:report|describe|present) (?:on )?(?:an?|the|two|three|four|five|\d+) (?:[\w-]+ ){0,5}(?:cases?|patients?|man|woman|boy|girl)\b|\ban? \d+[- ](?:year|month|week)s?-old\b|\bcase report\b/i,
  },
  {
    name: 'own case-control or cross-sectional study',
    study: 'observational',
    sign: /\bcase[-–\s]?control (?:study|design|analysis)\b|\bcross-sectional (?:study|survey|analysis|design)\b|\bmendelian randomi[sz]ation\b/i,
  },
  {
    name: 'own cohort',
    study: 'cohort',
    sign: /\b(?:this|our|an?|the|we [\w-]+) (?:[\w-]+,? ){0,5}cohort(?: study| of \d| of (?:[\w-]+ ){0,3}patients)\b|\bprospective(?:ly)? (?:study|cohort|followed|enrolled|included|recruited|observational|longitudinal)\b|\b(?:was|were) followed (?:up )?(?:for|over|until)\b/i,
  },
  {
    name: 'own observation',
    study: 'observational',
    sign: /\bretrospective(?:ly)?\b|\bobservational study\b|\bregistry\b|\b(?:patients|subjects|children|women|men)\b[^.]{0,160}\b(?:healthy|matched|normal) (?:[\w-]+ )?(?:controls?|donors|subjects|volunteers|individuals)\b/i,
  },
  {
    name: 'own trial without randomisation',
    study: 'human-experiment',
    sign: /\b(?:open-label|single-arm|dose-escalation|first-in-human|uncontrolled)\b[^.]{0,60}\b(?:trial|study)\b|\bhealthy (?:volunteers|subjects) (?:received|were given|ingested|inhaled)\b/i,
  },
  {
    name: 'cells and no people or animals',
    study: 'in-vitro-experiment',
    sign: /\bin vitro\b|\bcell lines?\b|\bcultured?\b[^.]{0,40}\bcells\b|\bcells were (?:[\w-]+ )?(?:cultured|treated|stimulated|incubated|transfected)\b/i,
    unless: new RegExp(`${people.source}|${animals.source}|\\bin vivo\\b`, 'i'),
  },
  {
    name: 'discusses what is known',
    study: 'review',
    sign: /\b(?:here,? )?(?:we|I|this (?:article|chapter|paper)) (?:also )?(?:summari[sz]es?|discuss(?:es)?|outlines?|highlights?|provides? an overview)\b|\b(?:is|are) (?:summari[sz]ed|discussed)\b/i,
  },
];

/** The texts of a publication that may show the kind of study. */
export type StudyTexts = Pick<EntryTexts, 'title' | 'abstract' | 'genre' | 'type'>;

/** The kind of study that a publication is. */
export function studyOf({ title = '', abstract = '', genre = '', type }: StudyTexts): StudyKind {
  const applies = (rules: readonly StudyRule[], text: string) =>
    rules.find(({ sign, unless }) => sign.test(text) && !unless?.test(text))?.study;
  return (
    studyOfTypes(genre) ??
    applies(titleRules, title.slice(0, LONGEST.title)) ??
    applies(abstractRules, abstract.slice(0, LONGEST.abstract)) ??
    (webPageTypes.has(type ?? '') && !abstract ? 'web-page' : 'unknown')
  );
}

/** The strongest kind of study among types of publication, which commas or semicolons separate. */
function studyOfTypes(genre: string): StudyKind | undefined {
  const types = new Set(genre.split(/[,;]/).map((type) => type.trim().toLowerCase()));
  return [...byType].find(([type]) => types.has(type))?.[1];
}

/** The kind of study of a source of the library: the one in its file, or else the one that its texts show. */
export function studyOfSource({ study, title, abstract, genre, type }: Source): StudyKind {
  return study ?? studyOf({ title, abstract, genre, type });
}

/** Types of CSL and BibTeX for web pages. Preprints are also filed as such, but have abstracts. */
const webPageTypes: ReadonlySet<string> = new Set([
  ...['webpage', 'post-weblog', 'post', 'online', 'electronic', 'www'],
]);
