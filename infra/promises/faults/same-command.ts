import { randomUUID } from 'node:crypto'
import { inOrder } from '../../history/in-order.ts'
import { openCrowd } from '../../stand/crowd.ts'
import type { Answer, Person } from '../../stand/person.ts'
import { openProxy } from '../../stand/proxy.ts'
import { randomFrom } from '../../stand/random.ts'
import { byChance } from '../../stand/tampering.ts'
import type { FaultPromise } from './promise.ts'

const names = Array.from({ length: 8 }, (_, n) => `op${String(n + 351).padStart(4, '0')}`)

export const sameCommand: FaultPromise = {
  name: 'same-command',
  promise: 'commands sent 1 to 5 times to both hubs, replies cut off after the commit: one effect and one reply an id',
  async run({ stand, full }) {
    const { sql, hubs, door } = stand
    await using open = new AsyncDisposableStack()
    const target = () => hubs.map(({ url }) => Number(new URL(url).port))
    const line = open.adopt(await openProxy({ target }), (one) => one.close())
    const crowd = open.adopt(await openCrowd(door.url, names), (one) => one.close())
    const versions = async () =>
      new Map(
        (await sql<{ id: string; version: number }[]>`select id, version::int from operator`).map((row) => [
          row.id,
          row.version,
        ]),
      )
    const before = await versions()
    const random = randomFrom(5)
    const perPerson = full ? 100 : 15
    let copies = 0
    const differing: string[] = []
    line.tamper(byChance({ cut: 0.3, seed: 3 }))
    const repeat = async (person: Person, n: number) => {
      const key = randomUUID()
      const body = { availability: n % 2 ? 'training' : 'busy' }
      const send = async (): Promise<Answer> => {
        for (;;) {
          copies += 1
          const answer = await person.command('set-availability', body, key).catch(() => undefined)
          if (answer && answer.status < 500) return answer
        }
      }
      const replies = await Promise.all(Array.from({ length: 1 + Math.floor(random() * 5) }, send))
      const told = new Set(replies.map(({ status, body: reply }) => `${status} ${inOrder(reply)}`))
      if (told.size !== 1 || replies[0]?.status !== 200) differing.push([...told].join(' and '))
    }
    await Promise.all(
      crowd.members.map(async ({ person }) => {
        const unsafe = person.at(`http://127.0.0.1:${line.port}`)
        for (let n = 0; n < perPerson; n += 1) await repeat(unsafe, n + 1)
      }),
    )
    const after = await versions()
    const off = crowd.members
      .map(({ person: { username, operatorId } }) => ({
        username,
        effects: (after.get(operatorId) ?? 0) - (before.get(operatorId) ?? 0),
      }))
      .filter(({ effects }) => effects !== perPerson)
    const figure = [
      `${names.length * perPerson} ids in ${copies} copies, ${line.fates.cut} replies cut off`,
      `${differing.length} differing replies`,
      `${off.length} operators with other than ${perPerson} effects`,
      ...differing.slice(0, 3),
      ...off.slice(0, 3).map((one) => JSON.stringify(one)),
    ]
    return { figure: figure.join('; '), held: line.fates.cut > 0 && differing.length === 0 && off.length === 0 }
  },
}
