import { writeFile } from 'node:fs/promises'
import type { Pages } from '../operators/book.ts'
import type { CallSeen } from '../switch/account.ts'
import type { Day } from './day.ts'
import { reportPage } from './page.ts'
import type { Summary } from './summary.ts'
import { reportText } from './text.ts'

/** What a run leaves behind: each call as the switch saw it, each command as the hub answered it. */
export type Report = {
  seed: string
  speed: number
  startedAt: string
  endedAt: string
  /** All calls came, all of them ended, and every operator was done. */
  complete: boolean
  summary: Summary
  calls: readonly CallSeen[]
  operators: readonly Pages[]
}

/** Writes the report in the form the ending of its name asks for: everything as JSON, or the day as a page or a text. */
export function writeReport(path: string, report: Report, day: Day): Promise<void> {
  if (path.endsWith('.html')) return writeFile(path, reportPage(day))
  if (path.endsWith('.txt')) return writeFile(path, reportText(day))
  return writeFile(path, `${JSON.stringify(report)}\n`)
}
