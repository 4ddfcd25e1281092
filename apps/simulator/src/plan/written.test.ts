import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseWeather } from '../arrivals/weather.ts'
import { randomFrom } from '../random/generator.ts'
import { demoPlan } from './demo.ts'
import { plannedDay } from './planned-day.ts'
import { linesOf, writePlan } from './written.ts'

const weather = parseWeather('rain,storm@14:00-14:02,switch-dies')
const day = (seed: string, calls = 2_000) =>
  plannedDay(randomFrom(seed), { calls, weather: typeof weather === 'string' ? [] : weather }, 50)
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('two runs of the same seed write the same bytes, and they are those of ever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hearline-plan-'))
  try {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    const said = await writePlan(one, '42', day('42'))
    await writePlan(two, '42', day('42'))
    const bytes = await readFile(one)
    expect(bytes.equals(await readFile(two))).toBe(true)
    expect(said).toBe(sha(bytes))
    // who calls which number when, with what, how patient, when redialling: a change of this hash is a change of every seed's day
    expect(said).toBe('c2e61f7a768c58d9bae747c15deda059ac9b30630a117b788d7aa397e81536e5')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('another seed is another day', () => {
  expect([...linesOf('1', day('1'))]).not.toEqual([...linesOf('1', day('2'))])
})

test('a plan is the day, its shifts and its calls, and nothing else', () => {
  const lines = [...linesOf('42', day('42'))].map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines[0]).toMatchObject({ plan: 2, seed: '42', opens: 0, outages: [{ at: 57_600, seconds: 60 }] })
  const calls = lines.filter((line) => 'patience' in line)
  expect(calls).toHaveLength(Number(lines[0]!['calls']))
  expect(calls.every(({ to }) => /^\d+$/.test(String(to)))).toBe(true)
  expect(lines.filter((line) => 'onDuty' in line).length).toBeGreaterThan(5)
  expect(lines.length).toBe(1 + calls.length + lines.filter((line) => 'onDuty' in line).length)
})

test('a day without end is written for 24 hours', () => {
  const lines = [...linesOf('1', demoPlan(randomFrom('1'), 2))].map((line) => JSON.parse(line) as { at?: number })
  expect(Math.max(...lines.map(({ at = 0 }) => at))).toBeLessThanOrEqual(86_400)
  expect(Math.max(...lines.map(({ at = 0 }) => at))).toBeGreaterThan(80_000)
})
