import type { OperatorId } from '@hearline/domain'
import type { Caller } from '../callers/caller.ts'
import type { Voice } from '../voice.ts'

/** What an operator hears of the call she is in. */
export type Headset = {
  /** Resolves with who is on the line, once she hears them. */
  caller: () => Promise<Caller>
  /** Resolves when all is said and she should end the call. */
  settled: () => Promise<void>
  /** Another call: nothing of it has been heard. */
  next: () => void
  takeOff: () => void
}

export function putOnHeadset(voice: Voice, id: OperatorId): Headset {
  let heard = Promise.withResolvers<Caller>()
  let settled = Promise.withResolvers<undefined>()
  const takeOff = voice.listen(id, {
    hears: (caller) => {
      heard.resolve(caller)
    },
    settled: () => {
      settled.resolve(undefined)
    },
  })
  return {
    caller: () => heard.promise,
    settled: () => settled.promise,
    next: () => {
      heard = Promise.withResolvers<Caller>()
      settled = Promise.withResolvers<undefined>()
    },
    takeOff,
  }
}
