import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Plan } from './plan.ts'

const daySeconds = 86_400
const blockSize = 65_536

/**
 * A plan as lines of JSON: first the day, then each change of who is on duty, then each call. The same seed gives the same
 * bytes. A day without end is cut after 24 hours.
 */
export function* linesOf(seed: string, { opens, callers, total, onDuty, outages }: Plan): Generator<string> {
  yield JSON.stringify({ plan: 2, seed, opens, ...(total === undefined ? {} : { calls: total }), outages })
  const planned = []
  for (const caller of callers) {
    if (total === undefined && caller.at >= daySeconds) break
    planned.push(caller)
  }
  const end = total === undefined ? daySeconds : (planned.at(-1)?.at ?? 0)
  let there = ''
  for (let at = 0; at <= end; at += 60) {
    const names = onDuty(at)
    if (names.join() === there) continue
    there = names.join()
    yield JSON.stringify({ at, onDuty: names })
  }
  for (const caller of planned) yield JSON.stringify(caller)
}

/** Writes the plan and gives its SHA-256. */
export async function writePlan(path: string, seed: string, plan: Plan): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  try {
    let block = ''
    for (const line of linesOf(seed, plan)) {
      hash.update(`${line}\n`)
      block += `${line}\n`
      if (block.length < blockSize) continue
      await file.appendFile(block)
      block = ''
    }
    await file.appendFile(block)
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
