import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FolderInUse, processMark, startCluster, type Cluster } from './cluster.ts'

let dataDir: string
let running: Cluster[]

const start = async () => {
  const cluster = await startCluster({ dataDir, settings: { fsync: 'off' } })
  running.push(cluster)
  return cluster
}

const query = async (url: string, text: string) => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(text))]
  } finally {
    await sql.end()
  }
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hearline-cluster-'))
  running = []
})

afterEach(async () => {
  for (const cluster of running) await cluster.stop('immediate')
  await rm(dataDir, { recursive: true, force: true })
})

describe('the embedded cluster', { timeout: 60_000 }, () => {
  test('makes databases in UTF8 and C.UTF-8, in which trigrams see Chinese', async () => {
    const cluster = await start()
    expect(await cluster.ensureDatabase('hearline')).toBe(true)
    expect(await cluster.ensureDatabase('hearline')).toBe(false)
    const url = cluster.url('hearline')
    const locale = 'select pg_encoding_to_char(encoding) as encoding, datcollate, datctype from pg_database'
    expect(await query(url, `${locale} where datname = 'hearline'`)).toEqual([
      { encoding: 'UTF8', datcollate: 'C.UTF-8', datctype: 'C.UTF-8' },
    ])
    await query(url, 'create extension pg_trgm')
    expect(await query(url, `select cardinality(show_trgm('水管爆裂')) > 0 as seen`)).toEqual([{ seen: true }])
  })

  test('lets nobody in without the password it keeps for itself', async () => {
    const cluster = await start()
    const url = new URL(cluster.url('postgres'))
    expect(url.hostname).toBe('127.0.0.1')
    url.password = 'guessed'
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect((await stat(join(cluster.folder, 'password'))).mode & 0o777).toBe(0o600)
  })

  test('finds yesterday’s data at the second start', async () => {
    const first = await start()
    await query(first.url('postgres'), 'create table kept as select 42 as answer')
    await first.stop()
    const second = await start()
    expect(await query(second.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('restarts on the same port, after an immediate stop with everything committed', async () => {
    const cluster = await start()
    const before = { pid: cluster.pid, port: cluster.port }
    await query(cluster.url('postgres'), 'create table kept as select 42 as answer')
    await cluster.restart('immediate')
    expect(cluster.pid).not.toBe(before.pid)
    expect(cluster.port).toBe(before.port)
    expect(await query(cluster.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('says so when the server dies by itself, and not when it is restarted', async () => {
    const cluster = await start()
    await cluster.restart()
    expect(await Promise.race([cluster.died, Promise.resolve('quiet')])).toBe('quiet')
    process.kill(cluster.pid, 'SIGKILL')
    expect(await cluster.died).toMatch(/SIGKILL/)
  })

  test('recovers from the pid file of a killed run', async () => {
    const killed = await start()
    await query(killed.url('postgres'), 'create table kept as select 42 as answer')
    process.kill(killed.pid, 'SIGKILL')
    await killed.died
    await rm(join(dataDir, 'owner.json')) // its process is gone as well
    expect(await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).toContain(String(killed.pid))
    const second = await start()
    expect(await query(second.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('is not fooled by a pid file that names somebody else’s living process', async () => {
    await (await start()).stop()
    await writeFile(join(dataDir, 'cluster/postmaster.pid'), `${process.pid}\n${dataDir}/cluster\n`)
    const second = await start()
    expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('replaces the server that outlived the process which started it', async () => {
    const orphan = await start()
    await query(orphan.url('postgres'), 'create table kept as select 42 as answer')
    await writeFile(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid, mark: 'an earlier process' }))
    const second = await start()
    expect(await orphan.died).toMatch(/ended/)
    expect(second.pid).not.toBe(orphan.pid)
    expect(await query(second.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('ends with the process that was just starting it', async () => {
    await (await start()).stop()
    const script = `
      import { readFileSync } from 'node:fs'
      import { startCluster } from ${JSON.stringify(new URL('cluster.ts', import.meta.url).href)}
      const cluster = await startCluster({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })
      const lines = () => {
        try {
          return readFileSync(${JSON.stringify(join(dataDir, 'cluster/postmaster.pid'))}, 'utf8').split('\\n')
        } catch {
          return []
        }
      }
      void cluster.restart('immediate')
      const look = () => {
        const [pid, , , , , , , state] = lines()
        if (!(Number(pid) > 0) || Number(pid) === cluster.pid) return setImmediate(look)
        process.stdout.write(pid + ' ' + (state ?? '').trim())
        process.exit(0)
      }
      look()`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
    const [pid, state] = stdout.split(' ')
    expect(state).not.toBe('ready')
    await expect.poll(() => processMark(Number(pid)), { timeout: 10_000 }).toBeUndefined()
  })

  test('refuses a folder that a living process works on', async () => {
    await start()
    const refused = await startCluster({ dataDir }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(FolderInUse)
    expect(String(refused)).toContain(`process ${process.pid}`)
  })

  test('throws half a cluster of an interrupted first start away', async () => {
    await (await start()).stop()
    await rm(join(dataDir, 'cluster'), { recursive: true })
    await writeFile(join(dataDir, 'cluster.new'), 'half')
    const again = await start()
    expect(await query(again.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
