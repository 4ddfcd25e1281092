import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byLikeness, categoryInCommon, likeness, placeInCommon, textInCommon, type InCommon } from './likeness.ts'

const nothing: InCommon = { number: false, place: false, category: 'other', text: 0 }

test('[F2] the number, or two other things, or nearly the same words make tickets alike', () => {
  expect(likeness({ ...nothing, number: true })).toEqual({ score: 0.4, reasons: ['number'] })
  expect(likeness({ ...nothing, place: true, category: 'same' })).toEqual({
    score: 0.45,
    reasons: ['place', 'category'],
  })
  expect(likeness({ ...nothing, text: 0.9 })).toEqual({ score: 0.45, reasons: ['text'] })
  expect(likeness({ number: true, place: true, category: 'same', text: 1 })?.score).toBe(1)
  for (const alone of [
    { place: true },
    { category: 'same' },
    { text: 0.7 },
    { place: true, category: 'near' },
  ] as const)
    expect(likeness({ ...nothing, ...alone })).toBeUndefined()
  // words that everybody uses are no reason
  expect(likeness({ ...nothing, number: true, text: 0.19 })?.reasons).toEqual(['number'])
})

test('[F2] more in common is never less alike', () => {
  const common = fc.record({
    number: fc.boolean(),
    place: fc.boolean(),
    category: fc.constantFrom('same' as const, 'near' as const, 'other' as const),
    text: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(common, (how) => {
      const score = (more: Partial<InCommon>) => likeness({ ...how, ...more })?.score ?? 0
      for (const more of [{ number: true }, { place: true }, { category: 'same' as const }, { text: 1 }])
        expect(score(more)).toBeGreaterThanOrEqual(score({}))
      expect(score({})).toBeLessThanOrEqual(1)
    }),
  )
})

test('[F2] categories are near when they differ in their last level only', () => {
  expect(categoryInCommon('010203', '010203')).toBe('same')
  expect(categoryInCommon('010203', '010204')).toBe('near')
  for (const other of ['0102', '010304', undefined]) expect(categoryInCommon('010203', other)).toBe('other')
  expect(categoryInCommon('01', '02')).toBe('other')
})

test('[F3] those under way first, then the likeliest, then the newest', () => {
  const found = [
    { open: false, score: 1, id: '5' },
    { open: true, score: 0.4, id: '1' },
    { open: true, score: 0.4, id: '2' },
    { open: true, score: 0.9, id: '0' },
  ]
  expect(found.toSorted(byLikeness).map(({ id }) => id)).toEqual(['0', '2', '1', '5'])
})

test('[F4] the shorter text counts, once it is one', () => {
  expect(textInCommon({ one: 4, other: 40, both: 3 })).toBe(0.75)
  expect(textInCommon({ one: 2, other: 40, both: 2 })).toBe(0)
  expect(textInCommon({ one: 0, other: 0, both: 0 })).toBe(0)
})

test('[F2] places are the same that lie in one subdistrict', () => {
  expect(placeInCommon('110105001001', '110105001')).toBe(true)
  expect(placeInCommon('110105001001', '110105001002')).toBe(true)
  expect(placeInCommon('110105001001', '110105002001')).toBe(false)
  expect(placeInCommon('110105', '110105001')).toBe(false)
  expect(placeInCommon(undefined, undefined)).toBe(false)
})
