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

const present = (details: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(details).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

type Reason = { name: string; reason?: string | undefined }

/** To whom a lead moved; `queues` by id, until an instant in ISO 8601. */
export const movedWords = (by: Reason & { queues: readonly string[]; until: string | undefined }): SystemNotice => ({
  from: by.name,
  code: 'moved',
  text: by.reason ?? `${by.name} 调整了您的队列。 ${by.name} moved you to other queues.`,
  details: present({ name: by.name, reason: by.reason, until: by.until, queues: by.queues.join(' ') }),
})

/** `cause`: `undo` by a lead, `timer` by the clock. */
export const movedBackWords = ({ name, cause }: { name: string; cause: 'undo' | 'timer' }): SystemNotice => ({
  from: name,
  code: 'moved-back',
  text: '队列调整已结束。 The move of your seat has ended.',
  details: { name, cause },
})

export const breakWords = ({ name, granted, reason }: Reason & { granted: boolean }): SystemNotice => ({
  from: name,
  code: granted ? 'break-granted' : 'break-refused',
  text: reason ?? (granted ? '小休已批准。 Your break is granted.' : '小休未批准。 Your break is refused.'),
  details: present({ name, reason }),
})

export const handWords = ({ name, words }: { name: string; words?: string | undefined }): SystemNotice => ({
  from: name,
  code: 'hand-answered',
  text: words ?? `${name} 正在过来。 ${name} is coming.`,
  details: { name },
})

export const wrapUpWords = ({ name, reason }: { name: string; reason: string }): SystemNotice => ({
  from: name,
  code: 'wrap-up-ended',
  text: reason,
  details: { name, reason },
})

/** To an operator whom somebody was with on a call, once that is over. */
export const monitoredWords = ({
  name,
  mode,
  callId,
}: {
  name: string
  mode: string
  callId: CallId
}): SystemNotice => ({
  from: name,
  code: 'monitored',
  text: `${name} 参与过您的通话。 ${name} was on your call.`,
  details: { name, mode },
  callId,
})

export const takenOverWords = ({ name, reason, callId }: Reason & { callId: CallId }): SystemNotice => ({
  from: name,
  code: 'taken-over',
  text: reason ?? `${name} 接管了通话。 ${name} took over your call.`,
  details: present({ name, reason }),
  callId,
})
