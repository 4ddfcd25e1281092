import type { OperatorId } from '@hearline/domain'
import { expect, test } from 'vitest'
import type { Caller } from '../callers/caller.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openVoice } from '../voice.ts'
import { putOnHeadset } from './headset.ts'

const id = 'a' as OperatorId
const caller = (appeal: number): Caller => ({ appeal, talk: 60, lastWord: 'operator' }) as never
const pending = async (promise: Promise<unknown>) =>
  (await Promise.race([promise, Promise.resolve('pending')])) === 'pending'

test('of each call she hears who it is and when all is said, and nothing of the one before', async () => {
  const clock = manualClock()
  const voice = openVoice(clock)
  const headset = putOnHeadset(voice, id)
  for (const appeal of [1, 2]) {
    headset.next()
    expect(await pending(headset.caller())).toBe(true)
    const apart = voice.join(id, caller(appeal), () => undefined)
    expect(await headset.caller()).toMatchObject({ appeal })
    clock.pass(59)
    expect(await pending(headset.settled())).toBe(true)
    clock.pass(1)
    await headset.settled()
    apart()
  }
  headset.next()
  headset.takeOff()
  voice.join(id, caller(3), () => undefined)
  expect(await pending(headset.caller())).toBe(true)
})
