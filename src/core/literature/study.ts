/**
 * Determines the kind of study of a publication: by PubMed's type of publication if there is one, else by title and
 * abstract. The rules are tried in order, those for titles first: a title describes the publication, while an abstract
 * also mentions other studies. The first rule that matches decides; if none does, the kind is unknown.
 */
import { studyKinds as knownKinds, type Source } from '../library/schema';
import { oneOf } from '../text/patterns';
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

const animals = new RegExp(
  String.raw`\b${oneOf`
    mice mouse murine rats? rabbits? zebrafish pigs? piglets macaques? monkeys dogs sheep hamsters guinea_pigs
    Mäusen? Ratten souris ratones ratas`}\b`,
  'i',
);
const people =
  /\b(?:patients?|participants?|volunteers|men|women|children|adults|individuals|people|humans?|infants|neonates|adolescents)\b/i;

/** One of some signs, in any letter case. Not with the flag `u`, with which abstracts take four times as long to read. */
function signs(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'i');
}

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
    sign: signs(
      String.raw`^\W*${oneOf`
          re: (?:authors?['’]?s?_|in_)?reply\b (?:a_)?response_to_(?:the_)?(?:letter|comment) comments?_on\b
          commentary\b letter_to editorial\b viewpoint\b opinion\b kommentar\b éditorial\b carta_al`}`,
      String.raw`[:.–-] (?:an? |invited |author )*(?:commentary|editorial|viewpoint|opinion|letter|reply)\W*$`,
    ),
  },
  {
    name: 'protocol',
    study: 'unknown',
    sign: signs(
      String.raw`\b(?:study|trial|review) protocol\b`,
      String.raw`[:–-] (?:a |the )?protocol\b`,
      String.raw`\bprotocol (?:for|of) (?:an?|the) .*\b(?:trial|study|review|meta-analysis)\b`,
      String.raw`\b(?:rationale and|study|trial) design\b`,
    ),
  },
  {
    name: 'later analysis of trials',
    study: 'unknown',
    sign: signs(
      String.raw`\b(?:post[- ]?hoc|secondary|sub-?group|pooled|integrated|exploratory|interim) (?:sub)?analys[ei]s\b`,
      String.raw`\bextension (?:study|trial|of)\b`,
    ),
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
    sign: /\b(?:meta[-‐–\s]?analys[ei]s|meta-?analytic|Meta-?Analysen?|méta-?analyse|meta-?análisis|metanálisis)\b/i,
  },
  {
    name: 'systematic review',
    study: 'systematic-review',
    sign: signs(
      oneOf`\bsystematic(?:ally)?_(?:[\w-]+_){0,3}(?:review|overview)
      \bsystematische[sr]?_(?:Übersicht|Review|Literatur) \brevue_systématique \brevisión_sistemática`,
    ),
  },
  {
    name: 'guideline',
    study: 'guideline',
    sign: signs(
      String.raw`\b(?:practice|clinical|treatment|management|evidence-based|\d{4}) guidelines?\b`,
      String.raw`\bguidelines? (?:for|on|of|by|from)\b`,
      String.raw`\bguidelines?\W*$`,
      String.raw`\b(?:consensus|position) (?:statement|paper|recommendations?|report)\b`,
      String.raw`\brecommendations (?:for|on) (?:the )?(?:[\w-]+ )*(?:management|treatment|diagnosis|use|therapy)\b`,
      String.raw`\bpoints to consider\b`,
      String.raw`\b\w*leitlinien?\b`,
      String.raw`\bguías? (?:de práctica|clínica|española)`,
      String.raw`^recommandations\b`,
    ),
    unless: signs(
      String.raw`\b${oneOf`
            adherence compliance concordance according_to implementation impact effects? uptake awareness
            evaluation comparison appraisal`}\b.*\bguidelines?\b`,
      String.raw`\breview\b`,
    ),
  },
  {
    name: 'case report',
    study: 'case-series',
    sign: signs(
      String.raw`\bcase (?:report|series)\b`,
      String.raw`\b(?:a|two|three|four|five|\d+) cases? of\b`,
      String.raw`\breport of (?:an?|two|three|\d+) (?:[\w-]+ )?(?:cases?|patients?)\b`,
      String.raw`\bFall(?:bericht|serie)\b`,
      String.raw`\bcas cliniques?\b`,
      String.raw`\b(?:informe|reporte|serie) de (?:un )?casos?\b`,
    ),
  },
  {
    name: 'not randomised by anyone',
    study: 'observational',
    sign: /\bmendelian randomi[sz]ation\b|\bcase[-–\s]?control\b|\bnon-?randomi[sz]ed (?:comparative )?(?:observational|cohort)/i,
  },
  {
    name: 'experiment in animals',
    study: 'animal-experiment',
    sign: signs(
      String.raw`\b(?:in|of|from|using) (?:[\w-]+ ){0,4}${animals.source.slice(2)}`,
      String.raw`\b(?:mouse|rat|murine|animal|rabbit) models?\b`,
      String.raw`\b(?:knock-?out|transgenic|deficient) mice\b`,
    ),
    unless: new RegExp(`${people.source}|\\breview\\b`, 'i'),
  },
  {
    name: 'randomised trial',
    study: 'randomised-trial',
    sign: signs(
      oneOf`\brandomi[sz]ed\b \bRCT\b \b(?:double-blind|placebo-controlled)\b \brandomisierte\w*
      \brandomisée?s?(?![a-zß-ÿ]) \b(?:aleatorizad[oa]s?|aleatorio)\b`,
    ),
    unless: signs(
      String.raw`\bnon-?randomi[sz]ed\b`,
      String.raw`\bquasi-?randomi`,
      String.raw`\breviews?\b`,
      String.raw`\boverview\b`,
      String.raw`\b(?:randomi[sz]ed|placebo-controlled) (?:[\w-]+ )*(?:trials|studies)\b`,
    ),
  },
  {
    name: 'chart review',
    study: 'observational',
    sign: /\b(?:chart|record) review\b/i,
  },
  {
    name: 'cohort study',
    study: 'cohort',
    sign: signs(
      String.raw`\b(?:prospective|longitudinal|follow-up) (?:[\w-]+ ){0,3}study\b`,
      String.raw`\b\w*kohorten?(?:studie)?\b`,
      String.raw`(?<![a-zß-ÿ])étude de cohorte\b`,
      String.raw`\bcohort(?:es?)?\b`,
    ),
    unless: /\breview\b|\bmeta-?analys/i,
  },
  {
    name: 'other observational study',
    study: 'observational',
    sign: signs(
      String.raw`\bcross-sectional\b`,
      String.raw`\bobservational\b`,
      String.raw`\bretrospective\b`,
      String.raw`\bgenome-wide association\b`,
      String.raw`\bGWAS\b`,
      String.raw`\b(?:population|registry|claims)-based\b`,
      String.raw`\breal-world\b`,
      String.raw`\bsurvey\b`,
      String.raw`\b(?:registr(?:y|ies)|querschnittstudie)\b`,
      String.raw`(?<![a-zß-ÿ])étude (?:transversale|observationnelle|rétrospective)\b`,
      String.raw`\bestudio (?:transversal|observacional|retrospectivo)\b`,
    ),
    unless: /\breview\b/i,
  },
  {
    name: 'trial without randomisation',
    study: 'human-experiment',
    sign: signs(
      String.raw`\b${oneOf`open-label single-arm non-?randomi[sz]ed uncontrolled dose-escalation first-in-human`}\b`,
      String.raw`\bin healthy (?:volunteers|subjects|adults|men|women)\b`,
    ),
    unless: /\breview\b/i,
  },
  {
    name: 'review',
    study: 'review',
    sign: signs(
      String.raw`\breview\b(?! board)`,
      String.raw`\boverview\b`,
      String.raw`\bstate[- ]of[- ]the[- ]art\b`,
      String.raw`\b(?:recent|latest|new) (?:advances|developments|progress|insights) (?:in|on|into)\b`,
      String.raw`\bcurrent (?:concepts|knowledge|understanding|status|perspectives|views?)\b`,
      String.raw`[:–-] an update\b`,
      String.raw`\bupdate on\b`,
      String.raw`(?<![a-zß-ÿ])Übersicht(?:sarbeit)?\b`,
      String.raw`\brevue (?:de la littérature|générale|narrative)\b`,
      String.raw`\brevisión\b`,
    ),
    unless: /\bpeer[- ]review/i,
  },
  {
    name: 'experiment in vitro',
    study: 'in-vitro-experiment',
    sign: signs(
      String.raw`\bin[- ]vitro\b`,
      String.raw`\bcell lines?\b`,
      String.raw`\bcultured (?:[\w-]+ )*(?:cells|fibroblasts|macrophages|monocytes|keratinocytes|neurons|hepatocytes)\b`,
    ),
    unless: /\bin[- ]vivo\b/i,
  },
];

