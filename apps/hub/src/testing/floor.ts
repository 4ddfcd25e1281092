import { randomBytes, randomUUID } from 'node:crypto'
import { scaled, standardTimings, type CallId, type OperatorId, type QueueId, type Role } from '@hearline/domain'
import type { CommandBody, CommandName } from '@hearline/protocol'
import * as kept from '@hearline/store'
import { freshDatabase } from '@hearline/store/testing'
import { eq } from 'drizzle-orm'
import type { Actor } from '../auth/actor.ts'
import { commit } from '../calls/commit.ts'
import type { Handler, Outcome } from '../commands/handler.ts'
import { handlers } from '../commands/handlers.ts'
import { receive } from '../cti/receive.ts'
import { FloorModel } from '../floor/model.ts'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { offer } from '../routing/offer.ts'
import { fire } from '../timers/effects.ts'

export const general = 'general' as QueueId
export const english = 'english' as QueueId
const EVERY_QUEUE = [general, english].map((queueId) => ({ queueId, level: 2 as const, reserve: false }))

type Why = Parameters<typeof offer>[1]['why']
const why: Why = {
  rule: 'longest-wait',
  waitedMs: 0,
  candidates: [],
  candidateCount: 1,
  relaxedBy: 0,
  via: 'own',
}

/** A floor on a database of its own: two queues, a few operators at present desks, and this hub, which routes. */
export async function openFloor(howMany = 2, speed = 1) {
  const database = await freshDatabase()
  const dataKeys = { current: 1, masters: new Map([[1, randomBytes(32)]]) }
  const store = kept.openStore({ url: database.url, poolSize: 12, dataKeys })
  const model = new FloorModel()
  const announce = (changes: readonly kept.LiveChange[]) => void model.apply(changes)
  const hubId = randomUUID()
  const timings = scaled(standardTimings, speed)
  const log = openLog(process.env['LOG_LEVEL'] ?? 'fatal')
  const deps = { store, model, announce, timings, hubId, log, metrics: openMetrics() }

  await kept.enterHub(store.read, hubId, 'test', 3_600_000)
  const lease = await kept.takeRoutingLease(store.read, hubId, 3_600_000)
  const operators = await commit(deps, (tx) => populate(tx, hubId, howMany))
  await heal()

  async function heal(): Promise<void> {
    const found = await kept.heal(store)
    model.heard(found)
    model.apply(found.changes)
  }

  let n = 0
  const event = (type: string, about: Record<string, unknown>) =>
    receive(
      { ...deps, switchId: 'main' },
      { id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n: ++n, type, ...about },
    )

  /** A call arrives at the switch and is queued; its name there is the returned one. */
  async function arrive(about: Record<string, unknown> = {}) {
    const name = `leg-${randomUUID()}`
    await event('call-arrived', { call: name, to: '12345', from: '13800001234', ...about })
    const id = await kept.boundCall(store.read, 'main', name)
    if (!id) throw new Error('the call did not arrive')
    return { name, id }
  }

  function offerTo(callId: CallId, operatorId: OperatorId, callFence = 0, leaseFence = lease?.fence ?? 0) {
    return offer(deps, { callId, operatorId, why }, { callFence, leaseFence }).then((made) => {
      announce(made.changes)
      return made
    })
  }

  /** A command as the hub runs it, without the idempotency row. */
  function command<N extends CommandName>(
    operatorId: OperatorId,
    name: N,
    body: CommandBody<N>,
    role: Role = 'operator',
  ) {
    const handler = handlers[name] as Handler<N>
    const actor = actorOf(operatorId, role)
    return commit<Outcome<N>>(deps, (tx) => handler({ tx, actor, timings, vault: store.vault, floor: model }, body))
  }

  return {
    ...deps,
    database,
    operators,
    heal,
    event,
    leaseFence: lease?.fence ?? 0,
    arrive,
    offer: offerTo,
    command,

    /** A caller has waited so long, and gives up. */
    async missed(from: string, waitedMs = 6_000) {
      const { name, id } = await arrive({ from })
      await store.tx((tx) =>
        tx.db
          .update(kept.call)
          .set({ waitingSince: tx.now - waitedMs })
          .where(eq(kept.call.id, id)),
      )
      await event('caller-hung-up', { call: name })
      return id
    },

    /** A call comes to this operator, and she takes it. */
    async talking(operatorId: OperatorId, about: Record<string, unknown> = {}) {
      const call = await arrive(about)
      await offerTo(call.id, operatorId)
      const answered = await command(operatorId, 'answer-call', { callId: call.id, fence: 1 })
      if (!answered.ok) throw new Error(answered.error)
      return { ...call, ticketId: answered.value.ticketId }
    },

    /** A lead's command, by the name she has. */
    actAs<N extends CommandName>(operatorId: OperatorId, id: string, name: N, body: CommandBody<N>) {
      const handler = handlers[name] as Handler<N>
      const actor = { ...actorOf(operatorId, 'lead'), id }
      return commit<Outcome<N>>(deps, (tx) => handler({ tx, actor, timings, vault: store.vault, floor: model }, body))
    },

    /** She opens a ticket of no call, and writes this in it. */
    async openTicket(operatorId: OperatorId, fields: CommandBody<'save-draft'>['fields'] = {}, rev = 1) {
      const opened = await command(operatorId, 'open-ticket', {})
      if (!opened.ok) throw new Error(opened.error)
      const { ticketId } = opened.value
      if (Object.keys(fields).length > 0) await command(operatorId, 'save-draft', { ticketId, rev, fields })
      return ticketId
    },
    ready: (operatorId: OperatorId) => command(operatorId, 'set-availability', { availability: 'ready' }),

    async call(id: CallId) {
      const row = await kept.findCall(store.read, id)
      if (!row) throw new Error('no such call')
      return row
    },
    async operator(id: OperatorId) {
      const row = await kept.findOperator(store.read, id)
      if (!row) throw new Error('no such operator')
      return row
    },
    engagements: (id: CallId) => kept.engagementsOf(store.read, id),
    notices: (id: OperatorId) =>
      store.read.select().from(kept.notice).where(eq(kept.notice.operatorId, id)).orderBy(kept.notice.at),
    /** What was written down about a subject, in order. */
    traces: (subject: string) =>
      store.read.select().from(kept.audit).where(eq(kept.audit.subject, subject)).orderBy(kept.audit.at),
    timers: () => store.read.select().from(kept.timer),
    /** Moves the one timer of a subject into the past and takes it. */
    async fireTimer(subject: string, overdueMs = 10, hadPause?: (withinMs: number) => boolean) {
      await store.read.execute(
        `update timer set due_at = clock_timestamp() - interval '${overdueMs} ms' where subject = '${subject}'`,
      )
      const due = (await kept.dueTimers(store.read, 50)).find((timer) => timer.subject === subject)
      if (!due) throw new Error('no timer is due')
      return commit(deps, (tx) => fire({ tx, timings }, due.id, hadPause))
    },
    orders: async (id: CallId) => {
      const { instruction } = kept
      const rows = await store.read.select().from(instruction).where(eq(instruction.callId, id)).orderBy(instruction.n)
      return rows.map(({ body, fence }) => ({ do: (body as { do: string }).do, fence }))
    },

    async stop() {
      await store.end()
      await database.drop()
    },
  }
}
export type TestFloor = Awaited<ReturnType<typeof openFloor>>

