/** A mean of something measured again and again, and half the width of its 99.9 % confidence interval. */
export type Estimate = { mean: number; within: number }

/** Quantile 0.9995 of Student's t with 24 degrees of freedom: 25 batches, 99.9 % two-sided. */
const students = 3.745
const batches = 25

/**
 * Batch means (Law and Kelton, "Simulation Modeling and Analysis"): neighbours in a queue are alike, so the spread is
 * taken from the means of long stretches, which hardly know of each other.
 * @param figure what one stretch says
 */
export function batchMeans<T>(measured: readonly T[], figure: (stretch: readonly T[]) => number): Estimate {
  const size = Math.floor(measured.length / batches)
  const means = Array.from({ length: batches }, (_, n) => figure(measured.slice(n * size, (n + 1) * size)))
  const mean = means.reduce((a, b) => a + b, 0) / batches
  const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (batches - 1)
  return { mean, within: students * Math.sqrt(variance / batches) }
}
