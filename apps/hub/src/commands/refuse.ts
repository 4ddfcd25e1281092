import { currentCall, type CallRow, type OperatorRow } from '@hearline/store'

/** A refusal that tells the loser what the call is now, and who has it. */
export const refuseCall = <E extends string>(error: E, call: CallRow) => ({
  ok: false as const,
  error,
  details: { current: currentCall(call) },
})

/** A refusal that tells how the operator stands instead. */
export const refuseOperator = <E extends string>(error: E, { availability, activity }: OperatorRow) => ({
  ok: false as const,
  error,
  details: { current: { availability, activity } },
})

export const notFound = { ok: false, error: 'not-found' } as const
export const nothing = { ok: true, value: {} } as const
