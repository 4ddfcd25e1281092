import type { Call, Operator } from '@hearline/domain'
import type { InstructionBody } from '@hearline/protocol'
import {
  dropTimer,
  instruct,
  setTimer,
  writeCall,
  writeEngagement,
  type CallExtras,
  type CallRow,
  type EngagementChange,
} from '@hearline/store'
import type { FloorContext, InHand } from './in-hand.ts'
import { keepOperator } from './keep-operator.ts'

/** What a transition made of what was in hand; what it leaves out stays. */
export type Next = {
  readonly call?: Call
  readonly extras?: CallExtras
  readonly engagement?: EngagementChange
  readonly operator?: Operator
  readonly order?: InstructionBody
}

/** Writes a transition in lock order, with the timers its states ask for; the switch's row comes last. */
export async function keep(cx: FloorContext, held: InHand, next: Next): Promise<void> {
  const call = next.call ? await writeCall(cx.tx, held.call, next.call, next.extras) : held.call
  if (held.engagement && next.engagement) await writeEngagement(cx.tx, held.engagement, next.engagement)
  if (held.operator && next.operator) await keepOperator(cx, held.operator, next.operator)
  await keepRingTimer(cx, held.call, call)
  if (next.order) await order(cx, call, next.order)
}

/** Tells the call's switch what to do; a ring ends with its lease. */
async function order({ tx }: FloorContext, call: CallRow, body: InstructionBody): Promise<void> {
  const { id: callId, switchId, switchCall, fence, leaseEndsAt } = call
  const ends = body.do === 'ring' && leaseEndsAt !== null ? { expiresAt: leaseEndsAt } : {}
  await instruct(tx, { switchId, callId, switchCall, fence, body, ...ends })
}

async function keepRingTimer({ tx, timings }: FloorContext, before: CallRow, after: CallRow): Promise<void> {
  const key = { kind: 'ring-timeout', subject: after.id } as const
  if (after.state === 'offered' && after.leaseEndsAt !== null) {
    await setTimer(tx, key, after.leaseEndsAt - timings.grace, after.fence)
  } else if (before.state === 'offered') {
    await dropTimer(tx, key)
  }
}
