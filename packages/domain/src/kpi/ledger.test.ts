import fc from 'fast-check'
import { expect, test } from 'vitest'
import { history } from '../testing/facts.ts'
import { standardTimings as timings } from '../timings.ts'
import { addedBy, countBehind, isBehind } from './behind.ts'
import { kpiById } from './catalogue.ts'
import { contributionsOf, factKey, type Fact } from './fact.ts'
import { intervalStart } from './interval.ts'
import { Ledger } from './ledger.ts'
import { recount } from './recount.ts'
import { coarser } from './row.ts'

/** A history told in any order, some of it twice, and how much of it was heard at some moment. */
const told = history.chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc.tuple(fc.shuffledSubarray(facts, { minLength: facts.length }), fc.subarray(facts)).map((two) => two.flat()),
    fc.nat(facts.length * 2),
  ),
)

function ledgerOf(facts: readonly Fact[]): Ledger {
  const ledger = new Ledger(timings)
  for (const fact of facts) ledger.apply(fact)
  return ledger
}

test('[K10] one fact at a time, late, twice or in any order, makes what all of them make at once', () => {
  fc.assert(
    fc.property(told, ([inOrder, shuffled, heard]) => {
      const ledger = ledgerOf(shuffled.slice(0, heard))
      expect(ledger.rows()).toEqual(recount(shuffled.slice(0, heard), timings))
      for (const fact of shuffled.slice(heard)) ledger.apply(fact)
      expect(ledger.rows()).toEqual(recount(inOrder, timings))
    }),
    { numRuns: 300 },
  )
})

test('[K10] what was heard again tells nothing new', () => {
  fc.assert(
    fc.property(history, (facts) => {
      const ledger = ledgerOf(facts)
      const before = ledger.rows()
      expect(facts.some((fact) => ledger.apply(fact))).toBe(false)
      expect(ledger.rows()).toEqual(before)
    }),
  )
})

test('[K10] the batch agrees with counting each thing by hand', () => {
  fc.assert(
    fc.property(history, (facts) => {
      const latest = facts.filter((f) => !facts.some((g) => factKey(g) === factKey(f) && g.version > f.version))
      for (const row of recount(facts, timings)) {
        if (row.dimension !== 'queue') continue
        const here = latest.flatMap((f) =>
          f.kind === 'entry' && f.of.queueId === row.id && intervalStart(f.of.arrivedAt, 'quarter') === row.start
            ? [f.of]
            : [],
        )
        const { counts } = row
        expect(counts.offered).toBe(here.length)
        expect(counts.answered).toBe(here.filter(({ answeredAt }) => answeredAt !== undefined).length)
        expect(counts.abandoned + counts.shortAbandoned).toBe(
          here.filter(({ left }) => left?.how === 'abandoned').length,
        )
        expect(row.waitingSince.length).toBe(here.filter((e) => e.answeredAt === undefined && !e.left).length)
      }
    }),
  )
})

test('[K11] queues and hotlines add up to the same, and so do groups and operators', () => {
  fc.assert(
    fc.property(history, (facts) => {
      const rows = recount(facts, timings)
      const sum = (dimension: string, name: 'offered' | 'answered' | 'handled' | 'talkMs' | 'idleMs' | 'contacts') =>
        rows.filter((row) => row.dimension === dimension).reduce((total, { counts }) => total + counts[name], 0)
      for (const name of ['offered', 'answered', 'handled', 'talkMs', 'contacts'] as const) {
        expect(sum('queue', name)).toBe(sum('hotline', name))
      }
      for (const name of ['answered', 'handled', 'talkMs', 'idleMs', 'contacts'] as const) {
        expect(sum('group', name)).toBe(sum('operator', name))
      }
      expect(sum('queue', 'talkMs')).toBe(sum('operator', 'talkMs'))
    }),
  )
})

test('[K11] hours and days are the sums of their quarters, and a day the sum of its hours', () => {
  fc.assert(
    fc.property(history, (facts) => {
      const quarters = recount(facts, timings)
      const days = coarser(quarters, 'day')
      expect(coarser(coarser(quarters, 'hour'), 'day')).toEqual(days)
      const ledger = ledgerOf(facts)
      for (const day of days) expect(ledger.sum(day, 'day')).toEqual(day)
      const total = (rows: typeof days) => rows.reduce((sum, { counts }) => sum + counts.offered + counts.engagedMs, 0)
      expect(total(days)).toBe(total(quarters))
      for (const day of days) {
        const its = quarters.filter(
          (row) =>
            row.dimension === day.dimension && row.id === day.id && intervalStart(row.start, 'day') === day.start,
        )
        const waits = its.flatMap(({ longestWait }) => longestWait ?? [])
        expect(day.longestWait).toBe(waits.length > 0 ? Math.max(...waits) : undefined)
      }
    }),
  )
})

test('[K16] the facts behind a count are as many as it says', () => {
  fc.assert(
    fc.property(history, (facts) => {
      const ledger = ledgerOf(facts)
      for (const row of ledger.rows()) {
        for (const name of ['offered', 'answered', 'abandoned', 'handled', 'settled'] as const) {
          expect(ledger.behind(row, name).length).toBe(row.counts[name])
        }
        expect(ledger.row(row.dimension, row.id, row.start)).toEqual(row)
      }
    }),
  )
})

test('[K18] those a share misses are as many as it lacks, counted in a row or one by one', () => {
  fc.assert(
    fc.property(history, fc.nat(3_600_000), (facts, later) => {
      const latest = facts.filter((f) => !facts.some((g) => factKey(g) === factKey(f) && g.version > f.version))
      const now = Math.max(...facts.map(({ of }) => ('arrivedAt' in of ? of.arrivedAt : of.from))) + later
      for (const row of recount(facts, timings)) {
        if (row.dimension !== 'queue' && row.dimension !== 'hotline') continue
        for (const id of ['completion', 'service-level-strict-15', 'service-level-strict-20'] as const) {
          const kpi = kpiById.get(id)!
          const value = kpi.of(row, { now, timings })
          const asked = { value, now, timings }
          const missed = countBehind(kpi, row, asked)
          const whole =
            kpi.id === 'completion'
              ? row.counts.offered
              : row.counts[`answeredIn${id.endsWith('15') ? 15 : 20}`] + missed
          if (value === undefined) expect(whole).toBe(0)
          else expect(missed).toBeCloseTo(whole * (1 - value), 6)
          const its = latest.flatMap((fact) =>
            contributionsOf(fact, timings).filter(
              (each) => each.dimension === row.dimension && each.id === row.id && each.start === row.start,
            ),
          )
          expect(its.filter((each) => isBehind(kpi, addedBy(each), asked)).length).toBe(missed)
        }
      }
    }),
  )
})

test('[K10] what is forgotten stays so, whatever comes late', () => {
  fc.assert(
    fc.property(told, fc.nat(), ([inOrder, shuffled], pick) => {
      const all = recount(inOrder, timings)
      const moment = all[pick % Math.max(1, all.length)]?.start ?? 0
      const ledger = ledgerOf(shuffled)
      ledger.forget(moment)
      for (const fact of shuffled) ledger.apply(fact)
      expect(ledger.rows()).toEqual(all.filter(({ start }) => start >= moment))
    }),
  )
})
