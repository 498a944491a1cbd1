/**
 * Finds the place of the cursor in YAML by the indentation of the lines above, since YAML is rarely complete while the
 * user types.
 *
 *     - id: il-6
 *       synonyms:
 *         - { text: IL-6, case: | }      [item] synonyms [item] case, at its value
 */

/** A step from the root: into a field, or into an item of a list. */
export type Step = string | typeof ITEM;
export const ITEM = Symbol('item');

export interface YamlPlace {
  /** The fields and lists around the cursor; the last one is the field whose value is there. */
  readonly path: readonly Step[];
  /** Whether the cursor is at the name of a field, which is then not part of the path, or at a value. */
  readonly at: 'field' | 'value';
  /** The text that is already there: UTF-16 offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** A dash or the name of a field, and its column. */
interface Token {
  readonly column: number;
  readonly step: Step;
}

/** The most lines above the cursor that are read. */
const MOST_LINES = 2000;

/**
 * @param lines of the text
 * @param line index of the one with the cursor
 * @param column of the cursor in it, in UTF-16 units
 * @returns undefined in a comment
 */
export function yamlPlaceAt(
  lines: readonly string[],
  line: number,
  column: number,
): YamlPlace | undefined {
  const text = lines[line] ?? '';
  const before = text.slice(0, column);
  if (/(?:^|\s)#/.test(before)) {
    return undefined;
  }
  const start = column - (/[^\s[\]{},:"']*$/.exec(before)?.[0].length ?? 0);
  const end = column + (/^[^\s[\]{},:"'#]*/.exec(text.slice(column))?.[0].length ?? 0);
  const { tokens, rest } = tokensIn(text.slice(0, start));
  const inLine = tokens.map(({ step }) => step);
  const outer = stepsAbove(lines, line, tokens[0]?.column ?? start, tokens[0]?.step === ITEM);
  const { steps, at } = stepsIn(rest, typeof tokens.at(-1)?.step === 'string');
  return {
    path: [...outer, ...inLine, ...steps],
    at,
    start,
    end,
    word: text.slice(start, end),
  };
}

/** The dashes and the field at the beginning of a line, and the text after them. */
function tokensIn(line: string): { readonly tokens: readonly Token[]; readonly rest: string } {
  const tokens: Token[] = [];
  let at = line.length - line.trimStart().length;
  for (
    let dash = /^-(?:\s+|$)/.exec(line.slice(at));
    dash;
    dash = /^-(?:\s+|$)/.exec(line.slice(at))
  ) {
    tokens.push({ column: at, step: ITEM });
    at += dash[0].length;
  }
  const field = /^(["']?)([\w-]+)\1:(?:\s+|$)/.exec(line.slice(at));
  if (field) {
    tokens.push({ column: at, step: field[2] as string });
    at += field[0].length;
  }
  return { tokens, rest: line.slice(at) };
}

/** The steps from the root to a column, judged by the lines above. */
function stepsAbove(
  lines: readonly string[],
  line: number,
  column: number,
  isItem: boolean,
): Step[] {
  const steps: Step[] = [];
  let limit = column;
  let mayBeLevel = isItem;
  for (let at = line - 1; at >= Math.max(0, line - MOST_LINES) && (limit > 0 || mayBeLevel); at--) {
    for (const { column: where, step } of tokensIn(lines[at] ?? '').tokens.toReversed()) {
      // The items of a list may be in the same column as its field.
      const isLevel = mayBeLevel && where === limit && step !== ITEM;
      if (where < limit || isLevel) {
        steps.unshift(step);
        limit = where;
        mayBeLevel = step === ITEM;
      }
    }
  }
  return steps;
}

/** The steps into brackets and braces that are open at the end of a value. */
function stepsIn(value: string, hasField: boolean): Pick<YamlPlace, 'at'> & { steps: Step[] } {
  const open: { readonly is: string; readonly steps: readonly Step[] }[] = [];
  let steps: readonly Step[] = [];
  let field: readonly Step[] = [];
  for (const [token] of value.matchAll(/"[^"]*"|'[^']*'|[[\]{},]|[\w-]+(?=:)/g)) {
    const is = open.at(-1)?.is;
    if (token === '[' || token === '{') {
      open.push({ is: token, steps });
      steps = [...steps, ...field, ...(token === '[' ? [ITEM] : [])] as readonly Step[];
      field = [];
    } else if (token === ']' || token === '}') {
      steps = open.pop()?.steps ?? [];
      field = [];
    } else if (token === ',') {
      field = [];
    } else if (is === '{' && /^\w/.test(token)) {
      field = [token];
    }
  }
  if (open.at(-1)?.is === '{') {
    return { steps: [...steps, ...field], at: field.length > 0 ? 'value' : 'field' };
  }
  return { steps: [...steps], at: hasField || open.length > 0 ? 'value' : 'field' };
}
