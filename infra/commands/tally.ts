import { readFile } from 'node:fs/promises'

/** Tests by how they ended. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** Of Vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function vitestTally(report: VitestReport): Tally {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Of Playwright's JSON report; where its config allows a second try, the report names as flaky what needed it. */
export function playwrightTally({ stats, errors }: PlaywrightReport): Tally {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

/** Of a report file; one that is missing or damaged means that the suite itself broke: one failure. */
export async function tallyOf(kind: 'vitest' | 'playwright', file: string): Promise<Tally> {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'))
    return kind === 'vitest' ? vitestTally(report as VitestReport) : playwrightTally(report as PlaywrightReport)
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

export function sum(tallies: readonly Tally[]): Tally {
  const add = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0)
  return { passed: add((t) => t.passed), failed: add((t) => t.failed), skipped: add((t) => t.skipped) }
}

/** The last line of `pnpm test`; others read it. */
export const lastLine = ({ passed, failed, skipped }: Tally) =>
  `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`
