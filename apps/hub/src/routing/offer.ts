import { offerCall, stillServes, takeOffer, type Assignment, type QueueId, type Timings } from '@hearline/domain'
import {
  callOf,
  findCall,
  findOperator,
  insertOffer,
  isRouting,
  isSeatPresent,
  lockCall,
  lockOperator,
  operatorOf,
  type LiveChange,
  type Store,
  type Tx,
} from '@hearline/store'
import { keep } from '../calls/keep.ts'

export type OfferDeps = { readonly store: Store; readonly timings: Timings; readonly hubId: string }

/** What an offer is based on: what the model shows of the call and its queue, and the lease it is made under. */
export type Basis = {
  readonly callFence: number
  readonly leaseFence: number
  readonly overflowTo?: QueueId | null | undefined
}

/** Why an offer was not made; whoever lost looks at what the database says. */
export type Lost = 'call' | 'operator' | 'lease'

class LostOffer extends Error {
  readonly to: Lost
  constructor(to: Lost) {
    super(`the offer lost its ${to}`)
    this.to = to
  }
}

/**
 * Offers a call to an operator in one transaction, if both still are what routing saw and this hub still routes.
 * `changes` is what became of them, or, for a loser, how they stand.
 */
export async function offer(
  deps: OfferDeps,
  { callId, operatorId, why }: Assignment,
  basis: Basis,
): Promise<{ lost?: Lost; changes: LiveChange[] }> {
  try {
    const { changes } = await deps.store.tx((tx) => make(deps, tx, { callId, operatorId, why }, basis))
    return { changes }
  } catch (error) {
    if (!(error instanceof LostOffer)) throw error
    return { lost: error.to, changes: await standing(deps.store, callId, operatorId) }
  }
}

async function make(
  { timings, hubId }: OfferDeps,
  tx: Tx,
  { callId, operatorId, why }: Assignment,
  { callFence, leaseFence, overflowTo }: Basis,
): Promise<void> {
  const call = await lockCall(tx, callId)
  if (!call || call.fence !== callFence) throw new LostOffer('call')
  const offered = offerCall(callOf(call), operatorId, tx.now, timings)
  if (!offered.ok) throw new LostOffer('call')
  if (!(await isRouting(tx.db, hubId, leaseFence))) throw new LostOffer('lease')
  const { fence, leaseEndsAt = tx.now } = offered.value
  const engagement = await insertOffer(tx, { callId, operatorId, fence, leaseEndsAt, why })
  if (!engagement) throw new LostOffer('operator')
  const operator = await lockOperator(tx, operatorId)
  const taken = operator && takeOffer(operatorOf(operator), callId, tx.now)
  const queue = { id: call.queueId, overflowTo: overflowTo ?? undefined }
  if (operator && !stillServes(operator, why.via, queue)) throw new LostOffer('operator')
  if (!taken?.ok || !(await isSeatPresent(tx.db, operatorId))) throw new LostOffer('operator')
  await keep(
    { tx, timings },
    { call, engagement, operator },
    {
      call: offered.value,
      extras: why.via === 'overflow' ? { overflowed: true } : {},
      operator: taken.value,
      order: { do: 'ring', leg: engagement.id, operator: operatorId, seat: 'hub' },
    },
  )
}

async function standing(store: Store, callId: Assignment['callId'], operatorId: Assignment['operatorId']) {
  const [call, operator] = await Promise.all([findCall(store.read, callId), findOperator(store.read, operatorId)])
  return [
    ...(call ? [{ kind: 'call', row: call } as const] : []),
    ...(operator ? [{ kind: 'operator', row: operator } as const] : []),
  ]
}
