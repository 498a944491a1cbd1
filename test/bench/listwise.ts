/**
 * Fits weights so that what was cited scores above what was not: a conditional logit ("which of these did the author
 * choose?") with a ridge penalty, by Newton's method. The loss has one minimum, so the weights depend on nothing but
 * the data.
 */

/** A sentence, and the publications that its author could have cited. */
export interface Choice {
  /** The signs of each publication, one row after the other. */
  readonly signs: Float64Array;
  /** Rows of what was cited; there is at least one. */
  readonly cited: readonly number[];
  /** How much the sentence counts. */
  readonly weight: number;
}

const ITERATIONS = 30;
/** A step that lowers the loss by less is the last one. */
const ENOUGH = 1e-6;
/** Publications whose odds, compared with those of the best one, are less than this are ignored. */
const LEAST_ODDS = 1e-6;

/**
 * The weights of signs that explain the choices best.
 *
 * @param width how many signs each row has
 * @param ridge how much large weights cost, in units of the standard deviation of each sign
 */
export function fitChoices(choices: readonly Choice[], width: number, ridge: number): number[] {
  const scales = scalesOf(choices, width);
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  let weights = new Float64Array(width);
  let state = lossAt(choices, weights, scales, total, ridge);
  for (let turn = 0; turn < ITERATIONS; turn++) {
    const step = solve(state.curvature, state.slope, width);
    let next = state;
    let tried = weights;
    for (let share = 1; share > 1e-4; share /= 2) {
      tried = weights.map((weight, at) => weight - share * (step[at] as number));
      next = lossAt(choices, tried, scales, total, ridge);
      if (next.loss < state.loss) {
        break;
      }
    }
    const gained = state.loss - next.loss;
    if (gained <= 0) {
      break;
    }
    [weights, state] = [tried, next];
    if (gained < ENOUGH) {
      break;
    }
  }
  return Array.from(weights, (weight, at) => weight / (scales[at] as number));
}

/** The standard deviation of each sign; 1 for one that is always the same. */
function scalesOf(choices: readonly Choice[], width: number): Float64Array {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let rows = 0;
  for (const { signs } of choices) {
    rows += signs.length / width;
    for (let at = 0; at < signs.length; at++) {
      const value = signs[at] as number;
      sums[at % width] = (sums[at % width] as number) + value;
      squares[at % width] = (squares[at % width] as number) + value * value;
    }
  }
  return squares.map((square, at) => {
    const mean = (sums[at] as number) / rows;
    return Math.sqrt(Math.max(0, square / rows - mean * mean)) || 1;
  });
}

interface Loss {
  readonly loss: number;
  readonly slope: Float64Array;
  /** The matrix of second derivatives, row by row. */
  readonly curvature: Float64Array;
}

/** The loss of weights: each publication that was cited competes with all that were not. */
function lossAt(
  choices: readonly Choice[],
  weights: Float64Array,
  scales: Float64Array,
  total: number,
  ridge: number,
): Loss {
  const width = weights.length;
  const slope = weights.map((weight) => ridge * weight);
  const curvature = new Float64Array(width * width);
  let loss = 0;
  for (let at = 0; at < width; at++) {
    loss += (ridge / 2) * (weights[at] as number) ** 2;
    curvature[at * width + at] = ridge;
  }
  const mean = new Float64Array(width);
  for (const { signs, cited, weight } of choices) {
    const rows = signs.length / width;
    const row = (place: number) => scaled(signs, place, scales);
    const scores = Array.from({ length: rows }, (_, place) => product(row(place), weights));
    const highest = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - highest));
    const right = new Set(cited);
    const rivals = odds.flatMap((odd, place) =>
      odd < LEAST_ODDS || right.has(place) ? [] : [place],
    );
    const together = rivals.reduce((sum, place) => sum + (odds[place] as number), 0);
    const share = weight / total / cited.length;
    const sum = new Float64Array(width);
    for (const place of rivals) {
      addTo(sum, row(place), odds[place] as number);
    }
    let rivalShare = 0;
    for (const one of cited) {
      const odd = odds[one] as number;
      const chance = odd / (together + odd);
      loss -= share * Math.log(Math.max(chance, Number.MIN_VALUE));
      rivalShare += share / (together + odd);
      mean.fill(0);
      addTo(mean, sum, 1 / (together + odd));
      addTo(mean, row(one), chance);
      addTo(slope, mean, share);
      addTo(slope, row(one), -share);
      addProduct(curvature, row(one), share * chance);
      addProduct(curvature, mean, -share);
    }
    for (const place of rivals) {
      addProduct(curvature, row(place), rivalShare * (odds[place] as number));
    }
  }
  for (let at = 0; at < width; at++) {
    for (let other = 0; other < at; other++) {
      curvature[other * width + at] = curvature[at * width + other] as number;
    }
  }
  return { loss, slope, curvature };
}

function scaled(signs: Float64Array, place: number, scales: Float64Array): Float64Array {
  const { length } = scales;
  return signs
    .subarray(place * length, (place + 1) * length)
    .map((value, at) => value / (scales[at] as number));
}

function product(row: Float64Array, weights: Float64Array): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] as number), 0);
}

function addTo(sum: Float64Array, row: Float64Array, share: number): void {
  for (let at = 0; at < sum.length; at++) {
    sum[at] = (sum[at] as number) + share * (row[at] as number);
  }
}

/** Adds the product of a row with itself to the lower half of a matrix. */
function addProduct(matrix: Float64Array, row: Float64Array, share: number): void {
  const { length } = row;
  for (let at = 0; at < length; at++) {
    const value = (row[at] as number) * share;
    if (value !== 0) {
      for (let other = 0; other <= at; other++) {
        const cell = at * length + other;
        matrix[cell] = (matrix[cell] as number) + value * (row[other] as number);
      }
    }
  }
}

/** Solves a system of linear equations with a symmetric positive matrix, by Cholesky's method. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  const cell = (row: number, column: number) => lower[row * size + column] as number;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] as number;
      for (let at = 0; at < column; at++) {
        sum -= cell(row, at) * cell(column, at);
      }
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / cell(column, column);
    }
  }
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < row; at++) {
      solution[row] = (solution[row] as number) - cell(row, at) * (solution[at] as number);
    }
    solution[row] = (solution[row] as number) / cell(row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) {
      solution[row] = (solution[row] as number) - cell(at, row) * (solution[at] as number);
    }
    solution[row] = (solution[row] as number) / cell(row, row);
  }
  return solution;
}
