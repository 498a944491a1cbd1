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
const ENOUGH = 1e-9;

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

/** How badly weights explain the choices: each publication that was cited competes with all that were not. */
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
  const row = new Float64Array(width);
  const mean = new Float64Array(width);
  for (const { signs, cited, weight } of choices) {
    const rows = signs.length / width;
    const scores = new Float64Array(rows);
    for (let at = 0; at < signs.length; at++) {
      const sign = at % width;
      const place = (at - sign) / width;
      const scaled = (signs[at] as number) / (scales[sign] as number);
      scores[place] = (scores[place] as number) + (weights[sign] as number) * scaled;
    }
    const highest = Math.max(...scores);
    const right = new Set(cited);
    for (const one of cited) {
      const share = weight / total / cited.length;
      let sum = 0;
      for (let place = 0; place < rows; place++) {
        sum +=
          place === one || !right.has(place) ? Math.exp((scores[place] as number) - highest) : 0;
      }
      loss -= share * ((scores[one] as number) - highest - Math.log(sum));
      mean.fill(0);
      for (let place = 0; place < rows; place++) {
        if (place !== one && right.has(place)) {
          continue;
        }
        const chance = Math.exp((scores[place] as number) - highest) / sum;
        if (chance < 1e-7 && place !== one) {
          continue;
        }
        for (let sign = 0; sign < width; sign++) {
          const value = (signs[place * width + sign] as number) / (scales[sign] as number);
          row[sign] = value;
          mean[sign] = (mean[sign] as number) + chance * value;
          if (place === one) {
            slope[sign] = (slope[sign] as number) - share * value;
          }
        }
        addProduct(curvature, row, share * chance);
      }
      for (let sign = 0; sign < width; sign++) {
        slope[sign] = (slope[sign] as number) + share * (mean[sign] as number);
      }
      addProduct(curvature, mean, -share);
    }
  }
  for (let at = 0; at < width; at++) {
    for (let other = 0; other < at; other++) {
      curvature[other * width + at] = curvature[at * width + other] as number;
    }
  }
  return { loss, slope, curvature };
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
