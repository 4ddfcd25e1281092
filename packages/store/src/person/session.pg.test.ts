import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { writeAudit } from './audit.ts'
import { findSession, revokeSessions, tokenHash } from './session.ts'
import { audit, session } from './tables.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const signIn = (id: string, userId: string, ends = '1 day') => on.hands`
  insert into session (id, token, user_id, expires_at) values (${id}, ${`token-${id}`}, ${userId}, now() + ${ends}::interval)`

test('a sign-in is found by its token while it lasts', async () => {
  await signIn('here', 'anna')
  await signIn('over', 'anna', '-1 second')
  const found = await findSession(on.store.read, 'token-here')
  expect(found).toMatchObject({ id: 'here', userId: 'anna', tokenHash: tokenHash('token-here'), revokedAt: null })
  expect(await findSession(on.store.read, 'token-over')).toBeUndefined()
  expect(await findSession(on.store.read, 'token-none')).toBeUndefined()
})

test('revoking ends the sign-ins of that person only, and is news', async () => {
  await signIn('one', 'ben')
  await signIn('two', 'ben')
  await signIn('other', 'cleo')
  const single = await on.store.tx((tx) => revokeSessions(tx, 'ben', 'one'))
  expect(single.changes).toMatchObject([{ kind: 'session', row: { id: 'one', version: 2 } }])
  const all = await on.store.tx((tx) => revokeSessions(tx, 'ben'))
  expect(all.value.map(({ id }) => id)).toEqual(['two'])
  expect(await findSession(on.store.read, 'token-two')).toBeUndefined()
  expect(await findSession(on.store.read, 'token-other')).toBeDefined()
})

test('a deletion through Drizzle, as the auth library does it, revokes', async () => {
  await signIn('out', 'dora')
  await on.store.read.delete(session).where(eq(session.token, 'token-out'))
  expect(await findSession(on.store.read, 'token-out')).toBeUndefined()
  const [row] = await on.store.read.select().from(session).where(eq(session.id, 'out'))
  expect(row?.revokedAt).toEqual(expect.any(Number))
})

test('each entry of the audit is a row of its own, in the order they were made', async () => {
  for (const reason of ['first', 'second']) {
    await on.store.tx((tx) => writeAudit(tx, { actor: 'lead001', act: 'reveal-caller', subject: 'call/1', reason }))
  }
  const kept = await on.store.read.select().from(audit).where(eq(audit.subject, 'call/1')).orderBy(audit.id)
  expect(kept.map(({ actor, reason }) => [actor, reason])).toEqual([
    ['lead001', 'first'],
    ['lead001', 'second'],
  ])
})