const abstractRules: readonly StudyRule[] = [
  {
    name: 'own meta-analysis',
    study: 'meta-analysis',
    sign: signs(
      String.raw`\b(?:this|our|present) (?:[\w-]+ ){0,5}meta-?analys[ei]s\b`,
      String.raw`\bwe (?:[\w-]+ ){0,9}meta-?analy[sz]`,
      String.raw`\bmeta-?analys[ei]s (?:was|were) (?:performed|conducted|carried|done|undertaken)\b`,
      String.raw`\brandom-effects (?:model|meta-analysis)`,
    ),
  },
  {
    name: 'own systematic review',
    study: 'systematic-review',
    sign: signs(
      String.raw`\b(?:this|our|present) (?:[\w-]+ ){0,3}systematic review\b`,
      String.raw`\bwe (?:[\w-]+ ){0,3}systematic(?:ally)? (?:[\w-]+ )?(?:review|search)`,
      String.raw`\bsearched (?:[\w-]+ ){0,3}(?:PubMed|MEDLINE|EMBASE|Cochrane|Web of Science)`,
      String.raw`\b(?:PubMed|MEDLINE|EMBASE)\b[^.]{0,100}\b(?:was|were) (?:systematically )?searched\b`,
      String.raw`\bPRISMA\b`,
    ),
  },
  {
    name: 'own guideline',
    study: 'guideline',
    sign: signs(
      String.raw`\b(?:this|these|present) (?:[\w-]+ ){0,4}(?:guidelines?|consensus statement|position paper)\b`,
      String.raw`\btask force (?:formulated|developed|agreed)\b`,
    ),
  },
  {
    name: 'own review',
    study: 'review',
    sign: signs(
      String.raw`\b(?:this|the present|present|our|in this) (?:[\w-]+ ){0,3}review\b`,
      String.raw`\b(?:we|here,? we|I) (?:\w+ )?review\b`,
      String.raw`\b(?:is|are) reviewed\b`,
    ),
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
    sign: signs(
      String.raw`\b(?:was|were) (?:[\w-]+ ){0,3}(?:randomi[sz]ed|randomly (?:assigned|allocated))\b`,
      String.raw`\bwe (?:randomly (?:assigned|allocated)|randomi[sz]ed)\b`,
      String.raw`\b(?:patients|participants|adults|children|volunteers|subjects) (?:[\w-]+ ){0,5}randomly (?:assigned|allocated|received)\b`,
      String.raw`\b(?:in this|this was an?|we (?:conducted|performed|did|undertook) an?)[^.]{0,90}\b(?:randomi[sz]ed|double-blind|placebo-controlled)\b`,
      String.raw`\b\d+ (?:[\w-]+ ){1,4}(?:were|was) (?:randomi[sz]ed|assigned)\b`,
    ),
    unless: /\bnon-?randomi[sz]ed\b|\b(?:pooled|post[- ]hoc|secondary) analysis\b|\bmendelian/i,
  },
  {
    name: 'own case',
    study: 'case-series',
    sign: signs(
      String.raw`\bwe (?:report|describe|present) (?:on )?(?:an?|the|two|three|four|five|\d+) (?:[\w-]+ ){0,5}(?:cases?|patients?|man|woman|boy|girl)\b`,
      String.raw`\ban? \d+[- ](?:year|month|week)s?-old\b`,
      String.raw`\bcase report\b`,
    ),
  },
  {
    name: 'own case-control or cross-sectional study',
    study: 'observational',
    sign: signs(
      String.raw`\bcase[-–\s]?control (?:study|design|analysis)\b`,
      String.raw`\bcross-sectional (?:study|survey|analysis|design)\b`,
      String.raw`\bmendelian randomi[sz]ation\b`,
    ),
  },
  {
    name: 'own cohort',
    study: 'cohort',
    sign: signs(
      String.raw`\b(?:this|our|an?|the|we [\w-]+) (?:[\w-]+,? ){0,5}cohort(?: study| of \d| of (?:[\w-]+ ){0,3}patients)\b`,
      String.raw`\bprospective(?:ly)? ${oneOf`study cohort followed enrolled included recruited observational longitudinal`}\b`,
      String.raw`\b(?:was|were) followed (?:up )?(?:for|over|until)\b`,
    ),
  },
  {
    name: 'own observation',
    study: 'observational',
    sign: signs(
      String.raw`\bretrospective(?:ly)?\b`,
      String.raw`\bobservational study\b`,
      String.raw`\bregistry\b`,
      String.raw`\b(?:patients|subjects|children|women|men)\b[^.]{0,160}\b(?:healthy|matched|normal) (?:[\w-]+ )?(?:controls?|donors|subjects|volunteers|individuals)\b`,
    ),
  },
  {
    name: 'own trial without randomisation',
    study: 'human-experiment',
    sign: signs(
      String.raw`\b(?:open-label|single-arm|dose-escalation|first-in-human|uncontrolled)\b[^.]{0,60}\b(?:trial|study)\b`,
      String.raw`\bhealthy (?:volunteers|subjects) (?:received|were given|ingested|inhaled)\b`,
    ),
  },
  {
    name: 'cells and no people or animals',
    study: 'in-vitro-experiment',
    sign: signs(
      String.raw`\bin vitro\b`,
      String.raw`\bcell lines?\b`,
      String.raw`\bcultured?\b[^.]{0,40}\bcells\b`,
      String.raw`\bcells were (?:[\w-]+ )?(?:cultured|treated|stimulated|incubated|transfected)\b`,
    ),
    unless: new RegExp(`${people.source}|${animals.source}|\\bin vivo\\b`, 'i'),
  },
  {
    name: 'discusses what is known',
    study: 'review',
    sign: signs(
      String.raw`\b(?:here,? )?(?:we|I|this (?:article|chapter|paper)) (?:also )?(?:summari[sz]es?|discuss(?:es)?|outlines?|highlights?|provides? an overview)\b`,
      String.raw`\b(?:is|are) (?:summari[sz]ed|discussed)\b`,
    ),
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
