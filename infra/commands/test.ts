import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { checks, reports, suites } from './checks.ts'
import { browser, meetNeeds } from './needs.ts'
import { startProgress } from './progress.ts'
import { runCheck, summary, type Outcome } from './runner.ts'
import { lastLine, sum, tallyOf, type Tally } from './tally.ts'

/** `pnpm test`: everything that can be known about the program; `--full` for the long versions of the tests. */
const parts = suites()
const progress = startProgress(1 + checks.length + parts.length)
const outcomes: Outcome[] = []
const tallies: Tally[] = []

const trouble = await progress.step('what the tests need from this machine', () => meetNeeds(progress.say))
if (trouble) {
  console.error(`\n${trouble}\n`)
  tallies.push({ passed: 0, failed: 1, skipped: 0 })
} else {
  for (const check of checks) outcomes.push(await runCheck(check, progress))
  await rm(dirname(reports.vitest), { recursive: true, force: true })
  await mkdir(dirname(reports.vitest), { recursive: true })
  const chromium = await browser()
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright,
    ...(chromium ? { CHROMIUM: chromium } : {}),
    ...(process.argv.includes('--full') ? { HEARLINE_FULL: '1' } : {}),
  }
  for (const part of parts) {
    outcomes.push(await runCheck(part, progress, env))
    tallies.push(await tallyOf(part.kind, reports[part.kind]))
  }
  console.log(`\n${summary(outcomes)}\n`)
}

const total = sum(tallies)
process.exitCode = total.failed === 0 && total.passed > 0 && outcomes.every(({ passed }) => passed) ? 0 : 1
console.log(lastLine(total))
