/** States of a call on the floor. The last two are final. */
export const callStates = [
  'queued',
  'offered',
  'talking',
  'held',
  'consulting',
  'wrap-up',
  'closed',
  'abandoned',
] as const
export type CallState = (typeof callStates)[number]

/** How a closed call ended. */
export const callOutcomes = ['answered', 'transferred-out', 'failed'] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const isFinal = (state: CallState): boolean => state === 'closed' || state === 'abandoned'
