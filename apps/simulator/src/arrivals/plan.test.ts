import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { demoPlan, evenHour, replayPlan } from './plan.ts'

const header = 'date,vru_entry,vru_s,queue_start,queue_s,outcome,service_start,service_s,type,priority,agent'
const line = (time: string) => `1999-02-01,${time},18,,0,HANG,,0,NW,0,`
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-plan-'))
})
afterAll(() => rm(folder, { recursive: true }))
const file = async (...lines: string[]) => {
  const path = join(folder, `${Math.abs(lines.length)}.csv`)
  await writeFile(path, [header, ...lines, ''].join('\n'))
  return path
}
const random = randomFrom('1')

test('a whole log is played as it was', async () => {
  const path = await file(line('09:00:00'), line('09:00:30'), line('11:00:00'))
  expect(await replayPlan(random, { file: path }, 5)).toMatchObject({ arrivals: [0, 30, 7200], total: 3 })
})

test('one hour of it is played scaled to a count; a count alone means the busiest hour', async () => {
  const path = await file(line('09:00:10'), line('09:00:30'), line('11:00:00'))
  const hour = await replayPlan(random, { file: path, hour: { date: '1999-02-01', hour: 11 } }, 5)
  expect(hour).toMatchObject({ arrivals: [0], total: 1 })
  const busiest = await replayPlan(random, { file: path, count: 40 }, 5)
  expect(busiest).toMatchObject({ total: 40 })
})

test('what cannot be played is refused with the file, the line and the reason', async () => {
  const path = await file(line('09:00:10'), line('9 am'))
  expect(await replayPlan(random, { file: path }, 5)).toBe(`${path}, line 3: "9 am" is no time of day (HH:MM:SS)`)
  expect(await replayPlan(random, { file: join(folder, 'none.csv') }, 5)).toContain('cannot be read')
  const good = await file(line('09:00:10'))
  expect(await replayPlan(random, { file: good, hour: { date: '1999-02-02', hour: 9 } }, 5)).toContain('no call')
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

test('the demo day has no end, and all its operators on duty at the opening', async () => {
  const plan = await demoPlan(random, 60)
  expect(plan.total).toBeUndefined()
  expect(plan.staffAt(0)).toBeGreaterThan(50)
})
