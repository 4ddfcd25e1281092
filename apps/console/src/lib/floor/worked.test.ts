import { expect, test } from 'vitest'
import { Worked } from './worked.ts'

test('time with callers and ready for them counts; busy, breaks and going backwards do not', () => {
  const worked = new Worked(0)
  worked.count('engaged', 10)
  worked.count('busy', 20)
  worked.count('idle', 25)
  worked.count('idle', 22)
  worked.count('break', 60)
  expect(worked).toMatchObject({ engagedMs: 10, idleMs: 5 })
})

test('the hub’s count stands for all until its end, wherever that lies in what was seen', () => {
  const seen = (): Worked => {
    const worked = new Worked(100)
    worked.count('engaged', 110)
    worked.count('idle', 130)
    return worked
  }
  const counted = { engagedMs: 1_000, idleMs: 2_000 }
  const begun = (at: number) => {
    const worked = seen()
    worked.begin(counted, at)
    worked.count('engaged', 135)
    worked.begin(counted, 135) // one hour only
    return [worked.engagedMs, worked.idleMs]
  }
  expect(begun(90)).toEqual([1_015, 2_020])
  expect(begun(105)).toEqual([1_010, 2_020])
  expect(begun(120)).toEqual([1_005, 2_010])
  expect(begun(133)).toEqual([1_005, 2_000])
})
