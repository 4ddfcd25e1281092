import fc from 'fast-check'
import type { CallId, Instant } from '../ids.ts'
import { chosenAvailabilities } from '../operator/availability.ts'
import type { ChangedBy } from '../operator/change.ts'
import { chooseAvailability, endBreak, forceAvailability, type Wish } from '../operator/choice.ts'
import type { Operator, OperatorRefusal } from '../operator/operator.ts'
import { answer, dropOffer, missOffer, returnOffer, takeBack, takeOffer } from '../operator/ringing.ts'
import { signIn, signOut } from '../operator/session.ts'
import { consult, hold, leaveConsult, loseLeg, resume } from '../operator/talking.ts'
import { beginWrapUp, extendWrapUp, finishWrapUp, overrunWrapUp, wrapUpCallBack } from '../operator/wrap-up.ts'
import type { Result } from '../result.ts'
import { standardTimings } from '../timings.ts'

/** The lead of the generated floor. */
export const lead: ChangedBy = { actor: 'lead001', cause: 'lead', reason: 'storm' }

const plain = {
  signIn,
  signOut,
  returnOffer,
  dropOffer,
  hold,
  consult,
  resume,
  loseLeg,
  leaveConsult,
  takeBack: (operator: Operator, now: Instant) => takeBack(operator, operator.callId ?? ('none' as CallId), now),
  finishWrapUp,
  endBreak,
  beginWrapUp: (operator: Operator, now: Instant) => beginWrapUp(operator, now, standardTimings),
  wrapUpCallBack: (operator: Operator, now: Instant) =>
    wrapUpCallBack(operator, 'call-b' as CallId, now, standardTimings),
  extendWrapUp: (operator: Operator, now: Instant) => extendWrapUp(operator, now, standardTimings),
}
type Plain = keyof typeof plain

/** One thing that may be tried on an operator, as data. */
export type OperatorMove =
  | { do: Plain }
  | { do: 'choose'; wish: Wish; room: boolean }
  | { do: 'force'; wish: Wish }
  | { do: 'takeOffer' | 'answer'; callId: CallId }
  | { do: 'missOffer' | 'overrunWrapUp'; late: boolean }

export function tryMove(operator: Operator, move: OperatorMove, now: Instant): Result<Operator, OperatorRefusal> {
  switch (move.do) {
    case 'choose':
      return chooseAvailability(operator, move.wish, move.room, now)
    case 'force':
      return forceAvailability(operator, move.wish, now, lead)
    case 'takeOffer':
      return takeOffer(operator, move.callId, now)
    case 'answer':
      return answer(operator, move.callId, now)
    case 'missOffer':
      return missOffer(operator, move.late, now)
    case 'overrunWrapUp':
      return overrunWrapUp(operator, move.late, now)
    default:
      return plain[move.do](operator, now)
  }
}

const wish: fc.Arbitrary<Wish> = fc.record(
  {
    availability: fc.constantFrom('ready', ...chosenAvailabilities),
    reason: fc.constant('lunch'),
    minutes: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ['availability'] },
)
const callId = fc.constantFrom('call-a' as CallId, 'call-b' as CallId)
const one = fc.oneof(
  { arbitrary: fc.record({ do: fc.constantFrom(...(Object.keys(plain) as Plain[])) }), weight: 6 },
  { arbitrary: fc.record({ do: fc.constant('choose' as const), wish, room: fc.boolean() }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('force' as const), wish }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('takeOffer' as const, 'answer' as const), callId }), weight: 6 },
  {
    arbitrary: fc.record({ do: fc.constantFrom('missOffer' as const, 'overrunWrapUp' as const), late: fc.boolean() }),
    weight: 1,
  },
)

/** Anything that may be tried on an operator, sensible or not; half the lists begin as a day begins. */
export const operatorMoves: fc.Arbitrary<OperatorMove[]> = fc
  .tuple(fc.boolean(), fc.array<OperatorMove>(one, { maxLength: 25 }))
  .map(([opens, moves]) => (opens ? [...opening, ...moves] : [{ do: 'signIn' as const }, ...moves]))

const opening: OperatorMove[] = [
  { do: 'signIn' },
  { do: 'choose', wish: { availability: 'ready' }, room: true },
  { do: 'takeOffer', callId: 'call-a' as CallId },
  { do: 'answer', callId: 'call-a' as CallId },
]
