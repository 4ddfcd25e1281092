import type { CallId, OperatorId } from '@hearline/domain'
import type { CallRow, OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { randomFrom } from '../random/generator.ts'
import { passOn } from './passing.ts'

const callId = 'c' as CallId
const me = { id: 'a' as OperatorId, activity: 'talking', availability: 'ready', queues: [{ queueId: 'other' }] }
const free = { id: 'b' as OperatorId, activity: 'idle', availability: 'ready' }

/** One attempt; the colleague answers when `answers`, and completing gives her the call. */
async function attempt(seed: string, answers: boolean) {
  const sent: string[] = []
  let call: Record<string, unknown> = { operatorId: me.id }
  let activity = 'talking'
  const command = (name: string, body: { kind?: string }) => {
    sent.push(body.kind === undefined ? name : `${name} ${body.kind}`)
    if (name === 'transfer-call') {
      call = { ...call, party: body.kind === 'consult' && answers ? { state: 'talking' } : undefined }
      activity = body.kind === 'blind' ? 'wrap-up' : answers ? 'consulting' : 'held'
    }
    if (name === 'cancel-consult' || name === 'resume-call') activity = 'talking'
    if (name === 'complete-transfer') call = { operatorId: free.id }
    return Promise.resolve({ ok: true, value: {}, rows: [] })
  }
  const clock = { ...manualClock(), after: (_: number, act: () => void) => (queueMicrotask(act), () => undefined) }
  const signal = new AbortController().signal
  const left = await passOn(
    { command: command as never, clock, random: randomFrom(seed), signal },
    {
      callId,
      call: () => call as unknown as CallRow,
      me: () => ({ ...me, activity }) as unknown as OperatorRow,
      colleagues: () => [free as unknown as OperatorRow],
      stillTalking: () => Promise.resolve(true),
    },
  )
  return { sent, left, activity }
}

test('whoever is asked is let go or takes the call, and nobody is left on hold', async () => {
  const endings = new Set<string>()
  for (let n = 0; n < 80; n += 1) {
    const { sent, left, activity } = await attempt(`seed ${n}`, n % 2 === 0)
    if (sent[0] === 'transfer-call consult') {
      expect(left).toBe(sent.includes('complete-transfer'))
      if (!left) expect(activity).toBe('talking')
    }
    endings.add(sent.at(-1) ?? 'nothing')
  }
  expect([...endings].sort()).toEqual([
    ...['cancel-consult', 'complete-transfer', 'resume-call', 'transfer-call blind'],
  ])
})
