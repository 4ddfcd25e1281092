import { randomBytes, randomUUID } from 'node:crypto'
import type { Timings } from '@hearline/domain'
import type { News, PlainReply, Row, Tick, WatchReply } from '@hearline/protocol'
import { openStore, readDataKeys, seed, writeSetting } from '@hearline/store'
import { freshDatabase } from '@hearline/store/testing'
import { io, type Socket } from 'socket.io-client'
import { loadEnv } from '../env.ts'
import { startHub, type Hub } from '../hub.ts'
import { openLog } from '../log.ts'

export type TestHubOptions = {
  readonly env?: Record<string, string>
  /** A migrated one; a fresh one when absent. */
  readonly database?: { readonly url: string; drop(): Promise<void> }
  readonly timings?: Partial<Timings>
}

/** A real hub with the demo's people on a database of its own. */
export async function openTestHub(options: TestHubOptions = {}) {
  const database = options.database ?? (await freshDatabase())
  await seed(database.url, { profile: 'demo' })
  const env = {
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_KEY: randomBytes(32).toString('base64'),
    CTI_KEY: randomBytes(24).toString('hex'),
    DEMO: '1',
    PORT: '0',
    ...options.env,
  }
  const log = openLog(process.env['LOG_LEVEL'] ?? 'silent')
  const store = openStore({ url: database.url, poolSize: 2, dataKeys: readDataKeys(env.DATA_KEY) })
  await store.tx((tx) => writeSetting(tx, 'timings', options.timings ?? {}))
  const hubs: Hub[] = []
  const pages: Page[] = []

  async function start(more: Record<string, string> = {}): Promise<Hub> {
    const hub = await startHub(loadEnv({ ...env, ...more }), log)
    hubs.push(hub)
    return hub
  }
  let hub = await start()
  const base = (of: Hub = hub) => `http://127.0.0.1:${of.port}`

  async function request(path: string, init: RequestInit = {}, of: Hub = hub) {
    const answer = await fetch(`${base(of)}${path}`, init)
    const text = await answer.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return { status: answer.status, headers: answer.headers, body: body as never }
  }

  return {
    env,
    database,
    /** For hand-typed statements. */
    store,
    base,
    request,
    start,
    get hub() {
      return hub
    },
    async restart(): Promise<void> {
      await hub.stop()
      hub = await start({ PORT: String(hub.port) })
    },

    async signIn(username: string): Promise<string> {
      const body = JSON.stringify({ username, password: 'hearline-demo' })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${base()}/api/auth/sign-in/username`, { method: 'POST', headers, body })
      if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.status}`)
      return ((await answer.json()) as { token: string }).token
    },

    get: (token: string, path: string) => request(path, { headers: { authorization: `Bearer ${token}` } }),

    command(token: string, name: string, body: unknown, key: string = randomUUID(), of: Hub = hub) {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' }
      return request(`/api/v1/commands/${name}`, { method: 'POST', headers, body: JSON.stringify(body) }, of)
    },

    event: (type: string, about: Record<string, unknown>, n: number) =>
      request('/api/v1/cti/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${env.CTI_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n, type, ...about }),
      }),

    /** Connects a page; it proves its life on every tick unless told not to. */
    async page(token: string, how: { proves?: boolean; of?: Hub } = {}): Promise<Page> {
      const page = await openPage(base(how.of), token, how.proves ?? true)
      pages.push(page)
      return page
    },

    async stop(): Promise<void> {
      for (const page of pages) page.socket.disconnect()
      for (const one of hubs) await one.stop()
      await store.end()
      await database.drop()
    },
  }
}
export type TestHub = Awaited<ReturnType<typeof openTestHub>>
export type Page = Awaited<ReturnType<typeof openPage>>

async function openPage(base: string, token: string, proves: boolean) {
  const socket: Socket = io(base, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false })
  const heard: { event: string; body: unknown }[] = []
  const listeners = new Set<() => void>()
  const note = (event: string, body: unknown) => {
    heard.push({ event, body })
    for (const listener of [...listeners]) listener()
  }
  socket.onAny((event: string, body: unknown) => {
    if (event === 'tick' && proves) socket.emit('alive', { nonce: (body as Tick).nonce })
    note(event, body)
  })
  socket.on('disconnect', (reason) => note('disconnect', reason))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })

  /** The first thing heard, now or later, that `find` finds. */
  function hears<T>(find: (event: string, body: unknown) => T | undefined, ms = 5_000): Promise<T> {
    return new Promise((resolve, reject) => {
      let from = 0
      const look = () => {
        const fresh = heard.slice(from)
        from = heard.length
        for (const { event, body } of fresh) {
          const found = find(event, body)
          if (found === undefined) continue
          done(() => resolve(found))
          return
        }
      }
      const late = setTimeout(() => done(() => reject(new Error(`not heard within ${ms} ms`))), ms)
      const done = (how: () => void) => {
        clearTimeout(late)
        listeners.delete(look)
        how()
      }
      listeners.add(look)
      look()
    })
  }

  return {
    socket,
    heard,
    hears,
    watch: (topic: string) => socket.timeout(5_000).emitWithAck('watch', { topic }) as Promise<WatchReply>,
    say: (event: string, ...body: unknown[]) =>
      socket.timeout(5_000).emitWithAck(event, ...body) as Promise<PlainReply>,
    /** A row in news that `is` true of. */
    row: (is: (row: Row) => boolean, ms?: number) =>
      hears((event, body) => (event === 'news' ? (body as News).rows.find(is) : undefined), ms),
    event: (name: string, ms?: number) => hears((event, body) => (event === name ? { body } : undefined), ms),
  }
}
