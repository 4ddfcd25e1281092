import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CallId } from '@hearline/domain'
import type { CommandName } from '@hearline/protocol'
import { Unavailable, type LiveRow } from '@hearline/store'
import { handlers } from '../commands/handlers.ts'
import { runCommand } from '../commands/run.ts'
import { receive } from '../cti/receive.ts'
import type { RoutingDeps } from '../routing/router.ts'

type Operator = LiveRow<'operator'>
type How = { readonly index: number; readonly of: number; readonly say: (what: object) => void }

/** Of a thousand looks at somebody else's desk, in so many she is played as well. */
const STRAY = 1
const RETRY_MS = 100

/**
 * What operators do at their desks and callers on their lines, one chance each look: every operator is played by one of
 * several, now and then also by another, as by a page that was forgotten.
 */
export function openHands(deps: RoutingDeps, { index, of, say }: How) {
  const { model, log } = deps
  const busy = new Set<Operator['id']>()
  const chance = (perMille: number) => Math.random() * 1000 < perMille

  async function act(operator: Operator): Promise<void> {
    const { activity, callId } = operator
    const call = callId === null ? undefined : model.calls.get(callId)
    if (activity === 'idle') {
      if (operator.availability !== 'ready') await command(operator, 'set-availability', { availability: 'ready' })
    } else if (activity === 'wrap-up') {
      if (chance(600)) await command(operator, 'finish-wrap-up', {})
    } else if (call === undefined) {
      return
    } else if (activity === 'offered') {
      const offer = { callId: call.id, fence: call.fence }
      if (chance(30)) await command(operator, 'decline-call', offer)
      else if (chance(20)) await happens('caller-hung-up', call.id)
      else if (chance(600)) await command(operator, 'answer-call', offer)
    } else {
      const about = { callId: call.id }
      if (chance(20)) await happens('leg-failed', call.id)
      else if (chance(50)) await happens('caller-hung-up', call.id)
      else if (activity === 'held') await command(operator, 'resume-call', about)
      else if (chance(60)) await command(operator, 'hold-call', about)
      else if (chance(400)) await command(operator, 'end-call', about)
    }
  }

  /** The same command under the same key until it is answered. */
  async function command(operator: Operator, name: CommandName, body: object): Promise<void> {
    const { id: operatorId, username, groupId } = operator
    const who = { id: username, personId: username, sessionId: username, name: username, role: 'operator' } as const
    const actor = { ...who, operatorId, groupId }
    const commands = { ...deps, floor: model, handlers, promptly: <T>(work: Promise<T>) => work }
    const key = randomUUID()
    for (;;) {
      try {
        const { status, body: reply } = await runCommand(commands, { name, key, actor, body })
        say({ answered: { username, operatorId, name, key, status, body, reply } })
        return
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        await wait(RETRY_MS)
      }
    }
  }

  async function happens(type: 'caller-hung-up' | 'leg-failed', id: CallId): Promise<void> {
    const call = model.calls.get(id)
    if (call === undefined) return
    const { switchId, switchCall, fence } = call
    const about = { type, call: switchCall, ...(type === 'leg-failed' ? { fence, reason: 'no-audio' } : {}) }
    const envelope = { id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n: 1, ...about }
    await receive({ ...deps, switchId }, envelope)
  }

  async function turn(operator: Operator): Promise<void> {
    if (busy.has(operator.id)) return
    busy.add(operator.id)
    try {
      await act(operator)
    } catch (error) {
      if (!(error instanceof Unavailable)) log.error({ err: error }, 'hands stumbled')
    } finally {
      busy.delete(operator.id)
    }
  }

  return {
    /** One look at every desk. */
    look(): void {
      for (const operator of model.operators.values())
        if (number(operator) % of === index || chance(STRAY)) void turn(operator)
    },
  }
}

/** Of `op0017`, 17. */
const number = ({ username }: Operator) => Number(username.replace(/\D/g, ''))
