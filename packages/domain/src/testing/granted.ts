import type { Result } from '../result.ts'

/** The value of a transition that must succeed. */
export function granted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}