const actorOf = (operatorId: OperatorId, role: Role): Actor => ({
  id: 'someone',
  personId: 'someone',
  sessionId: 'session',
  name: 'Someone',
  role,
  operatorId,
  groupId: 'group-001' as NonNullable<Actor['groupId']>,
})

async function populate(tx: kept.Tx, hubId: string, howMany: number) {
  const name = { zh: '队列', en: 'queue' }
  await tx.db.insert(kept.queue).values([
    { id: general, name },
    { id: english, name },
  ])
  await tx.db.insert(kept.hotline).values({ number: '12345', name, queueId: general })
  const idle = { since: tx.now - 1_000, idleSince: tx.now - 1_000, changedBy: { actor: 'test', cause: 'own' } as const }
  const people = Array.from({ length: howMany }, (_, i) => ({
    ...idle,
    id: randomUUID() as OperatorId,
    username: `op${String(i + 1).padStart(4, '0')}`,
    name: '某人',
    groupId: 'group-001' as NonNullable<Actor['groupId']>,
    availability: 'ready' as const,
    queues: EVERY_QUEUE,
  }))
  await tx.db.insert(kept.operator).values(people)
  for (const { id: operatorId } of people) await kept.takeSeat(tx, { operatorId, hubId, socketId: 'desk' })
  return people.map(({ id }) => id)
}
