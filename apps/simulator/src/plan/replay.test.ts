import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { recordPath } from '../records/record.ts'
import type { Plan } from './plan.ts'
import { evenHour, replayPlan } from './replay.ts'

const header = 'date,vru_entry,vru_s,queue_start,queue_s,outcome,service_start,service_s,type,priority,agent'
const line = (time: string, date = '1999-02-01') => `${date},${time},18,,0,HANG,,0,NW,0,`
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-replay-'))
})
afterAll(() => rm(folder, { recursive: true }))
let files = 0
const file = async (...lines: string[]) => {
  const path = join(folder, `${++files}.csv`)
  await writeFile(path, [header, ...lines, ''].join('\n'))
  return path
}
const random = randomFrom('1')
const plan = async (
  ...args: Parameters<typeof replayPlan> extends [unknown, ...infer R] ? R : never
): Promise<Plan> => {
  const made = await replayPlan(random, ...args)
  if (typeof made === 'string') throw new Error(made)
  return made
}
const ats = ({ callers }: Plan) => [...callers].map(({ at }) => at)

test('a whole log is played as it was, each call when it left the menu', async () => {
  const made = await plan({ file: await file(line('09:00:00'), line('09:00:30'), line('11:00:00')) })
  expect(ats(made)).toEqual([0, 30, 7200])
  expect(made).toMatchObject({ total: 3, opens: 9 * 3600 + 18, log: { offered: 3, leftMenu: 3 } })
})

test('one day of it, or hours of one day', async () => {
  const path = await file(line('09:00:00'), line('10:00:00', '1999-02-02'), line('23:00:00', '1999-02-02'))
  expect(await plan({ file: path, date: '1999-02-02' })).toMatchObject({ total: 2, opens: 10 * 3600 + 18 })
  const hours = { from: 22 * 3600, to: 24 * 3600 }
  expect(await plan({ file: path, date: '1999-02-02', between: hours })).toMatchObject({ total: 1 })
  expect(await replayPlan(random, { file: path, date: '1999-02-03' })).toContain('no call then')
})

test('one hour of it is played scaled to a count; a count alone means the busiest hour', async () => {
  const path = await file(line('09:00:10'), line('09:00:30'), line('11:00:00'))
  const hour = await plan({ file: path, hour: { date: '1999-02-01', hour: 11 } }, 5)
  expect([ats(hour), hour.total, hour.onDuty(0).length]).toEqual([[0], 1, 5])
  expect(await plan({ file: path, count: 40 })).toMatchObject({ total: 40, opens: 9 * 3600 })
})

test('as many are on duty as there were agents, unless told otherwise', async () => {
  const served = (start: string, agent: string) => `1999-02-01,09:00:00,18,,0,AGENT,${start},60,PS,0,${agent}`
  const path = await file(served('09:00:18', 'A01'), served('09:10:00', 'A02'), served('09:40:00', 'A02'))
  const made = await plan({ file: path })
  expect([made.onDuty(0), made.onDuty(1800)]).toEqual([['op0001', 'op0002'], ['op0001']])
  expect((await plan({ file: path }, 7)).onDuty(0)).toHaveLength(7)
})

test('beside it stands what Erlang A expects of a floor whose agents never leave their seats', async () => {
  const served = (minute: string) => `1999-02-01,09:${minute}:00,18,,0,AGENT,09:${minute}:18,60,PS,0,A01`
  const made = await plan({ file: await file(served('01'), served('11'), served('21')) })
  expect(made.log?.expectedWait).toBeGreaterThan(0)
  expect(made.log?.expectedWait).toBeLessThan(60)
  expect(made.log?.expectedWaitHere).toBeGreaterThan(made.log!.expectedWait!)
  expect((await plan({ file: await file(line('09:00:00')) })).log?.expectedWait).toBeUndefined()
})

test('a phantom is no call: it is left out and counted apart', async () => {
  const phantom = '1999-02-01,09:10:00,5,09:10:05,29,PHANTOM,09:10:34,2,PS,2,'
  const path = await file(line('09:00:00'), phantom, line('09:20:00'))
  const made = await plan({ file: path })
  expect(ats(made)).toEqual([0, 1200])
  expect(made).toMatchObject({ total: 2, log: { phantoms: 1, offered: 2, answered: 0 } })
  expect(await plan({ file: path, hour: { date: '1999-02-01', hour: 9 } })).toMatchObject({ total: 2 })
  expect(await replayPlan(random, { file: await file(phantom) })).toContain('no call then')
})

test('what cannot be played is refused with the file, the line and the reason', async () => {
  const path = await file(line('09:00:10'), line('9 am'))
  expect(await replayPlan(random, { file: path })).toBe(`${path}, line 3: "9 am" is no time of day (HH:MM:SS)`)
  expect(await replayPlan(random, { file: join(folder, 'none.csv') })).toContain('cannot be read')
  expect(await replayPlan(random, { file: folder })).toContain('cannot be read')
  const good = await file(line('09:00:10'))
  expect(await replayPlan(random, { file: good, hour: { date: '1999-02-02', hour: 9 } })).toContain('no call')
})

test('where no log is kept, a count of calls spreads evenly over an hour', () => {
  const arrivals = evenHour(random, 600)
  expect(arrivals).toHaveLength(600)
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
  expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...arrivals)).toBeLessThan(3600)
  const early = arrivals.filter((second) => second < 1800).length
  expect(early).toBeGreaterThan(250)
  expect(early).toBeLessThan(350)
})

const kept = recordPath('call-center/calls-1999-02.csv')
describe.skipIf(kept === undefined)('the real log (needs the records beside the repository)', () => {
  test('3 February: every line a call but 10 phantoms, up to 18 agents, a tenth gives up', async () => {
    const made = await plan({ date: '1999-02-03' })
    expect([made.total, made.log?.phantoms]).toEqual([1939, 10])
    const duty = Array.from({ length: 36 }, (_, half) => made.onDuty(half * 1800).length)
    expect(Math.max(...duty)).toBeLessThanOrEqual(18)
    expect(Math.max(...duty)).toBeGreaterThan(10)
    const { offered, leftMenu, answered, abandoned, shortAbandoned } = made.log!
    expect(offered).toBe(leftMenu + answered + abandoned + shortAbandoned)
    expect(abandoned / (answered + abandoned)).toBeGreaterThan(0.1)
    // its agents were away from their seats more than the formula knows
    const { expectedWait, expectedWaitHere, meanWaitAnswered } = made.log!
    expect(expectedWait).toBeLessThan(expectedWaitHere!)
    expect(expectedWaitHere).toBeLessThan(meanWaitAnswered!)
  })
})
