import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erlangCLevel } from './erlang-c.ts'
import { estimatedWait, fewestSeats, loadOf } from './staffing.ts'

const seconds = (n: number) => n * 1_000

test('[K13] 95 % in 15 s: 560 erlang of 288 s need 586 seats, 642 of 330 s need 671', () => {
  const seats = (load: number, handlingTime: number) =>
    fewestSeats((n) => erlangCLevel({ load, handlingTime }, n, seconds(15)), 0.95)
  expect(seats(loadOf(7_000, seconds(288)), seconds(288))).toBe(586)
  expect(seats(loadOf(7_000, seconds(330)), seconds(330))).toBe(671)
  expect(() => fewestSeats(() => 1, 1)).toThrow(RangeError)
})

test('[K13] one seat fewer is not enough', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (load, share) => {
        const level = (n: number) => erlangCLevel({ load, handlingTime: seconds(288) }, n, seconds(15))
        const seats = fewestSeats(level, share)
        expect(level(seats)).toBeGreaterThanOrEqual(share)
        if (seats > 1) expect(level(seats - 1)).toBeLessThan(share)
      },
    ),
  )
})

test('[K14] whoever stands behind nine others at ten seats waits one handling time; unknown is absent', () => {
  const queue = { ahead: 9, seats: 10, free: 0, handlingTime: seconds(288) }
  expect(estimatedWait(queue)).toBe(seconds(288))
  expect(estimatedWait({ ...queue, free: 10 })).toBe(0)
  expect(estimatedWait({ ...queue, free: 9 })).toBe(seconds(28.8))
  expect(estimatedWait({ ...queue, seats: 0 })).toBeUndefined()
  expect(estimatedWait({ ...queue, handlingTime: undefined })).toBeUndefined()
})
