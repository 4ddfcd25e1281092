import { expect, test } from 'vitest'
import { kpiById, kpis } from './catalogue.ts'
import { counted } from './counts.ts'
import { dimensions } from './fact.ts'
import { isBehind } from './kpi.ts'

test('[K15] every figure has a definition of its own: name, unit, formula in both languages, source and variant', () => {
  expect(kpiById.size).toBe(kpis.length)
  for (const { id, nameKey, formula, source, variant, on, behind } of kpis) {
    expect(id).toMatch(/^[a-z0-9-]+$/)
    expect(nameKey).toBe(`kpi_${id.replaceAll('-', '_')}`)
    for (const text of [formula.zh, formula.en, source, variant]) expect(text.trim()).not.toBe('')
    expect(formula.zh).toMatch(/\p{Script=Han}/u)
    expect(dimensions).toEqual(expect.arrayContaining([...on]))
    expect([...counted, 'waiting', 'longest']).toEqual(expect.arrayContaining([...behind]))
  }
  expect(JSON.stringify(kpis)).not.toContain('{t}')
})

test('[K15] the house service level is the strict one within 15 s, and says so', () => {
  expect(kpiById.get('service-level-strict-15')?.formula.en).toBe(
    'answered within 15 s ÷ (answered + abandoned at 5 s or more + waiting beyond 15 s)',
  )
})

test('[K16] behind a count stand the calls it counts, behind those who wait who waits, behind the longest wait its own', () => {
  const [waits, waited, other] = [{ waitingSince: 4 }, { waited: 6 }, { waited: 5 }].map((wait) => ({
    ...{ addition: { offered: 1 }, ...wait },
  }))
  const behind = (id: string, value: number) =>
    [waits!, waited!, other!].map((call) => isBehind(kpiById.get(id)!, call, value, { now: 10 }))
  expect(behind('offered', 3)).toEqual([true, true, true])
  expect(behind('answered', 0)).toEqual([false, false, false])
  expect(behind('waiting', 1)).toEqual([true, false, false])
  expect(behind('longest-wait', 6)).toEqual([true, true, false])
})
