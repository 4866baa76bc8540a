/** One prediction held out from training: raw odds, truth (1 or 0), and its weight. */
export interface HeldOut {
  readonly inputs: readonly number[]
  readonly truth: number
  readonly weight: number
}

/**
 * Logistic regression of few inputs by Newton steps, the last coefficient a constant; a slight ridge keeps it finite. With
 * nothing held out there is nothing to fit: the first input counts as it is.
 */
export function fitLogistic(rows: readonly HeldOut[], size: number, ridge = 1e-3): number[] {
  const width = size + 1
  if (rows.every((row) => row.weight === 0)) return Array.from({ length: width }, (_, index) => (index === 0 ? 1 : 0))
  let coefficients = Array.from<number>({ length: width }).fill(0)
  for (let round = 0; round < 25; round += 1) {
    const gradient = Array.from<number>({ length: width }).fill(0)
    const hessian = Array.from({ length: width }, () => Array.from<number>({ length: width }).fill(0))
    for (const { inputs, truth, weight } of rows) {
      const at = (index: number): number => (index === size ? 1 : (inputs[index] ?? 0))
      let odds = 0
      for (let index = 0; index < width; index += 1) odds += (coefficients[index] ?? 0) * at(index)
      const p = 1 / (1 + Math.exp(-odds))
      for (let a = 0; a < width; a += 1) {
        gradient[a] = (gradient[a] ?? 0) + weight * (p - truth) * at(a)
        const line = hessian[a] ?? []
        for (let b = 0; b < width; b += 1) line[b] = (line[b] ?? 0) + weight * p * (1 - p) * at(a) * at(b)
      }
    }
    for (let a = 0; a < width; a += 1) {
      gradient[a] = (gradient[a] ?? 0) + ridge * (coefficients[a] ?? 0)
      const line = hessian[a] ?? []
      line[a] = (line[a] ?? 0) + ridge
    }
    const step = solve(hessian, gradient)
    coefficients = coefficients.map((value, index) => value - (step[index] ?? 0))
  }
  return coefficients
}

/** One held-out text: logarithms of its classes' probabilities, the true class first. */
export interface HeldOutClasses {
  readonly inputs: readonly [number, number]
  readonly logs: readonly number[]
  readonly weight: number
}

/**
 * The exponent on class probabilities that makes the truth likeliest, linear in two inputs of which the second is a constant
 * (temperature scaling, Guo 2017, with a temperature that depends on the text). With nothing held out it is 1.
 */
export function fitTemper(rows: readonly HeldOutClasses[], ridge = 1e-3): number[] {
  let temper = [0, 1]
  if (rows.length === 0) return temper
  for (let round = 0; round < 25; round += 1) {
    const gradient = temper.map((value, at) => ridge * (value - at))
    const hessian = [
      [ridge, 0],
      [0, ridge],
    ]
    for (const { inputs, logs, weight } of rows) {
      const exponent = Math.max(0.05, (temper[0] ?? 0) * inputs[0] + (temper[1] ?? 0) * inputs[1])
      const powers = logs.map((log) => Math.exp(exponent * log))
      const sum = powers.reduce((total, power) => total + power, 0)
      const mean = powers.reduce((total, power, at) => total + (power / sum) * (logs[at] ?? 0), 0)
      const square = powers.reduce((total, power, at) => total + (power / sum) * (logs[at] ?? 0) ** 2, 0)
      for (const [a, input] of inputs.entries()) {
        gradient[a] = (gradient[a] ?? 0) + weight * (mean - (logs[0] ?? 0)) * input
        const line = hessian[a] ?? []
        for (const [b, other] of inputs.entries())
          line[b] = (line[b] ?? 0) + weight * (square - mean * mean) * input * other
      }
    }
    const step = solve(hessian, gradient)
    temper = temper.map((value, at) => value - (step[at] ?? 0))
  }
  return temper
}

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, index) => [...line, right[index] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, at) => (Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? column + at : best),
        column,
      )
    const [a, b] = [rows[column] ?? [], rows[pivot] ?? []]
    rows[column] = b
    rows[pivot] = a
    const lead = rows[column] ?? []
    for (let below = 0; below < size; below += 1) {
      if (below === column) continue
      const line = rows[below] ?? []
      const factor = (line[column] ?? 0) / (lead[column] || 1)
      for (let each = column; each <= size; each += 1) line[each] = (line[each] ?? 0) - factor * (lead[each] ?? 0)
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] || 1))
}

/** Weights that give every (set, truth) pair the same say. */
export function balancedWeights(keys: readonly string[]): number[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return keys.map((key) => 1000 / (counts.get(key) ?? 1))
}
