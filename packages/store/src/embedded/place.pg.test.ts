import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCluster } from './cluster.ts'
import { FALLBACK } from './place.ts'

let home: string
let said: string[]

const start = () =>
  startCluster({ dataDir: join(home, '.data'), settings: { fsync: 'off' }, say: (line) => said.push(line) })

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hearline-home-'))
  said = []
})

afterEach(async () => {
  const moved = await readFile(join(home, '.data/moved-to'), 'utf8').catch(() => '')
  if (moved.startsWith(FALLBACK)) await rm(moved.trim(), { recursive: true })
  await rm(home, { recursive: true })
})

test.runIf(process.getuid?.() === 0)(
  'as root, data below a closed folder moves to one the server can reach',
  async () => {
    await chmod(home, 0o700)
    const first = await start()
    expect(first.folder.startsWith(FALLBACK)).toBe(true)
    expect(said.join()).toContain(first.folder)
    const sql = postgres(first.url('postgres'), { max: 1 })
    await sql`create table kept as select 42 as answer`
    await sql.end()
    await first.stop()

    const second = await start()
    expect(second.folder).toBe(first.folder)
    const again = postgres(second.url('postgres'), { max: 1 })
    expect([...(await again`select answer from kept`)]).toEqual([{ answer: 42 }])
    await again.end()
    await second.stop()
  },
)

test('data below an open folder stays there', async () => {
  await chmod(home, 0o755)
  const cluster = await start()
  expect(cluster.folder).toBe(join(home, '.data'))
  expect(said).toEqual([])
  expect((await stat(join(home, '.data'))).mode & 0o777).toBe(0o755)
  await cluster.stop()
})
