import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { mergeFields, saveDraft, type Draft } from './draft.ts'

/** One author's saves as they were made: each raises the revision. */
const saves = fc
  .array(arb.ticketFields, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((fields, n): Draft => ({ rev: n + 1, fields })))

/** What is kept after the saves arrived in this order. */
const kept = (arrivals: readonly Draft[]): Draft | undefined =>
  arrivals.reduce<Draft | undefined>((stored, save) => {
    const result = saveDraft(stored, save)
    return result.ok ? result.value : stored
  }, undefined)

test('[T8] the higher revision wins', () => {
  const stored = { rev: 4, fields: { text: 'a' } }
  expect(saveDraft(undefined, stored)).toEqual(ok(stored))
  expect(saveDraft(stored, { rev: 5, fields: { text: 'b' } })).toEqual(ok({ rev: 5, fields: { text: 'b' } }))
  expect(saveDraft(stored, { rev: 4, fields: { text: 'b' } })).toEqual(refuse('stale-revision'))
  expect(saveDraft(stored, { rev: 3, fields: { text: 'b' } })).toEqual(refuse('stale-revision'))
})

test('[T8] saves that come again or late change nothing', () => {
  const arrivals = saves.chain((all) => fc.tuple(fc.constant(all), fc.array(fc.nat({ max: all.length - 1 }))))
  fc.assert(
    fc.property(arrivals, ([all, again]) => {
      expect(kept([...all, ...again.map((n) => all[n]!)])).toEqual(kept(all))
    }),
  )
})

test('[T8] whole forms end alike in whatever order they arrive', () => {
  const whole = ({ text, title }: Draft['fields']) => ({ text: text ?? null, title: title ?? null })
  const shuffled = saves
    .map((all) => all.map(({ rev, fields }): Draft => ({ rev, fields: whole(fields) })))
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(shuffled, ([all, mixed]) => {
      expect(kept(mixed)).toEqual(all.at(-1))
    }),
  )
})

test('[T9] a field left out is untouched, null empties it', () => {
  expect(mergeFields({ text: 'a', title: 'b' }, { title: null, text: undefined, answer: 'c' })).toEqual({
    text: 'a',
    title: null,
    answer: 'c',
  })
})

test('[T9] after a save, every field it gave stands as given and every other as before', () => {
  fc.assert(
    fc.property(arb.ticketFields, arb.ticketFields, (before, change) => {
      const after = mergeFields(before, change)
      expect(after).toEqual({ ...before, ...change })
      expect(mergeFields(after, change)).toEqual(after)
    }),
  )
})
