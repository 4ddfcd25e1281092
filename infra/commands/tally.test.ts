import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lastLine, playwrightTally, sum, tallyOf, vitestTally } from './tally.ts'

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }

test('a file that could not be loaded is a failed test', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(vitestTally({ ...vitest, testResults: [broken] })).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('a browser test that needed the second try it may have has passed', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 }
  expect(playwrightTally({ stats, errors: [] })).toEqual({ passed: 4, failed: 0, skipped: 0 })
})

test('a missing or damaged report is a failure, never silence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hearline-tally-'))
  await writeFile(join(folder, 'half.json'), '{"numPassedTests": 5')
  expect(await tallyOf('vitest', join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(await tallyOf('vitest', join(folder, 'half.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 })
  await rm(folder, { recursive: true })
})

test('the last line adds both suites up', () => {
  const total = sum([vitestTally(vitest), { passed: 3, failed: 0, skipped: 0 }])
  expect(lastLine(total)).toBe('tests: 8 passed, 1 failed, 3 skipped')
})
