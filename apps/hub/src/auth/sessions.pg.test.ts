import { randomBytes, randomUUID } from 'node:crypto'
import { heal, revokeSessions, session, tokenHash, type Person, type Store } from '@hearline/store'
import { freshStore, type TestStore } from '@hearline/store/testing/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FloorModel } from '../floor/model.ts'
import type { People } from './people.ts'
import { openSessions } from './sessions.ts'

let fresh: TestStore
let store: Store
beforeAll(async () => {
  fresh = await freshStore()
  store = fresh.store
})
afterAll(() => fresh.close())

const somebody: Person = {
  ...{ id: 'p', username: 'manager', name: 'M', role: 'manager', operatorId: null, groupId: null, unitCode: null },
} as Person
const people: Pick<People, 'find'> = { find: () => Promise.resolve(somebody) }

/** Sessions, and how many look-ups they make. */
async function open() {
  const count = { all: 0 }
  const read = new Proxy(store.read, {
    get(db, name) {
      if (name !== 'select') return Reflect.get(db, name) as unknown
      return (...args: []) => {
        count.all += 1
        return db.select(...args)
      }
    },
  })
  const model = new FloorModel()
  const found = await heal(store)
  model.heard(found)
  model.apply(found.changes)
  const sessions = openSessions({ store: { ...store, read }, model, people })
  return { sessions, model, count }
}

async function signIn(validMs = 60_000): Promise<{ id: string; token: string }> {
  const [id, token] = [randomUUID(), randomBytes(16).toString('hex')]
  const expiresAt = new Date(Date.now() + validMs)
  await store.tx((tx) => tx.db.insert(session).values({ id, token, userId: 'p', expiresAt }))
  return { id, token }
}

test('a token of nobody costs one query, however often and at once it comes', async () => {
  const { sessions, count } = await open()
  const token = randomBytes(16).toString('hex')
  const asked = await Promise.all(Array.from({ length: 50 }, () => sessions.actorOf(token)))
  expect(asked.every((one) => one === undefined)).toBe(true)
  expect(await sessions.actorOf(token)).toBeUndefined()
  expect(count.all).toBeLessThanOrEqual(2)
  sessions.stop()
})

test('a sign-in made elsewhere is found once; when it ends it is nobody at once', async () => {
  const { sessions, count, model } = await open()
  const { id, token } = await signIn()
  expect(await sessions.actorOf(token)).toMatchObject({ id: 'manager', sessionId: id })
  expect(await sessions.actorOf(token)).toMatchObject({ sessionId: id })
  expect(count.all).toBe(1)
  model.apply((await store.tx((tx) => revokeSessions(tx, 'p', id))).changes)
  expect(await sessions.actorOf(token)).toBeUndefined()
  expect(sessions.isValid(id)).toBe(false)
  expect(count.all).toBe(1)
  sessions.stop()
})

test('a token that was nobody before it was news is somebody after', async () => {
  const { sessions, model } = await open()
  const token = randomBytes(16).toString('hex')
  expect(await sessions.actorOf(token)).toBeUndefined()
  const row = { id: 's', version: 1, userId: 'p', tokenHash: tokenHash(token), revokedAt: null }
  model.apply([{ kind: 'session', row: { ...row, expiresAt: Date.now() + 60_000 } }])
  expect(await sessions.actorOf(token)).toMatchObject({ sessionId: 's' })
  model.clear()
  expect(await sessions.actorOf(token)).toBeUndefined()
  sessions.stop()
})
