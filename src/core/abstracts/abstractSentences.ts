/**
 * The sentences of an abstract, each with the part of the abstract that it belongs to.
 *
 *     BACKGROUND: IL-6 is a cytokine. RESULTS: IL-6 fell. It fell fast.
 *                 background                   result     result
 *
 * A structured abstract labels its parts. Without labels, words show the part ("we found", "in conclusion"), or else
 * the position does: the first sentences are background, the last ones are results.
 */
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';
import { sentencesIn } from '../text/sentences';

/** The parts of an abstract. `other` is what is no science: funding, registration, copyright. */
export const abstractParts = [
  'conclusion',
  'result',
  'method',
  'aim',
  'background',
  'unclear',
  'other',
] as const;
export type AbstractPart = (typeof abstractParts)[number];

/** A sentence without the blanks around it and without its label. */
export interface AbstractSentence extends Range {
  readonly part: AbstractPart;
}

/** The labels of parts in the five languages of Cytonote, in small letters. */
const labels: readonly (readonly [AbstractPart, RegExp])[] = [
  [
    'other',
    new RegExp(
      `^${oneOf`
      (?:clinical_)?trial_registration(?:_number)? clinicaltrials\.gov[\w_]* registration(?:_number)? fundings?
      keywords? key_words competing_interests conflicts?_of_interest disclosures? copyright`}$`,
    ),
  ],
  [
    'conclusion',
    new RegExp(
      `^${oneOf`
      (?:authors?['’]?_|main_)?conclusions?(?:_(?:and|&)_(?:relevance|significance|implications|interpretation))?
      interpretations? discussion significance implications (?:schluss)?folgerung(?:en)? fazit diskussion
      conclusiones conclusión discusión 結論 考察 結語`}$`,
    ),
  ],
  [
    'result',
    new RegExp(
      `^${oneOf`
      (?:main_|key_|principal_)?(?:results?|findings|outcomes?)(?:_(?:and|&)_(?:conclusions?|discussion|limitations))?
      ergebnis(?:se)? resultate résultats? resultados? 結果`}$`,
    ),
  ],
  [
    'aim',
    new RegExp(
      `^${oneOf`objectives? aims?(?:_of_the_study)? purposes? goals? hypothes[ie]s
      (?:aims?|objectives?)_(?:and|&)_(?:methods|background) ziele? fragestellung objectifs? buts? objetivos? 目的`}$`,
    ),
  ],
  [
    'method',
    new RegExp(
      `^${oneOf`(?:materials?|patients|subjects)_(?:and|&)_methods?
      (?:research_)?designs?(?:[,&]_?|_and_)?(?:settings?|methods?|participants)?(?:,?_and_(?:participants|patients|setting))?
      (?:study_|statistical_)?methods?(?:ology)?(?:_(?:and|&)_(?:results|findings|materials))? settings?
      participants patients interventions? exposures? measurements (?:main_)?outcome_measures?
      main_outcomes?(?:_and_measures?)? data_(?:sources?|extraction|synthesis)
      (?:search|selection)_(?:methods|criteria|strategy) study_selection methodik methoden
      patienten_und_methoden méthodes? matériels?_et_méthodes métodos? material(?:es)?_y_métodos
      pacientes_y_métodos 方法`}$`,
    ),
  ],
  [
    'background',
    new RegExp(
      `^${oneOf`background(?:_(?:and|&)_(?:aims?|objectives?|purpose))? introduction importance context rationale
      hintergrund einleitung contexte introducción antecedentes fundamento 背景`}$`,
    ),
  ],
];

/** What may be a label, at the start of a sentence: "RESULTS:", "Results.", "RESULTS We …", "【結果】", or a line of its own. */
const label = new RegExp(
  `^${oneOf`
    [【[]([^】\]:]{1,50})[】\]]\s*
    ([\p{L}][\p{L}_,&/.'’-]{0,60}?)\s*(?:[:：]|\s[-–—]|\.(?=\s|$)|$)\s*
    (\p{Lu}{4,}(?:[_,/&]+(?:\p{Lu}{3,}|&))*)\s+(?=\p{Lu}\p{Ll}|\p{Lu}\s|\d)`}`,
  'u',
);

/** Words that show the part of a sentence in an abstract without labels. */
const cues: readonly (readonly [AbstractPart, RegExp])[] = [
  [
    'other',
    new RegExp(
      [
        `^${oneOf`© \(?c\)_?\d{4} copyright\b published_by\b all_rights_reserved funded_by\b supported_by\b
          this_(?:trial|study)_(?:is|was)_registered\b clinicaltrials\.gov`}`,
        String.raw`\bNCT\d{8}\b\W*$`,
      ].join('|'),
      'i',
    ),
  ],
  [
    'conclusion',
    new RegExp(
      String.raw`^${oneOf`
      in_(?:conclusion|summary) to_(?:conclude|sum_up) taken_together collectively altogether overall thus
      therefore hence we_(?:therefore_)?conclude
      (?:these|our|the_present|the)_(?:results|findings|data|observations)_(?:\w+_)?${oneOf`suggest indicate show demonstrate support imply confirm provide identify reveal point`}
      zusammenfassend en_conclusion en_conclusión`}\b`,
      'i',
    ),
  ],
  [
    'aim',
    new RegExp(
      `^${oneOf`
      we_(?:aimed|sought|set_out|hypothesi[sz]ed|wanted|investigated|examined|evaluated|assessed|tested|asked)
      (?:the|our)_(?:aims?|purpose|objectives?|goal)\b
      (?:the|this|our|the_present)_(?:study|trial|review|article|paper|work)_${oneOf`aim investigat examin evaluat assess compar
        was_(?:\w+_)?(?:designed|conducted|undertaken|performed)`}
      to_(?:determine|investigate|assess|evaluate|examine|compare|test|study|clarify|explore)\b
      in_this_(?:study|trial|review|article|paper|work),?_we_(?:aim|investigat|examin|evaluat|assess|review|discuss|summari)`}`,
      'i',
    ),
  ],
  [
    'result',
    new RegExp(
      [
        String.raw`\b${oneOf`we_(?:found|observed|show(?:ed)?|identif|detected|demonstrate)
          was_(?:\w+_)?(?:associated|correlated|higher|lower|increased|decreased|reduced|elevated)
          were_(?:\w+_)?(?:associated|correlated|higher|lower|increased|decreased|reduced|elevated)
          significant(?:ly)? compared_(?:with|to) versus vs\.? hazard_ratio odds_ratio 95_?%_?CI
          confidence_interval`}\b`,
        String.raw`\b[pP]\s?[<>=≤≥]\s?0?\.\d`,
        String.raw`\d\s?%`,
      ].join('|'),
      'u',
    ),
  ],
  [
    'method',
    new RegExp(
      String.raw`\b${oneOf`
      were_(?:\w+_){0,2}${oneOf`randomi[sz]ed randomly assigned enrolled recruited included measured determined cultured
        incubated stimulated collected obtained analy[sz]ed searched`}
      was_(?:\w+_){0,2}(?:measured|determined|assessed|performed|quantified|analy[sz]ed)
      we_(?:searched|measured|enrolled|recruited|analy[sz]ed|used|performed|conducted|collected|randomi[sz]ed|randomly)
      primary_end_?point_was by_(?:ELISA|flow_cytometry|immunoassay)`}\b`,
      'i',
    ),
  ],
  [
    'background',
    new RegExp(
      [
        `^${oneOf`background little_is_known it_is_(?:well_)?known previous(?:ly|_studies) recent_studies
          (?:although|while|despite)\b.*\b(?:unknown|unclear|known)`}`,
        String.raw`\b(?:is|are) (?:an?|the|one of the) (?:\w+[ -]){0,5}${oneOf`
          cytokine interleukin protein receptor antibody inhibitor disease disorder condition cause mediator
          drug member`}s?\b`,
        String.raw`\b(?:plays?|have|has) an? (?:\w+ ){0,2}role\b`,
        String.raw`\b(?:remains?|is|are) (?:largely |still |poorly |not )*(?:unknown|unclear|understood|controversial|elusive)\b`,
        String.raw`\bha(?:s|ve) been (?:\w+ )?(?:implicated|linked|suggested|proposed|shown|reported)\b`,
      ].join('|'),
      'i',
    ),
  ],
];

/** The fewest words of a sentence: shorter ones say nothing that is worth quoting. */
const FEWEST_WORDS = 4;

/**
 * The sentences of an abstract in order, without labels and fragments.
 *
 * @param abstract plain text, one paragraph per line
 */
export function* abstractSentences(abstract: string): Generator<AbstractSentence, void> {
  let part: AbstractPart | undefined;
  let lineStart = 0;
  for (const line of abstract.split('\n')) {
    for (const range of sentencesIn(line)) {
      const labelled = labelAt(line.slice(range.start, range.end));
      part = labelled?.part ?? part;
      const from = range.start + (labelled?.length ?? 0);
      const written = line.slice(from, range.end);
      const text = written.trim();
      const start = lineStart + from + (written.length - written.trimStart().length);
      if (!isFragment(text)) {
        const end = start + text.length;
        const place = { at: start, of: abstract.length };
        yield { start, end, part: isOther(text) ? 'other' : (part ?? partOf(text, place)) };
      }
    }
    lineStart += line.length + 1;
  }
}

/** The label with which a sentence begins, and how many units it and the blanks around it take. */
function labelAt(sentence: string): { part: AbstractPart; length: number } | undefined {
  const blanks = sentence.length - sentence.trimStart().length;
  const match = label.exec(sentence.slice(blanks, blanks + 100));
  const name = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim().toLowerCase();
  const part = labels.find(([, names]) => names.test(name))?.[0];
  return match && part ? { part, length: blanks + match[0].length } : undefined;
}

function isFragment(text: string): boolean {
  // Japanese has no blanks between words.
  const isSpaced = !/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text);
  return isSpaced ? text.split(/\s+/, FEWEST_WORDS).length < FEWEST_WORDS : text.length < 8;
}

function isOther(text: string): boolean {
  return cues.some(([part, cue]) => part === 'other' && cue.test(text));
}

function partOf(text: string, place: { at: number; of: number }): AbstractPart {
  const cued = cues.find(([, cue]) => cue.test(text))?.[0];
  // "X is a cytokine" in the last third is a summary, not an introduction.
  if (cued && !(cued === 'background' && place.at > place.of / 2)) {
    return cued;
  }
  if (place.at < place.of / 4) {
    return 'background';
  }
  return place.at > (place.of * 2) / 3 ? 'result' : 'unclear';
}
