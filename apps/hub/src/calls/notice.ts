import type { CallId, OperatorId } from '@hearline/domain'
import type { SystemNotice } from '@hearline/store'

const SYSTEM = 'system'

/** Why an offer went to somebody whom no routing chose; `by` asked for her. */
export const named = (by: OperatorId) => ({
  ...{ rule: 'named', waitedMs: 0, candidates: [], candidateCount: 0, relaxedBy: 0 },
  ...{ via: 'named', by },
})

type About = { readonly name: string; readonly cause: string; readonly callId: CallId }

/** To who passed a call on: it rings at her desk again. */
export const returnedWords = ({ name, cause, callId }: About): SystemNotice => ({
  from: SYSTEM,
  code: 'transfer-returned',
  text: `${name} 未接听，来电转回。 ${name} did not take the call; it comes back to you.`,
  details: { name, cause },
  callId,
})

/** To who asked somebody: that one is gone. */
export const unansweredWords = ({ name, cause, callId }: About): SystemNotice => ({
  from: SYSTEM,
  code: 'consult-unanswered',
  text: `${name} 未接通。 ${name} could not be reached.`,
  details: { name, cause },
  callId,
})

/** To the leads of her group. */
export const emergencyWords = (about: { name: string; service: string; callId: CallId }): SystemNotice => ({
  from: SYSTEM,
  code: 'emergency',
  text: `${about.name} 正将来电转往 ${about.service}。 ${about.name} is transferring a call to ${about.service}.`,
  details: { name: about.name, service: about.service },
  callId: about.callId,
  mustRead: true,
})

/** To an operator whose availability somebody else set. */
export const forcedWords = (by: {
  actor: string
  name: string
  availability: string
  reason: string
}): SystemNotice => ({
  from: by.name,
  code: 'forced',
  text: by.reason,
  details: { ...by },
})
