import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recountDay } from '../recount/recount.ts'
import { lostCommands } from '../stand/acknowledged.ts'
import { openClerk, type Clerk } from '../stand/clerk.ts'
import { openDesk, type Desk } from '../stand/desk.ts'
import { signIn } from '../stand/person.ts'
import { brokenLaws } from '../stand/recount.ts'
import { differences } from '../stand/same.ts'
import { simulate, type Account } from '../stand/simulation.ts'
import { openStand, type Stand } from '../stand/stand.ts'

const isFull = process.env['HEARLINE_FULL'] === '1'
const calls = 600
const speed = 20
/** Whose own day is looked at. */
const looked = 6

/** All that is kept and shown of the day equals what plain SQL counts, and `pnpm history:recount` finds nothing. */
async function figuresAgree({ sql, databaseUrl, hub }: Stand, { operators }: Account, speed: number): Promise<void> {
  const names = operators.slice(0, looked).map(({ username }) => username)
  const { differences, numbers, command } = await recountDay({
    sql,
    databaseUrl,
    hubUrl: hub.url,
    speed,
    operators: names,
  })
  expect(differences).toEqual([])
  expect(command).toMatch(/^\d+ rows counted again, 0 differ\.$/)
  for (const [what, many] of Object.entries(numbers))
    expect(many, what).toBeGreaterThan(what === 'own days' ? looked : 50)
}

describe('the busiest hour of the log in ../shared/data as 600 calls, or an even hour where there is no log', () => {
  let stand: Stand
  let floor: Desk
  let clerks: Clerk[]

  beforeEach(async () => {
    stand = await openStand({ speed })
    const manager = await signIn(stand.hub.url, 'manager')
    floor = await openDesk(stand.hub.url, manager.token, 'floor')
    clerks = await Promise.all(['op1701', 'op1702', 'op1703'].map((name) => openClerk(stand.hub.url, name)))
  })
  afterEach(async () => {
    for (const clerk of clerks) clerk.close()
    floor.close()
    await stand.close()
  })

  const play = () => {
    const args = ['--count', String(calls), '--hour', 'busiest']
    return simulate(stand.hub.url, { args, operators: 50, speed })
  }

  /** All calls are over; screens and Postgres are compared once all has been quiet for 3 s. */
  const settle = async (account: Account) => {
    expect(account.complete).toBe(true)
    expect(account.summary.offered).toBe(calls)
    expect(account.calls.filter((call) => call.endedAt === undefined)).toEqual([])
    for (const clerk of clerks) await clerk.rest()
    await wait(3000)
    expect(await brokenLaws(stand.sql)).toEqual({})
    const [held] = await stand.sql`select count(*)::int as calls, count(answered_at)::int as answered from call`
    expect(held?.['calls']).toBe(calls)
    expect(held?.['answered']).toBeGreaterThan(calls / 2) // else the laws would hold of hardly anything
    expect(await lostCommands(stand.sql, account)).toEqual([])
    for (const { desk, person } of clerks) expect(await differences(stand.sql, desk, person.operatorId)).toEqual([])
    expect(await differences(stand.sql, floor)).toEqual([])
    expect(stand.hub.crashes).toEqual([])
    await figuresAgree(stand, account, speed)
  }

  // without faults the same laws are tried in full only
  if (isFull)
    test('undisturbed, and without one line of complaint', async () => {
      const hour = play()
      await settle(await hour.account)
      expect(stand.hub.errors).toEqual([])
    }, 420_000)

  test('with the hub killed and Postgres crashed on the way: every call ends once, every answered call has a ticket, nobody is offered or engaged twice, nothing acknowledged is missing, every figure equals a recount', async () => {
    const hour = play()
    await hour.offered(150)
    await stand.hub.kill('SIGKILL')
    await stand.hub.start()
    await hour.offered(300)
    await stand.cluster.restart('immediate')
    await hour.offered(450)
    await Promise.all([stand.cluster.restart('immediate'), stand.hub.kill('SIGKILL')])
    await stand.hub.start()
    await settle(await hour.account)
  }, 480_000)
})

// ten calls a second are near what two cores hold: twenty minutes, and two hours
if (isFull)
  describe.each([
    { what: '10,000 calls of a real morning', args: ['--day', '70000', '--between', '09:00-10:50'], calls: 10_000 },
    { what: '70,000 calls of a real day', args: ['--day', '70000'], calls: 70_000 },
  ])('$what', ({ args, calls }) => {
    const [speed, pace] = [6, 10]
    test(
      'every call ends once, every answered call has a ticket, nothing acknowledged is missing, every figure equals a recount',
      async () => {
        await using open = new AsyncDisposableStack()
        const stand = open.adopt(await openStand({ speed }), (one) => one.close())
        const account = await simulate(stand.hub.url, { args, speed, pace }).account
        expect(account.complete).toBe(true)
        expect(account.summary.offered).toBeGreaterThanOrEqual(calls) // some call again
        expect(account.calls.filter((call) => call.endedAt === undefined)).toEqual([])
        expect(await brokenLaws(stand.sql)).toEqual({})
        const [held] = await stand.sql`select count(*)::int as calls, count(answered_at)::int as answered from call`
        expect(held?.['calls']).toBe(account.summary.offered)
        expect(held?.['answered']).toBeGreaterThan(calls / 2)
        expect(await lostCommands(stand.sql, account)).toEqual([])
        await figuresAgree(stand, account, speed)
        expect([stand.hub.errors, stand.hub.crashes]).toEqual([[], []])
      },
      6 * 3_600_000,
    )
  })
