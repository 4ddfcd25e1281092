import { checks } from './checks.ts'
import { startProgress } from './progress.ts'
import { runCheck, summary, type Outcome } from './runner.ts'

/** `pnpm check`: types, lint, format, dead code, import ladder; all of them, even when one fails. */
const progress = startProgress(checks.length)
const outcomes: Outcome[] = []
for (const check of checks) outcomes.push(await runCheck(check, progress))
console.log(`\n${summary(outcomes)}`)
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1
