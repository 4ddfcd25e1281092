import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCluster } from '../embedded/cluster.ts'
import { migrate } from '../migrate.ts'
import { openStore, type Store } from '../store.ts'
import { freshDatabase, type FreshDatabase } from '../testing/database.ts'
import { testKeys } from '../testing/store.ts'
import { openPool, type Pool } from './pool.ts'
import { transact } from './transaction.ts'
import { InDoubt, Unavailable } from './unavailable.ts'

const dataKeys = testKeys()
const ROUNDS = 20

let database: FreshDatabase
let store: Store
let pool: Pool
let admin: postgres.Sql

beforeAll(async () => {
  database = await freshDatabase()
  store = openStore({ url: database.url, poolSize: 4, dataKeys })
  pool = openPool({ url: database.url, size: 4 })
  admin = postgres(database.url, { max: 4, onnotice: () => undefined })
  await admin.unsafe(`
    create table note (name text primary key);
    create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(4); return null; end';
    create constraint trigger linger after insert on note deferrable initially deferred
      for each row when (new.name like 'doubt%') execute function linger()`)
})

afterAll(async () => {
  await Promise.all([store.end(), pool.end(), admin.end()])
  await database.drop()
})

type Say = (text: string) => PromiseLike<unknown>
type Path = (work: (say: Say) => Promise<unknown>) => Promise<unknown>
const paths: Record<string, Path> = {
  raw: (work) => transact(pool, (guard) => work((text) => guard.client.unsafe(text))),
  Drizzle: (work) => store.tx((tx) => work((text) => tx.db.execute(text))),
}
const note = (name: string) => `insert into note values ('${name}')`
const notes = async (like: string) =>
  (await admin<{ name: string }[]>`select name from note where name like ${like} order by name`).map(({ name }) => name)
const pidOf = async (say: Say) => ((await say('select pg_backend_pid() as pid')) as { pid: number }[])[0]!.pid
const gone = async (pid: number) => {
  await admin`select pg_terminate_backend(${pid})`
  while ((await admin`select from pg_stat_activity where pid = ${pid}`).length > 0) await pause(1)
}

/** Where the blow falls. */
const moments = {
  'between two statements': async (_say: Say, pid: number) => {
    await gone(pid)
  },
  'during a statement': async (say: Say, pid: number) => {
    const sleeping = expect(Promise.resolve(say('select pg_sleep(4)'))).rejects.toThrow()
    await gone(pid)
    await sleeping
  },
  'with statements waiting': async (say: Say, pid: number, name: string) => {
    const crowd = [say('select pg_sleep(4)'), ...[1, 2, 3].map((n) => say(note(`${name}-crowd-${n}`)))]
    const settled = Promise.allSettled(crowd)
    await gone(pid)
    for (const { status } of await settled) expect(status).toBe('rejected')
  },
}

describe.each(Object.keys(paths))('on the %s path', (path) => {
  const inTransaction = paths[path]!
  test.each(Object.keys(moments))(
    `a backend that dies %s takes its transaction along, ${ROUNDS} times`,
    async (moment) => {
      const mark = `${path}-${moment.replaceAll(' ', '-')}`
      const neighbours = keepWriting(inTransaction, mark)
      for (let round = 0; round < ROUNDS; round += 1) {
        const name = `${mark}-dead-${round}`
        let afterlife: Promise<unknown> = Promise.resolve()
        const dying = inTransaction(async (say) => {
          await say(note(`${name}-before`))
          afterlife = live(say, name, moments[moment as keyof typeof moments])
          await afterlife
        })
        await expect(dying).rejects.toBeInstanceOf(Unavailable)
        await afterlife
      }
      const { kept, lost } = await neighbours.stop()
      expect(await notes(`${mark}-dead-%`)).toEqual([])
      expect(kept.length).toBeGreaterThan(ROUNDS)
      expect(lost).toEqual([])
      expect(await notes(`${mark}-alive-%`)).toEqual(kept.toSorted())
      expect(await notes(`${mark}-undone-%`)).toEqual([])
    },
  )

  /** What a callback does that takes no notice of the end of its transaction. */
  async function live(say: Say, name: string, blow: (say: Say, pid: number, name: string) => Promise<void>) {
    await blow(say, await pidOf(say), name)
    for (const text of [note(`${name}-after`), 'commit', 'begin', note(`${name}-later`), 'commit']) {
      await expect(Promise.resolve(say(text))).rejects.toThrow()
      await pause(2)
    }
  }

  test('a connection lost during COMMIT leaves its outcome in doubt', async () => {
    let pid = 0
    const doubtful = inTransaction(async (say) => {
      await say(note(`doubt-${path}`))
      pid = await pidOf(say)
    })
    const outcome = expect(doubtful).rejects.toBeInstanceOf(InDoubt)
    const committing = () =>
      admin`select from pg_stat_activity where pid = ${pid} and query = 'commit' and state = 'active'`
    await expect.poll(async () => (await committing()).length, { interval: 10 }).toBe(1)
    await gone(pid)
    await outcome
  })
})

