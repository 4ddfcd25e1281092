import type { CallId, TicketId } from '@hearline/domain'
import type { CommandName } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { Command } from './commands.ts'
import { converse, type Talk } from './conversation.ts'
import type { Writing } from './writing.ts'

const writing: Writing = {
  revisions: [
    { after: 10, fields: { text: 'one' } },
    { after: 20, fields: { text: 'one two' } },
  ],
  rest: { text: 'one two three' },
  registersFirst: true,
  closing: 'submit-ticket',
}
/** Lets everything that is ready to go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

function talking(next = 0.9, given: Partial<Talk> = {}) {
  const clock = manualClock()
  const sent: [CommandName, object][] = []
  const over = Promise.withResolvers<undefined>()
  const settled = Promise.withResolvers<undefined>()
  const command: Command = (name, body) => {
    sent.push([name, body])
    return Promise.resolve({ ok: true, value: {} as never, rows: [] })
  }
  const stopping = new AbortController()
  const random = { next: () => next, fork: randomFrom }
  const done = converse(
    { command, clock, random, signal: stopping.signal },
    {
      callId: 'c' as CallId,
      fence: 3,
      ticketId: 't' as TicketId,
      writing,
      over: over.promise,
      settled: settled.promise,
      wrapsUp: () => true,
      ...given,
    },
  )
  const pass = async (seconds: number) => {
    for (let left = seconds; left > 0; left -= 1) {
      await settle()
      clock.pass(1)
      await settle()
    }
  }
  return { sent, names: () => sent.map(([name]) => name), over, settled, pass, done, stopping }
}

test('notes while she talks, the rest after she hung up, each under a higher revision', async () => {
  const talk = talking()
  await talk.pass(12)
  expect(talk.sent).toEqual([['save-draft', { ticketId: 't', rev: 2001, fields: { text: 'one' } }]])
  talk.over.resolve(undefined)
  await talk.pass(200)
  await talk.done
  expect(talk.names().filter((name) => name !== 'extend-wrap-up')).toEqual([
    'save-draft',
    'save-draft',
    'register-ticket',
    'submit-ticket',
  ])
  expect(talk.sent.find(([, body]) => 'rev' in body && body.rev === 2002)).toBeDefined()
  expect(talk.names()).not.toContain('end-call')
})

test('when all is said the operator ends the call with its fence', async () => {
  const talk = talking()
  talk.settled.resolve(undefined)
  await talk.pass(1)
  expect(talk.sent).toEqual([['end-call', { callId: 'c', fence: 3 }]])
  talk.over.resolve(undefined)
  await talk.pass(200)
  await talk.done
  expect(talk.names().filter((name) => name === 'end-call')).toHaveLength(1)
})

test('a call taken back to its queue leaves nothing to write up', async () => {
  const talk = talking(0.9, { wrapsUp: () => false })
  talk.over.resolve(undefined)
  await talk.pass(1)
  await talk.done
  expect(talk.names()).toEqual([])
})

test('a hold ends before the call does', async () => {
  const talk = talking(0.01)
  await talk.pass(16)
  expect(talk.names()).toContain('hold-call')
  talk.settled.resolve(undefined)
  await talk.pass(10)
  expect(talk.names().slice(-2)).toEqual(['resume-call', 'end-call'])
  talk.over.resolve(undefined)
  await talk.pass(200)
  await talk.done
})

test('stopping ends it without another word', async () => {
  const talk = talking()
  talk.stopping.abort()
  talk.over.resolve(undefined)
  await talk.done
  expect(talk.names()).toEqual([])
})
