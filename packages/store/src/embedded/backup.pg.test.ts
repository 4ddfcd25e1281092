import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heal } from '../live/heal.ts'
import { migrate } from '../migrate.ts'
import { openStore } from '../store.ts'
import { testKeys } from '../testing/store.ts'
import { BackupTrouble, takeBackup } from './backup.ts'
import { startCluster, type Cluster } from './cluster.ts'
import { putBack } from './restore.ts'

let home: string
let cluster: Cluster

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hearline-backup-'))
  cluster = await startCluster({ dataDir: join(home, 'data') })
  await cluster.ensureDatabase('hearline')
  await migrate(cluster.url('hearline'))
}, 60_000)

afterAll(async () => {
  await cluster.stop('immediate')
  await rm(home, { recursive: true, force: true })
})

async function query(text: string) {
  const sql = postgres(cluster.url('hearline'), { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(text))]
  } finally {
    await sql.end()
  }
}

async function epoch(): Promise<string> {
  const store = openStore({ url: cluster.url('hearline'), poolSize: 2, dataKeys: testKeys() })
  try {
    return (await heal(store)).dataEpoch
  } finally {
    await store.end()
  }
}

const put = async (name: string) => {
  await putBack(cluster.folder, join(home, name))
}
const names = async () => (await query(`select name ->> 'en' as name from queue order by id`)).map(({ name }) => name)
const add = (name: string) => query(`insert into queue (id, name) values ('${name}', '{"zh": "x", "en": "${name}"}')`)

describe('a backup of a cluster', { timeout: 60_000 }, () => {
  test('taken while writes go on holds what was committed before, and each transaction whole or not at all', async () => {
    await add('a')
    await query('create table pair (n int); create table other (n int)')
    const sql = postgres(cluster.url('hearline'), { max: 2, onnotice: () => undefined })
    let isOver = false
    const over = () => isOver
    const writing = (async () => {
      let n = 0
      for (; !over(); n += 1) {
        await sql.unsafe(`insert into pair select ${n} from generate_series(1, 500); insert into other values (${n})`)
        if (n % 20 === 0) await sql.unsafe('checkpoint')
      }
      return n
    })()
    await takeBackup(cluster.folder, cluster.url('postgres'), join(home, 'first')).finally(() => (isOver = true))
    const written = await writing
    await sql.end()
    await add('b')
    const before = await epoch()

    await cluster.restart('fast', () => put('first'))
    expect(await names()).toEqual(['a'])
    const [found] = await query(
      `select (select count(*) from pair)::int as pairs, count(*)::int as others, max(n) as last from other`,
    )
    expect(written).toBeGreaterThan(5)
    expect(found).toEqual({
      pairs: Number(found?.['others']) * 500,
      others: Number(found?.['last']) + 1,
      last: found?.['last'],
    })
    expect(await epoch()).not.toBe(before)
  })

  test('put back twice makes two data epochs, and no fence or number is given out again', async () => {
    await query(`insert into switch (id, abilities, instruction_n) values ('main', '{}', 7)`)
    await query(`update routing_lease set fence = 3, lease_ends_at = now() + interval '1 hour'`)
    await takeBackup(cluster.folder, cluster.url('postgres'), join(home, 'second'))
    const seen: { epoch: string; n: number; fence: number }[] = []
    for (let times = 0; times < 2; times += 1) {
      await cluster.restart('immediate', () => put('second'))
      const [row] = await query(
        `select instruction_n::int as n, fence::int as fence, lease_ends_at <= clock_timestamp() as free
         from switch, routing_lease`,
      )
      expect(row?.['free']).toBe(true)
      seen.push({ epoch: await epoch(), n: Number(row?.['n']), fence: Number(row?.['fence']) })
    }
    const [first, then] = seen as [(typeof seen)[0], (typeof seen)[0]]
    expect(then.epoch).not.toBe(first.epoch)
    expect(first.n).toBeGreaterThan(1_000)
    expect(then.n).toBeGreaterThan(first.n)
    expect(then.fence).toBeGreaterThan(first.fence)
  })

  test('put back in another place is let in by that place’s password', async () => {
    const elsewhere = join(home, 'elsewhere')
    const fresh = await startCluster({ dataDir: elsewhere, settings: { fsync: 'off' } })
    try {
      await fresh.restart('immediate', async () => {
        const { before } = await putBack(fresh.folder, join(home, 'first'))
        expect(before).toContain('cluster.before-')
      })
      const sql = postgres(fresh.url('hearline'), { max: 1 })
      expect(await sql`select id from queue`).toEqual([{ id: 'a' }])
      await sql.end()
    } finally {
      await fresh.stop('immediate')
    }
  })

  test('refuses folders that cannot be right, in words, and touches nothing', async () => {
    const take = (into: string) => takeBackup(cluster.folder, cluster.url('postgres'), into).catch((e: unknown) => e)
    expect(String(await take(join(home, 'first')))).toMatch(/first is not empty/)
    expect(String(await take(join(cluster.folder, 'inside')))).toMatch(/lies in the data folder/)
    await writeFile(join(home, 'file'), '')
    expect(String(await take(join(home, 'file')))).toMatch(/is a file/)
    const from = (folder: string) => putBack(cluster.folder, folder).catch((e: unknown) => e)
    expect(await from(home)).toBeInstanceOf(BackupTrouble)
    expect(String(await from(join(home, 'nowhere')))).toMatch(/holds no whole backup/)
    await writeFile(join(home, 'second', 'cluster', 'PG_VERSION'), '12\n')
    expect(String(await from(join(home, 'second')))).toMatch(/was made by Postgres 12, and this is/)
    expect((await readdir(cluster.folder)).filter((name) => /new|restored/.test(name))).toEqual([])
  })
})
