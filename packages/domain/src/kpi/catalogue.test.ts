import { expect, test } from 'vitest'
import { standardTimings as timings } from '../timings.ts'
import { isBehind, showsMissed } from './behind.ts'
import { figuresOf, kpiById, kpis } from './catalogue.ts'
import { counted, noCounts, type Addition } from './counts.ts'
import { dimensions } from './fact.ts'

const others = ['waiting', 'longest', 'longestWaiting', 'unanswered', 'missedIn15', 'missedIn20']

test('[K15] every figure has a definition of its own: name, unit, formula in both languages, source and variant', () => {
  expect(kpiById.size).toBe(kpis.length)
  for (const { id, nameKey, formula, source, variant, on, behind } of kpis) {
    expect(id).toMatch(/^[a-z0-9-]+$/)
    expect(nameKey).toBe(`kpi_${id.replaceAll('-', '_')}`)
    for (const text of [formula.zh, formula.en, source, variant]) expect(text.trim()).not.toBe('')
    expect(formula.zh).toMatch(/\p{Script=Han}/u)
    expect(dimensions).toEqual(expect.arrayContaining([...on]))
    expect([...counted, ...others]).toEqual(expect.arrayContaining([...behind]))
  }
  expect(JSON.stringify(kpis)).not.toContain('{t}')
})

test('[K15] the house service level is the strict one within 15 s, and says so', () => {
  expect(kpiById.get('service-level-strict-15')?.formula.en).toBe(
    'answered within 15 s ÷ (answered + abandoned at 5 s or more + waiting beyond 15 s)',
  )
})

const now = 100_000
/** What one stay adds. */
const stay = (counts: Addition, wait: { longestWait?: number; waitingSince?: number[] } = {}) => ({
  ...{ counts: { offered: 1, ...counts }, waitingSince: [], ...wait },
})
const behind = (id: string, stays: ReturnType<typeof stay>[], value: number) =>
  stays.map((each) => isBehind(kpiById.get(id)!, each, { value, now, timings }))

test('[K16] behind a count stand the calls it counts, behind those who wait who waits, behind the longest wait its own', () => {
  const stays = [stay({}, { waitingSince: [now - 6] }), stay({}, { longestWait: 6 }), stay({}, { longestWait: 5 })]
  expect(behind('offered', stays, 3)).toEqual([true, true, true])
  expect(behind('answered', stays, 0)).toEqual([false, false, false])
  expect(behind('waiting', stays, 1)).toEqual([true, false, false])
  expect(behind('longest-wait', stays, 6)).toEqual([true, true, false])
})

test('[K17] who waits longest now is apart from the longest wait that there was, and absent while nobody waits', () => {
  const stays = [
    stay({}, { waitingSince: [now - 6] }),
    stay({}, { waitingSince: [now - 4] }),
    stay({}, { longestWait: 6 }),
  ]
  expect(behind('longest-waiting', stays, 6)).toEqual([true, false, false])
  const at = {
    grain: 'day',
    start: 0,
    dimension: 'queue',
    id: 'general',
    counts: noCounts,
    longestWait: 50_000,
  } as const
  const of = (waitingSince: number[]) => {
    const figures = figuresOf({ ...at, waitingSince }, { now, timings })
    return [figures['longest-waiting'], figures['longest-wait']]
  }
  expect(of([now - 6_000, now - 4_000])).toEqual([6_000, 50_000])
  expect(of([])).toEqual([undefined, 50_000])
})

test('[K18] behind completion and the strict service level stand those they miss', () => {
  const stays = [
    stay({ answered: 1, answeredIn15: 1, answeredIn20: 1 }),
    stay({ answered: 1, answeredIn20: 1 }),
    stay({ answered: 1 }),
    stay({ abandoned: 1, abandonedIn15: 1 }),
    stay({ shortAbandoned: 1, abandonedIn15: 1 }),
    stay({}, { waitingSince: [now - 15_000] }),
    stay({}, { waitingSince: [now - 15_001] }),
  ]
  const [no, yes] = [false, true]
  expect(behind('completion', stays, 3 / 7)).toEqual([no, no, no, yes, yes, yes, yes])
  expect(behind('service-level-strict-15', stays, 1 / 5)).toEqual([no, yes, yes, yes, no, no, yes])
  expect(behind('service-level-strict-20', stays, 2 / 4)).toEqual([no, no, yes, yes, no, no, no])
  expect(kpis.filter(showsMissed).map(({ id }) => id)).toEqual([
    'completion',
    'service-level-strict-15',
    'service-level-strict-20',
  ])
})
