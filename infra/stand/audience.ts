import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '@hearline/protocol'
import { openDesk } from './desk.ts'
import { signIn, type Person } from './person.ts'
import type { Screen } from './stale.ts'
import type { Stand } from './stand.ts'

/** How late news came, from commit (or the command's reply) to each screen, in ms. Never seen counts as GIVE_UP_MS. */
type Lateness = { hand: number[]; command: number[] }

/** Screens on every hub that look at the same two operators, and somebody who changes those all the time. */
export type Audience = {
  readonly screens: readonly Screen[]
  /** One change by a command, at the hub her desk does not hang on; resolves when every screen shows it. */
  command(): Promise<number[]>
  /** One change typed into Postgres. */
  hand(): Promise<number[]>
  /** Both, each 250 ms, until `work` is over. */
  during(work: Promise<void>): Promise<Lateness>
  close(): void
}

const EVERY_MS = 250
const GIVE_UP_MS = 10_000

export async function openAudience({ hubs, sql }: Stand): Promise<Audience> {
  const manager = await signIn(hubs[0]!.url, 'manager')
  const typed = await signIn(hubs[0]!.url, 'op1690')
  const acting = await signIn(hubs[0]!.url, 'op1691')
  const screens: Screen[] = []
  for (const [n, { url }] of hubs.entries())
    screens.push({ name: `floor at hub ${n}`, desk: await openDesk(url, manager.token, 'floor') })
  const own = async (name: string, { operatorId, token }: Person, hubUrl: string) =>
    screens.push({ name, desk: await openDesk(hubUrl, token), operatorId })
  await own('desk at the first hub', typed, hubs[0]!.url)
  await own('desk at the last hub', acting, hubs.at(-1)!.url)
  let n = 0

  const seen = async ({ operatorId }: Person, version: number): Promise<number[]> => {
    const begun = performance.now()
    const shows = (row: Row) => row.id === operatorId && row.version >= version
    const watching = screens.filter((screen) => screen.operatorId === undefined || screen.operatorId === operatorId)
    return Promise.all(
      watching.map(({ desk }) =>
        desk.row('operator', shows, GIVE_UP_MS).then(
          () => performance.now() - begun,
          () => GIVE_UP_MS,
        ),
      ),
    )
  }
  const hand = async () => {
    const [row] = await sql<{ version: number }[]>`
      update operator set name = ${`typed ${(n += 1)}`} where id = ${typed.operatorId} returning version::int`
    return seen(typed, row!.version)
  }
  const command = async () => {
    const availability = (n += 1) % 2 ? 'training' : 'busy'
    const { status, body } = await acting.command('set-availability', { availability, reason: `no ${n}` })
    if (status !== 200) throw new Error(`set-availability: ${status} ${JSON.stringify(body)}`)
    const row = (body['rows'] as Row[]).find(({ id }) => id === acting.operatorId)
    return row ? seen(acting, row.version) : []
  }
  return {
    screens,
    hand,
    command,
    async during(work) {
      let isOver = false
      const end = work.finally(() => (isOver = true))
      end.catch(() => undefined) // thrown below
      const all = { hand: [] as Promise<number[]>[], command: [] as Promise<number[]>[] }
      const over = () => isOver
      while (!over()) {
        for (const [kind, change] of Object.entries({ hand, command })) {
          const told = change()
          told.catch(() => undefined) // thrown below
          all[kind as keyof Lateness].push(told)
        }
        await wait(EVERY_MS)
      }
      await end
      return { hand: (await Promise.all(all.hand)).flat(), command: (await Promise.all(all.command)).flat() }
    },
    close() {
      for (const { desk } of screens) desk.close()
    },
  }
}
