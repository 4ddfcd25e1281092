import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CommandName, TicketFields } from '@hearline/protocol'
import type { Desk } from './desk.ts'
import { signIn, type Answer, type Person } from './person.ts'

/** Takes every call at once and ends it at once, through whatever happens, until told to rest. */
export type Clerk = { person: Person; desk: Desk; rest(): Promise<void>; close(): void }

/**
 * `as` may put somebody who writes down what she does in the person's place.
 * @param ticket what goes on the ticket of every call, which is then answered directly; without it she writes none
 */
export async function openClerk(
  hubUrl: string,
  username: string,
  as = (person: Person): Person => person,
  ticket?: TicketFields,
): Promise<Clerk> {
  const person = as(await signIn(hubUrl, username))
  const desk = await person.desk()
  await persist(person, 'set-availability', { availability: 'ready' })
  const resting = new AbortController()
  const rests = () => resting.signal.aborted
  const work = (async () => {
    while (!rests()) {
      const offer = await desk.row('call', (row) => row.state === 'offered', 1000).catch(() => undefined)
      if (offer) await takeCall(person, { callId: offer.id, fence: offer.fence }, ticket)
      else if (idle(desk) && !rests()) await persist(person, 'set-availability', { availability: 'ready' })
    }
  })()
  return {
    person,
    desk,
    async rest() {
      resting.abort()
      await work
      await persist(person, 'set-availability', { availability: 'busy' })
      await desk.row('operator', (row) => row.availability === 'busy' && row.activity === 'idle', 30_000)
    },
    close: () => {
      resting.abort()
      desk.close()
    },
  }
}

const idle = (desk: Desk) =>
  [...desk.rows.values()].some(
    (row) => row.kind === 'operator' && row.availability !== 'ready' && row.activity === 'idle',
  )

async function takeCall(
  person: Person,
  offer: { callId: string; fence: number },
  ticket?: TicketFields,
): Promise<void> {
  const { status, body } = await persist(person, 'answer-call', offer)
  if (status !== 200) {
    await wait(100) // the news of who has it now is on its way
    return
  }
  const { ticketId } = (body['value'] ?? {}) as { ticketId?: string }
  const rev = (offer.fence - 1) * 1_000 // above what others wrote on it
  if (ticket) await persist(person, 'save-draft', { ticketId, rev: rev + 1, fields: { type: ticket.type } })
  if (ticket) await persist(person, 'save-draft', { ticketId, rev: rev + 2, fields: ticket })
  await persist(person, 'end-call', { callId: offer.callId })
  if (ticket) await persist(person, 'close-ticket-direct', { ticketId })
  await persist(person, 'finish-wrap-up', {})
}

/** The same command under the same key until somebody answers it. */
export async function persist(
  person: Person,
  name: CommandName,
  body: unknown,
  key: string = randomUUID(),
): Promise<Answer> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await person.command(name, body, key).catch(() => undefined)
    if (answer && answer.status < 500) return answer
    await wait(200)
  }
  throw new Error(`${name} was never answered`)
}