/** Transactions on the same pool, all along: one in three is rolled back. */
function keepWriting(inTransaction: Path, mark: string) {
  const kept: string[] = []
  const lost: unknown[] = []
  let writing = true
  const writers = [1, 2, 3].map(async (writer) => {
    for (let n = 0; writing; n += 1) {
      const name = `${writer}-${n}`
      const undone = n % 3 === 2
      const work = inTransaction(async (say) => {
        await say(note(`${mark}-${undone ? 'undone' : 'alive'}-${name}`))
        await pause(1)
        if (undone) throw new Error('undone')
      })
      await work.then(
        () => kept.push(`${mark}-alive-${name}`),
        (error: unknown) => (undone && (error as Error).message === 'undone' ? undefined : lost.push(error)),
      )
    }
  })
  return {
    async stop() {
      writing = false
      await Promise.all(writers)
      return { kept, lost }
    },
  }
}

test('a server restarted in mid-transaction: nothing half done is kept, and the store goes on', async () => {
  const cluster = await startCluster({ dataDir: await mkdtemp(join(tmpdir(), 'hearline-restart-')) })
  try {
    await cluster.ensureDatabase('hearline')
    await migrate(cluster.url('hearline'))
    const own = openStore({ url: cluster.url('hearline'), poolSize: 6, dataKeys })
    for (let round = 0; round < 2; round += 1) {
      let begun = 0
      const open = Array.from({ length: 6 }, (_, n) =>
        own.tx(async (tx) => {
          await tx.db.execute(sql`insert into setting values (${`half-${round}-${n}`}, '1')`)
          begun += 1
          for (;;) {
            await pause(n * 3)
            await tx.db.execute(sql`insert into setting values (${`more-${round}-${n}-${Math.random()}`}, '1')`)
          }
        }),
      )
      const outcomes = Promise.allSettled(open)
      await expect.poll(() => begun, { interval: 5 }).toBe(6)
      await cluster.restart('immediate')
      for (const outcome of await outcomes)
        expect(outcome).toMatchObject({ reason: expect.any(Unavailable) as Unavailable })
      await expect
        .poll(
          () =>
            own
              .tx((tx) => tx.db.execute(sql`insert into setting values (${`whole-${round}`}, '1')`))
              .then(
                () => 'kept',
                () => 'refused',
              ),
          { interval: 20, timeout: 10_000 },
        )
        .toBe('kept')
    }
    const rows = await own.read.execute<{ name: string }>(sql`select name from setting order by name`)
    expect(rows.map(({ name }) => name)).toEqual(['whole-0', 'whole-1'])
    await own.end()
  } finally {
    await cluster.stop('immediate')
    await rm(cluster.folder, { recursive: true, force: true })
  }
}, 60_000)

test('a server that is away is told within a second', async () => {
  const away = openStore({ url: 'postgres://nobody@127.0.0.1:1/none', dataKeys })
  for (let n = 0; n < 3; n += 1) {
    const start = performance.now()
    await expect(away.tx(() => Promise.resolve(1))).rejects.toBeInstanceOf(Unavailable)
    await expect(away.read.execute(sql`select 1`)).rejects.toBeInstanceOf(Unavailable)
    expect(performance.now() - start).toBeLessThan(1_000)
  }
  await away.end()
})

test('a server that accepts and then says nothing is given up', async () => {
  const mute = createServer(() => undefined)
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as AddressInfo
  const waiting = openStore({ url: `postgres://nobody@127.0.0.1:${port}/none`, dataKeys })
  await expect(waiting.tx(() => Promise.resolve(1))).rejects.toBeInstanceOf(Unavailable)
  await waiting.end()
  mute.close()
})

test('while nobody is let in one line knocks for all', async () => {
  let knocks = 0
  const mute = createServer((socket) => {
    knocks += 1
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as AddressInfo
  const store = openStore({ url: `postgres://nobody@127.0.0.1:${port}/none`, poolSize: 10, dataKeys })
  const asked: Promise<unknown>[] = []
  const until = performance.now() + 4_500
  while (performance.now() < until) {
    asked.push(store.read.execute(sql`select 1`).catch((error: unknown) => error))
    await pause(50)
  }
  // five lines before it is known, which takes 3 s, and one at a time after that
  expect(knocks).toBeGreaterThan(5)
  expect(knocks).toBeLessThanOrEqual(7)
  await store.end()
  expect((await Promise.all(asked)).every((error) => error instanceof Unavailable)).toBe(true)
  mute.close()
})
