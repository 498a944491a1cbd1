/**
 * The sentences of an abstract, each with the part of the abstract that it belongs to.
 *
 *     BACKGROUND: IL-6 is a cytokine. RESULTS: IL-6 fell. It fell fast.
 *                 background                   result     result
 *
 * A structured abstract labels its parts. Without labels, words show the part ("we found", "in conclusion"), or else
 * the position does: the first sentences are background, the last ones are results.
 */
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
    /^(?:(?:clinical )?trial registration(?: number)?|clinicaltrials\.gov[\w ]*|registration(?: number)?|fundings?|keywords?|key words|competing interests|conflicts? of interest|disclosures?|copyright)$/,
  ],
  [
    'conclusion',
    /^(?:(?:authors?['’]? |main )?conclusions?(?: (?:and|&) (?:relevance|significance|implications|interpretation))?|interpretations?|discussion|significance|implications|(?:schluss)?folgerung(?:en)?|fazit|diskussion|conclusiones|conclusión|discusión|結論|考察|結語)$/,
  ],
  [
    'result',
    /^(?:(?:main |key |principal )?(?:results?|findings|outcomes?)(?: (?:and|&) (?:conclusions?|discussion|limitations))?|ergebnis(?:se)?|resultate|résultats?|resultados?|結果)$/,
  ],
  [
    'aim',
    /^(?:objectives?|aims?(?: of the study)?|purposes?|goals?|hypothes[ie]s|(?:aims?|objectives?) (?:and|&) (?:methods|background)|ziele?|fragestellung|objectifs?|buts?|objetivos?|目的)$/,
  ],
  [
    'method',
    /^(?:(?:materials?|patients|subjects) (?:and|&) methods?|(?:research )?designs?(?:[,&] ?| and )?(?:settings?|methods?|participants)?(?:,? and (?:participants|patients|setting))?|(?:study |statistical )?methods?(?:ology)?(?: (?:and|&) (?:results|findings|materials))?|settings?|participants|patients|interventions?|exposures?|measurements|(?:main )?outcome measures?|main outcomes?(?: and measures?)?|data (?:sources?|extraction|synthesis)|(?:search|selection) (?:methods|criteria|strategy)|study selection|methodik|methoden|patienten und methoden|méthodes?|matériels? et méthodes|métodos?|material(?:es)? y métodos|pacientes y métodos|方法)$/,
  ],
  [
    'background',
    /^(?:background(?: (?:and|&) (?:aims?|objectives?|purpose))?|introduction|importance|context|rationale|hintergrund|einleitung|contexte|introducción|antecedentes|fundamento|背景)$/,
  ],
];

/** What may be a label, at the start of a sentence: "RESULTS:", "Results.", "RESULTS We …", "【結果】", or a line of its own. */
const label =
  /^(?:[【[]([^】\]:]{1,50})[】\]]\s*|([\p{L}][\p{L} ,&/.'’-]{0,60}?)\s*(?:[:：]|\s[-–—]|\.(?=\s|$)|$)\s*|(\p{Lu}{4,}(?:[ ,/&]+(?:\p{Lu}{3,}|&))*)\s+(?=\p{Lu}\p{Ll}|\p{Lu}\s|\d))/u;

/** Words that show the part of a sentence in an abstract without labels. */
const cues: readonly (readonly [AbstractPart, RegExp])[] = [
  [
    'other',
    /^(?:©|\(?c\) ?\d{4}|copyright\b|published by\b|all rights reserved|funded by\b|supported by\b|this (?:trial|study) (?:is|was) registered\b|clinicaltrials\.gov)|\bNCT\d{8}\b\W*$/i,
  ],
  [
    'conclusion',
    /^(?:in (?:conclusion|summary)|to (?:conclude|sum up)|taken together|collectively|altogether|overall|thus|therefore|hence|we (?:therefore )?conclude|(?:these|our|the present|the) (?:results|findings|data|observations) (?:\w+ )?(?:suggest|indicate|show|demonstrate|support|imply|confirm|provide|identify|reveal|point)|zusammenfassend|en conclusion|en conclusión)\b/i,
  ],
  [
    'aim',
    /^(?:we (?:aimed|sought|set out|hypothesi[sz]ed|wanted|investigated|examined|evaluated|assessed|tested|asked)|(?:the|our) (?:aims?|purpose|objectives?|goal)\b|(?:the|this|our|the present) (?:study|trial|review|article|paper|work) (?:aim|investigat|examin|evaluat|assess|was (?:\w+ )?(?:designed|conducted|undertaken|performed)|compar)|to (?:determine|investigate|assess|evaluate|examine|compare|test|study|clarify|explore)\b|in this (?:study|trial|review|article|paper|work),? we (?:aim|investigat|examin|evaluat|assess|review|discuss|summari))/i,
  ],
  [
    'result',
    /\b(?:we (?:found|observed|show(?:ed)?|identif|detected|demonstrate)|was (?:\w+ )?(?:associated|correlated|higher|lower|increased|decreased|reduced|elevated)|were (?:\w+ )?(?:associated|correlated|higher|lower|increased|decreased|reduced|elevated)|significant(?:ly)?|compared (?:with|to)|versus|vs\.?|hazard ratio|odds ratio|95 ?% ?CI|confidence interval)\b|\b[pP]\s?[<>=≤≥]\s?0?\.\d|\d\s?%/u,
  ],
  [
    'method',
    /\b(?:were (?:\w+ ){0,2}(?:randomi[sz]ed|randomly|assigned|enrolled|recruited|included|measured|determined|cultured|incubated|stimulated|collected|obtained|analy[sz]ed|searched)|was (?:\w+ ){0,2}(?:measured|determined|assessed|performed|quantified|analy[sz]ed)|we (?:searched|measured|enrolled|recruited|analy[sz]ed|used|performed|conducted|collected|randomi[sz]ed|randomly)|primary end ?point was|by (?:ELISA|flow cytometry|immunoassay))\b/i,
  ],
  [
    'background',
    /^(?:background|little is known|it is (?:well )?known|previous(?:ly| studies)|recent studies|(?:although|while|despite)\b.*\b(?:unknown|unclear|known))|\b(?:is|are) (?:an?|the|one of the) (?:\w+[ -]){0,5}(?:cytokine|interleukin|protein|receptor|antibody|inhibitor|disease|disorder|condition|cause|mediator|drug|member)s?\b|\b(?:plays?|have|has) an? (?:\w+ ){0,2}role\b|\b(?:remains?|is|are) (?:largely |still |poorly |not )*(?:unknown|unclear|understood|controversial|elusive)\b|\bha(?:s|ve) been (?:\w+ )?(?:implicated|linked|suggested|proposed|shown|reported)\b/i,
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
