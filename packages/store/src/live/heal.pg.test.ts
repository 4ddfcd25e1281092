import type { CallId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, ticket } from '../schema.ts'
import type { Store } from '../store.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { heal, type Healing } from './heal.ts'
import type { LiveRow } from './kinds.ts'

let on: TestStore
let store: Store
let hands: postgres.Sql

beforeAll(async () => {
  on = await freshStore()
  ;({ store, hands } = on)
})

afterAll(() => on.close())

const typed = (value: unknown) => hands.json(value as never)
const insertQueue = (sql: postgres.Sql, id: string) =>
  sql`insert into queue (id, name) values (${id}, ${typed({ zh: id, en: id })})`
const queuesOf = ({ changes }: Healing) =>
  changes.filter(({ kind }) => kind === 'queue').map(({ row }) => row as LiveRow<'queue'>)
const idsOf = (healing: Healing) => queuesOf(healing).map(({ id }) => id as string)

test('a change by hand is found by the next read, with its version', async () => {
  await insertQueue(hands, 'typed')
  const floor = await heal(store)
  expect(queuesOf(floor).find(({ id }) => id === 'typed')).toMatchObject({ version: 1, name: { zh: 'typed' } })
  await hands`update queue set priority = 7, version = 99 where id = 'typed'`
  let next = await heal(store, floor.cursor)
  expect(queuesOf(next)).toMatchObject([{ id: 'typed', version: 2, priority: 7 }])
  // transactions of other databases hold the cursor back too; once they are over, the row is not read again
  await expect.poll(async () => queuesOf(await heal(store, (next = await heal(store, next.cursor)).cursor))).toEqual([])
  expect(next.asOf).toBeGreaterThanOrEqual(floor.asOf)
})

test('rows committed late and out of order are not missed', async () => {
  const floor = await heal(store)
  const ids = Array.from({ length: 8 }, (_, n) => `late-${n}`)
  const late = await Promise.all(ids.map((id) => openTransaction((sql) => insertQueue(sql, id))))
  let cursor = floor.cursor
  const seen = new Set<string>()
  // the last to begin commits first, and a read falls between each two commits
  for (const [n, transaction] of late.toReversed().entries()) {
    await insertQueue(hands, `quick-${n}`)
    await transaction.commit()
    const healing = await heal(store, cursor)
    cursor = healing.cursor
    for (const id of idsOf(healing)) seen.add(id)
    expect(seen).toContain(ids.at(-1 - n))
  }
  expect([...seen].toSorted()).toEqual([...ids, ...ids.map((_, n) => `quick-${n}`)].toSorted())
})

test('many writers against a reader that never stops: every last version arrives', async () => {
  let { cursor } = await heal(store)
  const known = new Map<string, number>()
  const read = async () => {
    const healing = await heal(store, cursor)
    cursor = healing.cursor
    for (const { id, version } of queuesOf(healing)) {
      // rows of the tests before may come again
      if (id.startsWith('busy-')) known.set(id, Math.max(version, known.get(id) ?? 0))
    }
  }
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let n = 0; n < 30; n += 1) {
      await store.tx(async (tx) => {
        await tx.db.execute(`insert into queue (id, name) values ('busy-${(n + writer) % 9}', '{}')
          on conflict (id) do update set priority = queue.priority + 1`)
      })
    }
  })
  const written = Promise.all(writers).then(() => 'written')
  while ((await Promise.race([written, read()])) !== 'written');
  await read()
  const truth = await hands<{ id: string; version: string }[]>`select id, version from queue where id like 'busy-%'`
  expect(truth).toHaveLength(9)
  expect(known).toEqual(new Map(truth.map(({ id, version }) => [id, Number(version)])))
})

test('without a cursor only what belongs on the floor is read; with one, whatever changed', async () => {
  const operator = (name: string, availability: string) => hands`
    insert into operator (id, username, name, group_id, availability, since, idle_since, queues, changed_by)
    values (gen_random_uuid(), ${name}, ${name}, 'g', ${availability}, now(), now(), '[]', '{}')`
  const before = await heal(store)
  await operator('away', 'signed-out')
  await operator('here', 'ready')
  const names = ({ changes }: Healing) =>
    changes.flatMap(({ kind, row }) => (kind === 'operator' ? [row.username] : []))
  expect(names(await heal(store))).toEqual(['here'])
  expect(names(await heal(store, before.cursor)).toSorted()).toEqual(['away', 'here'])
})

test('healed rows are those a transaction tells, to the field, and hold no secrets', async () => {
  const { cursor } = await heal(store)
  await hands`insert into session (id, token, user_id, expires_at) values ('s', 'the-token', 'p', '2100-01-01T00:00:00.123456Z')`
  const { changes } = await store.tx(async (tx) => {
    const secret = Buffer.from('secret')
    const [appeal] = await tx.db
      .insert(ticket)
      .values({
        id: '01980000-0000-7000-8000-000000000001' as TicketId,
        authorId: '01980000-0000-7000-8000-000000000002' as OperatorId,
        openedAt: tx.now,
        text: 'secret',
        title: 'secret',
        privateSealed: secret,
        changed: ['title', 'a "b", c'],
      })
      .returning()
    tx.changed('ticket', appeal!)
    const [arrived] = await tx.db
      .insert(call)
      .values({
        ...{
          id: '01980000-0000-7000-8000-000000000003' as CallId,
          state: 'queued',
          queueId: 'typed' as QueueId,
          hotline: '12345',
        },
        ...{ arrivedAt: tx.now, waitingSince: tx.now - 123, switchId: 's', switchCall: 'c' },
        ...{ callerMasked: '138****5678', callerSealed: secret, callerIndex: secret, callerKey: 1 },
      })
      .returning()
    tx.changed('call', arrived!)
  })
  const healing = await heal(store, cursor)
  expect(healing.changes.filter(({ kind }) => kind === 'call' || kind === 'ticket')).toEqual(
    changes.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
  )
  expect(JSON.stringify(changes)).not.toMatch(/secret|115,101,99|Buffer/)
  const [signIn] = healing.changes.filter(({ kind }) => kind === 'session')
  expect(Object.keys(signIn!.row).toSorted()).toEqual([
    'expiresAt',
    'id',
    'revokedAt',
    'tokenHash',
    'userId',
    'version',
  ])
  expect(signIn!.row).toMatchObject({ expiresAt: Date.parse('2100-01-01T00:00:00.123Z'), revokedAt: null })
  expect(JSON.stringify(healing)).not.toContain('the-token')
})

test('the data epoch stays, until a restore raises the mark', async () => {
  const { dataEpoch } = await heal(store)
  expect((await heal(store)).dataEpoch).toBe(dataEpoch)
  await hands`update restore_mark set mark = mark + 1`
  expect((await heal(store)).dataEpoch).not.toBe(dataEpoch)
})

/** A transaction that has written and waits to be told to commit. */
async function openTransaction(write: (sql: postgres.Sql) => Promise<unknown>) {
  let release: () => void = () => undefined
  const told = new Promise<void>((resolve) => (release = resolve))
  let done: Promise<unknown> = Promise.resolve()
  await new Promise<void>((written) => {
    done = hands.begin(async (sql) => {
      await write(sql as unknown as postgres.Sql)
      written()
      await told
    })
  })
  return {
    async commit() {
      release()
      await done
    },
  }
}
