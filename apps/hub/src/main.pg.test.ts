import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freshDatabase, type FreshDatabase } from '@hearline/store/testing'
import { seed } from '@hearline/store'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
let database: FreshDatabase
let env: Record<string, string>
const children: ChildProcess[] = []

beforeAll(async () => {
  database = await freshDatabase()
  await seed(database.url, { profile: 'demo' })
  env = {
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_KEY: randomBytes(32).toString('base64'),
    CTI_KEY: randomBytes(24).toString('hex'),
    DEMO: '1',
    PORT: '0',
  }
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await database.drop()
})

type Logged = { readonly level: number; readonly msg: string; readonly err?: { readonly message: string } }

function run(settings: Record<string, string>, flags: readonly string[] = []) {
  const child = spawn(process.execPath, [...flags, main], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const lines = createInterface({ input: child.stdout })
  const port = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const said = JSON.parse(line) as { msg: string; port?: number }
      if (said.msg === 'the hub is open' && said.port !== undefined) resolve(said.port)
    })
  })
  const logged: Logged[] = []
  lines.on('line', (line) => logged.push(JSON.parse(line) as Logged))
  let words = ''
  child.stderr.on('data', (bytes: Buffer) => (words += bytes.toString()))
  return { child, ended, port, logged, words: () => words }
}

test('a wrong environment ends the hub, naming what is wrong', async () => {
  const { ended, words } = run({ ...env, DEMO: '0', SIM_SPEED: '6', CTI_KEY: 'x' })
  expect(await ended).toBe(2)
  expect(words()).toContain('CTI_KEY: ')
})

test(
  'SIGTERM asks pages to come back later and ends well; SIGKILL loses nothing acknowledged',
  { timeout: 60_000 },
  async () => {
    const first = run(env)
    const base = `http://127.0.0.1:${await first.port}`
    const signIn = await fetch(`${base}/api/auth/sign-in/username`, {
      method: 'POST',
      body: JSON.stringify({ username: 'op0001', password: 'hearline-demo' }),
    })
    const { token } = (await signIn.json()) as { token: string }
    const page = io(base, { transports: ['websocket'], auth: { token }, reconnection: false })
    await new Promise<void>((done) => page.once('connect', () => done()))
    await page.emitWithAck('watch', { topic: 'desk' })
    const drained = new Promise<{ afterMs: number }>((done) => page.once('drain', done))
    const reason = new Promise<string>((done) => page.once('disconnect', done))
    first.child.kill('SIGTERM')
    expect((await drained).afterMs).toBeLessThanOrEqual(1_500)
    // not "io server disconnect", after which a page would stay away
    expect(await reason).toBe('transport close')
    expect(await first.ended).toBe(0)

    const second = run(env)
    const again = `http://127.0.0.1:${await second.port}`
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': '0199b0de-0000-4000-8000-000000000001' }
    const open = (at: string) => fetch(`${at}/api/v1/commands/open-ticket`, { method: 'POST', headers, body: '{}' })
    const acknowledged: unknown = await (await open(again)).json()
    second.child.kill('SIGKILL')
    await second.ended
    const third = run(env)
    expect(await (await open(`http://127.0.0.1:${await third.port}`)).json()).toEqual(acknowledged)
  },
)

test.each([
  ['an error nobody catches', "() => { throw new Error('planted') }"],
  ['a rejection nobody handles', "() => void Promise.reject(new Error('planted'))"],
])('%s is logged, pages are asked elsewhere, and the hub ends with 1', { timeout: 60_000 }, async (_what, bug) => {
  const plant = `process.on('SIGUSR2', ${bug})`
  const fallen = run(env, ['--import', `data:text/javascript,${encodeURIComponent(plant)}`])
  const base = `http://127.0.0.1:${await fallen.port}`
  const body = JSON.stringify({ username: 'op0002', password: 'hearline-demo' })
  const signIn = await fetch(`${base}/api/auth/sign-in/username`, { method: 'POST', body })
  const { token } = (await signIn.json()) as { token: string }
  const page = io(base, { transports: ['websocket'], auth: { token }, reconnection: false })
  await new Promise<void>((done) => page.once('connect', () => done()))
  const drained = new Promise((done) => page.once('drain', done))
  const reason = new Promise<string>((done) => page.once('disconnect', done))
  const begun = performance.now()
  fallen.child.kill('SIGUSR2')
  await drained
  expect(await reason).toBe('transport close')
  expect(await fallen.ended).toBe(1)
  expect(performance.now() - begun).toBeLessThan(7_000)
  const bugs = fallen.logged.filter(({ level }) => level === 60)
  expect(bugs).toMatchObject([{ msg: 'a bug ends the hub', err: { message: 'planted' } }])
})
