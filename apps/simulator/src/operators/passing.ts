import { isReady, type CallId, type OperatorId, type QueueId } from '@hearline/domain'
import type { CallRow, CommandBody, OperatorRow } from '@hearline/protocol'
import { pause } from '../clock.ts'
import { between, chance, pick } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Means } from './commands.ts'

type Situation = {
  callId: CallId
  call: () => CallRow | undefined
  me: () => OperatorRow | undefined
  /** Colleagues as they last showed themselves. */
  colleagues: () => readonly OperatorRow[]
  /** Lets so many seconds pass; false when the call was over before. */
  stillTalking: (seconds: number) => Promise<boolean>
}
type To = CommandBody<'transfer-call'>['to']

/** Proposals of our own: how often which, and what comes of asking. */
const asksFirst = 0.6
const toAQueue = 0.3
const outside = 0.15
const takesIt = 0.7
/** A line of the city administration's own series, which rings nobody. */
const office = '01055550100'

/** Somewhere in a talk the operator passes the caller on, or asks somebody. True when the caller has left her. */
export async function passOn(means: Means, at: Situation): Promise<boolean> {
  const { command, random } = means
  const { callId } = at
  if (!(await at.stillTalking(between(random, 10, 40)))) return false
  const kind = chance(random, asksFirst) ? 'consult' : 'blind'
  const to = target(random, at, kind)
  if (to === undefined) return false
  const sent = await command('transfer-call', { callId, to, kind })
  if (!sent.ok) return false
  if (kind === 'blind' && !('number' in to)) return true
  for (let seconds = 0; at.call()?.party?.state === 'ringing' && seconds < 60; seconds += 2)
    if (!(await at.stillTalking(2))) return false
  if (at.call()?.party?.state === 'talking' && (await at.stillTalking(between(random, 5, 20))))
    await settle(means, callId)
  await goBack(means, at)
  return at.call()?.operatorId !== at.me()?.id
}

async function settle({ command, random, clock, signal }: Means, callId: CallId): Promise<void> {
  if (!chance(random, takesIt)) {
    await command('cancel-consult', { callId })
    return
  }
  if (chance(random, 0.5)) {
    await command('join-call', { callId })
    await pause(clock, 5, signal)
  }
  await command('complete-transfer', { callId })
}

/** Whom she asked is gone: her caller still hears music. */
async function goBack({ command }: Means, { callId, me }: Situation): Promise<void> {
  if (me()?.activity === 'held') await command('resume-call', { callId })
}

function target(random: Random, { me, call, colleagues }: Situation, kind: 'blind' | 'consult'): To | undefined {
  if (chance(random, outside)) return { number: office }
  const queues = me()?.queues.map(({ queueId }) => queueId) ?? []
  const others = queues.filter((queueId: QueueId) => queueId !== call()?.queueId)
  if (kind === 'blind' && others.length > 0 && chance(random, toAQueue)) return { queue: pick(random, others) }
  const free = colleagues().filter(isReady)
  const operator: OperatorId | undefined = free.length > 0 ? pick(random, free).id : undefined
  return operator === undefined ? undefined : { operator }
}
