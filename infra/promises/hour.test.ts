import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lostCommands } from '../stand/acknowledged.ts'
import { openDesk, type Desk } from '../stand/desk.ts'
import { signIn } from '../stand/person.ts'
import { brokenLaws } from '../stand/recount.ts'
import { simulate, type Account } from '../stand/simulation.ts'
import { openStand, type Stand } from '../stand/stand.ts'
import { openClerk, type Clerk } from '../stand/clerk.ts'
import { differences } from '../stand/same.ts'

const log = fileURLToPath(new URL('../../../shared/data/call-center/calls-1999-02.csv', import.meta.url))
const calls = 600
const speed = 20
const args = ['--calls', log, '--count', String(calls), '--hour', 'busiest']

/** The hour's end: all calls over, desks and Postgres compared once all has been quiet for 3 s. */
async function settle(stand: Stand, account: Account, clerks: Clerk[], floor: Desk): Promise<void> {
  expect(account.complete).toBe(true)
  expect(account.summary.offered).toBe(calls)
  expect(account.calls.filter((call) => call.endedAt === undefined)).toEqual([])
  for (const clerk of clerks) await clerk.rest()
  await wait(3000)
  expect(await brokenLaws(stand.sql)).toEqual({})
  const [held] = await stand.sql`select count(*)::int as calls, count(answered_at)::int as answered from call`
  expect(held?.['calls']).toBe(calls)
  expect(held?.['answered']).toBeGreaterThan(calls * 0.5)
  expect(await lostCommands(stand.sql, account)).toEqual([])
  for (const clerk of clerks) expect(await differences(stand.sql, clerk.desk, clerk.person.operatorId)).toEqual([])
  expect(await differences(stand.sql, floor)).toEqual([])
  expect(stand.hub.crashes).toEqual([])
}

describe.skipIf(!existsSync(log))('the busiest logged hour as 600 calls (needs ../shared/data)', () => {
  let stand: Stand
  let clerks: Clerk[]
  let floor: Desk

  beforeAll(async () => {
    stand = await openStand({ speed })
    const manager = await signIn(stand.hub.url, 'manager')
    floor = await openDesk(stand.hub.url, manager.token, 'floor')
    clerks = await Promise.all(['op1701', 'op1702', 'op1703'].map((name) => openClerk(stand.hub.url, name)))
  })
  afterAll(async () => {
    for (const clerk of clerks) clerk.close()
    floor.close()
    await stand.close()
  })

  test('every call ends once, every answered call has a ticket, nobody is offered or engaged twice', async () => {
    const simulation = simulate(stand.hub.url, { args, operators: 50, speed })
    await settle(stand, await simulation.account, clerks, floor)
    expect(stand.hub.errors).toEqual([])
  }, 300_000)
})

describe.skipIf(!existsSync(log))(
  'the same hour with a killed hub and a crashed Postgres (needs ../shared/data)',
  () => {
    let stand: Stand
    let clerks: Clerk[]
    let floor: Desk

    beforeAll(async () => {
      stand = await openStand({ speed })
      const manager = await signIn(stand.hub.url, 'manager')
      floor = await openDesk(stand.hub.url, manager.token, 'floor')
      clerks = await Promise.all(['op1701', 'op1702', 'op1703'].map((name) => openClerk(stand.hub.url, name)))
    })
    afterAll(async () => {
      for (const clerk of clerks) clerk.close()
      floor.close()
      await stand.close()
    })

    test('nothing acknowledged is missing, nothing half applied, the desks equal Postgres', async () => {
      const simulation = simulate(stand.hub.url, { args, operators: 50, speed })
      await simulation.offered(150)
      await stand.hub.kill('SIGKILL')
      await stand.hub.start()
      await simulation.offered(300)
      await stand.cluster.restart('immediate')
      await simulation.offered(450)
      await Promise.all([stand.cluster.restart('immediate'), stand.hub.kill('SIGKILL')])
      await stand.hub.start()
      await settle(stand, await simulation.account, clerks, floor)
    }, 420_000)
  },
)
