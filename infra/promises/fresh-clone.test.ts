import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@hearline/store/embedded'
import { goReady } from '../stand/ring.ts'
import { signIn } from '../stand/person.ts'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('../../', import.meta.url))
let folder: string
let port: number
let url: string
let started: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-clone-'))
  port = await freePort()
  url = `http://127.0.0.1:${port}`
  await run('git', ['clone', '--quiet', repository, join(folder, 'hearline')])
}, 60_000)
afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** `npx -y pnpm start` with nothing in the environment but where programs are, and a port of its own. */
async function start(): Promise<void> {
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((part) => !part.includes('node_modules'))
    .join(':')
  started = spawn('npx', ['-y', 'pnpm', 'start'], {
    cwd: join(folder, 'hearline'),
    env: { PATH: path, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    started!.once('exit', (code) => reject(new Error(`start ended with ${String(code)}:\n${said.join('\n')}`)))
    for (const stream of [started!.stdout!, started!.stderr!])
      createInterface(stream).on('line', (line) => {
        said.push(line)
        if (line.includes(url) || line.includes(`localhost:${port}`)) resolve()
      })
  })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
}

async function stop(): Promise<void> {
  if (started?.pid === undefined || started.exitCode !== null) return
  const ended = once(started, 'exit')
  process.kill(-started.pid, 'SIGTERM')
  await ended
  started = undefined
}

test('a fresh clone serves the console, and whoever goes ready gets a call within 30 s; the next start finds the data', async () => {
  await start()
  const page = await fetch(`${url}/`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  const { person, desk } = await goReady({ hub: { url } }, 'op1700')
  const offer = await desk.row('call', (row) => row.state === 'offered', 30_000)
  const answered = await person.command('answer-call', { callId: offer.id, fence: offer.fence })
  expect(answered.status).toBe(200)
  const { ticketId } = answered.body['value'] as { ticketId: string }
  const fields = { type: 'help', title: 'street lamp', text: 'The lamp at the corner has been dark for a week.' }
  expect(await person.command('save-draft', { ticketId, rev: 1, fields })).toMatchObject({ status: 200 })
  desk.close()
  await stop()

  await start()
  const again = await signIn(url, 'op1700')
  const found = await again.get(`/api/v1/tickets/${ticketId}`)
  expect(found).toMatchObject({ status: 200, body: { draft: { rev: 1, fields } } })
}, 300_000)
